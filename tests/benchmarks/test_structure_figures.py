"""Sequence of articles against another program's."""

from __future__ import annotations

import gzip
import json

from benchmarks.accuracy.structure import compare_structure


def _document(name, numbers):
    articles = [{"number": f"Điều {n}", "heading": "Phạm vi", "body": "Quyết định này quy định việc qua đò."} for n in numbers]
    return {"so_hieu": name, "chapters": [{"title": "PHẦN MỞ ĐẦU", "subtitle": "", "articles": articles}]}


def test_gold_that_does_not_rise_is_left_out(tmp_path):
    """A document whose gold repeats an article is counted apart, the others are compared."""
    with gzip.open(tmp_path / "structure.jsonl.gz", "wt", encoding="utf-8") as file:
        for document in (_document("1/2024/QĐ-UBND", [1, 2, 3]), _document("2/2024/QĐ-UBND", [1, 2, 2])):
            file.write(json.dumps(document, ensure_ascii=False) + "\n")
    figures = compare_structure(tmp_path, workers=1)
    assert (figures["documents"], figures["exact"], figures["irregular_gold"]) == (1, 1, 1)
    assert figures["wrong"] == []


def test_chapters_count_where_the_other_program_saw_any(tmp_path):
    """A chapter line left in the body of an article is nothing to compare; a chapter that is not read makes a difference."""
    left = _document("3/2024/QĐ-UBND", [1, 2])
    left["chapters"][0]["articles"][0]["body"] += "\nChương II\nTỔ CHỨC THỰC HIỆN"
    unseen = _document("4/2024/QĐ-UBND", [1, 2])
    unseen["chapters"].append(
        {"title": "CHƯƠNG II", "subtitle": "TỔ CHỨC", "articles": [{"number": "Điều 3", "heading": "", "body": "Thi hành."}]}
    )
    unseen["chapters"].append({"title": "CHƯƠNG không số", "subtitle": "", "articles": []})
    with gzip.open(tmp_path / "structure.jsonl.gz", "wt", encoding="utf-8") as file:
        for document in (left, unseen):
            file.write(json.dumps(document, ensure_ascii=False) + "\n")
    figures = compare_structure(tmp_path, workers=1)
    assert (figures["documents"], figures["exact"]) == (2, 1)
    assert figures["wrong"] == ["4/2024/QĐ-UBND"]
