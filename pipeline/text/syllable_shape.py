"""Whether letters make one Vietnamese syllable, by its sounds: onset, rime, and no level tone before p, t, c, ch."""

# ruff: noqa: E501, SIM905 - the syllables are easier to read in lines
from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

__all__ = ["is_syllable"]

_TONES: Final = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_STOP_TONES: Final = {"s", "j"}
_ONSET: Final = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])"
_RIMES: Final = (
    r"a(?:ch?|i|m|ng?|nh|o|p|t|u|y)? ă(?:c|m|ng?|p|t) â(?:c|m|ng?|p|t|u|y) e(?:c|m|ng?|o|p|t)? ê(?:ch|m|n|nh|p|t|u)?"
    r" i(?:a|ch|m|n|nh|p|t|u)? iê(?:c|m|ng?|p|t|u) yê(?:m|ng?|t|u) y(?:ch|nh?|p|t|u)?"
    r" o(?:c|i|m|ng?|p|t)? oa(?:ch?|i|m|ng?|nh|o|p|t|y)? oă(?:c|m|ng?|t) oe(?:n|o|t)? oong ô(?:c|i|m|ng?|p|t)? ơ(?:i|m|n|p|t)?"
    r" u(?:a|c|i|m|ng?|p|t)? uâ(?:ng?|t|y) uê(?:ch|nh?)? uô(?:c|i|m|ng?|t) uơ uy(?:a|ch|nh?|p|t|u)? uyê(?:n|t)"
    r" ư(?:a|c|i|ng|t|u)? ươ(?:c|i|m|ng?|p|t|u)"
).split()
_WITH_ONSET: Final = re.compile(rf"{_ONSET}(?:{'|'.join(_RIMES)})")
_BARE: Final = frozenset(
    "a à á ạ ai ái am ám an án ang anh ánh ảnh ao ảo áo ác ách áp át ăn ắp ắt âm ấm ẩm ân ấn ẩn ấp ất âu ấy em én eo ép êm ếch im in"
    " ít ích ỉa oai oan oán oằn oi óc om ong ô ôi ôm ôn ông ốc ốm ồn ổn ở ơi ơn úp út ua ùa uẩn uất ung ủng uốn uống uy ủy uỷ uyên"
    " uyển ưa ưng ứng ức ước ương ưu ý y yên yêu yếu yết".split()
)
"""Syllables without an onset are few; most rimes alone ("ện", "ết") are none."""


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Return whether the letters can be one syllable of Vietnamese. Examples: ``huyện`` yes; ``ện``, ``cấ``, ``th`` no."""
    word = unicodedata.normalize("NFC", word.lower())
    if word in _BARE:
        return True
    letters = unicodedata.normalize("NFD", word)
    tones = {_TONES[letter] for letter in letters if letter in _TONES}
    plain = unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES))
    if len(tones) > 1 or not _WITH_ONSET.fullmatch(plain):
        return False
    return not plain.endswith(("p", "t", "c", "ch")) or bool(tones & _STOP_TONES)
