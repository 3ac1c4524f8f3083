"""Results of a search as the page shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape as html
from urllib.parse import quote

from markupsafe import Markup

from pipeline.model.search import Hit, IndexRecord, Results, Snippet
from pipeline.printing.words import day, unknown
from pipeline.rules import Rules
from pipeline.web.address import FACETS, Address, last_page
from pipeline.web.asked_words import without
from pipeline.web.chosen_place import KEY
from pipeline.web.signs import Sign, kind_name, label_signs, place_name, status_sign, value_name
from pipeline.web.words import Words

__all__ = ["Chip", "FacetView", "Found", "Match", "Pages", "ResultView", "chips_of", "to_found"]

_SHOWN_VALUES = 8
_LONG = 320
"""Code points of a title that are shown in a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Where a result matched: the place in words, the words around it, and the address of the place."""

    place: str
    snippet: Markup
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """One found document (or provision, or procedure)."""

    id: str
    href: str
    number: str
    kind: str
    authority: str
    date: str
    issued: dt.date | None
    title: str
    name: str | None
    labels: tuple[Sign, ...]
    status: Sign
    is_poor: bool
    reasons: tuple[str, ...]
    matches: tuple[Match, ...]
    code: str | None
    """National code where the result is a procedure: its page is ``/thu-tuc/{code}``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value with its count; the link chooses it, or takes the choice back."""

    sign: Sign
    count: int | None
    href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetView:
    """A facet: the first values are shown, the others open on demand."""

    name: str
    shown: tuple[FacetValue, ...]
    more: tuple[FacetValue, ...]
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """Something that was understood or chosen; the link takes it away."""

    name: str
    value: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Which results are shown, and the addresses of the pages before and behind."""

    first: int
    last: int
    total: int
    number: int
    count: int
    before: str | None
    behind: str | None
    around: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Everything on the page."""

    results: tuple[ResultView, ...]
    facets: tuple[FacetView, ...]
    pages: Pages
    suggestions: tuple[tuple[str, str], ...]


def to_found(results: Results, address: Address, rules: Rules, words: Words) -> Found:
    """Return the page of results."""
    return Found(
        results=tuple(_result(hit, address, rules, words, asked=results.query.eid) for hit in results.hits),
        facets=tuple(_facets(results, address, rules, words)),
        pages=_pages(results, address),
        suggestions=tuple((text, address.changed(text=text).href) for text in results.suggestions),
    )


def chips_of(results: Results | None, address: Address, rules: Rules, words: Words) -> tuple[Chip, ...]:
    """Return what was understood of the box, then what was chosen beside it."""
    chips = []
    for name, value, taken in results.query.understood if results else ():
        chips.append(Chip(name=name, value=value, href=address.changed(text=without(address.text, name, taken)).href))
    for name, values in address.chosen.items():
        for value in values:
            sign = value_name(FACETS[name][0], value, rules)
            shown = f"{sign.sign} {sign.name}".strip()
            chips.append(Chip(name=words(f"facet.{name}"), value=shown, href=address.without_value(name, value).href))
    for name, found in (("first", address.first), ("last", address.last), ("day", address.day)):
        if found:
            chips.append(Chip(name=words(f"search.{name}"), value=day(found), href=address.changed(**{name: None}).href))
    return tuple(chips)


def _result(hit: Hit, address: Address, rules: Rules, words: Words, *, asked: str | None = None) -> ResultView:
    """Return one result; a provision that was ``asked`` for is what its link opens."""
    fields = hit.record.fields
    eid = _asked_eid(hit, asked) if asked else None
    back = f"?tim={quote(address.query)}" if address.query else ""
    base = f"/van-ban/{quote(hit.record.document_id)}{back}"
    date = fields.get("date")
    issued = dt.date.fromisoformat(str(date)[:10]) if date else None
    labels = fields.get("labels")
    title = str(fields.get("title") or "")
    return ResultView(
        id=str(hit.record.document_id),
        href=_opened(base, hit.record, eid),
        number=str(fields.get("number") or words("document.no_number")),
        kind=kind_name(str(fields.get("kind") or ""), rules),
        authority=str(fields.get("authority") or unknown),
        date=day(issued) if issued else unknown,
        issued=issued,
        title=title if len(title) <= _LONG else title[:_LONG].rsplit(" ", 1)[0] + " …",
        name=_own_name({**fields, "eid": eid} if eid else fields, rules, words),
        labels=label_signs(labels if isinstance(labels, list | tuple) else (), rules),
        status=status_sign(str(fields.get("status") or "CHUA_XAC_DINH"), rules),
        is_poor=fields.get("quality") == "poor",
        reasons=hit.reasons,
        matches=tuple(_matches(hit, base, rules, words)),
        code=str(fields["code"]) if hit.record.level == "procedure" and fields.get("code") else None,
    )


def _asked_eid(hit: Hit, asked: str) -> str | None:
    """Return the eId under which a document has the provision that was asked for, or the article that should hold it."""
    found = [snippet.eid or child.record.fields.get("eid") for child in hit.children for snippet in child.snippets]
    named = (str(eid) for eid in found if eid and f"__{eid}".endswith(f"__{asked}"))
    article = (str(eid) for eid in found if eid and f"__{eid}".endswith(f"__{asked.split('__', 1)[0]}"))
    return next(named, None) or next(article, None)


def _own_name(fields: Mapping[str, object], rules: Rules, words: Words) -> str | None:
    """Return what a found provision or procedure is called beside its document."""
    if fields.get("eid"):
        place = place_name(str(fields["eid"]), rules, words)
        return place[:1].upper() + place[1:]
    return str(fields["name"]) if fields.get("name") else None


def _matches(hit: Hit, base: str, rules: Rules, words: Words) -> Iterator[Match]:
    for one in (hit, *hit.children):
        fields = one.record.fields
        name = fields.get("heading") or fields.get("name")
        for snippet in one.snippets or ((Snippet(text=str(name)),) if one is not hit and name else ()):
            eid = snippet.eid or fields.get("eid")
            place = place_name(str(eid), rules, words) if eid else ", ".join(one.reasons) if one is not hit else ""
            yield Match(
                place=place[:1].upper() + place[1:],
                snippet=_marked(snippet),
                href=_opened(base, one.record, eid),
            )


def _opened(base: str, record: IndexRecord, eid: object) -> str:
    """Return the address of a found place, where it is marked in the text and framed on the page image."""
    if provision := eid or record.fields.get("eid"):
        key, anchor = f"{KEY}{provision}", str(provision)
    elif record.level == "procedure":
        key = anchor = f"p{record.id.rpartition('/')[2]}"
    else:
        return base
    return f"{base}{'&' if '?' in base else '?'}xem={quote(key)}#{anchor}"


def _marked(snippet: Snippet) -> Markup:
    parts: list[str] = []
    last = 0
    for start, end in snippet.marks:
        parts += (html(snippet.text[last:start]), "<mark>", html(snippet.text[start:end]), "</mark>")
        last = end
    return Markup("".join((*parts, html(snippet.text[last:]))))  # noqa: S704  every part was escaped


def _facets(results: Results, address: Address, rules: Rules, words: Words) -> Iterator[FacetView]:
    counted = {facet.field: facet.values for facet in results.facets}
    for name, (field, _) in FACETS.items():
        chosen = address.chosen.get(name, ())
        found = {str(value): count for value, count in counted.get(field, ())}
        values = [
            FacetValue(
                sign=value_name(field, value, rules),
                count=found.get(value),
                href=(address.without_value if value in chosen else address.with_value)(name, value).href,
                is_chosen=value in chosen,
            )
            for value in dict.fromkeys((*chosen, *found))
        ]
        if values:
            yield FacetView(
                name=words(f"facet.{name}"),
                shown=tuple(values[:_SHOWN_VALUES]),
                more=tuple(values[_SHOWN_VALUES:]),
                is_open=bool(chosen) or name not in {"lv", "cap", "nhom"},
            )


def _pages(results: Results, address: Address) -> Pages:
    size = results.query.size
    count = min(max(1, -(-results.total // size)), last_page(size))
    number = min(address.page, count)
    first = (number - 1) * size + 1
    near = range(max(1, number - 2), min(count, number + 2) + 1)
    return Pages(
        first=first if results.hits else 0,
        last=first + len(results.hits) - 1 if results.hits else 0,
        total=results.total,
        number=number,
        count=count,
        before=address.changed(page=number - 1).href if number > 1 else None,
        behind=address.changed(page=number + 1).href if number < count else None,
        around=tuple((n, address.changed(page=n).href) for n in near) if count > 1 else (),
    )
