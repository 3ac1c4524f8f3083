"""The registers of document checks: what is known of each document, and what a person has to type."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from pipeline.model.registry import CheckKind, DocumentSummary
from pipeline.printing.report_files import letterhead_of
from pipeline.printing.words import day, unknown
from pipeline.reports.check_letter import to_check_letter
from pipeline.reports.checks import CheckRegister, check_register, to_check_sheets
from pipeline.web.errors import not_found
from pipeline.web.exports import to_csv_file, to_workbook_file
from pipeline.web.list_address import ListAddress, pages_of
from pipeline.web.report_period import ReportPeriod, asked_period
from pipeline.web.signs import kind_name
from pipeline.web.site import Site

__all__ = ["routes"]

_PATH = "/kiem-tra"
_METHODS = ["GET", "HEAD"]
_NAMES = ("tu", "den", "so", "vb", "xet")
_KINDS: dict[str, CheckKind] = {"": "self", "theo-tham-quyen": "authority"}
"""Name in the address → register."""
_SIZE = 100
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_UNKNOWN = "?"


def routes(site: Site) -> APIRouter:
    """Return ``/kiem-tra`` and its files."""
    router = APIRouter(prefix=_PATH)

    @router.api_route("", methods=_METHODS)
    def checks(request: Request) -> HTMLResponse:
        address, asked, kind = _asked(request, site)
        found = _register(asked, kind, site)
        listed = _listed(found, address)
        pages = pages_of(len(listed), _SIZE, address)
        shown = listed[max(0, pages.first - 1) : pages.last]
        drafters = site.parts.registry.outputs.drafters([one.id for one in shown])
        form = site.rules.checks.self_form if kind == "self" else site.rules.checks.authority_form
        values = {
            "asked": asked,
            "address": address,
            "kind": kind,
            "form": form,
            "registers": _registers(address, kind, site),
            "counts": _counts(found, address, site),
            "found": found,
            "others": _others(found, address, site),
            "pages": pages,
            "has_home": bool(site.parts.settings.report_parent),
            "lines": [_line(n, one, drafters.get(one.id), site) for n, one in enumerate(shown, start=pages.first)],
        }
        return site.page("checks.html", {**values, "section": "checks"})

    @router.api_route("/xuat.{form}", methods=_METHODS)
    def as_file(form: str, request: Request) -> Response:
        _, asked, kind = _asked(request, site)
        if form not in {"xlsx", "csv", "docx"}:
            return not_found(site, "no_page")
        found = _register(asked, kind, site, with_drafters=True)
        sheets = to_check_sheets(found, site.rules)
        name = f"{sheets[0].name} {asked.first.isoformat()} – {asked.last.isoformat()}"
        if form == "docx":
            from pipeline.adapters.docx_letter import to_docx  # noqa: PLC0415 - loaded only where it is wanted

            content = to_docx(to_check_letter(found, letterhead_of(site.parts.settings), site.rules))
            headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}.docx"}
            return Response(content, media_type=_DOCX, headers=headers)
        return to_workbook_file(name, sheets) if form == "xlsx" else to_csv_file(name, sheets[0].head, sheets[0].rows)

    return router


def _asked(request: Request, site: Site) -> tuple[ListAddress, ReportPeriod, CheckKind]:
    address = ListAddress.read(_PATH, _NAMES, request.query_params)
    kept = {"so": address.get("so")} if address.get("so") else {}
    return address, asked_period(request, _PATH, site, **kept), _KINDS.get(address.get("so"), "self")


def _register(asked: ReportPeriod, kind: CheckKind, site: Site, *, with_drafters: bool = False) -> CheckRegister:
    registry, parent = site.parts.registry, site.parts.settings.report_parent
    if with_drafters:
        return check_register(registry, asked.period, kind, site.rules, parent=parent, drafters=registry.outputs.drafters)
    return check_register(registry, asked.period, kind, site.rules, parent=parent)


def _listed(found: CheckRegister, address: ListAddress) -> tuple[DocumentSummary, ...]:
    """Return the documents of the register, of one kind of it, or those that stand in none and why."""
    if address.get("xet") == "chua-ro":
        return found.unjudged
    if address.get("xet") == "noi-khac":
        return found.elsewhere
    kind = address.get("vb")
    return tuple(one.summary for one in found.documents if kind in ("", one.summary.kind or _UNKNOWN))


def _registers(address: ListAddress, kind: CheckKind, site: Site) -> list[tuple[str, str, bool]]:
    titles = {"self": site.rules.checks.self_form.title, "authority": site.rules.checks.authority_form.title}
    return [(titles[one], address.changed(so=name, vb="", xet="").href, one == kind) for name, one in _KINDS.items()]


def _counts(found: CheckRegister, address: ListAddress, site: Site) -> list[tuple[str, int, str, bool]]:
    """Return name, number, address and whether it is chosen of each kind of document."""
    chosen = address.get("vb")
    return [
        (
            kind_name(kind, site.rules) if kind else site.rules.checks.texts.no_kind,
            count,
            address.changed(vb="" if chosen == (kind or _UNKNOWN) else kind or _UNKNOWN, xet="").href,
            chosen == (kind or _UNKNOWN),
        )
        for kind, count in found.by_kind
    ]


def _others(found: CheckRegister, address: ListAddress, site: Site) -> list[tuple[str, int, str, bool]]:
    texts = site.rules.checks.texts
    left_out = (("chua-ro", texts.unjudged, found.unjudged), ("noi-khac", texts.elsewhere, found.elsewhere))
    return [
        (words, len(documents), address.changed(xet=name, vb="").href, address.get("xet") == name)
        for name, words, documents in left_out
        if documents
    ]


def _line(number: int, one: DocumentSummary, drafter: str | None, site: Site) -> dict[str, object]:
    return {
        "at": number,
        "href": f"/van-ban/{one.id}",
        "number": one.number or site.words("document.no_number"),
        "date": day(one.date),
        "kind": kind_name(one.kind, site.rules),
        "title": one.title or site.words("document.no_title"),
        "authority": one.authority or unknown,
        "drafter": drafter,
    }
