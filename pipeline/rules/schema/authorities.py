"""Shape of ``authorities.toml``: names of issuing bodies."""

from __future__ import annotations

from functools import cached_property

from pipeline.rules.schema.base import RuleTable
from pipeline.text.fold import fold, squeeze

__all__ = ["Authorities", "Body", "Level", "Openers", "Phrases", "Positions", "Proposers"]


class Level(RuleTable):
    """A word for a territory; a proper name follows it."""

    name: str
    slug: str
    source: str
    short: tuple[str, ...] = ()


class Body(RuleTable):
    """A body with a fixed name; ``symbols`` name it as the issuer in numbers."""

    name: str
    slug: str
    source: str
    short: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()


class Phrases(RuleTable):
    """Words as they are written inside names."""

    words: tuple[str, ...]
    source: str


class Openers(RuleTable):
    """Words that open the name of a body, and those that are no name by themselves."""

    words: tuple[str, ...]
    incomplete: tuple[str, ...]
    before: tuple[str, ...]
    """Words inside a name behind which another body's name begins."""
    source: str


class Positions(RuleTable):
    """Positions that stand before the name of a body."""

    words: tuple[str, ...]
    source: str


class Proposers(RuleTable):
    """Positions before the name of a body that proposes; of one that ends with a word of ``kept`` that word is the body's."""

    words: tuple[str, ...]
    kept: tuple[str, ...]
    source: str


class Authorities(RuleTable):
    """Everything about the names of issuing bodies."""

    levels: tuple[Level, ...]
    bodies: tuple[Body, ...]
    phrases: tuple[Phrases, ...]
    openers: Openers
    positions: Positions
    proposers: Proposers

    @cached_property
    def by_symbol(self) -> dict[str, Body]:
        """Return bodies by their symbol in numbers."""
        return {symbol: body for body in self.bodies for symbol in body.symbols}

    @cached_property
    def by_folded_name(self) -> dict[str, Body]:
        """Return bodies by folded name, short forms too."""
        return {fold(squeeze(name)): body for body in self.bodies for name in (body.name, *body.short)}
