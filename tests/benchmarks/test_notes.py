"""References in notes of the codification's form, with invented numbers."""

from __future__ import annotations

from benchmarks.accuracy.notes import read_note, stated_in

NOTE = (
    "Điều 3 Nghị định số 901/2016/NĐ-CP, có hiệu lực thi hành kể từ ngày 01/3/2016, có nội dung được sửa đổi bởi "
    "Điều 12a Thông tư số 77/2019/TT-BTP có hiệu lực thi hành kể từ ngày 05/5/2019"
)


def test_a_note_states_its_source_and_what_amended_it():
    """Both citations of the fixed form are expected."""
    assert list(stated_in(NOTE)) == [("901/2016/NĐ-CP", "art_3"), ("77/2019/TT-BTP", "art_12a")]


def test_a_note_is_read():
    """The program reads what the note states."""
    assert read_note(NOTE) == (2, 2)
