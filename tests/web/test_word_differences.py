"""Two wordings with the words marked in which they part."""

from __future__ import annotations

from pipeline.web.word_differences import mark_differences


def test_only_the_words_that_part_are_marked() -> None:
    """What only one side has is marked on that side; case and marks do not part words."""
    left, right = mark_differences("Cấp Giấy phép xây dựng", "cấp giay phép lao động")
    assert left == "Cấp Giấy phép <del>xây dựng</del>"
    assert right == "cấp giay phép <ins>lao động</ins>"


def test_markup_of_a_document_stays_text() -> None:
    """Nothing of a document becomes markup of the page."""
    left, _ = mark_differences("<script> a", "b")
    assert "<script>" not in left
