"""The command line: one small function a command; each imports what it needs, so that the prompt answers at once."""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
from collections.abc import Callable, Collection
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import click

from pipeline.cli_vietnamese import Group
from pipeline.errors import PipelineError, ServiceError, UsageError

if TYPE_CHECKING:
    from pipeline.rules import Rules
    from pipeline.wiring import Parts

__all__ = ["VIETNAM", "fail", "parts", "rasoat", "with_errors"]

_P = ParamSpec("_P")

_DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])

VIETNAM = dt.timezone(dt.timedelta(hours=7))

_EPILOG = """\b
Ví dụ:
  rasoat ingest van-ban/            nạp cả thư mục, đọc và lập chỉ mục
  rasoat search "12/2024/QĐ-UBND"   tìm theo số, ký hiệu
  rasoat search cap giay phep xay dung --label amended
  rasoat read qd.pdf --json         đọc một tệp, in kết quả dạng JSON
  rasoat explain qd.pdf             từng câu: quy tắc nào thấy gì, vì sao
  rasoat statistics --from 2025-01-01 --to 2025-03-31
  rasoat serve                      mở trang tra cứu tại http://127.0.0.1:8765
  rasoat doctor                     kiểm tra máy và dữ liệu
  rasoat rules check quy-tac/       kiểm tra tệp quy tắc đã sửa

\b
Gợi ý lệnh trong bash: eval "$(_RASOAT_COMPLETE=bash_source rasoat)"
Mã thoát: 0 xong, 2 gọi sai, 3 có tệp không đọc được hoặc bị từ chối, 4 dịch vụ không hoạt động."""


def with_errors(command: Callable[_P, int | None]) -> Callable[_P, None]:
    """Turn a pipeline error into its Vietnamese message, what to do, and its exit code."""

    @wraps(command)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except PipelineError as error:
            fail(error)
        else:
            sys.exit(code or 0)

    return run


def fail(error: PipelineError) -> None:
    """Print what happened and what to do next, and leave with the error's exit code."""
    click.echo(f"Lỗi: {error.message}\nCách xử lý: {error.remedy}", err=True)
    sys.exit(error.exit_code)


def parts() -> Parts:
    """Return the parts that the environment's settings describe; raises ``UsageError`` when a value makes no sense."""
    from pydantic import ValidationError

    from pipeline.settings import LimitSettings, Settings
    from pipeline.wiring import Parts

    try:
        return Parts(Settings())
    except ValidationError as error:
        prefix = (LimitSettings if error.title == LimitSettings.__name__ else Settings).model_config["env_prefix"]
        names = ", ".join(f"{prefix}{one['loc'][0]}".upper() for one in error.errors() if one["loc"])
        message = f"Giá trị cấu hình không hợp lệ: {names}."
        raise UsageError(message, remedy="Sửa biến môi trường hoặc tệp .env (xem docs/operations.md).") from error


@click.group(cls=Group, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(
    package_name="rasoat", prog_name="rasoat", message="%(prog)s %(version)s", help="Hiện phiên bản rồi thoát."
)
def rasoat() -> None:
    """Đọc, phân loại, tra cứu và thống kê văn bản quy phạm pháp luật."""
    logging.getLogger().setLevel(logging.ERROR)  # what libraries warn of is no news to a user
    logging.getLogger("flows").setLevel(logging.WARNING)


@rasoat.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="In mỗi văn bản thành một dòng JSON (lược đồ rasoat.document/1).")
@click.option("--text", "as_text", is_flag=True, help="In toàn văn sạch của văn bản.")
@click.option("--document", "ordinal", type=click.IntRange(min=1), help="Chỉ in văn bản thứ N trong tệp (với --text).")
@with_errors
def read(files: tuple[Path, ...], as_json: bool, as_text: bool, ordinal: int | None) -> int:
    """Đọc tệp và cho biết văn bản làm gì; không lưu gì cả.

    \b
    Ví dụ: rasoat read quyet-dinh.pdf --json | jq .effects
    """
    from pipeline.codec import to_output
    from pipeline.errors import ExtractError
    from pipeline.intake import read_path
    from pipeline.model.outcome import Processed
    from pipeline.printing.outcome import chosen_documents, describe

    tools, failed = parts().tools, False
    for file in files:
        outcome = read_path(file, tools)
        failed |= not isinstance(outcome, Processed)
        if as_json:
            for line in to_output(outcome):
                click.echo(json.dumps(line, ensure_ascii=False))
        elif as_text and isinstance(outcome, Processed):
            for document in chosen_documents(outcome, ordinal):
                click.echo(document.text.text)
        else:
            click.echo(describe(str(file), outcome, tools.rules), err=as_text)
    return ExtractError.exit_code if failed else 0


