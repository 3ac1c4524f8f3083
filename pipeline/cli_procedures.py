"""Commands of the register of procedures and of the national catalogue."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from pipeline.cli import VIETNAM, parts, rasoat, with_errors
from pipeline.errors import UsageError
from pipeline.model.ids import DocumentId
from pipeline.model.registry import CheckKind

__all__ = ["catalogue", "checks", "procedures"]


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
    from pipeline.printing.procedures import describe_record, find_record, record_to_json
    from pipeline.procedures.register import build_register

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
    from pipeline.printing.procedures import describe_problems, problems_to_json
    from pipeline.procedures.register import build_register, find_problems

    opened = parts()
    tables = opened.rules.procedure_tables
    found = find_problems(build_register(opened.registry.procedure_rows(), tables), tables)
    click.echo(problems_to_json(found) if as_json else describe_problems(found, opened.rules))
    return 0


@rasoat.group()
def catalogue() -> None:
    """Danh mục thủ tục hành chính quốc gia: nạp danh mục hoặc bản trích, đối chiếu với các quyết định."""


@catalogue.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--extract", is_flag=True, help="Tệp chỉ là bản trích: thủ tục không có trong tệp chưa chắc là thiếu.")
@with_errors
def catalogue_import(file: Path, *, extract: bool) -> int:
    """Nạp danh mục từ tệp CSV (UTF-8) hoặc XLSX; thay cho lần nạp trước.

    Cần có cột mã số và tên; các cột lĩnh vực, cơ quan, cấp, tình trạng, ngày công khai được dùng nếu có.
    """
    from pipeline.adapters.xlsx_workbook import read_first_sheet
    from pipeline.model.catalogue import Catalogue
    from pipeline.model.ids import sha256_of
    from pipeline.reports.catalogue_file import read_csv, read_entries

    opened, content = parts(), file.read_bytes()
    rows = read_first_sheet(content) if content[:2] == b"PK" else read_csv(content)
    entries = read_entries(rows, opened.rules.catalogue)
    now = dt.datetime.now(tz=VIETNAM)
    opened.registry.catalogue.put(
        Catalogue(entries=entries, source=file.name, sha256=sha256_of(content), is_extract=extract, imported_at=now)
    )
    without = sum(entry.code is None for entry in entries)
    click.echo(f"Đã nạp {len(entries)} thủ tục{' (bản trích)' if extract else ''}; {without} dòng không có mã số đọc được.")
    return 0


@catalogue.command("check")
@click.option("--urgent", multiple=True, help="Số quyết định công bố theo trình tự rút gọn (nhập trong 2 ngày làm việc).")
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON.")
@with_errors
def catalogue_check(*, urgent: tuple[str, ...], as_json: bool) -> int:
    """Đối chiếu từng thủ tục đã công bố với danh mục: mã, tên, lĩnh vực, cơ quan, tình trạng, thời hạn nhập."""
    from pipeline.printing.catalogue import check_to_json, describe_check
    from pipeline.procedures.catalogue_check import check_catalogue

    opened = parts()
    known = opened.registry.catalogue.get()
    if known is None:
        raise UsageError("Chưa nạp danh mục nào.", remedy="Chạy «rasoat catalogue import TỆP» trước.")
    today = dt.datetime.now(tz=VIETNAM).date()
    found = check_catalogue(opened.registry.procedure_rows(), known, opened.rules, today, urgent)
    click.echo(check_to_json(found) if as_json else describe_check(found, opened.rules.catalogue.texts))
    return 0


@procedures.command("late")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), required=True, help="Ngày đầu kỳ (năm-tháng-ngày).")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), required=True, help="Ngày cuối kỳ (năm-tháng-ngày).")
@with_errors
def procedures_late(*, first: dt.datetime, last: dt.datetime) -> int:
    """Liệt kê quyết định công bố chậm so với ngày có hiệu lực của văn bản quy định thủ tục (NĐ 63/2010, Điều 15)."""
    from pipeline.reports.late_publications import report_lateness
    from pipeline.reports.periods import read_period

    opened = parts()
    report = report_lateness(opened.registry, read_period(first.date(), last.date()), opened.rules)
    for one in report.late:
        click.echo(f"{one.decision.number}: {one.late.message}")
    click.echo(
        f"{report.decisions} quyết định; {len(report.late)} công bố chậm; "
        f"{report.unjudged} chưa xác định vì sổ đăng ký không có ngày hiệu lực của văn bản được viện dẫn."
    )
    return 0


@rasoat.command("checks")
@click.option(
    "--kind", type=click.Choice(["self", "authority"]), default="self", help="self: tự kiểm tra; authority: theo thẩm quyền."
)
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), required=True, help="Ngày đầu kỳ (năm-tháng-ngày).")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), required=True, help="Ngày cuối kỳ (năm-tháng-ngày).")
@click.option("--xlsx", type=click.Path(path_type=Path, dir_okay=False), help="Ghi sổ kiểm tra thành bảng tính.")
@with_errors
def checks(*, kind: CheckKind, first: dt.datetime, last: dt.datetime, xlsx: Path | None) -> int:
    """Lập sổ văn bản tự kiểm tra hoặc kiểm tra theo thẩm quyền; cột kết quả để trống cho người kiểm tra điền."""
    from pipeline.reports.checks import check_register, describe_checks, to_check_sheets
    from pipeline.reports.periods import read_period

    opened = parts()

    def drafted_by(document_id: DocumentId) -> str | None:
        stored = opened.registry.get(document_id)
        proposal = stored.document.structure.preamble.proposal if stored else None
        return proposal.by if proposal else None

    register = check_register(opened.registry, read_period(first.date(), last.date()), kind, opened.rules, drafted_by)
    if xlsx:
        from pipeline.adapters.xlsx_workbook import to_workbook
        from pipeline.printing.report_files import write_file

        write_file(xlsx, to_workbook(to_check_sheets(register, opened.rules)))
    click.echo(describe_checks(register, opened.rules))
    return 0
