"""The title (trích yếu) and the authority line under it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.sheet import Sheet, SheetLine
from pipeline.text.fold import fold

__all__ = ["Title", "read_title"]

_TITLE_LINES = 40
_AUTHORITY_LINES = 5
_OPERATIVE_LINES = 60
_SHORTEST_TITLE = 3
"""Words of a title that may be printed twice."""
_WORD = re.compile(r"\S+")
_LONGEST_AUTHORITY = 120
_LONGEST_TITLE_LINE = 300
_LONGEST_BRACKET = 200
_YEARS = re.compile(r"(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?[.)]?")
"""A line that holds the years a title ends with: ``2026 - 2030``."""
_STOPS = ("basis", "operative", "article", "addressee", "first_heading")
_STOPS_IN_SMALL_LETTERS = ("after_title", "proposal", "enacting_formula", "consolidation_list")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The words after the type name, the authority line and the session line; the preamble begins at line ``next_line``."""

    span: Span | None
    authority: Span | None
    session: Span | None
    next_line: int


def read_title(sheet: Sheet, start: int, next_line: int, authority: str | None, rules: Rules) -> Title:
    """Return the title from the offset ``start`` (end of the type name) and the line ``next_line`` on."""
    head = sheet.text[start : sheet.lines[next_line - 1].span.end] if next_line else ""
    if rules.layout["of_the_issuer"].match(sheet.folded, start, start + len(head)):
        head = ""
    begin = start + len(head) - len(head.lstrip()) if head.strip() else None
    lines = _candidates(sheet, next_line, rules, begun=begin is not None)
    after = next_line + len(lines)
    session = _session_line(lines, rules)
    if session is not None:
        lines, session_span = lines[:session], Span(lines[session].span.start, lines[-1].span.end)
    else:
        session_span = None
    if begin is None:
        lines = lines[_issuer_lines(sheet, lines, rules) :]
    cut = _authority_start(sheet, lines, authority, rules, begun=begin is not None)
    authority_span = Span(lines[cut].span.start, lines[-1].span.end) if cut < len(lines) else None
    lines = lines[:cut]
    if begin is None and not lines:
        return Title(span=None, authority=authority_span, session=session_span, next_line=after)
    begin = lines[0].span.start if begin is None else begin
    span = _once(sheet, Span(begin, lines[-1].span.end if lines else start + len(head.rstrip())))
    if authority_span is None and (glued := _glued_authority(sheet, span, after, authority, rules)):
        span, authority_span = glued
    return Title(span=span, authority=authority_span, session=session_span, next_line=after)


def _once(sheet: Sheet, title: Span) -> Span:
    """Return a title that is printed twice, once."""
    words = list(_WORD.finditer(sheet.folded, title.start, title.end))
    half = len(words) // 2
    said = [word.group() for word in words]
    if half < _SHORTEST_TITLE or said[:half] != said[half:]:
        return title
    return Span(title.start, words[half - 1].end())


def _glued_authority(sheet: Sheet, title: Span, after: int, authority: str | None, rules: Rules) -> tuple[Span, Span] | None:
    """Return title and authority line where both stand in one line: "… TIẾP TỤC CÓ HIỆU LỰC CHÍNH PHỦ".

    Only where the operative words follow ("QUYẾT NGHỊ:"), which ask for an authority line, and the name is no part of the
    title's last phrase ("… CỦA CHÍNH PHỦ").
    """
    words = sheet.folded[title.start : title.end].rstrip()
    name = fold(authority) if authority else ""
    start = title.start + len(words) - len(name)
    own = words.endswith(name) and sheet.folded[start - 1 : start].isspace()
    if not name or not own or not sheet.text[start : title.start + len(words)].isupper():
        return None
    if rules.layout["governs_a_name"].search(sheet.folded[title.start : start]):
        return None
    following = sheet.lines[after : after + _OPERATIVE_LINES]
    if not any(line.is_capital and rules.layout["operative"].match(sheet.ahead(line)) for line in following):
        return None
    end = title.start + len(sheet.folded[title.start : start].rstrip())
    return Span(title.start, end), Span(start, start + len(name))


