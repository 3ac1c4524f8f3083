"""The reading copy: spellings agree and offsets stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.references.reading import to_reading_copy


def test_old_tone_placement_and_look_alikes():
    """Old tone placement and Cyrillic letters become what they look like; syllables that go on are left alone."""
    assert to_reading_copy("Uỷ ban, hoà giải, thuỷ lợi, quý, hoàn") == "Ủy ban, hòa giải, thủy lợi, quý, hoàn"
    assert to_reading_copy("NĐ-СР") == "NĐ-CP"


@given(st.text())
def test_every_letter_keeps_its_place(text):
    """The copy is as long as the text, so that spans of one are spans of the other."""
    assert len(to_reading_copy(text)) == len(text)
