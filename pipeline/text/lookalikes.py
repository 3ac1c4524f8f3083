"""Letters of other alphabets that look like Latin ones; they come from keyboards and OCR (domain.md 3.3a)."""

from __future__ import annotations

import re

__all__ = ["without_lookalikes"]

_TABLE = str.maketrans(
    "АВЕІКМНОРСТУХаеіорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "ABEIKMHOPCTYXaeiopcyxABEZHIKMNOPTYX",
)
_FOREIGN = re.compile("[\u0370-\u04ff]")


def without_lookalikes(text: str) -> str:
    """Return ``text`` with Cyrillic and Greek letters that look Latin replaced; offsets stay valid.

    Example: a Cyrillic С and Р in ``18/2023/NĐ-СР`` become Latin ones.
    """
    return text.translate(_TABLE) if _FOREIGN.search(text) else text
