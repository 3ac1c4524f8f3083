"""Between the title and the first provision: who decides, on which bases, on whose proposal (domain.md 2.2)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.document import Evidence, Preamble
from pipeline.model.text import Span
from pipeline.rules.entities import Entities
from pipeline.rules.loader import Rules
from pipeline.structure.proposal import read_proposal
from pipeline.structure.sheet import Sheet, SheetLine
from pipeline.structure.title import Title

__all__ = ["PreambleReading", "read_preamble"]

_LONGEST = 400
_OPENING_ITEMS = 4
_FORMULA_REACH = 600
_COMMA = re.compile(r"[,;]\s+(?=[A-ZĐ])")


@dataclass(frozen=True, slots=True, kw_only=True)
class PreambleReading:
    """The preamble, the spans of its proposal, of the words that open the operative part, and where the body begins."""

    preamble: Preamble
    proposal: Span | None
    operative: Span | None
    body_start: int


def read_preamble(sheet: Sheet, opening: Title, authority: str | None, rules: Rules) -> PreambleReading:
    """Return what stands between title and body; ``authority`` is the letterhead's body."""
    block, operative = _block(sheet, opening.next_line, rules)
    items = _items(sheet, block, rules)
    if not operative and not any(_opens_preamble(sheet, item, rules) for item in items[:_OPENING_ITEMS]):
        block, items = (), []
    formula = next((item for item in reversed(items) if rules.layout["enacting_formula"].match(_folded(sheet, item))), None)
    proposals = [item for item in items if rules.layout["proposal"].match(_folded(sheet, item))]
    first_proposal = proposals[0].start if proposals else len(sheet.text)
    bases = tuple(item for item in items if item != formula and item.start < first_proposal and _is_basis(sheet, item, rules))
    proposal_span = Span(proposals[0].start, proposals[-1].end) if proposals else None
    issued_by, issued_span = _issued_by(sheet, opening, formula, authority, rules)
    found = {"issued_by": issued_span, "session": opening.session, "proposal": proposal_span}
    evidence: Evidence = tuple((name, span) for name, span in found.items() if span)
    operative_span = operative or formula
    start = block[0].span.start if block else _offset(sheet, opening.next_line)
    end = operative_span.end if operative_span else (block[-1].span.end if block else start)
    return PreambleReading(
        preamble=Preamble(
            issued_by=issued_by,
            session=sheet.quote(opening.session).strip("() ") if opening.session else None,
            bases=bases,
            proposal=read_proposal(sheet, proposals, rules) if proposals else None,
            span=Span(opening.authority.start if opening.authority else start, end),
            evidence=evidence,
        ),
        proposal=proposal_span,
        operative=operative_span,
        body_start=end,
    )


def _offset(sheet: Sheet, number: int) -> int:
    return sheet.lines[number].span.start if number < len(sheet.lines) else len(sheet.text)


def _block(sheet: Sheet, first: int, rules: Rules) -> tuple[Sequence[SheetLine], Span | None]:
    """Return the lines up to the operative words or the first heading, and the operative words."""
    layout = rules.layout
    lines = sheet.lines[first : first + _LONGEST]
    for place, line in enumerate(lines):
        ahead = sheet.ahead(line)
        if layout["recipients"].match(line.folded):
            break
        found = layout["operative"].match(ahead)
        if found and (line.is_capital or line.text.rstrip().endswith(":")):
            return lines[:place], Span(line.span.start, line.span.start + len(found.group().rstrip()))
        closed = not place or bool(layout["finished"].search(lines[place - 1].tail)) or lines[place - 1].is_capital
        article = layout["first_article"].match(ahead)
        if article and (closed or _is_strong(sheet, line, article.end(), lines[place - 1], rules)):
            return lines[:place], None
        heading = layout["first_heading"].match(ahead)
        if heading and (closed or (lines[place - 1].tail.rstrip().endswith(",") and heading.end() >= len(line.text))):
            return lines[:place], None
    return (), None


def _is_strong(sheet: Sheet, line: SheetLine, length: int, previous: SheetLine, rules: Rules) -> bool:
    """Whether "Điều 1." begins a provision though the line before has no full stop."""
    words = sheet.text[line.span.start + length : line.span.start + length + 5].lstrip()
    asks = rules.layout["reference_before"].search(previous.tail.rstrip().rstrip(","))  # a formula may end with a comma
    stop = sheet.text[line.span.start : line.span.start + length].rstrip()[-1:]
    return stop in ".:" and words[:1].isupper() and not asks


