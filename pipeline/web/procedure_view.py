"""One procedure of the register: its state on a day, its life, its names, and what the national catalogue says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from pipeline.model.catalogue import CatalogueEntry
from pipeline.printing.words import day, number_vi, unknown
from pipeline.procedures.catalogue_check import Finding, check_row
from pipeline.procedures.register import Event, Record
from pipeline.procedures.state import StateOn, explain_state
from pipeline.procedures.statistics import name_key
from pipeline.text.fold import squeeze
from pipeline.web.kept_register import Life, Register
from pipeline.web.register_view import state_sign
from pipeline.web.signs import Sign, group_sign
from pipeline.web.site import Site
from pipeline.web.word_differences import mark_differences

__all__ = ["ProcedurePage", "explain_in_words", "to_procedure_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One event of a life; ``is_ahead`` when it lies behind the day of the state."""

    what: Sign
    since: str
    since_note: str | None
    signed: str
    decision: str
    href: str
    evidence: str
    row: int
    name: Markup
    field: str
    levels: str
    authority: str
    is_ahead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueLine:
    """One aspect of the comparison: what the decision says, what the catalogue says, and how they agree."""

    aspect: str
    published: Markup
    listed: Markup
    verdict: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedurePage:
    """Everything on the page."""

    life: Life
    record: Record
    day: dt.date
    state: Sign
    why: str
    deciding: str | None
    """Address of the row that decides the state."""
    events: tuple[EventLine, ...]
    fields: str
    levels: str
    other_names: tuple[tuple[Markup, str], ...]
    """Earlier names, marked where they part from the newest one, with the decision that printed them last."""
    same_name: tuple[Life, ...]
    catalogue: tuple[CatalogueLine, ...]
    catalogue_note: str
    national: str | None


def to_procedure_page(life: Life, register: Register, on: dt.date, site: Site) -> ProcedurePage:
    """Return the page of one procedure, its state on the day ``on``."""
    record = life.record
    state = explain_state(record, on)
    levels = site.rules.names.levels
    lines, note = _catalogue(life, register, on, site)
    return ProcedurePage(
        life=life,
        record=record,
        day=on,
        state=state_sign(state.state or "?", site),
        why=explain_in_words(state, site),
        deciding=_evidence(state.event) if state.event else None,
        events=tuple(_event(event, record, on, site) for event in reversed(record.events)),
        fields="; ".join(dict.fromkeys(squeeze(e.field) for e in reversed(record.events) if e.field)) or unknown,
        levels=", ".join(levels[one].name for one in _levels(record)) or unknown,
        other_names=tuple(_other_names(record, site)),
        same_name=_same_name(life, register, site),
        catalogue=lines,
        catalogue_note=note,
        national=site.words("procedure_page.national_address", code=record.code) if record.code else None,
    )


def explain_in_words(state: StateOn, site: Site) -> str:
    """Return what a state rests on, or why it cannot be determined."""
    event = state.event
    given = {
        "number": (event.number if event else None) or site.words("document.no_number"),
        "day": day(event.counts_from if event else None),
        "what": group_sign(event.group if event else None, site.rules).name,
    }
    return site.words(f"state_why.{state.why}", **given)


def _evidence(event: Event) -> str:
    return f"/van-ban/{event.decision}/thu-tuc?xem=p{event.row}#p{event.row}"


def _levels(record: Record) -> list[str]:
    return list(dict.fromkeys(level for event in reversed(record.events) for level in event.levels))


def _event(event: Event, record: Record, on: dt.date, site: Site) -> EventLine:
    levels = site.rules.names.levels
    if event.replaced_by:
        name = escape(site.words("procedure_page.replaced_by", name=event.name))
    else:
        name = escape(event.name) if event.name == record.name else mark_differences(record.name, event.name)[1]
    return EventLine(
        what=group_sign(event.group, site.rules),
        since=day(event.counts_from),
        since_note=None if event.effective_from else site.words("procedure_page.by_signing"),
        signed=day(event.date),
        decision=event.number or site.words("document.no_number"),
        href=f"/van-ban/{event.decision}",
        evidence=_evidence(event),
        row=event.row,
        name=name,
        field=squeeze(event.field or unknown),
        levels=", ".join(levels[level].name for level in event.levels) or unknown,
        authority=squeeze(event.authority or unknown),
        is_ahead=bool(event.counts_from and event.counts_from > on),
    )


