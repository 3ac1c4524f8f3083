"""What a decision shows and the reader does not understand: strange heads, lists without rows, very wide tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.document import Doubt
from pipeline.model.text import Page, Span
from pipeline.procedures.columns import Columns
from pipeline.procedures.drafts import is_code_like, is_mark, is_serial
from pipeline.procedures.headings import Heading
from pipeline.procedures.pieces import TableRow
from pipeline.rules.schema.procedure_tables import ProcedureTables
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["find_lists_without_rows", "has_many_columns", "is_strange_head", "may_be_unread_row", "row_doubt"]

_MANY_COLUMNS = 30
"""No form of a list has half as many columns; beyond this the roles of columns are worth a look."""
_SHORTEST_NAME = 12
_FEWEST_CELLS = 3
_FEWEST_OF_HEAD = 2


def row_doubt(code: str, message: str, row: TableRow) -> Doubt:
    """Return a doubt with the place of a table row."""
    return Doubt(code=code, message=message, span=row.span, page=row.page, table=row.table, row=row.row)


def has_many_columns(row: TableRow) -> bool:
    """Whether a head has more columns than any list."""
    return len(row.slots) > _MANY_COLUMNS


def is_strange_head(row: TableRow, columns: Columns) -> bool:
    """Whether the first row of another table holds words where the list before has its numbers, and no code."""
    numbers = {column.start for column in columns.columns if column.role == "stt"}
    written = row.written
    if not row.first or len(written) < _FEWEST_OF_HEAD or any(is_code_like(slot.text) for slot in written):
        return False
    return any(slot.column in numbers and not is_serial(slot.text) and not is_mark(slot.text) for slot in written)


def may_be_unread_row(row: TableRow, rules: ProcedureTables) -> bool:
    """Whether a row that no list takes looks like one of a list: a number, and words that may be a name beside it."""
    written = row.written
    if len(written) < _FEWEST_CELLS or not is_serial(written[0].text):
        return False
    name = squeeze(written[1].text)
    is_office = rules.content_patterns["authority"].search(fold_keeping_length(name))
    return len(name) > _SHORTEST_NAME and name[0].isupper() and not is_office


def find_lists_without_rows(
    titles: Sequence[Heading], taken: Iterable[int], pages: Sequence[Page], rules: ProcedureTables
) -> Iterator[Doubt]:
    """Yield a doubt for each heading with a group below which nothing is read: its table may be a picture.

    ``taken`` are the places of rows and of words that say that a list is empty. A heading that the next one says again, or
    parts, is none of its own.
    """
    places = sorted(taken)
    for at, title in enumerate(titles):
        following = titles[at + 1] if at + 1 < len(titles) else None
        end = following.span.start if following else None
        if title.count == 0 or any(title.span.start <= place and (end is None or place < end) for place in places):
            continue
        if following is None or not set(title.groups) & set(following.groups):
            message = rules.messages.list_without_rows.format(heading=title.text)
            yield Doubt(code="list_without_rows", message=message, span=title.span, page=_page(title.span, pages))


def _page(span: Span, pages: Sequence[Page]) -> int | None:
    return next((page.number for page in pages if page.span.start <= span.start < page.span.end), None)
