"""Commands of the register of procedures and of the national catalogue."""

from __future__ import annotations

import datetime as dt

import click

from pipeline.cli import VIETNAM, parts, rasoat, with_errors

__all__ = ["procedures"]


@rasoat.group()
def procedures() -> None:
    """Sổ thủ tục hành chính: quá trình của từng thủ tục, những điều cần xem lại."""


@procedures.command("show")
@click.argument("code")
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON.")
@with_errors
def procedures_show(code: str, *, as_json: bool) -> int:
    """Hiện quá trình của một thủ tục: quyết định nào công bố, sửa đổi, bãi bỏ; tình trạng hôm nay.

    CODE là mã số (có hay không có đuôi H…) hoặc tên thủ tục.
    """
    from pipeline.printing.procedures import describe_record, find_record, record_to_json  # noqa: PLC0415
    from pipeline.procedures.register import build_register  # noqa: PLC0415

    opened = parts()
    register = build_register(opened.registry.procedure_rows(), opened.rules.procedure_tables)
    record = find_record(code, register, opened.rules)
    today = dt.datetime.now(tz=VIETNAM).date()
    click.echo(record_to_json(record, today) if as_json else describe_record(record, register, opened.rules, today))
    return 0


@procedures.command("problems")
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON.")
@with_errors
def procedures_problems(*, as_json: bool) -> int:
    """Liệt kê điều cần xem lại: sửa đổi khi chưa công bố, bãi bỏ mà vẫn công bố, một mã nhiều tên, một tên nhiều mã."""
    from pipeline.printing.procedures import describe_problems, problems_to_json  # noqa: PLC0415
    from pipeline.procedures.register import build_register, find_problems  # noqa: PLC0415

    opened = parts()
    tables = opened.rules.procedure_tables
    found = find_problems(build_register(opened.registry.procedure_rows(), tables), tables)
    click.echo(problems_to_json(found) if as_json else describe_problems(found, opened.rules))
    return 0
