"""A provision in a query: "khoản 2 điều 5 …", in any order of its parts."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.rules import Rules
from pipeline.search.reading import Reading
from pipeline.text.fold import fold, squeeze

__all__ = ["read_asked_provision"]

_UNITS = ("article", "clause", "point")
"""Units that a query names, from large to small."""
_ATTACHED = "att_1"
"""What is issued with a document: nearly always one thing."""


def read_asked_provision(reading: Reading, rules: Rules) -> str | None:
    """Return the eId of the provision that is asked for and take its words out; an article at least.

    Without words about an attachment it may lie in one: then the eId has none.
    """
    patterns = _patterns(rules)
    if not patterns["article"].search(reading.folded):
        return None
    steps, words = [], []
    for unit in _UNITS:
        found = patterns[unit].search(reading.folded)
        if not found:
            break
        value = reading.text[found.start("value") : found.end("value")].lower()
        steps.append(f"{rules.provisions.by_id[unit].prefix}{value}")
        words.append(squeeze(reading.text[found.start() : found.end()]))
        reading.drop(found)
    if attached := reading.language.attached.find(reading.folded):
        words.insert(0, squeeze(reading.text[attached.start() : attached.end()]))
        reading.drop(attached)
        steps.insert(0, _ATTACHED)
    eid = "__".join(steps)
    reading.understood.append((reading.language.words["provision"], rules.names.eid_in_words(eid), " ".join(reversed(words))))
    return eid


@lru_cache(maxsize=4)
def _patterns(rules: Rules) -> dict[str, re.Pattern[str]]:
    values = {"article": r"\d{1,3}[a-z]?", "clause": r"\d{1,3}[a-z]?", "point": r"[a-z]"}
    found = {}
    for unit in _UNITS:
        words = "|".join(re.escape(fold(word)) for word in rules.provisions.by_id[unit].words)
        found[unit] = re.compile(rf"(?<!\w)(?:{words})\s+(?P<value>{values[unit]})(?!\w),?(?:\s+cua(?!\w))?")
    return found
