"""The register of procedures as a list: what is asked for, facets with counts, the rows of one page."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.printing.words import day, number_vi, unknown
from pipeline.procedures.codes import read_code_cell
from pipeline.procedures.state import StateOn, explain_state
from pipeline.text.fold import fold, squeeze
from pipeline.web.kept_register import Life, Register
from pipeline.web.list_address import ListAddress, count_values, facet_of, pages_of
from pipeline.web.search_view import FacetView, Pages
from pipeline.web.signs import Sign, group_sign
from pipeline.web.site import Site

__all__ = ["NAMES", "RegisterLine", "RegisterList", "list_register", "state_sign"]

NAMES = ("q", "tt", "ngay", "nhom", "lv", "cap", "loai", "xep")
"""Names in the address: words, state, the day of the state, group of the last event, field, level, internal or not, order."""

_SIZE = 50
_STATES = ("in_force", "abolished", "unpublished", "?")
_TONES = {"in_force": "new", "abolished": "abolished", "unpublished": "neutral"}
_SIGNS = {"in_force": "✓", "abolished": "−", "unpublished": "○"}
_GROUPS = ("new", "amended", "replaced", "abolished", "?")
_LEVELS = ("bo", "tinh", "huyen", "xa", "?")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One procedure of the list with the event that happened last."""

    href: str
    code: str | None
    name: str
    field: str
    levels: str
    state: Sign
    last: Sign
    decision: str
    date: str
    evidence: str
    decisions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterList:
    """Everything on the page; ``sentence`` sums up what is shown."""

    address: ListAddress
    day: dt.date
    lines: tuple[RegisterLine, ...]
    facets: tuple[FacetView, ...]
    pages: Pages
    sentence: str
    sorts: tuple[tuple[str, str, bool], ...]
    internal: int


def list_register(register: Register, address: ListAddress, on: dt.date, site: Site) -> RegisterList:
    """Return the page of the register that an address asks for, states on the day ``on``."""
    wanted_internal = address.get("loai") == "noi-bo"
    asked = address.get("q")
    candidates = [
        (life, explain_state(life.record, on))
        for life in register.lives.values()
        if life.internal == wanted_internal and (not asked or _fits(life, asked))
    ]
    found, counted = count_values(candidates, address, _values)
    ordered = _sorted(found, address.get("xep"))
    pages = pages_of(len(ordered), _SIZE, address)
    shown = ordered[max(0, pages.first - 1) : pages.last]
    states = Counter[str](state.state or "?" for _, state in found)
    parts = ", ".join(
        f"{number_vi(states[state])} {state_sign(state, site).name.lower()}" for state in _STATES if states[state]
    )
    return RegisterList(
        address=address,
        day=on,
        lines=tuple(_line(life, state, site) for life, state in shown),
        facets=_facets(counted, address, site),
        pages=pages,
        sentence=site.words("register.sentence", n=number_vi(len(found)), day=day(on), parts=f": {parts}" if parts else ""),
        sorts=tuple(
            (site.words(f"register.sort_{name or 'code'}"), address.changed(xep=name).href, address.get("xep") == name)
            for name in ("", "ten", "moi")
        ),
        internal=sum(life.internal for life in register.lives.values()),
    )


def state_sign(state: str, site: Site) -> Sign:
    """Return a state with colour, sign and word; ``?`` is one that cannot be determined."""
    name = site.words(f"state.{state}") if state != "?" else unknown[:1].upper() + unknown[1:]
    return Sign(tone=_TONES.get(state, "unknown"), sign=_SIGNS.get(state, "?"), name=name)


def _fits(life: Life, asked: str) -> bool:
    code = read_code_cell(asked, "")
    if code and code.base:
        return life.record.code == code.base
    return all(word in life.words for word in fold(asked).split())


def _values(pair: tuple[Life, StateOn]) -> Mapping[str, Sequence[str]]:
    life, state = pair
    last = life.record.events[-1]
    return {
        "tt": (state.state or "?",),
        "nhom": (last.group or "?",),
        "lv": (squeeze(life.record.field or "?"),),
        "cap": last.levels or ("?",),
    }


def _sorted(found: list[tuple[Life, StateOn]], order: str) -> list[tuple[Life, StateOn]]:
    if order == "ten":
        return sorted(found, key=lambda pair: fold(pair[0].record.name))
    if order == "moi":
        return sorted(found, key=lambda pair: pair[0].record.events[-1].counts_from or dt.date.min, reverse=True)
    return found


def _facets(counted: Mapping[str, Counter[str]], address: ListAddress, site: Site) -> tuple[FacetView, ...]:
    def in_order(name: str, order: Sequence[str]) -> list[tuple[str, int]]:
        counts = counted.get(name, Counter())
        return [(value, counts[value]) for value in order if counts[value]]

    def level(value: str) -> Sign:
        names = site.rules.names.levels
        return Sign(tone="", sign="", name=names[value].name if value in names else unknown)

    return (
        facet_of("tt", site.words("register.state"), in_order("tt", _STATES), address, lambda one: state_sign(one, site)),
        facet_of(
            "nhom",
            site.words("register.last_event"),
            in_order("nhom", _GROUPS),
            address,
            lambda one: group_sign(one if one in _GROUPS[:-1] else None, site.rules),
        ),
        facet_of("cap", site.words("facet.cap"), in_order("cap", _LEVELS), address, level),
        facet_of(
            "lv",
            site.words("facet.lv"),
            counted.get("lv", Counter()).most_common(),
            address,
            lambda one: Sign(tone="", sign="", name=unknown if one == "?" else one),
        ),
    )


def _line(life: Life, state: StateOn, site: Site) -> RegisterLine:
    record, last, levels = life.record, life.record.events[-1], site.rules.names.levels
    return RegisterLine(
        href=life.href,
        code=record.code,
        name=record.name,
        field=squeeze(record.field or unknown),
        levels=", ".join(levels[level].name for level in last.levels) or unknown,
        state=state_sign(state.state or "?", site),
        last=group_sign(last.group, site.rules),
        decision=last.number or site.words("document.no_number"),
        date=day(last.counts_from),
        evidence=f"/van-ban/{last.decision}/thu-tuc?xem=p{last.row}#p{last.row}",
        decisions=len({event.decision for event in record.events}),
    )
