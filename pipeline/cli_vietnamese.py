"""What click says by itself, in Vietnamese: the frame of ``--help`` and errors of usage."""

from __future__ import annotations

import sys

import click
from click.exceptions import NoArgsIsHelpError

__all__ = ["Command", "Group", "run_group", "usage_in_vietnamese"]

_STOPPED = 130
"""Exit code of a program that Ctrl+C ended, as shells count."""


class Command(click.Command):
    """A command whose help has Vietnamese headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        records = [record for parameter in self.get_params(ctx) if (record := parameter.get_help_record(ctx))]
        with formatter.section("Tùy chọn"):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with a Vietnamese explanation."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Hiện hướng dẫn này rồi thoát."
        return option


class Group(Command, click.Group):
    """A group of such commands."""

    command_class = Command
    group_class = type

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, command.get_short_help_str(limit=80)) for name, command in found if command])


def run_group(group: click.Group) -> None:
    """Run the command line; wrong usage and Ctrl+C end it without a trace."""
    try:
        sys.exit(group.main(prog_name="rasoat", standalone_mode=False) or 0)
    except click.ClickException as error:
        click.echo(usage_in_vietnamese(error), err=True)
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("Đã dừng theo yêu cầu.", err=True)
        sys.exit(_STOPPED)


def usage_in_vietnamese(error: click.ClickException) -> str:
    """Return what is wrong with a call and where to look."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "rasoat"
    if isinstance(error, NoArgsIsHelpError) and context:
        return str(context.get_help())
    match error:
        case click.MissingParameter():
            what = f"Thiếu {_name(error)}."
        case click.NoSuchOption():
            what = f"Không có tùy chọn «{error.option_name}»."
        case click.BadParameter():
            what = f"Giá trị của {_name(error)} không hợp lệ."
        case click.BadOptionUsage():
            what = f"Tùy chọn «{error.option_name}» dùng chưa đúng."
        case _ if isinstance(error, click.UsageError) and isinstance(context and context.command, click.Group):
            what = "Không có lệnh này."
        case _:
            what = "Lệnh được gọi không đúng cách."
    return f"Lỗi: {what}\nCách xử lý: xem «{path} --help»."


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return "một tham số"
    kind = "tùy chọn" if isinstance(parameter, click.Option) else "tham số"
    return f"{kind} «{parameter.opts[0] if kind == 'tùy chọn' else parameter.human_readable_name}»"
