"""Commands for those who correct a rule."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import rasoat, with_errors
from pipeline.errors import UsageError

__all__ = ["rule_group"]


@rasoat.group("rules")
def rule_group() -> None:
    """Quy tắc đọc văn bản (rules/data/*.toml): kiểm tra tệp đã sửa, liệt kê quy tắc."""


@rule_group.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@with_errors
def rules_check(paths: tuple[Path, ...]) -> int:
    """Kiểm tra tệp quy tắc: đúng lược đồ, nhận đủ ví dụ, không nhận phản ví dụ; nói rõ câu nào hỏng và cách sửa.

    \b
    PATHS là thư mục hoặc tệp; bỏ trống: thư mục riêng của Sở (RASOAT_RULES_DIR), hoặc quy tắc kèm chương trình.
    Ví dụ: rasoat rules check quy-tac-rieng/
           rasoat rules check quy-tac-rieng/triggers.toml
    """
    from pipeline.printing.rules import describe_checked, describe_problems
    from pipeline.rule_checks import check_rules, rule_files

    files = rule_files(paths or (_rules_folder(),))
    if not files:
        raise UsageError("Thư mục không có tệp .toml nào.", remedy="Chép tệp cần sửa từ pipeline/rules/data vào thư mục đó.")
    problems = check_rules(files)
    click.echo(describe_problems(problems) if problems else describe_checked(len(files)))
    return UsageError.exit_code if problems else 0


@rule_group.command("list")
@with_errors
def rules_list() -> int:
    """Liệt kê quy tắc đang dùng: mã, số ví dụ, nguồn."""
    from pipeline.printing.rules import describe_entries
    from pipeline.rules.check import list_rules

    click.echo(describe_entries(list_rules(_rules_folder())))
    return 0


def _rules_folder() -> Path:
    from pipeline.rules.loader import DATA_DIR
    from pipeline.settings import Settings

    return Settings().rules_dir or DATA_DIR
