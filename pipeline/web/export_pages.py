"""What lists and tables show, to take away: search results, statistics, failures, the procedures of a decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import Response

from pipeline.errors import IndexUnavailableError
from pipeline.model.search import Results
from pipeline.printing.words import number_vi
from pipeline.reports.procedures import report_procedures
from pipeline.reports.sheets import Value, to_sheets
from pipeline.web.address import Address
from pipeline.web.document_reading import KeptDocuments, read_document
from pipeline.web.errors import not_found
from pipeline.web.exports import FORMS, Form, to_csv_file, to_file, to_workbook_file
from pipeline.web.failures_view import NAMES, narrowed_failures
from pipeline.web.list_address import ListAddress
from pipeline.web.procedures_view import table_rows
from pipeline.web.search_view import ResultView, to_found
from pipeline.web.site import Site
from pipeline.web.statistics_pages import period_of
from pipeline.web.table_state import read_table_state

__all__ = ["MOST_ROWS", "routes"]

MOST_ROWS = 5_000
"""Rows of a list of results in one file; the page says so, and a file that was cut says so in its last row."""
_AT_ONCE = 250
_METHODS = ["GET", "HEAD"]
_COLUMNS = (
    "number",
    "kind",
    "authority",
    "date",
    "title",
    "place",
    "labels",
    "status",
    "quality",
    "matches",
    "reasons",
    "href",
)
_FAILURE_COLUMNS = ("file", "reason", "remedy", "kept", "tried", "last_tried")


def routes(site: Site) -> APIRouter:
    """Return ``…/xuat.xlsx`` and ``…/xuat.csv`` beside every list and table; their addresses hold the state of the page."""
    router = APIRouter()
    documents = KeptDocuments(site.parts)

    @router.api_route("/tim/xuat.{form}", methods=_METHODS)
    def results(form: str, request: Request) -> Response:
        kind = _form(form)
        if kind is None:
            return not_found(site, "no_page")
        address = Address.read(request.query_params.multi_items())
        first = _page(site, address, 1)  # an index that is down is said now, not in the middle of a file
        return to_file(kind, site.words("export.results"), _names(site, _COLUMNS), _result_rows(site, address, first))

    @router.api_route("/thong-ke/xuat.{form}", methods=_METHODS)
    def statistics(form: str, request: Request) -> Response:
        first, last, period = period_of(site, Address.read(request.query_params.multi_items()))
        sheets = to_sheets(report_procedures(site.parts.registry, period, site.rules), site.rules.statistics)
        name = site.words("export.statistics", first=first.isoformat(), last=last.isoformat())
        chosen = request.query_params.get("bang", "1")
        if _form(form) == "xlsx":
            return to_workbook_file(name, sheets)
        if _form(form) is None or chosen not in {str(n) for n in range(1, len(sheets) + 1)}:
            return not_found(site, "no_page")
        sheet = sheets[int(chosen) - 1]
        return to_csv_file(f"{name} {sheet.name}", sheet.head, sheet.rows)

    @router.api_route("/tep-loi/xuat.{form}", methods=_METHODS)
    def failures(form: str, request: Request) -> Response:
        kind = _form(form)
        if kind is None:
            return not_found(site, "no_page")
        return to_file(kind, site.words("failure.title"), _names(site, _FAILURE_COLUMNS), _failure_rows(site, request))

    @router.api_route("/van-ban/{identifier}/thu-tuc/xuat.{form}", methods=_METHODS)
    def procedures(identifier: str, form: str, request: Request) -> Response:
        kind, reading = _form(form), read_document(site, documents, identifier, site.today())
        if kind is None or reading is None:
            return not_found(site, "no_document" if reading is None else "no_page")
        head, rows = table_rows(reading, site, read_table_state(request.query_params))
        number = (reading.stored.summary.number or identifier).replace("/", "-")
        return to_file(kind, site.words("export.procedures", number=number), head, rows)

    return router


def _form(given: str) -> Form | None:
    return next((form for form in FORMS if form == given), None)


def _names(site: Site, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(site.words(f"export.{name}") for name in columns)


def _page(site: Site, address: Address, number: int) -> Results:
    return site.parts.index.search(replace(address.to_query(site.rules, size=_AT_ONCE), page=number))


def _result_rows(site: Site, address: Address, results: Results) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of all pages; what is behind the limit, or behind an index that stopped answering, is said in a row."""
    total, number, written = results.total, 1, 0
    while results.hits and written < MOST_ROWS:
        for result in to_found(results, address, site.rules, site.words).results:
            yield _result_row(result, site)
        written += len(results.hits)
        if written >= total:
            return
        number += 1
        try:
            results = _page(site, address, number)
        except IndexUnavailableError as error:
            yield (f"{error.message} {error.remedy}",)
            return
    if written < total:
        yield (site.words("export.cut", n=number_vi(written), total=number_vi(total)),)


def _result_row(result: ResultView, site: Site) -> tuple[Value, ...]:
    return (
        result.number,
        result.kind,
        result.authority,
        result.issued or result.date,
        result.title,
        result.name,
        "; ".join(label.name for label in result.labels),
        result.status.name,
        site.words("quality.poor" if result.is_poor else "quality.good"),
        "\n".join(": ".join(part for part in (m.place, m.snippet.striptags()) if part) for m in result.matches),
        ", ".join(result.reasons),
        result.href.partition("?")[0].partition("#")[0] + ("#" + result.href.partition("#")[2] if "#" in result.href else ""),
    )


def _failure_rows(site: Site, request: Request) -> Iterator[tuple[Value, ...]]:
    address = ListAddress.read("/tep-loi", NAMES, request.query_params)
    for one in narrowed_failures(site.parts.registry.failures(), address):
        kept = site.words("failure.kept_no" if one.refused else "failure.kept_yes")
        yield (one.path or one.sha256, one.message, one.remedy, kept, one.tries, one.last_tried.date())
