"""Territories in the names of bodies: they tell the bodies of one place from those of another (domain.md 1.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pipeline.rules.schema.authorities import Level
from pipeline.text.fold import fold, squeeze

__all__ = ["Territories", "Unit"]

Unit = tuple[str, str | None]
"""Kind of territory and its folded name, e.g. ``("tinh", "hoa lam")``; ``None`` when only the word stands there."""


@dataclass(frozen=True)
class Territories:
    """The words before the names of provinces, districts and communes."""

    levels: tuple[Level, ...]

    def units_of(self, authority: str | None) -> tuple[Unit, ...]:
        """Return the territories in the name of a body, the smallest first; none for central bodies.

        Example: ``Ủy ban nhân dân huyện Cầu Bắc, tỉnh Hoa Lam`` → ``(("huyen", "cau bac"), ("tinh", "hoa lam"))``.
        """
        if not authority:
            return ()
        return tuple(
            (self._slugs[found["word"].lower()], fold(found["name"]) or None)
            for found in self._pattern.finditer(squeeze(authority))
            if not found["name"][:1].islower()  # the «xã» of «Bảo hiểm xã hội» is no commune
        )

    @cached_property
    def _slugs(self) -> dict[str, str]:
        return {word.lower(): level.slug for level in self.levels for word in (level.name, *level.short)}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Match one unit: ``word``, and what follows it up to a comma or the next such word as ``name``."""
        ordered = sorted(self._slugs, key=len, reverse=True)
        words = "|".join(re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "") for word in ordered)
        return re.compile(rf"(?<!\w)(?P<word>(?i:{words}))\s*(?P<name>[^,;()]*?)\s*(?=[,;()]|$|\s(?i:{words})\s)")