@rasoat.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--document", "ordinal", type=click.IntRange(min=1), help="Chỉ giải thích văn bản thứ N trong tệp.")
@click.option("--all", "everything", is_flag=True, help="In cả những câu không có động từ và dẫn chiếu nào.")
@with_errors
def explain(file: Path, ordinal: int | None, everything: bool) -> int:
    """Giải thích từng câu: quy tắc nào thấy gì, điều gì che phần còn lại, điều gì chưa chắc.

    \b
    Ví dụ: rasoat explain quyet-dinh.pdf | less
    """
    from pipeline.errors import ExtractError
    from pipeline.intake import read_path
    from pipeline.model.outcome import Processed
    from pipeline.printing.explanation import explain_document
    from pipeline.printing.outcome import chosen_documents, describe

    tools = parts().tools
    outcome = read_path(file, tools)
    if not isinstance(outcome, Processed):
        click.echo(describe(str(file), outcome, tools.rules), err=True)
        return ExtractError.exit_code
    for document in chosen_documents(outcome, ordinal):
        click.echo(explain_document(document, tools.rules, everything=everything))
    return 0


@rasoat.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--kind", "kinds", multiple=True, help="Loại văn bản, ví dụ quyet_dinh, nghi_quyet.")
@click.option("--authority", "authorities", multiple=True, help="Cơ quan ban hành.")
@click.option("--year", "years", multiple=True, type=int, help="Năm ban hành.")
@click.option("--label", "labels", multiple=True, help="Nhãn: new, amended, replaced, abolished, publishes_procedures, …")
@click.option("--group", "groups", multiple=True, help="Nhóm TTHC: new, amended, replaced, abolished.")
@click.option("--from", "issued_from", type=_DAY, help="Ban hành từ ngày.")
@click.option("--to", "issued_to", type=_DAY, help="Ban hành đến hết ngày.")
@click.option(
    "--level", type=click.Choice(["document", "provision", "procedure"]), help="Chỉ tìm văn bản, điều khoản hoặc thủ tục."
)
@click.option("--page", type=click.IntRange(min=1, max=500), default=1, show_default=True, help="Trang kết quả.")
@click.option("--size", type=click.IntRange(min=1, max=100), default=10, show_default=True, help="Số kết quả mỗi trang.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@with_errors
def search(query: tuple[str, ...], as_json: bool, **chosen: Any) -> int:
    """Tìm văn bản, điều khoản, thủ tục: theo số, theo lời, có dấu hay không dấu.

    \b
    Ví dụ: rasoat search 20/2019/QĐ-UBND
           rasoat search "khoản 2 điều 5 quyết định 20/2019"
           rasoat search hỗ trợ tái định cư --year 2025
    """
    from pipeline.printing.results import describe_results, results_to_json
    from pipeline.publish import refuse_empty
    from pipeline.search import parse_query, with_filters
    from pipeline.search.restoring import with_suggestions

    opened = parts()
    _check_names(chosen, opened.rules)
    typed = " ".join(query)
    results = opened.index.search(with_filters(parse_query(typed, opened.rules), chosen))
    if not results.total:
        refuse_empty(opened)
    results = with_suggestions(results, typed, opened.lexicon)
    click.echo(results_to_json(results) if as_json else describe_results(results, opened.rules))
    return 0


def _check_names(chosen: dict[str, Any], rules: Rules) -> None:
    """Raise ``UsageError`` for a filter whose name the rules do not know: it would find nothing, without a word."""
    known: dict[str, Collection[str]] = {
        "kinds": rules.kinds.by_id.keys(),
        "labels": rules.names.labels.keys(),
        "groups": rules.names.groups.keys(),
    }
    for option, names in known.items():
        for name in chosen[option]:
            if name not in names:
                remedy = f"Chọn trong: {', '.join(sorted(names))}."
                raise UsageError(f"«{name}» không phải là giá trị của --{option.removesuffix('s')}.", remedy=remedy)


@rasoat.command()
@click.argument("document_id")
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON như «rasoat read --json».")
@with_errors
def show(document_id: str, as_json: bool) -> int:
    """Hiện một văn bản trong sổ đăng ký: thuộc tính, tác động hai chiều, tình trạng, lịch sử đọc.

    MÃ_VĂN_BẢN là mã do «rasoat search» in ra, hoặc số ký hiệu nếu chỉ một văn bản mang số đó.
    """
    from pipeline.printing.stored import describe_stored, find_stored, stored_to_json

    opened = parts()
    stored = find_stored(document_id, opened.registry)
    today = dt.datetime.now(tz=VIETNAM).date()
    click.echo(stored_to_json(stored) if as_json else describe_stored(stored, opened.registry, opened.rules, today))
    return 0


@rasoat.command()
@click.option("--port", type=click.IntRange(1, 65_535), help="Cổng; mặc định theo cấu hình.")
@with_errors
def serve(port: int | None) -> int:
    """Mở trang tra cứu trên máy này (chỉ 127.0.0.1, chỉ đọc)."""
    from pipeline.web.serving import serve_pages

    opened = parts()
    serve_pages(
        opened,
        port or opened.settings.port,
        lambda address: click.echo(f"Trang tra cứu: {address} (Ctrl+C để dừng)", err=True),
    )
    return 0


@rasoat.command()
@with_errors
def doctor() -> int:
    """Kiểm tra: đã cài gì, dữ liệu nằm đâu, thiếu gì và cách sửa."""
    from pipeline.doctor import examine

    report, healthy = examine(parts())
    click.echo(report)
    return 0 if healthy else ServiceError.exit_code
