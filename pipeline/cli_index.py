"""Commands of the search index."""

from __future__ import annotations

import click

from pipeline.cli import parts, rasoat, with_errors
from pipeline.errors import ServiceError

__all__ = ["index"]


@rasoat.group()
def index() -> None:
    """Chỉ mục tìm kiếm: dựng lại từ sổ đăng ký."""


@index.command("rebuild")
@with_errors
def index_rebuild() -> int:
    """Dựng lại toàn bộ chỉ mục từ sổ đăng ký, trong khi vẫn tìm kiếm được."""
    from pipeline.publish import rebuild

    click.echo(f"Đã dựng lại chỉ mục: {rebuild(parts())} bản ghi.")
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
