"""Comparing a reading with gold, on an invented decision."""

from __future__ import annotations

from benchmarks.accuracy.documents import acts, compare_document, compare_rows, judge
from benchmarks.accuracy.tally import Tally

LINE = {"half": "a", "file": "x.html"}
REPEAL = {"act": "repeal", "number": "5/2019/QĐ-UBND", "attached": False, "eids": [], "scope": "whole", "confidence": 0.9}


def test_an_act_on_two_provisions_is_two_lines():
    """How provisions are spread over effects is not judged."""
    together = [{**REPEAL, "eids": ["art_1", "art_2"], "scope": "part"}]
    apart = [{**REPEAL, "eids": ["art_2"], "scope": "part"}, {**REPEAL, "eids": ["art_1"], "scope": "part"}]
    assert sorted(acts(together)) == sorted(acts(apart))


def test_a_row_counts_by_its_number():
    """A row stands in what is attached, however its list is cited."""
    one = [{**REPEAL, "eids": ["att_II__row_05"], "scope": "part"}]
    other = [{**REPEAL, "eids": ["row_5"], "attached": True, "scope": "part"}]
    assert list(acts(one)) == list(acts(other))


def test_judging_keeps_the_surest_of_equal_acts():
    """An act that is read twice is one claim, with its higher confidence."""
    expected = list(acts([REPEAL]))
    read = [{**REPEAL, "confidence": 0.6}, REPEAL, {**REPEAL, "number": "6/2019/QĐ-UBND", "confidence": 0.5}]
    assert list(judge(expected, read)) == [(0.9, True), (0.5, False)]


def test_an_invented_repeal_lowers_the_precision_of_whole_acts():
    """The figure for acts that end a document sees an act too many."""
    tally = Tally()
    found = {"labels": ["abolished"], "effects": [REPEAL, {**REPEAL, "number": "7/2019/QĐ-UBND"}]}
    compare_document(tally, {**LINE, "labels": ["abolished"], "effects": [REPEAL]}, found)
    figures = tally.to_json()["sets"]
    assert figures["effects whole repeal/replace"]["all"]["precision"] == 0.5
    assert figures["label abolished"]["all"]["f1"] == 1.0


def test_a_missing_row_and_a_wrong_group_are_seen():
    """Rows are paired by name, then by code; a row that is not read counts as missed, a wrong group in the matrix."""

    def row(name, group, code=None):
        return {"name": name, "group": group, "code": code, "code_raw": code, "field": None, "levels": [], "internal": False}

    gold = [row("Cấp phép xây cầu", "new"), row("Cấp đổi thẻ đò", "amended", "1.000001"), row("Xác nhận bến", "abolished")]
    read = [row("Cấp phép xây cầu", "new"), row("Thẻ đò", "abolished", "1.000001")]
    tally = Tally()
    compare_rows(tally, {**LINE, "rows": gold, "declared": {"total": 3}}, {"procedures": read, "declared": {"total": 3}})
    figures = tally.to_json()
    assert figures["sets"]["rows"]["all"]["recall"] == 2 / 3
    assert figures["confusion"]["group"] == {"amended -> abolished": 1, "new -> new": 1}
    assert figures["fields"]["declared.total"]["all"] == {"exact": 1}
