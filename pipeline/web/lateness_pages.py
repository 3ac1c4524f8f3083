"""The page of the terms of publication: which decisions were late, in time, or cannot be judged."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from pipeline.printing.words import day, unknown
from pipeline.reports.late_publications import (
    VERDICTS,
    JudgedDecision,
    LatenessReport,
    lateness_sentence,
    report_lateness,
    to_lateness_sheet,
)
from pipeline.web.errors import not_found
from pipeline.web.exports import FORMS, to_file
from pipeline.web.list_address import ListAddress, pages_of
from pipeline.web.report_period import asked_period
from pipeline.web.signs import Sign
from pipeline.web.site import Site

__all__ = ["routes"]

_PATH = "/thong-ke/cong-bo-cham"
_LABEL = "publishes_procedures"
_METHODS = ["GET", "HEAD"]
_SIZE = 100
_SIGNS = {"late": ("abolished", "!"), "in_time": ("new", "✓"), "undetermined": ("unknown", "?")}


@dataclass(frozen=True, slots=True, kw_only=True)
class LateLine:
    """A decision with its term; what is not known is shown as such."""

    href: str
    number: str
    signed: str
    title: str
    verdict: Sign
    days_late: int
    parent: str | None
    parent_href: str | None
    effective: str
    is_shortened: bool
    due: str
    is_urgent: bool
    entry_due: str


def routes(site: Site) -> APIRouter:
    """Return ``/thong-ke/cong-bo-cham`` and its files."""
    router = APIRouter(prefix=_PATH)

    @router.api_route("", methods=_METHODS)
    def late(request: Request) -> HTMLResponse:
        asked = asked_period(request, _PATH, site, _LABEL)
        address = ListAddress.read(_PATH, ("tu", "den", "kq"), request.query_params)
        report = report_lateness(site.parts.registry, asked.period, site.rules)
        found = [one for verdict in VERDICTS if address.get("kq") in ("", verdict) for one in report.of(verdict)]
        pages = pages_of(len(found), _SIZE, address)
        values = {
            "asked": asked,
            "address": address,
            "pages": pages,
            "sentence": lateness_sentence(report, site.rules.statistics),
            "cards": _cards(report, address, site),
            "lines": [_line(one, site) for one in found[max(0, pages.first - 1) : pages.last]],
        }
        return site.page("lateness.html", {**values, "section": "statistics"})

    @router.api_route("/xuat.{form}", methods=_METHODS)
    def as_file(form: str, request: Request) -> Response:
        kind = next((one for one in FORMS if one == form), None)
        if kind is None:
            return not_found(site, "no_page")
        asked = asked_period(request, _PATH, site, _LABEL)
        sheet = to_lateness_sheet(report_lateness(site.parts.registry, asked.period, site.rules), site.rules)
        name = site.words("lateness.file", first=asked.first.isoformat(), last=asked.last.isoformat())
        return to_file(kind, name, sheet.head, sheet.rows)

    return router


def _sign(verdict: str, site: Site) -> Sign:
    tone, sign = _SIGNS[verdict]
    return Sign(tone=tone, sign=sign, name=getattr(site.rules.publication_terms.verdicts, verdict))


def _cards(report: LatenessReport, address: ListAddress, site: Site) -> list[tuple[Sign, int, str, bool]]:
    """Return each verdict with its number, the address of its list and whether it is chosen."""
    chosen = address.get("kq")
    return [
        (
            _sign(verdict, site),
            len(report.of(verdict)),
            address.changed(kq="" if verdict == chosen else verdict).href,
            verdict == chosen,
        )
        for verdict in VERDICTS
    ]


def _line(one: JudgedDecision, site: Site) -> LateLine:
    decision, term = one.decision, one.term
    return LateLine(
        href=f"/van-ban/{decision.id}/thu-tuc",
        number=decision.number or site.words("document.no_number"),
        signed=day(decision.date),
        title=decision.title or site.words("document.no_title"),
        verdict=_sign(one.verdict, site),
        days_late=term.days_late if term else 0,
        parent=term.parent.number if term else None,
        parent_href=f"/van-ban/{term.parent.id}" if term and term.parent.id else None,
        effective=day(term.parent.effective_from) if term else unknown,
        is_shortened=bool(term and term.is_shortened),
        due=day(term.due) if term else unknown,
        is_urgent=one.is_urgent,
        entry_due=day(one.entry_due),
    )
