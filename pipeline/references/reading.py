"""A copy of the text in which spellings agree, letter for letter as long as the original."""

from __future__ import annotations

import re

from pipeline.text.lookalikes import without_lookalikes

__all__ = ["to_reading_copy"]

# Old tone placement (hoà, thuỷ) as the new one (hòa, thủy); a syllable that goes on (hoàn, quý) is not meant.
_PAIRS = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_PAIRS |= {old.upper(): new.upper() for old, new in _PAIRS.items()} | {
    old[0].upper() + old[1]: new[0].upper() + new[1] for old, new in _PAIRS.items()
}
_OLD_TONES = re.compile("[oOuU][àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ]")


def to_reading_copy(text: str) -> str:
    """Return ``text`` with look-alike letters and old tone placement replaced; offsets stay valid.

    Example: ``Uỷ ban`` becomes ``Ủy ban``, a Cyrillic С in ``NĐ-СР`` a Latin one.
    """
    return _OLD_TONES.sub(_unified, without_lookalikes(text))


def _unified(found: re.Match[str]) -> str:
    pair, text = found.group(), found.string
    start, end = found.span()
    goes_on = end < len(text) and text[end].isalpha()
    after_q = start > 0 and text[start - 1] in "qQ"
    return pair if goes_on or after_q else _PAIRS.get(pair, pair)
