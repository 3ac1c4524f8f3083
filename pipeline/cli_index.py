"""Commands of the search index."""

from __future__ import annotations

import os
from typing import Literal

import click

from pipeline.cli import parts, rasoat, with_errors
from pipeline.errors import ServiceError

__all__ = ["index"]

_YIELDING = 10
"""Steps of priority that building gives up: those who search meanwhile come first."""


@rasoat.group()
def index() -> None:
    """Chỉ mục tìm kiếm: dựng lại, quay lại bản trước, đối chiếu với sổ đăng ký."""


@index.command("rebuild")
@with_errors
def index_rebuild() -> int:
    """Dựng lại toàn bộ chỉ mục từ sổ đăng ký, trong khi vẫn tìm kiếm được."""
    from pipeline.learning import learn
    from pipeline.printing.words import number_vi
    from pipeline.publish import rebuild

    os.nice(_YIELDING)
    opened = parts()
    number = rebuild(opened)
    learn(opened, anew=True)
    click.echo(f"Đã dựng lại chỉ mục: {number_vi(number)} bản ghi.")
    return 0


@index.command("verify")
@click.option("--mend", is_flag=True, help="Ghi lại những văn bản bị thiếu, thừa hoặc khác.")
@with_errors
def index_verify(mend: bool) -> int:
    """Đối chiếu chỉ mục với sổ đăng ký: số bản ghi, phiên bản, nội dung."""
    from pipeline.publish import verify

    found = verify(parts(), mend=mend)
    click.echo(f"Sổ đăng ký: {found.documents} văn bản, {found.records} bản ghi.")
    if not found:
        click.echo("Chỉ mục khớp với sổ đăng ký.")
        return 0
    counted = f"thiếu {len(found.missing)}, thừa {len(found.surplus)}, khác {len(found.different)} văn bản"
    click.echo(f"Chỉ mục: {counted}. {'Đã ghi lại.' if mend else 'Chạy lại với --mend để sửa.'}")
    return 0 if mend else ServiceError.exit_code


@index.command("rollback")
@with_errors
def index_rollback() -> int:
    """Quay lại chỉ mục trước lần dựng lại gần nhất, rồi cập nhật theo sổ đăng ký."""
    from pipeline.publish import rollback

    click.echo(f"Đã quay lại chỉ mục cũ: {rollback(parts())} bản ghi.")
    return 0


@index.command("key")
@click.option("--search-only", is_flag=True, help="Khóa chỉ để tìm kiếm, không ghi được (cho máy chỉ phục vụ trang).")
@click.option("--days", type=click.IntRange(1, 3_650), help="Hạn dùng, tính bằng ngày; bỏ trống: đến khi bị thu hồi.")
@click.option("--role", "as_role", is_flag=True, help="Chỉ in vai trò (JSON) để người quản trị Elasticsearch tự tạo.")
@with_errors
def index_key(search_only: bool, days: int | None, as_role: bool) -> int:
    """Tạo khóa API Elasticsearch với quyền ít nhất, bằng tài khoản quản trị trong cấu hình.

    Khóa chỉ dùng được với các chỉ mục mang tiền tố của rasoat, không có quyền nào trên cụm.

    \b
    Ví dụ: RASOAT_ELASTICSEARCH_USER=elastic RASOAT_ELASTICSEARCH_PASSWORD=… rasoat index key
    """
    import json

    from pipeline.adapters.elasticsearch_access import make_api_key, role

    settings = parts().settings
    duty: Literal["search", "write"] = "search" if search_only else "write"
    if as_role:
        click.echo(json.dumps(role(settings.elasticsearch_prefix, duty), ensure_ascii=False, indent=2))
    else:
        click.echo(f"RASOAT_ELASTICSEARCH_API_KEY={make_api_key(settings, duty, days)}")
    return 0
