"""When two values say the same (benchmarks/gold/README.md): case, blanks, tone placement and closing punctuation apart."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_POSITION = re.compile(
    r"^(giám đốc|chánh|trưởng|chủ tịch|bộ trưởng|cục trưởng|chủ nhiệm|tổng giám đốc|chỉ huy trưởng|thủ trưởng|viện trưởng"
    r"|vụ trưởng)\s+",
    re.IGNORECASE,
)


def folded(value: str) -> str:
    """Return the value without case, doubled blanks, closing punctuation, and with tones moved to the end of a syllable."""
    text = " ".join(unicodedata.normalize("NFC", value).lower().split()).rstrip(" .;,:")
    return " ".join(_tone_last(word) for word in text.split())


def same(expected: Any, found: Any) -> bool:
    """Whether two values agree."""
    if isinstance(expected, str) and isinstance(found, str):
        return folded(expected) == folded(found)
    if isinstance(expected, dict) and isinstance(found, dict):
        return all(same(value, found.get(key)) for key, value in expected.items())
    return bool(expected == found)


def office(value: str | None) -> str | None:
    """Return an office without the position before it: ``Giám đốc Sở X`` is ``Sở X``."""
    return _POSITION.sub("", value) if value else value


def _tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(c for c in letters if c in _TONES)
    return "".join(c for c in letters if c not in _TONES) + tones