def _candidates(sheet: Sheet, next_line: int, rules: Rules, *, begun: bool) -> list[SheetLine]:
    """Return the lines up to the first one that cannot belong to title, authority or session."""
    taken: list[SheetLine] = []
    for line in sheet.lines[next_line : next_line + _TITLE_LINES]:
        stops = _stops(line, first=not (taken or begun))
        years = bool(taken or begun) and bool(_YEARS.fullmatch(line.text))
        if not years and any(rules.layout[name].match(sheet.ahead(line)) for name in stops):
            break
        inside = bool(taken) and _in_brackets(sheet, taken, line, rules)
        issuer = len(taken) <= _AUTHORITY_LINES and bool(taken) and rules.layout["by_the_issuer"].match(taken[0].folded)
        subject = issuer and not begun and rules.layout["subject_of_title"].match(sheet.ahead(line))
        if taken and not (years or inside or subject) and _changes_style(taken[-1], line, rules):
            break
        taken.append(line)
        if not begun and not taken:
            break
    return taken


def _stops(line: SheetLine, *, first: bool) -> tuple[str, ...]:
    """Return what may end the title here: a line that begins small opens no text, nothing is joined before a title."""
    if line.is_capital:
        return _STOPS
    opens, joins = ("after_title",), ("consolidation_list",)
    return (*_STOPS, "proposal", "enacting_formula", *(opens if line.text[:1].isupper() else ()), *(() if first else joins))


def _in_brackets(sheet: Sheet, taken: list[SheetLine], line: SheetLine, rules: Rules) -> bool:
    """Whether the line stands in brackets that close before the text begins: ``(thực hiện khoản 1 Điều 5 Luật …)``."""
    opened = sheet.text.rfind("(", taken[0].span.start, line.span.start + 1)
    if opened < 0 or sheet.text.find(")", opened, line.span.start) >= 0:
        return False
    close = sheet.text.find(")", opened, opened + _LONGEST_BRACKET)
    if close < 0 or rules.layout["attach_note"].match(sheet.folded[opened:close]):
        return False
    following = sheet.first_line_from(close)
    stops = (*_STOPS, *_STOPS_IN_SMALL_LETTERS)
    return following >= len(sheet.lines) or any(
        sheet.lines[following].is_capital or rules.layout[name].match(sheet.ahead(sheet.lines[following])) for name in stops
    )


def _changes_style(previous: SheetLine, line: SheetLine, rules: Rules) -> bool:
    """Whether the text begins here: small letters after capitals, or a sentence after a drawn rule."""
    if previous.is_capital and not line.is_capital and len(line.text) > 2:
        return not rules.layout["runs_on"].search(previous.tail) or line.text[:1].isupper()
    return not line.is_capital and (line.after_rule or (len(line.text) > _LONGEST_TITLE_LINE and line.text[:1].isupper()))


def _session_line(lines: list[SheetLine], rules: Rules) -> int | None:
    for number, line in enumerate(lines):
        if number and rules.layout["session_line"].match(line.folded):
            return number
    return None


def _issuer_lines(sheet: Sheet, lines: list[SheetLine], rules: Rules) -> int:
    """Return how many lines repeat the issuer in capitals ("CỦA ĐOÀN CHỦ TỊCH …") above a title that says its subject."""
    if not lines or not rules.layout["by_the_issuer"].match(lines[0].folded):
        return 0
    count = next((number for number, line in enumerate(lines) if not line.is_capital), len(lines))
    named = count < len(lines) and rules.layout["subject_of_title"].match(sheet.ahead(lines[count]))
    return count if named else 0


def _authority_start(sheet: Sheet, lines: list[SheetLine], authority: str | None, rules: Rules, *, begun: bool) -> int:
    """Return the index of the first line of the authority block at the end of ``lines`` (their number when there is none)."""
    cut = len(lines)
    for index in range(len(lines) - 1, max(-1, len(lines) - 1 - _AUTHORITY_LINES), -1):
        if index == 0 and not begun and not lines[0].is_capital:
            break
        if index and rules.layout["runs_on"].search(lines[index - 1].tail):
            continue
        if not all(line.is_capital or line.text == lines[index].text for line in lines[index:]):
            break
        if _names_authority(sheet.quote(Span(lines[index].span.start, lines[-1].span.end)), authority, rules):
            cut = index
    return cut


def _names_authority(printed: str, authority: str | None, rules: Rules) -> bool:
    """Whether the words are the letterhead's body, its head, or a known body, and nothing more."""
    entities = rules.entities
    name = entities.normal_case(printed.rstrip(" .:,"))
    body = entities.body_of(name)
    identity = entities.entity_id(body)
    own = entities.entity_id(authority) if authority else None
    if own and (identity == own or (own.startswith(f"{identity}-") and identity.count("-") >= 0 and entities.is_body(body))):
        return True
    if own and identity.startswith(f"{own}-"):
        return True
    if entities.is_known(body) or (body != name and len(printed) < _LONGEST_AUTHORITY):
        return True
    return authority is None and entities.is_body(body) and len(printed) < _LONGEST_AUTHORITY
