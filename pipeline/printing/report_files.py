"""Reports and registers as files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.reports.check_letter import to_check_letter
from pipeline.reports.checks import CheckRegister, to_check_sheets
from pipeline.reports.csv_lines import to_csv
from pipeline.reports.late_publications import report_lateness
from pipeline.reports.letter import Letterhead, to_letter
from pipeline.reports.procedures import ProceduresReport
from pipeline.reports.sheets import Sheet, to_sheets
from pipeline.settings import Settings
from pipeline.wiring import Parts

__all__ = ["letterhead_of", "write_catalogue_files", "write_check_files", "write_file", "write_report_files"]


def write_report_files(
    report: ProceduresReport, parts: Parts, *, xlsx: Path | None, docx: Path | None, quarter: str | None
) -> None:
    """Write the workbook and the letter that were asked for; raises ``UsageError`` when a file cannot be written."""
    words = parts.rules.statistics
    if xlsx:
        from pipeline.adapters.xlsx_workbook import to_workbook  # noqa: PLC0415 - loaded only where a file is wanted

        write_file(xlsx, to_workbook(to_sheets(report, words)))
    if docx:
        from pipeline.adapters.docx_letter import to_docx  # noqa: PLC0415

        number, _, year = (quarter or "").partition("/")
        named = (int(number), int(year)) if year else None
        lateness = report_lateness(parts.registry, report.period, parts.rules)
        write_file(docx, to_docx(to_letter(report, letterhead_of(parts.settings), words, named, lateness)))


def write_check_files(register: CheckRegister, parts: Parts, *, xlsx: Path | None, docx: Path | None) -> None:
    """Write a register of document checks as the files that were asked for; raises ``UsageError``."""
    if xlsx:
        from pipeline.adapters.xlsx_workbook import to_workbook  # noqa: PLC0415 - loaded only where a file is wanted

        write_file(xlsx, to_workbook(to_check_sheets(register, parts.rules)))
    if docx:
        from pipeline.adapters.docx_letter import to_docx  # noqa: PLC0415

        write_file(docx, to_docx(to_check_letter(register, letterhead_of(parts.settings), parts.rules)))


def write_catalogue_files(sheets: Sequence[Sheet], *, xlsx: Path | None, as_csv: Path | None) -> None:
    """Write what disagrees with the catalogue as the files asked for, the first sheet as CSV; raises ``UsageError``."""
    if xlsx:
        from pipeline.adapters.xlsx_workbook import to_workbook  # noqa: PLC0415 - loaded only where a file is wanted

        write_file(xlsx, to_workbook(sheets))
    if as_csv:
        write_file(as_csv, "".join(to_csv(sheets[0].head, sheets[0].rows)).encode())


def letterhead_of(settings: Settings) -> Letterhead:
    """Return what the settings say of the agency that reports."""
    return Letterhead(
        parent=settings.report_parent,
        agency=settings.report_agency,
        short=settings.report_short,
        place=settings.report_place,
        position=settings.report_position,
    )


def write_file(path: Path, content: bytes) -> None:
    """Write a file that the user named; raises ``UsageError``."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(f"Không ghi được tệp «{path}».", remedy="Chọn thư mục có quyền ghi, đóng tệp đang mở.") from error
