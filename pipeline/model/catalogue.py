"""The national catalogue of procedures as it was imported."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

__all__ = ["Catalogue", "CatalogueEntry"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """One line of the catalogue; what the import has no column for is ``None``, everything as it writes it."""

    code: str | None
    name: str
    field: str | None = None
    authority: str | None = None
    level: str | None = None
    decision: str | None = None
    state: str | None = None
    entered_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The newest import: ``is_extract`` when only a part of the catalogue was imported, so that absence proves nothing."""

    entries: tuple[CatalogueEntry, ...]
    source: str
    sha256: str
    is_extract: bool
    imported_at: dt.datetime
