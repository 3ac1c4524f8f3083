"""The imported catalogue of procedures in the registry; a new import takes the place of the one before."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from pipeline.adapters.sql_engine import Database
from pipeline.adapters.sql_tables import catalogue, catalogue_imports
from pipeline.model.catalogue import Catalogue, CatalogueEntry

__all__ = ["SqlCatalogue"]

_COLUMNS = ("code", "name", "field", "authority", "level", "decision", "state", "entered_on")


class SqlCatalogue:
    """Keeps one catalogue; the list of imports grows."""

    def __init__(self, database: Database) -> None:
        """Take the open database."""
        self._database = database
        self._kept: tuple[int, Catalogue] | None = None

    def put(self, imported: Catalogue) -> None:
        """Replace the catalogue in one transaction."""
        lines = [{name: getattr(entry, name) for name in _COLUMNS} for entry in imported.entries]
        with self._database.writing() as connection:
            connection.execute(delete(catalogue))
            if lines:
                connection.execute(insert(catalogue), lines)
            connection.execute(
                insert(catalogue_imports).values(
                    at=imported.imported_at,
                    source=imported.source,
                    sha256=imported.sha256,
                    rows=len(lines),
                    extract=imported.is_extract,
                )
            )

    def get(self) -> Catalogue | None:
        """Return the newest import, ``None`` when nothing was imported yet; its lines are read once."""
        newest = select(catalogue_imports).order_by(catalogue_imports.c.id.desc()).limit(1)
        with self._database.reading() as connection:
            found = connection.execute(newest).first()
            if found is None:
                return None
            kept = self._kept
            if kept is None or kept[0] != found.id:
                kept = (found.id, _read(connection, found))
                self._kept = kept
        return kept[1]


def _read(connection: Connection, found: Row[Any]) -> Catalogue:
    c = catalogue.c
    rows = connection.execute(select(*(c[name] for name in _COLUMNS)).order_by(c.id)).mappings()
    return Catalogue(
        entries=tuple(CatalogueEntry(**row) for row in rows),
        source=found.source,
        sha256=found.sha256,
        is_extract=found.extract,
        imported_at=found.at,
    )
