"""The letterhead: who writes, under which number, where and when."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.kindline import KindLine, kind_line_at, kind_prefix_at
from pipeline.structure.printed_number import PrintedNumber, find_printed_number, find_titled_number
from pipeline.structure.sheet import Sheet, SheetLine

__all__ = ["Letterhead", "PlaceAndDay", "read_letterhead"]

_HEAD_LINES = 60
_COLUMN_REACH = 120
_REPAIRED_DIGITS = str.maketrans("osliz", "05112", " ")
_PLACE_LINE = re.compile(r"[^\W\d_][^\d|:;()/]{1,60}")
_GAP = re.compile(r"\s{3,}|\t")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAndDay:
    """Place and day; ``day`` is ``None`` when the form is not filled in or names no real day."""

    place: str | None
    place_span: Span | None
    day: dt.date | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What stands above the type name; ``bodies`` are the lines of the issuing body with that of its superior above it."""

    span: Span
    has_national_title: bool
    bodies: tuple[Span, ...]
    number: PrintedNumber | None
    place_and_day: PlaceAndDay | None
    subject: Span | None
    kind_line: KindLine | None
    next_line: int
    """Number of the first line after the letterhead and the type name."""


def read_letterhead(sheet: Sheet, rules: Rules) -> Letterhead:
    """Return the letterhead at the top of a document."""
    layout = rules.layout
    limit = _first_line_of_text(sheet, rules)
    zone_end = sheet.lines[limit].span.start if limit < len(sheet.lines) else len(sheet.text)
    zone = sheet.folded[:zone_end]
    national = layout["national_title"].search(zone)
    motto = layout["motto"].search(zone, national.end() if national else 0)
    kind_line = _find_kind_line(sheet, _line_after(sheet, motto or national), limit, rules)
    head_end = kind_line.span.start if kind_line else zone_end
    number = find_printed_number(sheet, Span(0, head_end), rules)
    titled = None
    if number is None and kind_line and not (national and national.start() < head_end):
        titled = find_titled_number(sheet, Span(0, head_end), kind_line.kind, rules)
    taken = [Span(*found.span()) for found in (national, motto) if found and found.start() < head_end]
    taken += [number.whole] if number else []
    place_and_day = _find_place_and_day(sheet, head_end, taken, rules)
    taken += [place_and_day.span] if place_and_day else []
    subject = _find_subject(sheet, head_end, taken, rules)
    taken += [subject] if subject else []
    return Letterhead(
        span=Span(0, head_end),
        has_national_title=bool(national and national.start() < head_end),
        bodies=() if titled else _find_bodies(sheet, head_end, taken, national, rules),
        number=number or titled,
        place_and_day=place_and_day,
        subject=subject,
        kind_line=kind_line,
        next_line=kind_line.next_line if kind_line else limit,
    )


def _first_line_of_text(sheet: Sheet, rules: Rules) -> int:
    """Return the number of the first line that cannot belong to a letterhead or type name."""
    layout = rules.layout
    stops = [layout[name] for name in ("basis", "operative", "article", "addressee", "first_heading")]
    named = False
    for line in sheet.lines[:_HEAD_LINES]:
        if not any(stop.match(sheet.ahead(line)) for stop in stops):
            continue
        if named or not _names_kind(sheet, line, rules):
            return line.number
        named = True
    return min(len(sheet.lines), _HEAD_LINES)


def _names_kind(sheet: Sheet, line: SheetLine, rules: Rules) -> bool:
    """Tell the type name QUYẾT ĐỊNH above the title from the operative QUYẾT ĐỊNH: that ends with a colon."""
    return not line.text.endswith(":") and kind_line_at(sheet, line.number, rules.kinds) is not None


def _line_after(sheet: Sheet, found: re.Match[str] | None) -> int:
    return sheet.first_line_from(found.end()) if found else 0


def _find_kind_line(sheet: Sheet, start: int, limit: int, rules: Rules) -> KindLine | None:
    for reader in (kind_line_at, kind_prefix_at):
        for number in range(start, min(limit, len(sheet.lines))):
            if found := reader(sheet, number, rules.kinds):
                return found
    return None


def _find_place_and_day(sheet: Sheet, head_end: int, taken: list[Span], rules: Rules) -> PlaceAndDay | None:
    subject = rules.layout["subject"]
    for found in rules.layout["day"].finditer(sheet.folded, 0, head_end):
        line = sheet.lines[sheet.line_at(found.start())]
        if subject.match(sheet.ahead(line)) and not line.cell:
            continue
        if _goes_on(sheet, found.end(), line):
            continue
        place, place_span = _place_before(sheet, found.start(), taken)
        day = _to_day(found)
        if place is None and day is None and not re.fullmatch(r"\s*", line.text[: max(0, found.start() - line.span.start)]):
            continue
        span = Span(place_span.start if place_span else found.start(), found.end())
        return PlaceAndDay(place=place, place_span=place_span, day=day, span=span)
    return None


