"""The closing block: recipients, signer, position, authority to sign (domain.md 2.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Closing, Evidence
from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.columns import right_column_from
from pipeline.structure.headings import outside
from pipeline.structure.sheet import Sheet, SheetLine
from pipeline.structure.signature import SignatureBlock, read_signature

__all__ = ["read_closing"]

_RECIPIENT_LINES = 60
_ITEM = re.compile(r"^\s*[-–+*•]\s*")
_SIGNATURE_REACH = 70


def read_closing(sheet: Sheet, start: int, masks: Sequence[Span], rules: Rules, *, joint: bool = False) -> Closing | None:
    """Return the first closing block behind ``start``, outside ``masks``; ``None`` when there is none.

    ``joint``: several bodies sign; their signers and positions are joined in the order printed.
    """
    lines = outside(sheet.lines[sheet.first_line_from(start) :], masks)
    first = next((place for place, line in enumerate(lines) if _opens(sheet, lines, place, rules)), None)
    if first is None:
        return None
    block = lines[first : first + _SIGNATURE_REACH]
    left, right = _columns(sheet, block, rules)
    recipients, taken = _recipients(sheet, left, rules)
    signature = _find_signature(sheet, right, taken, rules)
    if joint and signature:
        signature = _with_further(sheet, block, signature, rules)
    last = max([lines[first].number, *taken, *([signature.last_line] if signature else [])])
    span = Span(lines[first].span.start, sheet.lines[last].span.end)
    taken_span = Span(sheet.lines[taken[0]].span.start, sheet.lines[taken[-1]].span.end) if taken else None
    return _to_closing(span, recipients, taken_span, signature)


def _columns(sheet: Sheet, block: Sequence[SheetLine], rules: Rules) -> tuple[Sequence[SheetLine], Sequence[SheetLine]]:
    """Return the lines of the left and of the right column; the whole block twice when it has one column only."""
    layout = rules.layout
    head = next((line for line in block if layout["recipients"].match(line.folded)), None)
    marks = [line for line in block if line.is_capital and _is_mark(sheet, line, rules)]
    border = right_column_from(head, marks) if head else None
    if border is None:
        return block, block
    left = [line for line in block if line.box is None or line.box.x0 < border]
    right = [line for line in block if line.box is not None and line.box.x0 >= border and line.page <= marks[0].page + 1]
    return left, right


def _is_mark(sheet: Sheet, line: SheetLine, rules: Rules) -> bool:
    ahead = sheet.ahead(line)
    return bool(rules.layout["sign_mark"].match(ahead) or rules.layout["position_line"].match(line.folded))


def _opens(sheet: Sheet, lines: Sequence[SheetLine], place: int, rules: Rules) -> bool:
    line = lines[place]
    layout = rules.layout
    recipients = layout["recipients"].match(line.folded)
    if recipients and (recipients.end() >= len(line.folded) or ":" in line.text[: recipients.end() + 1]):
        return True
    noted = place + 1 < len(lines) and bool(layout["signed_note"].match(lines[place + 1].folded))
    if noted and layout["position_line"].match(sheet.ahead(line)):
        return True
    if not line.is_capital:
        return False
    if layout["sign_mark"].match(sheet.ahead(line)) or layout["authenticated"].match(line.folded):
        return True
    if not layout["position_line"].match(sheet.ahead(line)) or place == 0:
        return False
    return _signs_alone(sheet, lines, place, rules)


def _signs_alone(sheet: Sheet, lines: Sequence[SheetLine], place: int, rules: Rules) -> bool:
    """Whether a position without mark or recipients is a signature: the text is finished and a name follows."""
    layout = rules.layout
    if not layout["finished"].search(lines[place - 1].tail) and lines[place].same_cell(lines[place - 1]):
        return False
    for line in lines[place + 1 : place + 5]:
        if layout["signed_note"].match(line.folded) or layout["position_line"].match(sheet.ahead(line)):
            continue
        return bool(layout["person_name"].match(line.tail)) and not line.is_capital
    return False


def _recipients(sheet: Sheet, block: Sequence[SheetLine], rules: Rules) -> tuple[tuple[str, ...], list[int]]:
    """Return the recipients and the numbers of their lines."""
    layout = rules.layout
    head = next((place for place, line in enumerate(block) if layout["recipients"].match(line.folded)), None)
    if head is None:
        return (), []
    first = block[head]
    found = layout["recipients"].match(first.folded)
    items = [first.text[found.end() :].strip()] if found and first.text[found.end() :].strip() else []
    taken = [first.number]
    for line in block[head + 1 : head + _RECIPIENT_LINES]:
        other_cell = not line.same_cell(first)
        if other_cell or (first.cell is None and _ends_recipients(sheet, line, items, rules)):
            break
        taken.append(line.number)
        if _ITEM.match(line.text) or not items:
            items.append(line.text)
        else:
            items[-1] = f"{items[-1]} {line.text}"
    return tuple(_ITEM.sub("", item).strip(" ;./") for item in items if item.strip(" ;./-")), taken


def _ends_recipients(sheet: Sheet, line: SheetLine, items: Sequence[str], rules: Rules) -> bool:
    layout = rules.layout
    if any(layout[name].match(line.folded) for name in ("annex_mark", "attach_note", "national_title", "form_mark")):
        return True
    if not line.is_capital or _ITEM.match(line.text):
        return bool(items) and not _ITEM.match(line.text) and items[-1].rstrip().endswith(".")
    return bool(
        layout["sign_mark"].match(sheet.ahead(line)) or layout["position_line"].match(sheet.ahead(line)) or len(line.text) > 12
    )


def _find_signature(sheet: Sheet, block: Sequence[SheetLine], recipients: Sequence[int], rules: Rules) -> SignatureBlock | None:
    """Return the signature: of the lines that are no recipients, from the first mark or position on."""
    layout = rules.layout
    taken = set(recipients)
    rest = [line for line in block if line.number not in taken]
    for place, line in enumerate(rest):
        if any(layout[name].match(line.folded) for name in ("annex_mark", "attach_note")):
            return None
        signs = layout["sign_mark"].match(sheet.ahead(line)) and line.is_capital
        noted = place + 1 < len(rest) and bool(layout["signed_note"].match(rest[place + 1].folded))
        if signs or (layout["position_line"].match(sheet.ahead(line)) and (line.is_capital or noted)):
            same = [other for other in rest[place:] if _same_column(other, line)] if line.cell else rest[place:]
            return read_signature(sheet, same, rules)
    return None


def _with_further(sheet: Sheet, block: Sequence[SheetLine], signature: SignatureBlock, rules: Rules) -> SignatureBlock:
    """Return the signature with those of the other bodies behind it."""
    joined = signature
    for line in block:
        mark = rules.layout["sign_mark"].match(sheet.ahead(line)) if line.is_capital else None
        if line.number <= joined.last_line or not mark:
            continue
        rest = [other for other in block if other.number >= line.number]
        further = read_signature(sheet, [other for other in rest if not line.cell or _same_column(other, line)], rules)
        if not (further and further.name and joined.name):
            break
        titles = [title for title in (joined.title, further.title) if title]
        joined = replace(
            joined, name=f"{joined.name}; {further.name}", title="; ".join(titles) or None, last_line=further.last_line
        )
    return joined


def _same_column(line: SheetLine, other: SheetLine) -> bool:
    """Whether two lines stand in the same column of one table: position and name may have rows of their own."""
    return bool(line.cell and other.cell and line.cell[0] == other.cell[0] and line.cell[2] == other.cell[2])


def _to_closing(
    span: Span, recipients: tuple[str, ...], recipients_span: Span | None, signature: SignatureBlock | None
) -> Closing:
    found = {"recipients": recipients_span}
    if signature:
        found |= {"signing": signature.signing_span, "signer_title": signature.title_span, "signer": signature.name_span}
    evidence: Evidence = tuple((field, place) for field, place in found.items() if place)
    return Closing(
        signer=signature.name if signature else None,
        signer_title=signature.title if signature else None,
        signing=signature.signing if signature else None,
        recipients=recipients,
        span=span,
        evidence=evidence,
    )
