"""The session of a council at which a resolution was passed: ``Khóa X, Kỳ họp thứ 38``."""

from __future__ import annotations

import re

from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.sheet import Sheet
from pipeline.text.fold import squeeze

__all__ = ["find_session"]

_REACH = 2_000
_ROMAN = re.compile(r"[IVXLC]+\b")


def find_session(sheet: Sheet, line: Span | None, body: Span, rules: Rules) -> tuple[str, Span] | None:
    """Return the session named in the authority ``line``, else in the last sentences of the ``body``, and its place."""
    zones = [line] if line else []
    zones.append(Span(max(body.start, body.end - _REACH), body.end))
    for zone in zones:
        found = rules.layout["session_words"].search(sheet.folded, zone.start, zone.end)
        if found:
            span = Span(*found.span())
            return _written(sheet.text[span.start : span.end]), span
    return None


def _written(printed: str) -> str:
    """Return the session as running text writes it: capitals for roman numerals and the two words that name it."""
    words = [word if _ROMAN.match(word) else word.lower() for word in squeeze(printed).split()]
    text = " ".join(words)
    text = text[:1].upper() + text[1:]
    return re.sub(r"(?<=[\w)][,]\s)k", "K", text)