def _other_names(record: Record, site: Site) -> Iterator[tuple[Markup, str]]:
    tables = site.rules.procedure_tables
    for name in record.names[1:]:
        key = name_key(name, tables)
        last = next((event for event in reversed(record.events) if name_key(event.name, tables) == key), None)
        number = (last.number if last else None) or site.words("document.no_number")
        yield mark_differences(record.name, name)[1], number


def _same_name(life: Life, register: Register, site: Site) -> tuple[Life, ...]:
    if life.internal:
        return ()
    keys = {name_key(name, site.rules.procedure_tables) for name in life.record.names}
    found = {one.slug: one for key in keys for one in register.of_name.get(key, ()) if one.slug != life.slug}
    return tuple(found.values())


def _catalogue(life: Life, register: Register, today: dt.date, site: Site) -> tuple[tuple[CatalogueLine, ...], str]:
    """Return the comparison of the newest row, and a sentence on what was compared or why nothing could be."""
    words, catalogue, code = site.words, register.catalogue, life.record.code
    if life.internal:
        return (), words("procedure_page.catalogue_internal")
    if catalogue is None:
        return (), words("procedure_page.catalogue_none")
    given = {"source": catalogue.source, "n": number_vi(len(catalogue.entries)), "day": day(catalogue.imported_at.date())}
    source = words("procedure_page.catalogue_extract" if catalogue.is_extract else "procedure_page.catalogue_source", **given)
    if code is None:
        return (), f"{words('procedure_page.catalogue_no_code')} {source}"
    listed = register.listed.get(code, ())
    if not listed:
        absent = "procedure_page.absent_in_extract" if catalogue.is_extract else "procedure_page.absent"
        return (), f"{words(absent, code=code)} {source}"
    last = life.record.events[-1]
    rows = site.parts.registry.procedure_rows(last.date, last.date + dt.timedelta(days=1)) if last.date else ()
    row = [one for one in rows if one.document_id == last.decision and one.position == last.row - 1]
    found = check_row(row[0], listed, life.record, catalogue, site.rules, today=today) if row else ()
    return tuple(_aspects(found, listed, site)), source


def _aspects(findings: Sequence[Finding], listed: Sequence[CatalogueEntry], site: Site) -> Iterator[CatalogueLine]:
    texts = site.rules.catalogue.texts
    for finding in findings:
        tone = {"agrees": "new", "met": "new", "undetermined": "unknown"}.get(finding.verdict, "abolished")
        published, other = _sides(finding, listed)
        yield CatalogueLine(
            aspect=getattr(texts, finding.aspect),
            published=published,
            listed=other,
            verdict=getattr(texts, finding.verdict),
            tone=tone,
        )


def _sides(finding: Finding, listed: Sequence[CatalogueEntry]) -> tuple[Markup, Markup]:
    row = finding.row
    if finding.aspect in {"name", "field", "authority"}:
        own = row.name if finding.aspect == "name" else getattr(row, finding.aspect)
        other = finding.listed or next((value for one in listed if (value := getattr(one, finding.aspect))), None)
        if own and other and finding.verdict == "differs":
            return mark_differences(squeeze(own), squeeze(other))
        return escape(squeeze(own or unknown)), escape(squeeze(other or unknown))
    if finding.aspect == "exists":
        return escape(row.code or unknown), escape(listed[0].code or unknown)
    if finding.aspect == "entry":
        entered = next((one.entered_on for one in listed if one.entered_on), None)
        return escape(day(finding.due)), escape(day(entered))
    return escape(unknown), escape(next((one.state for one in listed if one.state), None) or unknown)
