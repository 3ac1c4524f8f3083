"""The list of work: what differs, where, what to do next; facets with counts; what cannot be known."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from pipeline.printing.words import day, number_vi, unknown
from pipeline.procedures.register import Event
from pipeline.procedures.work_items import KINDS, WorkItem
from pipeline.text.fold import fold, squeeze
from pipeline.web.kept_register import Register
from pipeline.web.list_address import ListAddress, count_values, facet_of, pages_of
from pipeline.web.search_view import FacetView, Pages
from pipeline.web.signs import Sign, group_sign
from pipeline.web.site import Site
from pipeline.web.word_differences import mark_differences

__all__ = ["NAMES", "WorkLine", "WorkList", "lines_of", "list_work"]

NAMES = ("viec", "cq", "lv", "tu", "den", "q", "xep")
"""Names in the address: kind, authority, field, first and last day of signing, words, order."""

_SIZE = 50
_PROVES_NOTHING = "not_in_extract"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Something that shows the difference: the words of the link, its address."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLine:
    """One thing to look at as the page shows it; ``two`` are the two sides, marked where they part."""

    item: WorkItem
    kind: str
    proves_nothing: bool
    what: str
    two: tuple[tuple[str, Markup], ...]
    code: str | None
    name: str
    procedure: str | None
    decision: str
    decision_href: str
    date: str
    evidence: str
    evidence_text: str
    todo: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkList:
    """Everything on the page; ``unknowns`` say what could not be compared and why."""

    address: ListAddress
    first: dt.date | None
    last: dt.date | None
    lines: tuple[WorkLine, ...]
    facets: tuple[FacetView, ...]
    pages: Pages
    sorts: tuple[tuple[str, str, bool], ...]
    unknowns: tuple[str, ...]


def list_work(register: Register, address: ListAddress, first: dt.date | None, last: dt.date | None, site: Site) -> WorkList:
    """Return the page of the list that an address asks for; days are of signing, both counted."""
    words = fold(address.get("q")).split()
    wanted = [
        item
        for item in register.items
        if _is_in(item, first, last) and (not words or all(word in _searched(item) for word in words))
    ]
    if address.get("viec") == _PROVES_NOTHING:
        found, counted = count_values(wanted, address, _values)
    else:  # what proves nothing is shown when it is asked for, and else only counted
        found, counted = count_values([item for item in wanted if item.kind != _PROVES_NOTHING], address, _values)
        aside, _ = count_values([i for i in wanted if i.kind == _PROVES_NOTHING], address.changed(viec=""), _values)
        counted.setdefault("viec", Counter())[_PROVES_NOTHING] = len(aside)
    if address.get("xep") == "viec":
        order = {kind: at for at, kind in enumerate(KINDS)}
        found.sort(key=lambda item: order[item.kind])
    elif address.get("xep") == "cu":
        found.sort(key=lambda item: item.date or dt.date.max)
    pages = pages_of(len(found), _SIZE, address)
    return WorkList(
        address=address,
        first=first,
        last=last,
        lines=lines_of(found[max(0, pages.first - 1) : pages.last], site),
        facets=_facets(counted, address, site),
        pages=pages,
        sorts=tuple(
            (site.words(f"work.sort_{name or 'moi'}"), address.changed(xep=name).href, address.get("xep") == name)
            for name in ("", "cu", "viec")
        ),
        unknowns=tuple(_unknowns(register, site)),
    )


def lines_of(items: Iterable[WorkItem], site: Site) -> tuple[WorkLine, ...]:
    """Return items as pages show them."""
    return tuple(_line(item, site) for item in items)


def _is_in(item: WorkItem, first: dt.date | None, last: dt.date | None) -> bool:
    if first is None and last is None:
        return True
    return item.date is not None and (first is None or item.date >= first) and (last is None or item.date <= last)


def _searched(item: WorkItem) -> str:
    return fold(" ".join(part for part in (item.number, item.code, item.name, item.message) if part))


def _values(item: WorkItem) -> Mapping[str, Sequence[str]]:
    return {
        "viec": (item.kind,),
        "cq": (item.authority or "?",),
        "lv": (item.field or "?",),
    }


def _facets(counted: Mapping[str, Counter[str]], address: ListAddress, site: Site) -> tuple[FacetView, ...]:
    def named(value: str) -> Sign:
        return Sign(tone="", sign="", name=unknown if value == "?" else value)

    kinds = counted.get("viec", Counter())
    return (
        facet_of(
            "viec",
            site.words("work.kind"),
            [(kind, kinds[kind]) for kind in KINDS if kinds[kind]],
            address,
            lambda kind: Sign(tone="", sign="", name=site.words.names.get(f"work_kind.{kind}", kind)),
        ),
        facet_of("cq", site.words("work.authority"), counted.get("cq", Counter()).most_common(), address, named),
        facet_of("lv", site.words("facet.lv"), counted.get("lv", Counter()).most_common(), address, named),
    )


def _line(item: WorkItem, site: Site) -> WorkLine:
    words = site.words
    base = f"/van-ban/{item.decision}"
    return WorkLine(
        item=item,
        kind=words(f"work_kind.{item.kind}"),
        proves_nothing=item.kind == _PROVES_NOTHING,
        what=_what(item, site),
        two=_two_sides(item, site),
        code=item.code,
        name=squeeze(item.name or ""),
        procedure=f"/thu-tuc/{item.keys[0]}" if item.keys and item.code == item.keys[0] else None,
        decision=item.number or words("document.no_number"),
        decision_href=base,
        date=day(item.date),
        evidence=f"{base}/thu-tuc?xem=p{item.row}#p{item.row}" if item.row else f"{base}/thu-tuc",
        evidence_text=words("work.row", n=item.row) if item.row else words("work.table"),
        todo=words(f"work_todo.{item.kind}"),
        places=tuple(_places(item, site)),
    )


def _what(item: WorkItem, site: Site) -> str:
    if item.message:
        return item.message
    given = {
        "group": group_sign(item.group, site.rules).name if item.group else site.words("work.all_groups"),
        "said": item.said or unknown,
        "other": item.other or unknown,
        "rows": item.rows or 0,
        "due": day(item.due),
        "n": len(item.keys),
        "names": len(item.events),
        "entered": _day(item.other),
    }
    what = site.words(f"work_what.{item.kind}", **given)
    return f"{what} {site.words('work.repeats', n=number_vi(item.repeats))}" if item.repeats > 1 else what


def _day(written: str | None) -> str:
    """Return the day that a check wrote, or that there is none."""
    try:
        return day(dt.date.fromisoformat(written or ""))
    except ValueError:
        return unknown


def _two_sides(item: WorkItem, site: Site) -> tuple[tuple[str, Markup], ...]:
    if item.kind in {"name_differs", "field_differs", "authority_differs"} and item.said and item.other:
        published, listed = mark_differences(squeeze(item.said), squeeze(item.other))
        return ((site.words("work.published"), published), (site.words("work.listed"), listed))
    if item.kind == "two_names":
        newest = item.events[-1]
        sides = [mark_differences(newest.name, event.name)[1] for event in item.events[:-1]]
        return tuple((_by(event, site), side) for event, side in zip(item.events, (*sides, escape(newest.name)), strict=True))
    return ()


def _by(event: Event, site: Site) -> str:
    return f"{event.number or site.words('document.no_number')} ({day(event.date)})"


def _places(item: WorkItem, site: Site) -> Iterator[Place]:
    """Yield the rows that show a problem of a life, in the order of time."""
    for event in item.events if len(item.events) > 1 else ():
        href = f"/van-ban/{event.decision}/thu-tuc?xem=p{event.row}#p{event.row}"
        yield Place(text=f"{group_sign(event.group, site.rules).name}: {_by(event, site)}", href=href)
    for key in item.keys if item.kind == "two_codes" else ():
        yield Place(text=key, href=f"/thu-tuc/{key}")


def _unknowns(register: Register, site: Site) -> Iterator[str]:
    words, catalogue, check = site.words, register.catalogue, register.check
    if catalogue is None or check is None:
        yield words("work_unknown.no_catalogue")
    else:
        given = {"source": catalogue.source, "n": number_vi(len(catalogue.entries)), "day": day(catalogue.imported_at.date())}
        yield words("work_unknown.extract" if catalogue.is_extract else "work_unknown.catalogue", **given)
        counts = {aspect: count for aspect, verdict, count in check.counts if verdict == "undetermined"}
        texts = site.rules.catalogue.texts
        parts = [f"{getattr(texts, aspect).lower()} {number_vi(count)}" for aspect, count in counts.items() if count]
        if parts:
            yield words("work_unknown.undetermined", rows=number_vi(check.rows), parts="; ".join(parts))
        for aspect, column in (("authority", "authority"), ("state", "state"), ("entry", "entered_on")):
            if not any(getattr(entry, column) for entry in catalogue.entries):
                yield words(f"work_unknown.no_{aspect}")
    yield words("work_unknown.only_known")
