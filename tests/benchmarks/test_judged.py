"""Verdicts by reading stay alive: today's output is compared with what a reader says."""

from __future__ import annotations

import gzip
import hashlib
import json

import pytest

from benchmarks.accuracy import judged
from benchmarks.accuracy.gold import lines_of

NOTE = (
    "Điều 3 Nghị định số 901/2016/NĐ-CP, có hiệu lực thi hành kể từ ngày 01/3/2016, có nội dung được sửa đổi bởi "
    "Điều 12a Thông tư số 77/2019/TT-BTP có hiệu lực thi hành kể từ ngày 05/5/2019"
)
READ = [["901/2016/NĐ-CP", ["art_3"]], ["77/2019/TT-BTP", ["art_12a"]]]


def _packed(path, *values):
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def _line(index, expected, text=NOTE):
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return {"line": index, "sha256": sha256, "right": True, "wrong": None, "expected": expected, "history": 1}


def test_a_note_counts_as_right_while_it_is_read_as_judged(tmp_path, monkeypatch):
    """Another article makes a note wrong, and a note of another text is not counted at all."""
    _packed(tmp_path / "amendment_notes.jsonl.gz", {"ghi_chu": NOTE}, {"ghi_chu": NOTE}, {"ghi_chu": NOTE})
    lines = [_line(0, READ), _line(1, [["901/2016/NĐ-CP", ["art_4"]]]), _line(2, READ, "khác")]
    monkeypatch.setattr(judged, "lines_of", lambda _: lines)
    figures = judged.compare_checked_notes(tmp_path)
    assert (figures["notes"], figures["right"], figures["wrong"]) == (2, 1, [1])
    assert (figures["history"], figures["history_read"]) == (2, 2)


def test_a_document_counts_as_right_while_its_articles_are_those_judged(tmp_path, monkeypatch):
    """The gold of the other program plays no part: only the text is its."""
    articles = [{"number": f"Điều {n}", "heading": "Phạm vi", "body": "Quyết định này quy định việc qua đò."} for n in (1, 2)]
    chapters = [{"title": "CHƯƠNG I", "subtitle": "QUY ĐỊNH CHUNG", "articles": articles}]
    _packed(tmp_path / "structure.jsonl.gz", *({"so_hieu": name, "chapters": chapters} for name in "AB"))
    judgement = {"gold": "", "ours_right": True, "chapters": "I", "attached": ""}
    lines = [{"document": "A", "articles": "1-2", **judgement}, {"document": "B", "articles": "1-3", **judgement}]
    monkeypatch.setattr(judged, "lines_of", lambda _: lines)
    figures = judged.compare_judged_structure(tmp_path)
    assert (figures["documents"], figures["right"], figures["wrong"], figures["attached_right"]) == (2, 1, ["B"], 2)


@pytest.mark.parametrize(
    ("compact", "numbers"),
    [("1-3,3,5", ["1", "2", "3", "3", "5"]), ("VIII-XI,12", ["VIII", "IX", "X", "XI", "12"]), ("", [])],
)
def test_a_compact_list_is_written_out(compact, numbers):
    """Ranges of both kinds of numbers, single numbers, nothing."""
    assert judged.numbers_of(compact) == numbers


def test_the_kept_verdicts_are_whole():
    """300 notes and 31 documents, each with its verdict; a wrong one says why."""
    notes, documents = lines_of("notes_checked"), lines_of("structure_judged")
    assert (len({note["line"] for note in notes}), len({d["document"] for d in documents})) == (300, 31)
    assert all(note["right"] is (note["wrong"] is None) and note["expected"] for note in notes)
    assert all(document["articles"] and document["gold"] for document in documents)