def _items(sheet: Sheet, block: Sequence[SheetLine], rules: Rules) -> list[Span]:
    """Cut the block into items: at each opening word, and behind each semicolon at the end of a line."""
    items: list[Span] = []
    previous: SheetLine | None = None
    for line in block:
        ahead = sheet.ahead(line)
        opens = line.text[:1].isupper() or line.text[:1] in "-+"
        begins = previous is None or (
            opens
            and (
                previous.text.rstrip().endswith((";", ".", ":"))
                or any(rules.layout[name].match(ahead) for name in ("basis", "proposal"))
                or (previous.text.rstrip().endswith(",") and rules.layout["enacting_formula"].match(ahead))
            )
        )
        if begins or (previous is not None and previous.text.rstrip().endswith(";")):
            items.append(line.span)
        else:
            items[-1] = Span(items[-1].start, line.span.end)
        previous = line
    return [piece for item in items for piece in _pieces(sheet, item, rules)]


def _pieces(sheet: Sheet, item: Span, rules: Rules) -> list[Span]:
    """Cut an item where the proposal follows a basis, or the enacting formula the proposal, in one paragraph."""
    layout = rules.layout
    cuts = [
        found.end()
        for found in layout["proposal_inside"].finditer(sheet.folded, item.start + 1, item.end)
        if sheet.text[found.end()].isupper()
    ]
    last = cuts[-1] if cuts else item.start
    opening = sheet.folded[last : min(item.end, last + _FORMULA_REACH)]
    if any(layout[name].match(opening) for name in ("proposal", "consulted")):
        for comma in _COMMA.finditer(sheet.text, last, item.end):
            if layout["enacting_formula"].match(sheet.folded[comma.end() : min(item.end, comma.end() + _FORMULA_REACH)]):
                cuts.append(comma.end())
                break
    edges = [item.start, *cuts, item.end]
    return [Span(start, start + len(sheet.text[start:end].rstrip())) for start, end in itertools.pairwise(edges)]


def _opens_preamble(sheet: Sheet, item: Span, rules: Rules) -> bool:
    """Whether an item is what a preamble consists of; letters and reports have none."""
    folded = _folded(sheet, item)
    return any(rules.layout[name].match(folded) for name in ("basis", "proposal", "enacting_formula"))


def _folded(sheet: Sheet, item: Span) -> str:
    return sheet.folded[item.start : item.start + 300]


def _is_basis(sheet: Sheet, item: Span, rules: Rules) -> bool:
    """Whether an item names a basis: it says so, or continues the list with the name of a document."""
    folded = _folded(sheet, item)
    return bool(rules.layout["basis"].match(folded) or rules.layout["basis_continues"].match(folded))


def _issued_by(
    sheet: Sheet, opening: Title, formula: Span | None, authority: str | None, rules: Rules
) -> tuple[str | None, Span | None]:
    """Return who decides: the authority line, else the enacting formula, else the letterhead's body."""
    entities = rules.entities
    if opening.authority:
        name = entities.normal_case(sheet.quote(opening.authority).rstrip(" .:,"))
        return _completed(name, authority, entities), opening.authority
    if formula:
        found = rules.layout["enacting_formula"].match(_folded(sheet, formula))
        if found:
            span = Span(formula.start + found.start("by"), formula.start + found.end("by"))
            return _completed(entities.normal_case(sheet.quote(span)), authority, entities), span
    return authority, None


def _completed(name: str, authority: str | None, entities: Entities) -> str:
    """Return ``name`` with the territory that only the letterhead has (``Chủ tịch Ủy ban nhân dân tỉnh`` + ``tỉnh A``)."""
    if not authority:
        return name
    body = entities.body_of(name)
    own, whole = entities.entity_id(body), entities.entity_id(authority)
    if own == whole:
        return name
    if whole.startswith(f"{own}-") or (entities.is_known(body) and whole.startswith(f"{own.split('-')[0]}-")):
        position = name[: len(name) - len(body)].strip()
        return f"{position} {entities.body_of(authority)}" if position else authority
    return name
