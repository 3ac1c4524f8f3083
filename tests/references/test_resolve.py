"""The ladder from a citation to a work: number, day, body, place."""

from __future__ import annotations

import datetime as dt

from pipeline.model.document import Reference
from pipeline.model.ids import DocumentId
from pipeline.model.registry import KnownWork
from pipeline.model.text import Span
from pipeline.references import Acting, resolve_references
from pipeline.rules import load_rules
from pipeline.text.numbers import number_key

OWN = Acting(id=DocumentId("own"), date=dt.date(2031, 5, 1), authority="Ủy ban nhân dân tỉnh Sông Trà")


def _work(name, number, date, body, title=None):
    authority, authority_id = body
    return KnownWork(
        id=DocumentId(name),
        number=number,
        number_key=number_key(number),
        authority=authority,
        authority_id=authority_id,
        date=date,
        kind="quyet_dinh",
        title=title,
    )


PROVINCE = ("Ủy ban nhân dân tỉnh Sông Trà", "ubnd-tinh-song-tra")
OTHER_PROVINCE = ("Ủy ban nhân dân tỉnh Hòa Lĩnh", "ubnd-tinh-hoa-linh")
ASSEMBLY = ("Quốc hội", "quoc-hoi")
SONG_TRA = _work("st", "15/2024/QĐ-UBND", dt.date(2024, 5, 20), PROVINCE)
HOA_LINH = _work("hl", "15/2024/QĐ-UBND", dt.date(2024, 8, 1), OTHER_PROVINCE)
DECREE = _work("nd", "18/2023/NĐ-CP", dt.date(2023, 5, 5), ("Chính phủ", "chinh-phu"))
OLD_LAW = _work("l1", "45/2013/QH13", dt.date(2013, 11, 29), ASSEMBLY, "Luật Đất đai")
NEW_LAW = _work("l2", "31/2024/QH15", dt.date(2024, 1, 18), ASSEMBLY, "LUẬT ĐẤT ĐAI")
KNOWN = (SONG_TRA, HOA_LINH, DECREE, OLD_LAW, NEW_LAW)


def _resolve(own=OWN, known=KNOWN, **given):
    reference = Reference(span=Span(0, 1), quote="x", **given)
    (reference,) = resolve_references([reference], own, known, load_rules().territories)
    return reference.resolution, reference.candidates


def test_number_day_and_body():
    """Number, day and body mean one work, also where another province has the number."""
    given = {"number": "15/2024/QĐ-UBND", "date": dt.date(2024, 5, 20), "authority": "Ủy ban nhân dân tỉnh Sông Trà"}
    assert _resolve(**given) == ("resolved", ("st",))


def test_number_and_day():
    """Number and day mean one work when the body is not named: the own place's, never that of another province."""
    assert _resolve(number="15/2024/QĐ-UBND", date=dt.date(2024, 5, 20)) == ("resolved", ("st",))
    assert _resolve(number="15/2024/QĐ-UBND", date=dt.date(2024, 8, 1)) == ("ambiguous", ("st",))


def test_number_and_body():
    """Number and body mean one work; an office before the body does not count."""
    assert _resolve(number="15/2024/QĐ-UBND", authority="Chủ tịch Ủy ban nhân dân tỉnh Hòa Lĩnh") == ("resolved", ("hl",))


def test_own_province_without_its_name():
    """The words "Ủy ban nhân dân tỉnh" and a number alone mean the own province."""
    assert _resolve(number="15/2024/QĐ-UBND", authority="Ủy ban nhân dân tỉnh") == ("resolved", ("st",))
    assert _resolve(number="15/2024/QĐ-UBND", year=2024) == ("resolved", ("st",))


def test_central_number_is_enough():
    """A decree has its number once in the country; leading zeros and spelling do not count."""
    assert _resolve(number="018/2023/ND-CP") == ("resolved", ("nd",))


def test_another_day_is_never_passed_over():
    """A day that no known work with the number has leaves the citation open, with the candidates."""
    assert _resolve(number="18/2023/NĐ-CP", date=dt.date(2023, 6, 6)) == ("ambiguous", ("nd",))


def test_another_place_is_never_meant():
    """A document of a third province means its own decision, which is not known yet, as an act of it would."""
    own = Acting(id=DocumentId("own"), date=dt.date(2031, 5, 1), authority="Ủy ban nhân dân tỉnh Bến Lau")
    assert _resolve(own=own, number="15/2024/QĐ-UBND") == ("waiting", ())


def test_several_works_are_ambiguous():
    """A document whose body is not known finds two works and takes none."""
    own = Acting(id=DocumentId("own"), date=dt.date(2031, 5, 1))
    assert _resolve(own=own, number="15/2024/QĐ-UBND") == ("ambiguous", ("hl", "st"))


def test_unknown_number_waits():
    """No such work known yet: waiting, without candidates."""
    assert _resolve(number="99/2030/QĐ-UBND") == ("waiting", ())


def test_nobody_cites_the_future():
    """A work that is later than the citing document is no candidate."""
    own = Acting(id=DocumentId("own"), date=dt.date(2024, 6, 1), authority="Ủy ban nhân dân tỉnh Sông Trà")
    assert _resolve(own=own, number="15/2024/QĐ-UBND", date=dt.date(2024, 8, 1)) == ("ambiguous", ("st",))


def test_a_law_by_name_is_the_one_in_force():
    """A law by name is the last one of its name before the citing day; a change within 60 days stays open."""
    assert _resolve(name="Luật Đất đai") == ("resolved", ("l2",))
    before = Acting(id=DocumentId("own"), date=dt.date(2020, 1, 1))
    assert _resolve(own=before, name="Luật Đất đai") == ("resolved", ("l1",))
    at_change = Acting(id=DocumentId("own"), date=dt.date(2024, 2, 1))
    assert _resolve(own=at_change, name="Luật Đất đai") == ("ambiguous", ("l1", "l2"))


def test_self_and_standards_are_no_works():
    """The words "Quyết định này" are self, a technical standard waits: it is no document of the registry."""
    assert _resolve(is_self=True)[0] == "self"
    assert _resolve(role="standard", name="TCVN 1:2001")[0] == "waiting"
