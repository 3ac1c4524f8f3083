"""Shape of ``abbreviations.toml``: bodies that issue documents, in full and in short."""

from __future__ import annotations

from pipeline.rules.schema.base import RuleTable

__all__ = ["Abbreviations", "Body"]


class Body(RuleTable):
    """A body; ``place``: a level and a name may follow; ``place_name``: a name alone may follow (``Tỉnh ủy``)."""

    name: str
    short: tuple[str, ...] = ()
    place: bool = False
    place_name: bool = False


class Abbreviations(RuleTable):
    """Bodies, the offices before them and the levels of places behind them."""

    source: str
    levels: tuple[str, ...]
    short_levels: tuple[tuple[str, str], ...]
    offices: tuple[str, ...]
    meetings: tuple[str, ...]
    terms: tuple[str, ...]
    short_offices: tuple[tuple[str, str], ...]
    bodies: tuple[Body, ...]
