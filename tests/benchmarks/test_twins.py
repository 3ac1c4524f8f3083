"""The same document in two formats."""

from __future__ import annotations

from benchmarks.accuracy.tally import Tally
from benchmarks.accuracy.twins import FIELDS, compare_pair, twins


def test_files_of_one_name_are_twins(tmp_path):
    """A DOC goes with the PDF or DOCX of the same name; a file without a twin with none."""
    for name in (
        "scan_doc_pairs/1.doc",
        "scan_doc_pairs/1.pdf",
        "scan_doc_pairs/2.pdf",
        "format_twins/A.doc",
        "format_twins/A.docx",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert list(twins(tmp_path)) == [
        ("scan_doc_pairs/1.doc", "scan_doc_pairs/1.pdf"),
        ("format_twins/A.doc", "format_twins/A.docx"),
    ]


def test_a_difference_between_formats_is_counted():
    """A title that OCR broke is one wrong value, a provision that it lost one missed member."""
    text = {
        **dict.fromkeys(FIELDS), "outcome": "processed", "title": "Về đò ngang", "effects": [], "references": [],
        "provisions": [{"eid": "art_1"}, {"eid": "art_2"}],
    }  # fmt: skip
    other = {**text, "title": "Vê đò ngang", "provisions": [{"eid": "art_1"}]}
    tally = Tally()
    compare_pair(tally, {"half": "a", "file": "1.pdf"}, text, other)
    figures = tally.to_json()
    assert figures["fields"]["title"]["all"] == {"wrong": 1}
    assert figures["fields"]["number"]["all"] == {"exact": 1}
    assert figures["sets"]["provisions"]["all"]["recall"] == 0.5
