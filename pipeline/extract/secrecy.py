"""The gate: a document with a secrecy mark is refused before anything of it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.errors import SecrecyMarkError
from pipeline.model.text import ExtractedText, Line
from pipeline.rules.loader import Rules
from pipeline.text.fold import squeeze

__all__ = ["check_secrecy"]

_ZONE = 60
"""Lines of the head of a document at most, when nothing says where it ends."""


def check_secrecy(text: ExtractedText, rules: Rules) -> None:
    """Raise :class:`SecrecyMarkError` when a mark stands alone on a line of the first page's head (domain.md 2.8).

    The message names the mark and nothing else of the document. Lines of ordinary tables are no marks, nor is the last
    word of a title: «… ĐỘ⏎MẬT».
    """
    marks = rules.secrecy
    before = ""
    for line in _head(text, rules):
        words = squeeze(text.quote(line.span).strip(marks.frame))
        is_mark = marks.mark.regex.search(words) and not marks.continuation.regex.search(before)
        if is_mark and (line.cell is None or line.cell[0] not in _data_tables(text, rules)):
            raise SecrecyMarkError(f"Văn bản mang dấu độ mật «{words}»; hệ thống từ chối và không lưu nội dung.")
        before = words


def _head(text: ExtractedText, rules: Rules) -> Iterable[Line]:
    """Yield the lines of the first page above the text proper."""
    first = text.pages[0].number if text.pages else 1
    for count, line in enumerate(text.lines):
        if line.page != first or count >= _ZONE or rules.secrecy.end_of_head.regex.search(text.quote(line.span)):
            return
        yield line


def _data_tables(text: ExtractedText, rules: Rules) -> Sequence[int]:
    """Return the numbers of tables that are no letterhead: without the national heading and of more than one row."""
    opening = rules.opening_marks.regex
    return [
        table.number
        for table in text.tables
        if (len(table.rows) > 1 or table.columns > 2) and not opening.search(squeeze(text.quote(table.span)))
    ]
