"""Long tables a stretch of rows at a time: which rows a page shows, in its address, and the words that say so."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from markupsafe import Markup

from pipeline.model.text import Row
from pipeline.printing.words import number_vi
from pipeline.web.marks import Mark
from pipeline.web.words import Words

__all__ = ["LongTables", "Stretch", "cut_rows", "is_long", "read_long_tables", "row_at", "row_starts", "write_note"]

_ROWS = 500
"""Rows of a table on one page; a table that is a little longer is shown as a whole."""
_SLACK = 100
_JUMPS = 10
_PLACES = 12
"""Links to rows, and to marked places in the rows that are not shown."""
_NAME, _WHOLE = "hang", "tat-ca"
_KEPT = ("tim", "an")
"""What else of the address stays when other rows are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Rows ``first`` (from 0) to before ``last`` of ``total``, without the head."""

    first: int
    last: int
    total: int

    @property
    def is_whole(self) -> bool:
        """Return whether all rows are shown."""
        return self.first == 0 and self.last == self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class LongTables:
    """The rows that the address asks for: by the table's number the first one (from 1), or all of all tables."""

    begins: Mapping[int, int] = field(default_factory=dict)
    is_whole: bool = False
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def value(self) -> str:
        """Return what stands in the address, empty when nothing was asked for."""
        return _WHOLE if self.is_whole else ",".join(f"{table}-{row}" for table, row in sorted(self.begins.items()))

    def stretch(self, table: int, total: int, chosen: int | None) -> Stretch:
        """Return the rows of ``table`` that are shown; ``chosen`` is a row (from 0) that must be among them."""
        if self.is_whole or not is_long(total):
            return Stretch(first=0, last=total, total=total)
        wanted = chosen if chosen is not None else self.begins.get(table, 1) - 1
        first = min(max(wanted, 0), total - 1) // _ROWS * _ROWS
        return Stretch(first=first, last=min(first + _ROWS, total), total=total)

    def href(self, table: int, first: int) -> str:
        """Return the address that shows the rows of ``table`` from ``first`` (from 0)."""
        return _address(replace(self, begins={**self.begins, table: first + 1}, is_whole=False), table)

    def whole_href(self, table: int) -> str:
        """Return the address that shows every row."""
        return _address(replace(self, is_whole=True), table)


def _address(tables: LongTables, table: int) -> str:
    return f"?{urlencode([*tables.kept, (_NAME, tables.value)])}#bang-{table}"


def is_long(rows: int) -> bool:
    """Return whether a table of so many rows is shown a stretch at a time."""
    return rows > _ROWS + _SLACK


def read_long_tables(given: Mapping[str, str]) -> LongTables:
    """Read an address; what is no pair of numbers is passed over."""
    value = given.get(_NAME, "")
    pairs = (part.split("-") for part in value.split(",")[:_PLACES])
    begins = {int(pair[0]): int(pair[1]) for pair in pairs if len(pair) == 2 and all(_is_number(part) for part in pair)}
    return LongTables(
        begins=begins, is_whole=value == _WHOLE, kept=tuple((name, given[name]) for name in _KEPT if given.get(name))
    )


def _is_number(part: str) -> bool:
    return part.isascii() and part.isdigit() and len(part) < 9


def cut_rows(rows: Sequence[Row], stretch: Stretch) -> list[Row]:
    """Return the rows of the stretch; cells from above that reach into it begin in its first row."""
    shown = list(rows[stretch.first : stretch.last])
    if not stretch.first or not shown:
        return shown
    at = shown[0].number
    above = (cell for row in rows[: stretch.first] for cell in row.cells if cell.row + cell.row_span > at)
    reaching = [replace(cell, row=at, row_span=cell.row + cell.row_span - at) for cell in above]
    if reaching:
        shown[0] = replace(shown[0], cells=tuple(sorted((*reaching, *shown[0].cells), key=lambda cell: cell.column)))
    return shown


def row_starts(rows: Iterable[Row]) -> list[int]:
    """Return where each row begins in the text; an empty row begins where the row before does."""
    starts: list[int] = []
    for row in rows:
        found = min((cell.span.start for cell in row.cells if len(cell.span)), default=starts[-1] if starts else 0)
        starts.append(max(found, starts[-1] if starts else 0))
    return starts


def row_at(starts: Sequence[int], place: int) -> int:
    """Return the row (from 0) in which a place of the text lies."""
    return max(bisect.bisect_right(starts, place) - 1, 0)


def write_note(
    stretch: Stretch, table: int, tables: LongTables, words: Words, *, hidden: Sequence[Mark] = (), starts: Sequence[int] = ()
) -> Markup:
    """Return the line that says which rows are shown and leads to the others and to ``hidden``, the marks in them."""
    said = words(
        "long_table.shown",
        n=table,
        first=number_vi(stretch.first + 1),
        last=number_vi(stretch.last),
        total=number_vi(stretch.total),
    )
    step = max(_ROWS, -(-stretch.total // (_JUMPS * _ROWS)) * _ROWS)
    links = [_link(tables.href(table, row), number_vi(row + 1)) for row in range(0, stretch.total, step)]
    if stretch.first:
        links.insert(0, _link(tables.href(table, stretch.first - _ROWS), words("long_table.before")))
    if stretch.last < stretch.total:
        links.append(_link(tables.href(table, stretch.last), words("long_table.behind")))
    links.append(_link(tables.whole_href(table), words("long_table.whole")))
    form = '<b>{0}</b> <span class="rows-links">{1} {2}</span>'
    note = Markup(form).format(said, words("long_table.from"), Markup(" ").join(links))  # noqa: S704  our own form
    if hidden:
        places = (
            _link(f"?xem={mark.key}#{mark.key}", words("long_table.row", n=number_vi(row_at(starts, mark.span.start) + 1)))
            for mark in hidden[:_PLACES]
        )
        form = ' <span class="rows-links">{0} {1}{2}</span>'
        more = " …" if len(hidden) > _PLACES else ""
        note += Markup(form).format(words("long_table.hidden", n=number_vi(len(hidden))), Markup(" ").join(places), more)  # noqa: S704
    return note


def _link(href: str, words: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, words)
