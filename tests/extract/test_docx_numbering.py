"""Automatic numbers."""

from __future__ import annotations

import lxml.etree
import pytest

from pipeline.extract.docx_numbering import Numbering
from tests.extract.makers import W


def numbering(levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> Numbering:
    """Return the lists of a numbering part."""
    xml = f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}</w:numbering>'
    return Numbering.of(lxml.etree.fromstring(xml))


def level(at: int, kind: str, text: str, more: str = "") -> str:
    """Return one level."""
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
        ("upperLetter", "%1.", ["A.", "B.", "C."]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)"]),
        ("upperRoman", "Chương %1", ["Chương I", "Chương II", "Chương III"]),
        ("decimalZero", "%1", ["01", "02", "03"]),
        ("bullet", "\uf0b7", ["-", "-", "-"]),
        ("bullet", "+", ["+", "+", "+"]),
        ("none", "", ["", "", ""]),
    ],
)
def test_formats(kind, text, expected):
    """Each format is printed as Word prints it; signs of symbol fonts become a hyphen."""
    lists = numbering(level(0, kind, text))
    assert [lists.label(1, 0) for _ in range(3)] == expected


def test_places_of_higher_levels():
    """``%1.%2`` shows both counters; legal numbering shows them in digits."""
    lists = numbering(level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert [lists.label(1, at) for at in (0, 1, 1, 0, 1)] == ["I.", "1.1", "1.2", "II.", "2.1"]


def test_letters_go_on_after_z():
    """The 27th letter is aa."""
    lists = numbering(level(0, "lowerLetter", "%1"))
    assert [lists.label(1, 0) for _ in range(27)][-2:] == ["z", "aa"]


def test_lists_share_counters_unless_they_start_anew():
    """Two lists of one kind count on; a start of its own begins again, once."""
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    lists = numbering(level(0, "decimal", "%1"), nums)
    assert [lists.label(n, 0) for n in (1, 2, 3, 3)] == ["1", "2", "1", "2"]


def test_unknown_lists_print_nothing():
    """A list that is not there has no numbers."""
    assert numbering("").label(9, 0) == ""
    assert Numbering.of(None).label(1, 0) == ""
