"""Lines, cells and spans made in a fifth of the time: values of the model in every respect, only born another way.

A frozen dataclass sets each of its fields through ``object.__setattr__``, which is most of what joining a long document costs.
Here a mutable twin with the same slots takes the fields and then becomes the value, frozen from then on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, cast

from pipeline.model.text import Box, Cell, Line, Span

__all__ = ["new_cell", "new_line", "new_span"]


class _NewSpan:
    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.__class__ = Span  # type: ignore[assignment]  # noqa: PLE0237


class _NewLine:
    __slots__ = ("bold", "box", "cell", "centred", "page", "span")

    def __init__(  # noqa: PLR0917
        self,
        span: Span,
        page: int,
        box: Box | None,
        cell: tuple[int, int, int] | None,
        bold: bool | None,  # noqa: FBT001
        centred: bool | None,  # noqa: FBT001
    ) -> None:
        self.span = span
        self.page = page
        self.box = box
        self.cell = cell
        self.bold = bold
        self.centred = centred
        self.__class__ = Line  # type: ignore[assignment]  # noqa: PLE0237


class _NewCell:
    __slots__ = ("box", "column", "column_span", "page", "row", "row_span", "span", "text")

    def __init__(  # noqa: PLR0917
        self, row: int, column: int, text: str, span: Span, row_span: int, column_span: int, page: int, box: Box | None
    ) -> None:
        self.row = row
        self.column = column
        self.text = text
        self.span = span
        self.row_span = row_span
        self.column_span = column_span
        self.page = page
        self.box = box
        self.__class__ = Cell  # type: ignore[assignment]  # noqa: PLE0237


new_span: Final = cast("Callable[[int, int], Span]", _NewSpan)
"""Make a span of its start and end."""
new_line: Final = cast("Callable[..., Line]", _NewLine)
"""Make a line of span, page, box, cell, bold, centred."""
new_cell: Final = cast("Callable[..., Cell]", _NewCell)
"""Make a cell of row, column, text, span, row span, column span, page, box."""
