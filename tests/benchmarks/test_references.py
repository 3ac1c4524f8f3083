"""Comparing references with a marked stretch of an invented decision."""

from __future__ import annotations

import hashlib

import pytest

from benchmarks.accuracy.gold import half, lines_of
from benchmarks.accuracy.references import compare_references, paired, place_of
from benchmarks.accuracy.tally import Tally

TEXT = (
    "Căn cứ Luật Cầu phà số 1/2020/QH14;\nBãi bỏ khoản 2\nĐiều 5 Quyết định số 7/2019/QĐ-UBND.\n"
    "Quyết định này có hiệu lực. Quyết định này hết."
)
LAW = {"quote": "Luật Cầu phà số 1/2020/QH14", "occurrence": 1, "number": "1/2020/QH14", "role": "basis"}
CLAUSE = {
    "quote": "khoản 2 Điều 5 Quyết định số 7/2019/QĐ-UBND",
    "occurrence": 1,
    "number": "7/2019/QĐ-UBND",
    "eids": ["art_5__cl_2"],
}
SELF = {"quote": "Quyết định này", "occurrence": 2, "number": None, "role": "self"}


def line(*references, end=None):
    """Return a gold line of the first ``end`` code points."""
    end = end or len(TEXT)
    digest = hashlib.sha256(TEXT[:end].encode()).hexdigest()
    return {
        "file": "x.html",
        "half": "a",
        "references": list(references),
        "stretch": {"start": 0, "end": end, "sha256": digest},
    }


def read(entry, text=None, **changes):
    """Return what the program would say of a marked reference."""
    quote = text or entry["quote"]
    start, end = place_of(TEXT, quote, entry["occurrence"])
    values = {"number": None, "date": None, "eids": [], "attached": False, "role": "cite", **entry, **changes}
    return {**values, "quote": quote, "at": {"start": start, "end": end}}


def figures(marked, found):
    """Return all figures of one comparison."""
    tally = Tally()
    compare_references(tally, marked, TEXT, found)
    return tally.to_json()


def counts(result, name):
    """Return how many were expected, found and right."""
    return tuple(result["sets"][name]["all"][key] for key in ("expected", "found", "right"))


def test_a_quote_is_found_over_line_breaks_and_by_its_occurrence():
    """White space of the text is any; the second "Quyết định này" is another place than the first."""
    assert TEXT[slice(*place_of(TEXT, CLAUSE["quote"], 1))] == "khoản 2\nĐiều 5 Quyết định số 7/2019/QĐ-UBND"
    assert place_of(TEXT, "Quyết định này", 2)[0] > place_of(TEXT, "Quyết định này", 1)[0]
    assert place_of(TEXT, "Quyết định này", 3) is None


def test_a_short_span_is_found_but_not_exact():
    """The number decides whether a reference is found, the span is a figure of its own."""
    result = figures(line(CLAUSE), [read(CLAUSE, "Điều 5 Quyết định số 7/2019/QĐ-UBND", eids=["art_5"])])
    assert counts(result, "references") == (1, 1, 1)
    assert counts(result, "references exact span") == (1, 1, 0)
    assert result["fields"]["reference.eids"]["all"] == {"wrong": 1}


def test_another_number_is_not_found():
    """What points at another document is one missed and one invented."""
    assert counts(figures(line(CLAUSE), [read(CLAUSE, number="8/2019/QĐ-UBND")]), "references") == (1, 1, 0)


def test_what_lies_outside_the_stretch_does_not_count():
    """Only the marked stretch was read by a person."""
    assert counts(figures(line(LAW, end=40), [read(LAW), read(SELF)]), "references") == (1, 1, 1)


@pytest.mark.parametrize("found", [[], [read(SELF)], [read(SELF, "Quyết định")]])
def test_an_optional_reference_counts_neither_way(found):
    """Where the rules leave room, finding it is as good as not finding it."""
    entry = {**SELF, "occurrence": 1, "optional": True}
    found = [{**one, "at": {"start": TEXT.index("Quyết định này"), "end": TEXT.index(" có hiệu")}} for one in found]
    assert counts(figures(line(LAW, entry), [read(LAW), *found]), "references") == (1, 1, 1)


def test_equal_spans_are_paired_before_long_overlaps():
    """A reference inside a longer one keeps its own partner."""
    assert dict(paired([(0, 10), (4, 8)], [(4, 8), (0, 9)])) == {1: 0, 0: 1}


def test_marked_references_are_short_facts_of_the_right_half():
    """Quotes are citations, never sentences; the half comes from the file's name."""
    lines = lines_of("references")
    assert lines
    assert [one["file"] for one in lines if one["half"] != half(one["file"])] == []
    assert all(entry["occurrence"] >= 1 for one in lines for entry in one["references"])
    assert max(len(entry["quote"]) for one in lines for entry in one["references"]) < 300
