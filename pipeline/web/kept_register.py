"""The register of procedures and the list of work, held in memory until a document or the catalogue changes."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import threading
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.errors import PipelineError
from pipeline.model.catalogue import Catalogue, CatalogueEntry
from pipeline.model.ids import DocumentId
from pipeline.model.registry import ProcedureDoubt, Wanted
from pipeline.procedures.catalogue_check import CatalogueCheck, check_catalogue
from pipeline.procedures.register import Record, build_register, find_problems
from pipeline.procedures.statistics import name_key
from pipeline.procedures.work_items import WorkItem, find_work_items
from pipeline.text.fold import fold
from pipeline.web.site import Site

__all__ = ["KeptRegister", "Life", "Register"]

_LABEL = "publishes_procedures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One procedure; ``slug`` names it in addresses, ``words`` are what it can be found by."""

    record: Record
    slug: str
    internal: bool
    words: str

    @property
    def href(self) -> str:
        """Return the address of its page."""
        return f"/thu-tuc/{self.slug}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Everything that the pages of procedures ask; ``items`` of the day on which it was built, newest decision first."""

    lives: Mapping[str, Life]
    """By slug: public ones with a code, then without, then internal ones."""
    of_record: Mapping[str, Life]
    """Public ones by the key of their record."""
    of_name: Mapping[str, tuple[Life, ...]]
    """Public ones by every (folded) name that they ever had."""
    catalogue: Catalogue | None
    listed: Mapping[str, tuple[CatalogueEntry, ...]]
    check: CatalogueCheck | None
    items: tuple[WorkItem, ...]


class KeptRegister:
    """Builds the register when it is first asked for, and anew when the registry changed or another day began."""

    def __init__(self, site: Site) -> None:
        """Take the site, whose registry is asked for its stamp each time."""
        self._site = site
        self._lock = threading.Lock()
        self._kept: tuple[tuple[object, ...], Register] | None = None
        self._doubts: dict[DocumentId, tuple[int, tuple[ProcedureDoubt, ...]]] = {}

    def get(self) -> Register:
        """Return the register of now; raises ``RegistryError``."""
        stamp = (*self._site.parts.registry.procedure_doubts.stamp(), self._site.today())
        with self._lock:
            if self._kept is None or self._kept[0] != stamp:
                self._kept = (stamp, self._build(self._site.today()))
            return self._kept[1]

    def warm(self) -> None:
        """Build the register before somebody waits for it; what is broken shows on the pages."""
        with contextlib.suppress(PipelineError):
            self.get()

    def _build(self, today: dt.date) -> Register:
        registry, rules = self._site.parts.registry, self._site.rules
        rows, tables = registry.procedure_rows(), rules.procedure_tables
        public = build_register(rows, tables)
        lives = [*(_life(record, internal=False) for record in public)]
        internal = [_life(record, internal=True) for record in build_register(rows, tables, internal=True)]
        catalogue = registry.catalogue.get()
        check = check_catalogue(rows, catalogue, rules, today) if catalogue else None
        decisions = registry.find(Wanted(label=_LABEL))
        problems = find_problems(public, tables)
        items = find_work_items(rows, decisions, problems, check, self._doubts_now(), rules=tables)
        of_name: dict[str, list[Life]] = defaultdict(list)
        for life in lives:
            for key in {name_key(name, tables) for name in life.record.names}:
                of_name[key].append(life)
        return Register(
            lives={life.slug: life for life in (*lives, *internal)},
            of_record={life.record.key: life for life in lives},
            of_name={key: tuple(found) for key, found in of_name.items()},
            catalogue=catalogue,
            listed=_by_code(catalogue),
            check=check,
            items=items,
        )

    def _doubts_now(self) -> list[ProcedureDoubt]:
        """Return the doubts of all decisions; only those of decisions that were read anew are loaded."""
        source = self._site.parts.registry.procedure_doubts
        versions = source.versions()
        fresh = {one for one, version in versions.items() if self._doubts.get(one, (None,))[0] != version}
        loaded: dict[DocumentId, list[ProcedureDoubt]] = {one: [] for one in fresh}
        for doubt in source.of(fresh):
            loaded[doubt.document_id].append(doubt)
        kept = {one: found for one, found in self._doubts.items() if one in versions and one not in fresh}
        self._doubts = kept | {one: (versions[one], tuple(found)) for one, found in loaded.items()}
        return [doubt for _, found in self._doubts.values() for doubt in found]


def _life(record: Record, *, internal: bool) -> Life:
    named = record.code or f"ten-{hashlib.sha256(record.key.encode()).hexdigest()[:12]}"
    words = fold(" ".join((record.code or "", *record.names, record.field or "")))
    return Life(record=record, slug=f"noi-bo-{named}" if internal else named, internal=internal, words=words)


def _by_code(catalogue: Catalogue | None) -> dict[str, tuple[CatalogueEntry, ...]]:
    found: dict[str, list[CatalogueEntry]] = defaultdict(list)
    for entry in catalogue.entries if catalogue else ():
        if entry.code:
            found[entry.code].append(entry)
    return {code: tuple(entries) for code, entries in found.items()}
