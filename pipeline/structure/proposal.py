"""Who proposed the document and in which paper: ``Theo đề nghị của … tại Tờ trình số … ngày …``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from pipeline.model.document import Proposal
from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.sheet import Sheet
from pipeline.text.dates import read_date
from pipeline.text.fold import fold_keeping_length, squeeze
from pipeline.text.numbers import DocumentNumber, find_numbers

__all__ = ["read_proposal"]

_FOOTNOTE = re.compile(r"\[\d{1,3}\]")
"""The mark of a footnote in a consolidated text."""


def read_proposal(sheet: Sheet, items: Sequence[Span], rules: Rules) -> Proposal:
    """Return the proposer and the paper named in the proposal's ``items``; of several papers the tờ trình."""
    readings = [_read_item(sheet, item, rules) for item in items]
    return next((reading for reading in readings if reading.by and reading.number), readings[0])


def _read_item(sheet: Sheet, item: Span, rules: Rules) -> Proposal:
    words = squeeze(_FOOTNOTE.sub("", sheet.text[item.start : item.end]))
    folded = fold_keeping_length(words)
    layout = rules.layout
    by_first = layout["proposed_by"].search(words)
    paper = _paper(words, folded, by_first.end() if by_first else 0, rules)
    number, day = (paper.canonical, _day_behind(words, paper)) if paper else (None, None)
    if by_first:
        return Proposal(by=_clean(words[by_first.start("by") : by_first.end("by")], rules), number=number, date=day)
    behind = layout["paper_of"].search(folded, paper.span.end if paper else 0)
    by = _clean(words[behind.start("by") : behind.end("by")], rules) if behind else None
    return Proposal(by=by, number=number, date=day)


def _paper(words: str, folded: str, start: int, rules: Rules) -> DocumentNumber | None:
    """Return the number of the paper of the proposal: the first tờ trình, else the first number behind ``start``."""
    numbers = [number for number in find_numbers(words) if number.span.start >= max(0, start - 1)]
    first_stop = rules.layout["other_papers"].search(folded, start)
    limit = first_stop.start() if first_stop else len(words)
    near = [number for number in numbers if number.span.start < limit]
    return next((number for number in near if number.type == "TTr"), near[0] if near else None)


def _day_behind(words: str, number: DocumentNumber) -> dt.date | None:
    return read_date(words[number.span.end : number.span.end + 45])


def _clean(by: str, rules: Rules) -> str | None:
    """Return the body that proposes: the first one that is named, without the position of who speaks for it."""
    tail = rules.layout["proposer_tail"]
    name = tail.sub("", by).strip(" ,;:.-")
    body = rules.entities.proposing_body(name) if name else ""
    following = rules.layout["next_proposer"].search(body, 1)
    return (tail.sub("", body[: following.start()]).strip(" ,;:.-") if following else body) or None
