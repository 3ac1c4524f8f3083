"""Shape of ``names.toml``: Vietnamese words and signs for the identifiers that users see."""

from __future__ import annotations

from pipeline.rules.schema.base import RuleTable

__all__ = ["Name", "Names"]


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
