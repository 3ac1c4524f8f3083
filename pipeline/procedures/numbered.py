"""Lists without a table: procedures as numbered paragraphs below a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.procedures.alignment import Aligned
from pipeline.procedures.columns import Column, Columns
from pipeline.procedures.drafts import is_code_like
from pipeline.procedures.pieces import Block, Slot, TableRow

__all__ = ["NumberedList"]

_ITEM = re.compile(
    r"(?:(?P<number>\d{1,3}(?:\.\d{1,2}){0,2})\s?[.):]?|(?P<bullet>[-+–*•]|[a-zđ][.)]))\s+(?=[^\W\d_]|[1-9]\.\s?[\dO]{3})"
)
_LABEL = re.compile(r"[^():]{0,60}:")
_LONGEST = 700


@dataclass(slots=True, kw_only=True)
class NumberedList:
    """Takes paragraphs one after the other and says which of them are rows."""

    columns: Columns = field(
        default_factory=lambda: Columns(
            columns=(Column(role="stt", head="", start=1), Column(role="name", head="", start=2)), guessed=True
        )
    )
    """One object for the whole decision: rows of the same list have the same columns."""
    last: int = 0
    rows: int = 0

    def read(self, block: Block, *, needs_code: bool) -> tuple[TableRow, Aligned] | None:
        """Return the paragraph as a row of the list, or ``None``.

        With a code the number may be any; without one the numbers must go on or begin anew, and the words must be a name: a
        label with a colon ("1. Trình tự thực hiện: …") is none.
        """
        item = _ITEM.match(block.text)
        if item is None or len(block.text) > _LONGEST:
            return None
        words = block.text[item.end() :]
        number = item["number"]
        serial = int(number.rsplit(".", 1)[-1]) if number else 0
        if not is_code_like(words) and (needs_code or serial not in {1, self.last + 1} or _LABEL.match(words)):
            return None
        self.last = serial or self.last
        self.rows += 1
        first = Slot(column=1, text=number or "", span=block.span)
        second = Slot(column=2, text=words, span=block.span)
        row = TableRow(table=0, row=self.rows, page=block.page, slots=(first, second), is_grid=True)
        return row, Aligned(slots=(first, second), by_position=True)
