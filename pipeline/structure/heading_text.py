"""The words of headings: of containers, and of articles that have one."""

from __future__ import annotations

from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.structure.sheet import Sheet, SheetLine

__all__ = ["article_heading", "container_heading"]

_LONGEST_CONTAINER = 400
_LONGEST_ARTICLE = 300
_FULL_LINE = 0.8


def container_heading(sheet: Sheet, region: Span) -> str | None:
    """Return what stands between the number of a part, chapter or section and its first provision, if it is short."""
    words = sheet.quote(region).strip(" .:-–")
    if not words:
        return None
    if len(words) <= _LONGEST_CONTAINER:
        return words
    lines = _lines(sheet, region)
    capital = []
    for line in lines:
        if not line.is_capital:
            break
        capital.append(line.text.strip())
    return " ".join(capital).strip(" .:-–") or (lines[0].text.strip() if lines else None)


def article_heading(sheet: Sheet, region: Span, rules: Rules, *, has_inner: bool) -> str | None:
    """Return the heading of an article: its first paragraph when that is no sentence and more text follows."""
    lines = _lines(sheet, region)
    if not lines:
        return None
    finished = rules.layout["finished"]
    words = sheet.quote(region)
    if has_inner and len(words) <= _LONGEST_ARTICLE and not finished.search(words):
        return words
    paragraph: list[SheetLine] = []
    for place, line in enumerate(lines):
        paragraph.append(line)
        if finished.search(line.tail):
            return None
        following = lines[place + 1] if place + 1 < len(lines) else None
        if following is None:
            return None
        if _new_paragraph(sheet, paragraph, following, place):
            break
    heading = " ".join(line.text.strip() for line in paragraph)
    return heading if len(heading.split()) > 1 and len(heading) <= _LONGEST_ARTICLE else None


def _new_paragraph(sheet: Sheet, paragraph: list[SheetLine], following: SheetLine, place: int) -> bool:
    """Whether ``following`` begins a paragraph: a capital, though its first word would have fitted on the line before."""
    line = paragraph[-1]
    if line.bold and following.bold is False:
        return True
    if not following.text[:1].isupper() and following.text[:1] not in '“"-0123456789':
        return False
    if not place and len(line.text.split()) < 2:
        return False
    width = max((len(other.text) for other in sheet.lines[max(0, line.number - 3) : line.number + 6]), default=0)
    own = len(line.text) if place else line.span.end - sheet.lines[line.number].span.start
    return own + len(following.text.split()[0]) + 1 <= _FULL_LINE * width or own > width * 3


def _lines(sheet: Sheet, region: Span) -> list[SheetLine]:
    """Return the lines of ``region``, the rest of the first one included."""
    lines = list(sheet.between(region.start, region.end))
    if sheet.lines:
        line = sheet.lines[sheet.line_at(region.start)]
        if line.span.start < region.start < line.span.end:
            end = min(line.span.end, region.end)
            text = sheet.text[region.start : end]
            if text.strip():
                lines.insert(
                    0,
                    SheetLine(
                        number=line.number,
                        span=Span(region.start, end),
                        text=text.strip(),
                        folded=sheet.folded[region.start : end].strip(),
                        cell=line.cell,
                        bold=line.bold,
                    ),
                )
    return lines
