"""The title (trích yếu): the words after the type name."""

from __future__ import annotations

from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.sheet import Sheet, SheetLine

__all__ = ["read_title"]

_TITLE_LINES = 25


def read_title(sheet: Sheet, start: int, next_line: int, rules: Rules) -> Span | None:
    """Return the title from the offset ``start`` (end of the type name) and the line ``next_line`` on."""
    taken: list[SheetLine] = []
    begin = None
    rest = sheet.text[start : sheet.lines[next_line - 1].span.end] if next_line else ""
    if rest.strip():
        begin = start + len(rest) - len(rest.lstrip())
    for line in sheet.lines[next_line : next_line + _TITLE_LINES]:
        if _ends_title(line, taken, rules, begun=begin is not None):
            break
        taken.append(line)
    if begin is None:
        if not taken:
            return None
        begin = taken[0].span.start
    end = taken[-1].span.end if taken else start + len(rest.rstrip())
    return Span(begin, end)


def _ends_title(line: SheetLine, taken: list[SheetLine], rules: Rules, *, begun: bool) -> bool:
    layout = rules.layout
    if any(layout[name].match(line.folded) for name in ("basis", "operative", "article", "addressee", "after_title")):
        return True
    if layout["authority_line"].match(line.folded) and line.is_capital and (taken or begun):
        return _stands_alone(line, taken)
    if not taken:
        return False
    previous = taken[-1]
    if previous.is_capital and not line.is_capital and not previous.text.rstrip().endswith(("-", ",")):
        return True
    return line.after_rule and (previous.is_capital or line.text[:1].isupper())


def _stands_alone(line: SheetLine, taken: list[SheetLine]) -> bool:
    """Tell the authority line from a title that goes on with the name of a body: it is another style or starts a block."""
    if not taken:
        return True
    previous = taken[-1]
    return not previous.text.rstrip().endswith((",", "-")) and not _runs_on(previous)


def _runs_on(line: SheetLine) -> bool:
    return False
