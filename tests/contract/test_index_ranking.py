"""What comes before what, whatever the engine: named things before words, in force before ended, newer only between equals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from pipeline.model.search import IndexRecord
from pipeline.ports import Index
from pipeline.rules import Rules
from pipeline.search import parse_query
from pipeline.search.numbers_asked import number_forms
from pipeline.search.validity import NEVER
from pipeline.text.fold import fold

WORDS = "Mức thu phí tham quan danh lam thắng cảnh được quy định như sau."
ENDED = (("CON", 2015_01_01), ("HET_TOAN_BO", 2020_01_01))
IN_FORCE = (("CON", 2015_01_01),)
LATER = (("CON", 2015_01_01), ("HET_TOAN_BO", 2030_01_01))


def record(
    rules: Rules,
    identifier: str,
    text: str = WORDS,
    *,
    title: str = "Về việc khác",
    number: str | None = None,
    date: dt.date = dt.date(2015, 1, 1),
    statuses: Sequence[tuple[str, int]] = IN_FORCE,
) -> IndexRecord:
    """Return the record of a document."""
    fields: dict[str, object] = {
        "title": title,
        "text": text,
        "date": date.isoformat(),
        "statuses": [list(period) for period in statuses],
        "force_to": next((since for code, since in statuses if code == "HET_TOAN_BO"), NEVER),
        "number_forms": list(number_forms(number, rules.kinds, year=date.year)),
    }
    return IndexRecord(id=f"{identifier}/document", level="document", document_id=identifier, version=1, fields=fields)


def order(index: Index, rules: Rules, raw: str) -> list[str]:
    """Return the documents in the order in which they are found."""
    return [hit.record.document_id for hit in index.search(parse_query(raw, rules)).hits]


@pytest.mark.parametrize(
    "raw", ["12/2015/QĐ-UBND", "quyết định 12/2015/QĐ-UBND mức thu phí", "12/2015/qd-ubnd muc thu phi tham quan"]
)
def test_an_exact_number_wins_over_any_text(index: Index, rules: Rules, raw: str) -> None:
    """The document that has the number comes before those that only speak of it, however often and with all the words."""
    speaking = f"Quyết định số 12/2015/QĐ-UBND mức thu phí tham quan. {WORDS} " * 5
    others = [record(rules, f"other-{n}", speaking, number=f"{n}/2024/QĐ-UBND", date=dt.date(2024, 1, n)) for n in (1, 2, 3)]
    index.put([*others, record(rules, "named", "Điều 1. Giá nước.", number="12/2015/QĐ-UBND", statuses=ENDED)])
    assert order(index, rules, raw)[0] == "named"


@pytest.mark.parametrize("typed", [str, fold])
def test_a_title_wins_over_any_text(index: Index, rules: Rules, typed: type) -> None:
    """A title that holds the words comes before texts that hold them more often."""
    index.put([record(rules, f"text-{n}", WORDS * 5, date=dt.date(2024, 1, n)) for n in (1, 2, 3)])
    index.put([record(rules, "titled", "Điều 1. Giá nước.", title="Mức thu phí tham quan danh lam thắng cảnh trên địa bàn")])
    assert order(index, rules, typed("phí tham quan danh lam thắng cảnh"))[0] == "titled"


def test_a_phrase_wins_over_any_text(index: Index, rules: Rules) -> None:
    """What holds the quoted phrase is found, what only holds its words is not."""
    scattered = "Thắng cảnh, tham quan, danh lam, phí; lam danh quan tham. " * 5
    index.put([record(rules, "scattered", scattered, date=dt.date(2024, 1, 1)), record(rules, "phrase")])
    assert order(index, rules, 'mức thu "phí tham quan danh lam"') == ["phrase"]


@pytest.mark.parametrize(
    "raw", ["mức thu phí tham quan", "về việc khác", "12/2015", "12/2015/QĐ-UBND", "12/2015 phí tham quan"]
)
def test_in_force_comes_before_ended(index: Index, rules: Rules, raw: str) -> None:
    """Of documents alike, named by words, title or number, the ended one is last, even when it is newer or says it oftener."""
    number, newer = "12/2015/QĐ-UBND", dt.date(2015, 3, 1)
    oftener = f"Phí tham quan: {WORDS}"
    index.put([record(rules, "ended", oftener, number=number, statuses=ENDED, date=newer)])
    index.put(
        [record(rules, "ends-later", number=number, statuses=LATER), record(rules, "unknown", number=number, statuses=())]
    )
    assert order(index, rules, raw)[-1] == "ended"
    assert len(order(index, rules, raw)) == 3


def test_an_ended_document_that_fits_better_comes_first(index: Index, rules: Rules) -> None:
    """Words that only the ended one has decide: who looks for it finds it."""
    index.put([record(rules, "ended", statuses=ENDED), record(rules, "other", "Mức thu phí chợ. Nơi tham quan khác.")])
    assert order(index, rules, "mức thu phí tham quan danh lam thắng cảnh")[0] == "ended"


def test_newer_comes_first_only_between_equals(index: Index, rules: Rules) -> None:
    """The newest of equal texts comes first, but an older one that fits better comes before them."""
    worse = "Mức thu phí chợ. Nơi tham quan."
    index.put([record(rules, f"equal-{n}", date=dt.date(2015, 1, n)) for n in (2, 3, 1)])
    index.put(
        [record(rules, "newest", worse, date=dt.date(2024, 1, 1)), record(rules, "newer", worse, date=dt.date(2023, 1, 1))]
    )
    assert order(index, rules, "mức thu phí tham quan") == ["equal-3", "equal-2", "equal-1", "newest", "newer"]
