"""The ladder of identity: number, day, body, year; never a guess."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.model.ids import DocumentId
from pipeline.model.registry import KnownWork
from pipeline.references.act_targets import Acting, TargetClaim, TargetMatch, resolve_target
from pipeline.rules import Rules

DAY = dt.date(2019, 4, 15)
OTHER_DAY = dt.date(2019, 9, 1)
PROVINCE = "Ủy ban nhân dân tỉnh Sông Trà"
OTHER_PROVINCE = "Ủy ban nhân dân tỉnh Hoa Linh"
DISTRICT = "Ủy ban nhân dân huyện Cầu Bắc, tỉnh Sông Trà"
NUMBER = "20/2019/qd-ubnd"
YEARLY = "20/qd-ubnd"


def work(name: str, authority: str | None = PROVINCE, date: dt.date | None = DAY, number: str = NUMBER) -> KnownWork:
    """Return a known work."""
    return KnownWork(
        id=DocumentId(name), number=number, number_key=number, authority=authority, authority_id=None, date=date, kind=None
    )


def match(
    rules: Rules,
    known: list[KnownWork],
    *,
    date: dt.date | None = None,
    authority: str | None = None,
    number: str = NUMBER,
    acting: str | None = PROVINCE,
    acting_day: dt.date | None = dt.date(2024, 5, 20),
) -> TargetMatch:
    """Resolve one claim of a document of ``acting``."""
    claim = TargetClaim(number_key=number, date=date, authority=authority)
    return resolve_target(claim, Acting(id=DocumentId("self"), date=acting_day, authority=acting), known, rules.territories)


@pytest.mark.parametrize(
    ("date", "authority", "step"),
    [
        (DAY, PROVINCE, 1),
        (DAY, "Chủ tịch UBND tỉnh Sông Trà", 1),
        (DAY, "Ủy ban nhân dân tỉnh", 1),
        (DAY, "UBND TỈNH SÔNG TRÀ", 1),
        (DAY, None, 2),
        (None, PROVINCE, 3),
        (None, None, 4),
    ],
)
def test_rungs_of_the_ladder(rules: Rules, date: dt.date | None, authority: str | None, step: int) -> None:
    """What is said decides on which rung the one possible work is found."""
    found = match(rules, [work("a"), work("b", OTHER_PROVINCE)], date=date, authority=authority)
    assert (found.resolution, found.target, found.step) == ("resolved", "a", step)


def test_nothing_known_is_waiting(rules: Rules) -> None:
    """An unknown number waits, and so does a number that only others have."""
    assert match(rules, []).resolution == "waiting"
    assert match(rules, [work("a", number="21/2019/qd-ubnd")]).resolution == "waiting"


@pytest.mark.parametrize("authority", [None, PROVINCE, "Ủy ban nhân dân tỉnh"])
def test_another_place_is_never_the_target(rules: Rules, authority: str | None) -> None:
    """Number and day of another province or of a district are not the province's, even when nothing else is known."""
    assert match(rules, [work("a", OTHER_PROVINCE), work("b", DISTRICT)], date=DAY, authority=authority) == TargetMatch(
        resolution="waiting"
    )


def test_the_place_that_is_said_wins(rules: Rules) -> None:
    """A province that takes over another one's territory repeals the other's decisions by name."""
    found = match(rules, [work("a"), work("b", OTHER_PROVINCE)], date=DAY, authority=OTHER_PROVINCE)
    assert (found.target, found.step) == ("b", 1)


def test_a_district_acts_on_its_own_and_on_its_province(rules: Rules) -> None:
    """Without a body in the citation a district's number is its own or its province's; two are ambiguous."""
    own, above = work("own", DISTRICT), work("above", PROVINCE, OTHER_DAY)
    assert match(rules, [own], acting=DISTRICT).target == "own"
    assert match(rules, [above], acting=DISTRICT).target == "above"
    assert match(rules, [own, above], acting=DISTRICT).candidates == ("above", "own")
    assert match(rules, [own, above], acting=DISTRICT, date=OTHER_DAY).target == "above"


def test_namesakes_in_two_provinces(rules: Rules) -> None:
    """Districts of one name in two provinces are told apart by the province where it is printed."""
    namesake = work("b", "Ủy ban nhân dân huyện Cầu Bắc, tỉnh Hoa Linh")
    found = match(rules, [work("a", DISTRICT), namesake], date=DAY, authority=DISTRICT)
    assert found.target == "a"


def test_central_works_belong_to_every_place(rules: Rules) -> None:
    """A decree is meant whoever cites it, with or without its body."""
    decree = work("nd", "Chính phủ", number="34/2016/nd-cp")
    for authority in (None, "Chính phủ"):
        assert match(rules, [decree], number="34/2016/nd-cp", authority=authority).target == "nd"


def test_contradicting_days_are_not_resolved(rules: Rules) -> None:
    """Number and body agree and the day does not: a person has to look, the work is a candidate."""
    found = match(rules, [work("a")], date=OTHER_DAY, authority=PROVINCE)
    assert (found.resolution, found.target, found.candidates) == ("ambiguous", None, ("a",))


def test_numbers_that_begin_anew_every_year_need_their_day(rules: Rules) -> None:
    """20/QĐ-UBND without a day could be of any year, even when only one is known."""
    known = [work("a", number=YEARLY)]
    assert match(rules, known, number=YEARLY, authority=PROVINCE).resolution == "ambiguous"
    assert match(rules, known, number=YEARLY, authority=PROVINCE, date=DAY).target == "a"
    assert match(rules, known, number=YEARLY, date=OTHER_DAY).target is None


def test_several_works_are_candidates(rules: Rules) -> None:
    """Two works that fit equally well are both candidates, in a fixed order."""
    found = match(rules, [work("b", date=OTHER_DAY), work("a")])
    assert (found.resolution, found.candidates, found.target) == ("ambiguous", ("a", "b"), None)


def test_two_works_of_one_day_are_candidates(rules: Rules) -> None:
    """Number, day and body agree twice: the registry has two works, and nobody chooses between them."""
    assert match(rules, [work("b"), work("a")], date=DAY, authority=PROVINCE).candidates == ("a", "b")


def test_nobody_acts_on_himself_or_on_the_future(rules: Rules) -> None:
    """The document itself, and what was issued after it, is never its target."""
    assert match(rules, [work("self")]).resolution == "waiting"
    assert match(rules, [work("a")], acting_day=dt.date(2018, 1, 1)).resolution == "waiting"


def test_unknown_bodies_resolve_by_day_only(rules: Rules) -> None:
    """When the body of either side was not read, number and day still agree; the year alone is a guess."""
    assert match(rules, [work("a", None)], date=DAY).target == "a"
    assert match(rules, [work("a", None)]).resolution == "ambiguous"
    assert match(rules, [work("a")], acting=None).resolution == "ambiguous"
    assert match(rules, [work("a")], acting=None, date=DAY).target == "a"
