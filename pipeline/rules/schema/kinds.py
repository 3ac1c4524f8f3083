"""Shape of ``kinds.toml``: the kinds of documents."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.rules.schema.base import RuleTable
from pipeline.text.fold import fold, squeeze

__all__ = ["Kind", "Kinds"]


class Kind(RuleTable):
    """A kind of document: identifier, printed name, symbols in numbers, whether it is read for acts (domain.md 1.1, 1.3)."""

    id: str
    name: str
    source: str
    symbols: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    makes_effects: bool = True
    """Whether documents of this kind act on others; proposals, reports, letters, consolidations never do (3.2)."""
    normative_form: bool = False
    """Whether a normative document may have this form."""


class Kinds(RuleTable):
    """All kinds; the longest printed name wins."""

    kinds: tuple[Kind, ...]

    @cached_property
    def by_id(self) -> dict[str, Kind]:
        """Return kinds by identifier."""
        return {kind.id: kind for kind in self.kinds}

    @cached_property
    def by_folded_name(self) -> dict[str, Kind]:
        """Return kinds by folded printed name, other names too."""
        return {fold(squeeze(name)): kind for kind in self.kinds for name in (kind.name, *kind.other_names)}

    @cached_property
    def by_symbol(self) -> dict[str, Kind]:
        """Return kinds by the symbol in numbers, e.g. ``QĐ``."""
        return {symbol: kind for kind in self.kinds for symbol in kind.symbols}

    @cached_property
    def by_letters(self) -> dict[str, Kind]:
        """Return kinds by the folded letters of their names without blanks: a name may be letter-spaced or broken."""
        return {name.replace(" ", ""): kind for name, kind in self.by_folded_name.items()}

    @cached_property
    def at_start(self) -> re.Pattern[str]:
        """Return a pattern (for folded text) of all names, the longest first."""
        names = sorted(self.by_folded_name, key=len, reverse=True)
        return re.compile("|".join(r"\s+".join(map(re.escape, name.split())) for name in names))