def _goes_on(sheet: Sheet, end: int, line: SheetLine) -> bool:
    """Whether words follow the day on its line: then it is part of a sentence (another column stands behind a wide gap)."""
    rest = sheet.text[end : sheet.lines[sheet.line_at(max(line.span.start, end - 1))].span.end]
    return any(map(str.isalpha, _GAP.split(rest)[0]))


def _place_before(sheet: Sheet, day_start: int, taken: list[Span]) -> tuple[str | None, Span | None]:
    """Return the words before the day, back to the edge of the cell or to what is known to be something else."""
    floor = max((span.end for span in taken if span.end <= day_start), default=0)
    number = sheet.line_at(day_start)
    last = sheet.lines[number]
    start, parts = day_start, 0
    for line in reversed(sheet.lines[max(0, number - 2) : number + 1]):
        begin, end = max(line.span.start, floor), min(line.span.end, day_start)
        words = _GAP.split(sheet.text[begin:end])[-1].strip().rstrip(",").strip() if begin < end else ""
        if not line.same_cell(last) or line.span.end <= floor or (words and not _PLACE_LINE.fullmatch(words)):
            break
        if not words:
            continue
        if parts and (not line.cell or len(words) > 25):
            break
        start, parts = begin + sheet.text[begin:end].rfind(words.split("\n")[0]), parts + 1
    if not parts:
        return None, None
    printed = sheet.text[start:day_start].rstrip().rstrip(",").rstrip()
    return " ".join(printed.split()), Span(start, start + len(printed))


def _to_day(found: re.Match[str]) -> dt.date | None:
    day, month, year = (found[name].translate(_REPAIRED_DIGITS) for name in ("day", "month", "year"))
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _find_subject(sheet: Sheet, head_end: int, taken: list[Span], rules: Rules) -> Span | None:
    """Return the subject of a letter (``V/v …``) under its number, with the lines it goes on over."""
    pattern = rules.layout["subject"]
    for line in sheet.between(0, head_end):
        found = pattern.match(sheet.ahead(line))
        if not found:
            continue
        end = line.span.end
        for following in sheet.lines[line.number + 1 :]:
            meets = any(span.overlaps(following.span) for span in taken)
            if following.span.start >= head_end or meets or not following.same_cell(line) or following.after_rule:
                break
            end = following.span.end
        clipped = min([end, *(span.start for span in taken if line.span.start < span.start < end)])
        return Span(line.span.start, clipped)
    return None


def _find_bodies(
    sheet: Sheet, head_end: int, taken: list[Span], national: re.Match[str] | None, rules: Rules
) -> tuple[Span, ...]:
    """Return the free pieces of lines above the number; with no national title only lines in capitals count."""
    marks = rules.layout["secrecy_or_urgency"]
    ends = [span.start for span in taken if not national or span.start > national.start()]
    stop = min([*(start for start in ends if start > 0), head_end]) if not national else _end_of_bodies(sheet, taken, national)
    if national and stop == national.start():
        stop = _behind_the_other_column(sheet, taken, national, stop, rules)
    bodies = []
    for line in sheet.between(0, min(stop, head_end)):
        for piece in _free_pieces(line.span, taken):
            words = sheet.text[piece.start : piece.end].strip(" -|.,:*_\n")
            if sum(map(str.isalpha, words)) < 2 or marks.match(line.folded):
                continue
            start = piece.start + sheet.text[piece.start : piece.end].find(words)
            bodies.append(Span(start, start + len(words)))
    return tuple(bodies)


def _end_of_bodies(sheet: Sheet, taken: list[Span], national: re.Match[str]) -> int:
    """Return where the issuer's lines end: at the national title when they precede it, else at the next known thing."""
    before = sheet.between(0, national.start())
    if any(len(line.text) > 2 for line in before if not any(span.overlaps(line.span) for span in taken)):
        first_line = sheet.lines[sheet.line_at(national.start())]
        glued = first_line.span.start < national.start()
        return max((span.start for span in taken), default=national.end()) if glued else national.start()
    return max((span.start for span in taken), default=national.end())


def _behind_the_other_column(sheet: Sheet, taken: list[Span], national: re.Match[str], stop: int, rules: Rules) -> int:
    """Return where the issuer's lines end when the lines of both columns alternate: the last one stands above the motto."""
    motto = rules.layout["motto"].search(sheet.folded, national.end(), national.end() + _COLUMN_REACH)
    between = sheet.between(national.end(), motto.start()) if motto else ()
    goes_on = between and all(line.is_capital and not any(span.overlaps(line.span) for span in taken) for line in between)
    return motto.start() if motto and goes_on else stop


def _free_pieces(span: Span, taken: list[Span]) -> list[Span]:
    pieces, start = [], span.start
    for other in sorted(taken):
        if not span.overlaps(other):
            continue
        if start < other.start:
            pieces.append(Span(start, min(other.start, span.end)))
        start = max(start, other.end)
    if start < span.end:
        pieces.append(Span(start, span.end))
    return pieces
