"""Commands of the reports for a period: statistics, terms of publication, registers of document checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from pipeline.cli import parts, rasoat, with_errors
from pipeline.cli_procedures import procedures, require_documents
from pipeline.model.registry import CheckKind

__all__ = ["checks", "procedures_late", "statistics"]

_DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])
_FILE = click.Path(path_type=Path, dir_okay=False)


def _of_period(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that name a period."""
    options = (
        click.option("--from", "first", type=_DAY, help="Từ ngày ký."),
        click.option("--to", "last", type=_DAY, help="Đến hết ngày ký."),
        click.option("--quarter", help="Quý báo cáo thay cho hai ngày, ví dụ 1/2026 (từ 15/12/2025 đến 14/3/2026)."),
        click.option("--calendar", is_flag=True, help="Quý theo lịch (từ ngày 1 tháng 1), không theo kỳ báo cáo."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@rasoat.command()
@_of_period
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON.")
@click.option("--xlsx", type=_FILE, help="Ghi bảng tính: số liệu, chênh lệch, từng dòng.")
@click.option("--docx", type=_FILE, help="Ghi báo cáo theo Nghị định 30/2020, chờ ký.")
@with_errors
def statistics(
    *,
    first: dt.datetime | None,
    last: dt.datetime | None,
    quarter: str | None,
    calendar: bool,
    as_json: bool,
    xlsx: Path | None,
    docx: Path | None,
) -> int:
    """Thống kê quyết định công bố và thủ tục hành chính theo nhóm trong một kỳ.

    \b
    Ví dụ: rasoat statistics --from 2025-10-01 --to 2025-12-31
           rasoat statistics --quarter 4/2025
           rasoat statistics --quarter 4/2025 --xlsx quy4.xlsx --docx quy4.docx
    """
    from pipeline.printing.report_files import write_report_files
    from pipeline.reports.periods import choose_period
    from pipeline.reports.procedures import report_procedures, to_json, to_text

    opened = parts()
    words = opened.rules.statistics
    period = choose_period(first, last, quarter, words, calendar=calendar)
    require_documents(opened)
    report = report_procedures(opened.registry, period, opened.rules)
    write_report_files(report, opened, xlsx=xlsx, docx=docx, quarter=quarter)
    click.echo(to_json(report, words) if as_json else to_text(report, words))
    return 0


@procedures.command("late")
@_of_period
@click.option("--xlsx", type=_FILE, help="Ghi mọi quyết định của kỳ với hạn công bố thành bảng tính.")
@with_errors
def procedures_late(
    *, first: dt.datetime | None, last: dt.datetime | None, quarter: str | None, calendar: bool, xlsx: Path | None
) -> int:
    """Liệt kê quyết định công bố chậm so với ngày có hiệu lực của văn bản quy định thủ tục (NĐ 63/2010, Điều 15).

    \b
    Ví dụ: rasoat procedures late --quarter 4/2025 --xlsx cham.xlsx
    """
    from pipeline.reports.late_publications import describe_lateness, report_lateness, to_lateness_sheet
    from pipeline.reports.periods import choose_period

    opened = parts()
    period = choose_period(first, last, quarter, opened.rules.statistics, calendar=calendar)
    require_documents(opened)
    report = report_lateness(opened.registry, period, opened.rules)
    if xlsx:
        from pipeline.adapters.xlsx_workbook import to_workbook
        from pipeline.printing.report_files import write_file

        write_file(xlsx, to_workbook([to_lateness_sheet(report, opened.rules)]))
    click.echo(describe_lateness(report, opened.rules))
    return 0


@rasoat.command("checks")
@click.option(
    "--kind", type=click.Choice(["self", "authority"]), default="self", help="self: tự kiểm tra; authority: theo thẩm quyền."
)
@_of_period
@click.option("--xlsx", type=_FILE, help="Ghi sổ kiểm tra thành bảng tính.")
@click.option("--docx", type=_FILE, help="Ghi sổ kiểm tra để in, khổ ngang, theo Nghị định 30/2020.")
@with_errors
def checks(
    *,
    kind: CheckKind,
    first: dt.datetime | None,
    last: dt.datetime | None,
    quarter: str | None,
    calendar: bool,
    xlsx: Path | None,
    docx: Path | None,
) -> int:
    """Lập sổ văn bản tự kiểm tra hoặc kiểm tra theo thẩm quyền; cột kết quả để trống cho người kiểm tra điền.

    \b
    Ví dụ: rasoat checks --quarter 4/2025 --docx tu-kiem-tra.docx
           rasoat checks --kind authority --from 2025-10-01 --to 2025-12-31 --xlsx so.xlsx
    """
    from pipeline.printing.report_files import write_check_files
    from pipeline.reports.checks import check_register, describe_checks
    from pipeline.reports.periods import choose_period

    opened = parts()
    period = choose_period(first, last, quarter, opened.rules.statistics, calendar=calendar)
    require_documents(opened)
    register = check_register(
        opened.registry,
        period,
        kind,
        opened.rules,
        parent=opened.settings.report_parent,
        drafters=opened.registry.outputs.drafters,
    )
    write_check_files(register, opened, xlsx=xlsx, docx=docx)
    click.echo(describe_checks(register, opened.rules))
    return 0
