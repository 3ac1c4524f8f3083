"""Shape of ``names.toml``: Vietnamese words and signs for the identifiers that users see."""

from __future__ import annotations

import re

from pipeline.rules.schema.base import RuleTable

__all__ = ["Name", "Names"]

_REPEATED = re.compile(r"-\d+$")
"""``art_5-2``: the second article that is printed with the number 5."""


class Name(RuleTable):
    """The word for an identifier; ``sign`` beside the colour, ``passive`` seen from the other document."""

    name: str
    sign: str = ""
    passive: str | None = None


class Names(RuleTable):
    """All words, by kind of identifier."""

    labels: dict[str, Name]
    groups: dict[str, Name]
    statuses: dict[str, Name]
    acts: dict[str, Name]
    scopes: dict[str, Name]
    levels: dict[str, Name]
    units: dict[str, Name]

    def eid_in_words(self, eid: str) -> str:
        """Return an eId as it is cited, from small to large: ``art_5__cl_2`` is ``khoản 2 Điều 5``."""
        if ".." in eid:
            first, last = eid.split("..", 1)
            return f"từ {self.eid_in_words(first)} đến {self.eid_in_words(last)}"
        return " ".join(self._step_in_words(step) for step in reversed(eid.split("__")))

    def _step_in_words(self, step: str) -> str:
        kind, _, number = step.partition("_")
        unit = self.units.get(kind)
        return f"{unit.name if unit else kind} {_REPEATED.sub('', number)}".strip()
