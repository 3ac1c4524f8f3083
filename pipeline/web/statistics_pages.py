"""The statistics page, the list behind each of its figures, and the report as a letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from pipeline.model.registry import DocumentSummary, ProcedureRow, Wanted
from pipeline.printing.report_files import letterhead_of
from pipeline.printing.words import day, unknown
from pipeline.reports.late_publications import report_lateness
from pipeline.reports.letter import to_letter
from pipeline.reports.periods import Period, read_period
from pipeline.reports.procedures import report_procedures
from pipeline.web.address import Address
from pipeline.web.counted_rows import WAYS, Figure, rows_behind
from pipeline.web.list_address import ListAddress, pages_of
from pipeline.web.period_choices import quarter_of
from pipeline.web.signs import group_sign
from pipeline.web.site import Site
from pipeline.web.statistics_view import to_statistics_page

__all__ = ["period_of", "routes"]

_LABEL = "publishes_procedures"
_METHODS = ["GET", "HEAD"]
_CUTS = ("cach", "nhom", "lv", "cq", "cap", "dvc")
_SIZE = 100
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def routes(site: Site) -> APIRouter:
    """Return ``/thong-ke``, ``/thong-ke/danh-sach`` and ``/thong-ke/xuat.docx``."""
    router = APIRouter(prefix="/thong-ke")

    @router.api_route("", methods=_METHODS)
    def statistics(request: Request) -> HTMLResponse:
        given = Address.read(request.query_params.multi_items())
        decisions = site.parts.registry.find(Wanted(label=_LABEL))
        first, last, period = period_of(site, given, decisions)
        report = report_procedures(site.parts.registry, period, site.rules)
        page = to_statistics_page(report, decisions, first, last, site)
        return site.page("statistics.html", {"page": page, "section": "statistics"})

    @router.api_route("/danh-sach", methods=_METHODS)
    def behind(request: Request) -> HTMLResponse:
        first, last, period = period_of(site, Address.read(request.query_params.multi_items()))
        address = ListAddress.read("/thong-ke/danh-sach", ("tu", "den", *_CUTS), request.query_params)
        published = site.parts.registry.find(Wanted(issued_from=period.start, issued_before=period.before, label=_LABEL))
        listed = site.parts.registry.procedure_rows(period.start, period.before)
        figure = _figure(address)
        found = rows_behind(figure, listed, {one.id for one in published}, site.rules.procedure_tables)
        pages = pages_of(len(found), _SIZE, address)
        values = {
            "first": first,
            "last": last,
            "pages": pages,
            "chips": _chips(address, site),
            "way": site.words(f"statistics.way_{figure.way}"),
            "back": f"/thong-ke?tu={first.isoformat()}&den={last.isoformat()}",
            "rows": [_row(n, one, site) for n, one in enumerate(found, start=1) if pages.first <= n <= pages.last],
        }
        return site.page("statistics_list.html", {**values, "section": "statistics"})

    @router.api_route("/xuat.docx", methods=_METHODS)
    def letter(request: Request) -> Response:
        from pipeline.adapters.docx_letter import to_docx  # noqa: PLC0415 - loaded only where a letter is wanted

        first, last, period = period_of(site, Address.read(request.query_params.multi_items()))
        words = site.rules.statistics
        report = report_procedures(site.parts.registry, period, site.rules)
        lateness = report_lateness(site.parts.registry, period, site.rules)
        written = to_letter(report, letterhead_of(site.parts.settings), words, quarter_of(first, last, words), lateness)
        name = site.words("export.statistics", first=first.isoformat(), last=last.isoformat())
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}.docx"}
        return Response(to_docx(written), media_type=_DOCX, headers=headers)

    return router


def period_of(
    site: Site, given: Address, decisions: Sequence[DocumentSummary] | None = None
) -> tuple[dt.date, dt.date, Period]:
    """Return first and last day that an address asks for, of all published ``decisions`` unless it says others."""
    known = site.parts.registry.find(Wanted(label=_LABEL)) if decisions is None else decisions
    signed = [decision.date for decision in known if decision.date]
    first = given.first or (min(signed) if signed else site.today())
    last = given.last or (max(signed) if signed else site.today())
    return first, last, read_period(first, last)


def _figure(address: ListAddress) -> Figure:
    return Figure(
        way=next((way for way in WAYS if way == address.get("cach")), "distinct"),
        group=address.get("nhom"),
        field=address.get("lv"),
        authority=address.get("cq"),
        level=address.get("cap"),
        service=address.get("dvc"),
    )


def _chips(address: ListAddress, site: Site) -> list[tuple[str, str, str]]:
    """Return name, value and the address without it of every cut."""
    chosen = [(name, address.get(name)) for name in _CUTS[1:] if address.get(name)]
    return [
        (site.words(f"statistics.cut_{name}"), _said(name, value, site), address.changed(**{name: ""}).href)
        for name, value in chosen
    ]


def _said(name: str, value: str, site: Site) -> str:
    names = site.rules.statistics
    if name == "nhom":
        return group_sign(None if value == "?" else value, site.rules).name
    if name in {"cap", "dvc"}:
        of = names.levels if name == "cap" else names.services
        return str(getattr(of, value, of.unknown))
    return unknown if value == "?" else value


def _row(number: int, row: ProcedureRow, site: Site) -> dict[str, object]:
    levels = site.rules.names.levels
    return {
        "number": number,
        "name": row.name,
        "code": row.code,
        "life": f"/thu-tuc/{'noi-bo-' if row.internal else ''}{row.code}" if row.code else None,
        "group": group_sign(row.group, site.rules),
        "field": row.field or unknown,
        "levels": ", ".join(levels[level].name for level in row.levels) or unknown,
        "authority": row.authority or unknown,
        "decision": row.number or site.words("document.no_number"),
        "date": day(row.date),
        "href": f"/van-ban/{row.document_id}/thu-tuc?xem=p{row.position + 1}#p{row.position + 1}",
        "row": row.position + 1,
    }
