"""Commands of the register of procedures and of the national catalogue."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import VIETNAM, parts, rasoat, with_errors
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.wiring import Parts

__all__ = ["catalogue", "procedures", "require_documents"]

_FILE = click.Path(path_type=Path, dir_okay=False)


def require_documents(opened: Parts) -> None:
    """Raise ``UsageError`` when the registry holds no document: a report on nothing would look like one on a quiet period."""
    from pipeline.model.registry import Wanted

    if opened.registry.find(Wanted(limit=1)):
        return
    failed = len(opened.registry.failures())
    message = "Chưa có văn bản nào trong sổ đăng ký."
    place = opened.settings.data_dir
    remedy = f"Chạy «rasoat ingest THƯ-MỤC» trước; nếu đã nạp rồi thì kiểm tra RASOAT_DATA_DIR (đang là «{place}»)."
    if failed:
        message = f"Chưa đọc được văn bản nào: {failed} tệp bị lỗi hoặc bị từ chối."
        remedy = "Xem lý do từng tệp ở trang «Tệp lỗi» (rasoat serve), sửa rồi chạy lại «rasoat ingest»."
    raise UsageError(message, remedy=remedy)


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
    require_documents(opened)
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
    require_documents(opened)
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
    rows = read_first_sheet(content) if content[:2] == b"PK" else read_csv(content, opened.rules.catalogue)
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
@click.option("--xlsx", type=_FILE, help="Ghi bảng những dòng khác danh mục, dòng bản trích không có, số liệu.")
@click.option("--csv", "as_csv", type=_FILE, help="Ghi bảng những dòng khác danh mục.")
@with_errors
def catalogue_check(*, urgent: tuple[str, ...], as_json: bool, xlsx: Path | None, as_csv: Path | None) -> int:
    """Đối chiếu từng thủ tục đã công bố với danh mục: mã, tên, lĩnh vực, cơ quan, tình trạng, thời hạn nhập.

    \b
    Ví dụ: rasoat catalogue check --xlsx khac-danh-muc.xlsx
    """
    from pipeline.printing.catalogue import check_to_json, describe_check
    from pipeline.procedures.catalogue_check import check_catalogue

    opened = parts()
    require_documents(opened)
    known = opened.registry.catalogue.get()
    if known is None:
        raise UsageError("Chưa nạp danh mục nào.", remedy="Chạy «rasoat catalogue import TỆP» trước.")
    today = dt.datetime.now(tz=VIETNAM).date()
    found = check_catalogue(opened.registry.procedure_rows(), known, opened.rules, today, urgent)
    if xlsx or as_csv:
        from pipeline.printing.report_files import write_catalogue_files
        from pipeline.reports.catalogue_sheets import to_catalogue_sheets

        sheets = to_catalogue_sheets(found, known, opened.rules.catalogue, opened.registry.outputs.places)
        write_catalogue_files(sheets, xlsx=xlsx, as_csv=as_csv)
    click.echo(check_to_json(found) if as_json else describe_check(found, opened.rules.catalogue.texts))
    return 0
