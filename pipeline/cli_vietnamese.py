"""What click says by itself, in Vietnamese: the frame of ``--help`` and errors of usage."""

from __future__ import annotations

import re
import sys
import tempfile
import traceback

import click
from click.exceptions import NoArgsIsHelpError

from pipeline.errors import PipelineError

__all__ = ["Command", "Group", "run_group", "usage_in_vietnamese"]

_STOPPED = 130
"""Exit code of a program that Ctrl+C ended, as shells count."""


_WORDS = {
    "[OPTIONS]": "[TÙY CHỌN]",
    "COMMAND [ARGS]...": "LỆNH [THAM SỐ]...",
    "[%Y-%m-%d|%d/%m/%Y]": "NGÀY",
    "INTEGER RANGE": "SỐ",
    "INTEGER": "SỐ",
    "TEXT": "CHỮ",
    "DIRECTORY": "THƯ_MỤC",
    "DOCUMENT_ID": "MÃ_VĂN_BẢN",
    "FILES": "TỆP",
    "FILE": "TỆP",
    "PATHS": "ĐƯỜNG_DẪN",
    "PATH": "ĐƯỜNG_DẪN",
    "QUERY": "CÂU_TÌM",
}
"""What click calls kinds of values and our arguments, and what a user calls them; longer ones first."""

_WORD = re.compile("|".join(rf"(?<![A-Z_]){re.escape(word)}(?![A-Z_])" for word in _WORDS))

_WHOLE_SENTENCE = 200
"""Characters of a command's line in the list of commands: none of ours is cut."""


class Command(click.Command):
    """A command whose help has Vietnamese headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        formatter.write_usage(ctx.command_path, _translate(" ".join(self.collect_usage_pieces(ctx))), prefix="Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        found = (parameter.get_help_record(ctx) for parameter in self.get_params(ctx))
        records = [(_translate(name), text.replace("[default: ", "[mặc định: ")) for name, text in filter(None, found) if text]
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
            formatter.write_dl(
                [(name, command.get_short_help_str(limit=_WHOLE_SENTENCE)) for name, command in found if command]
            )


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
    except Exception as error:  # noqa: BLE001 - a mistake of ours is told in the user's words too, its trace kept for who mends it
        click.echo(unexpected_in_vietnamese(error), err=True)
        sys.exit(PipelineError.exit_code)


def unexpected_in_vietnamese(error: Exception) -> str:
    """Return what to say of an error that nobody foresaw; its trace goes to a file, named in the message."""
    message = f"{PipelineError.message.rstrip('.')} ({type(error).__name__})."
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="rasoat-", suffix=".txt", delete=False) as file:
            file.writelines(traceback.format_exception(error))
    except OSError:  # no room for it: the error itself is still told
        return f"Lỗi: {message}\nCách xử lý: {PipelineError.remedy}"
    return f"Lỗi: {message}\nCách xử lý: {PipelineError.remedy.rstrip('.')}, kèm tệp «{file.name}»."


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
    expected = _expected(error.param) if isinstance(error, click.BadParameter) and error.param else ""
    return f"Lỗi: {what}\nCách xử lý: {expected}xem «{path} --help»."


def _expected(parameter: click.Parameter) -> str:
    """Return which values a parameter takes, as the beginning of a sentence; nothing where every text will do."""
    match parameter.type:
        case click.Choice() as choice:
            return f"chọn trong {', '.join(map(str, choice.choices))}; "
        case click.IntRange(min=low, max=high):
            bounds = (f" từ {low}" if low is not None else "") + (f" đến {high}" if high is not None else "")
            return f"ghi một số nguyên{bounds}; "
        case click.DateTime():
            return "ghi ngày như 2025-12-31 hoặc 31/12/2025; "
        case click.Path(exists=True):
            return "chọn tệp hoặc thư mục có thật; "
        case click.Path(dir_okay=False):
            return "chọn một tệp, không phải thư mục; "
        case _:
            return ""


def _translate(usage: str) -> str:
    return _WORD.sub(lambda found: _WORDS[found[0]], usage)


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return "một tham số"
    kind = "tùy chọn" if isinstance(parameter, click.Option) else "tham số"
    return f"{kind} «{parameter.opts[0] if kind == 'tùy chọn' else _translate(parameter.human_readable_name)}»"
