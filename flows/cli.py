"""The console script: the commands of the pipeline and those that need flows."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline import cli_index, cli_procedures, cli_reports, cli_rules
from pipeline.cli import parts, rasoat, with_errors
from pipeline.cli_vietnamese import run_group

__all__ = ["main"]

ADDED = (cli_index.index, cli_procedures.procedures, cli_procedures.catalogue, cli_reports.checks, cli_rules.rule_group)
"""Groups of commands that stand in modules of their own."""


@rasoat.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--quiet", is_flag=True, help="Không hiện thanh tiến độ.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả tổng hợp dạng JSON.")
@with_errors
def ingest(paths: tuple[Path, ...], quiet: bool, as_json: bool) -> int:
    """Nạp tệp hoặc thư mục: đọc, phân loại, lưu vào sổ đăng ký và chỉ mục.

    Tệp đã nạp được nhận ra theo nội dung và bỏ qua; tệp hỏng được giữ lại kèm lý do, các tệp khác vẫn tiếp tục.

    \b
    Ví dụ: rasoat ingest ~/van-ban-moi quyet-dinh.pdf
    """
    from flows.ingest import ingest as run
    from flows.progress import progress_bar
    from pipeline.printing.summary import describe_summary, summary_to_json

    opened = parts()
    with progress_bar(shown=not quiet and not as_json and sys.stderr.isatty()) as progress:
        summary = run(paths, opened, progress)
    click.echo(summary_to_json(summary) if as_json else describe_summary(summary, opened.rules))
    return 3 if summary.failures else 0


def main() -> None:
    """Run the command line."""
    run_group(rasoat)
