"""Find every citation of a document: anchors, citations, whom short mentions mean, roles (domain.md 7)."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.model.document import Reference, Structure
from pipeline.model.text import ExtractedText, Span
from pipeline.references.amended_documents import amended_documents_of
from pipeline.references.antecedents import with_aliases, with_antecedents, with_shared_kinds
from pipeline.references.citations import read_citation
from pipeline.references.frame import Frame
from pipeline.references.governors import with_governors
from pipeline.references.grammar import Grammar, grammar_of
from pipeline.references.issuers import body_in_full
from pipeline.references.mentions import Mention
from pipeline.references.page_text import page_text_start
from pipeline.references.places import Places, places_of
from pipeline.references.reading import to_reading_copy
from pipeline.references.references import to_references
from pipeline.references.roles import roles_of
from pipeline.references.scan import Scan
from pipeline.references.tails import tail_of_title, title_behind
from pipeline.rules.loader import Rules

__all__ = ["find_references"]

_HEADING_END = re.compile(r"\s*(?:[.:]|$|\n)")
# Units whose heading carries their word; "khoản 2" and "điểm a" never head a line.
_HEADED = frozenset({"article", "subsection", "section", "chapter", "part", "annex", "form"})
_LINE = 200
_INSIDE_TITLE = 12
_ITEM_MARK = 24
_OPENING_QUOTES = ("“", "«", '"')
_BLANK_START = re.compile(r"[ \t\"“'‘«(]*")


def find_references(text: ExtractedText, structure: Structure, rules: Rules) -> tuple[Reference, ...]:
    """Return the references of a document in the order of the text; one per document and list of provisions.

    Headings of the document's own provisions, its own number in the letterhead, its recipients and what a web page says below
    it are none. Linear in the length of the text; never raises on any text.
    """
    grammar = grammar_of(rules)
    copy = to_reading_copy(text.text)
    places = places_of(structure)
    scan = Scan(text=copy, grammar=grammar, in_full=_in_full(rules), day=structure.header.date, own_kind=structure.header.kind)
    mentions = list(_mentions(scan, places))
    cells = _cell_ends(text)
    mentions = [_with_title(copy, mention, grammar, cells, places) for mention in mentions]
    mentions = _with_late_dates(scan, mentions)
    mentions = with_shared_kinds(copy, mentions, grammar)
    mentions = with_aliases(copy, mentions, grammar)
    mentions = with_antecedents(copy, mentions, places, structure.header.kind, grammar)
    mentions = with_governors(copy, mentions, grammar)
    roles = roles_of(copy, mentions, places, grammar)
    targets = amended_documents_of(copy, mentions, places, grammar)
    return to_references(mentions, roles, Frame.of(text, scan, places, targets, rules))


def _in_full(rules: Rules) -> Callable[[str], str]:
    """Return the function that writes a body's name in full; the same names come again and again in one document."""
    return lru_cache(maxsize=256)(lambda printed: body_in_full(printed, rules))


def _anchors(copy: str, grammar: Grammar) -> Iterator[int]:
    """Yield the places where a citation may begin, rising."""
    words = (found.start() for found in grammar.anchors.finditer(copy))
    numbers = (found.start() for found in grammar.number_anchors.finditer(copy))
    word, number = next(words, None), next(numbers, None)
    while word is not None or number is not None:
        if number is None or (word is not None and word <= number):
            yield word if word is not None else 0
            word = next(words, None)
        else:
            yield number
            number = next(numbers, None)


def _mentions(scan: Scan, places: Places) -> Iterator[Mention]:
    copy, grammar = scan.text, scan.grammar
    done, limit = 0, page_text_start(scan.text, places.structure, grammar)
    for anchor in _anchors(copy, grammar):
        if anchor >= limit:
            return
        if anchor < done or (anchor and copy[anchor - 1].isalnum() and not copy[anchor].isdigit()):
            continue
        if _is_no_reference(copy, anchor, places, grammar):
            continue
        start = _with_opening(copy, anchor, done, grammar)
        found = read_citation(scan, start) or (read_citation(scan, anchor) if start != anchor else [])
        is_own = bool(found) and places.own_number.holds(found[0].end - 1)  # "Luật số: …" of the letterhead
        if found and not is_own and not _is_heading(copy, anchor, found[0], places):
            yield from _with_number_word(copy, found, done, grammar)
        if found:
            done = found[-1].end


def _with_opening(copy: str, anchor: int, done: int, grammar: Grammar) -> int:
    """Return where "các" or "từ" before a list of provisions begins, or the anchor itself."""
    found = grammar.opening_before.search(copy, max(done, anchor - 8), anchor)
    return found.start() if found else anchor


def _with_number_word(copy: str, found: list[Mention], done: int, grammar: Grammar) -> list[Mention]:
    """Let a bare number begin at its "số"."""
    first = found[0]
    word = grammar.number_before.search(copy, max(done, first.start - 8), first.start) if copy[first.start].isdigit() else None
    return [replace(first, start=word.start()), *found[1:]] if word else found


def _is_no_reference(copy: str, anchor: int, places: Places, grammar: Grammar) -> bool:
    """The letterhead's own number, recipients ("Như Điều 3"), the closing block."""
    if places.closing.holds(anchor):
        return True
    if copy[anchor].isdigit() and grammar.letterhead.search(copy, max(0, anchor - 40), anchor):
        return True
    if places.own_number.holds(anchor):
        return True
    return grammar.not_reference.search(copy, max(0, anchor - 8), anchor) is not None


def _is_heading(copy: str, anchor: int, mention: Mention, places: Places) -> bool:
    """Whether the mention is the heading of a provision of this text, e.g. ``Điều 5.`` at the start of a line."""
    listed = mention.provisions
    if mention.form != "bare_provisions" or listed is None or listed.is_here or not _HEADED.issuperset(listed.smallest_units):
        return False
    line = copy.rfind("\n", max(0, anchor - _LINE), anchor) + 1
    end = _HEADING_END.match(copy, mention.end)
    if copy[max(0, anchor - 2) : anchor].rstrip()[-1:] in _OPENING_QUOTES and end is not None:
        return True
    if (not line and anchor > _LINE) or not _BLANK_START.fullmatch(copy, line, anchor):
        return False
    if places.begins_provision(line, anchor) or places.begins_attachment(line, anchor):
        return True
    before = copy[max(0, line - 3) : line].rstrip()
    # A line that goes on an unfinished sentence ("theo⏎Điều 15.") is no heading.
    return end is not None and (not before or before[-1] in '.;:”"/)' or not places.provisions)


def _cell_ends(text: ExtractedText) -> tuple[int, ...]:
    """Return the places where a table cell ends or begins; a title stays in its cell."""
    pairs = zip(text.lines, text.lines[1:], strict=False)
    return tuple(after.span.start for before, after in pairs if before.cell != after.cell)


def _with_title(copy: str, mention: Mention, grammar: Grammar, cells: tuple[int, ...], places: Places) -> Mention:
    """Return the mention with the title behind it; a verb behind "khoản 2 Điều 5 Luật số …" tells what that law does."""
    if mention.form != "document" or mention.number_span is None:
        return mention
    if mention.provisions and not mention.authority and grammar.amending.match(copy, mention.end):
        return mention
    following = bisect.bisect_right(cells, mention.end)
    limit = cells[following] if following < len(cells) else len(copy)
    alone = places.bases.holds(mention.start) or _is_alone(copy, mention, grammar)
    title = title_behind(copy, mention.end, grammar, limit=limit, alone=alone)
    return replace(mention, title_span=title) if title else mention


def _is_alone(copy: str, mention: Mention, grammar: Grammar) -> bool:
    """Whether the mention begins a line or the item on it, as in lists of legal bases or of documents."""
    line = copy.rfind("\n", max(0, mention.start - _ITEM_MARK), mention.start) + 1
    begins = line > 0 or mention.start < _ITEM_MARK
    return begins and grammar.item_start.fullmatch(copy, line, mention.start) is not None


def _with_late_dates(scan: Scan, mentions: list[Mention]) -> list[Mention]:
    """Give documents the date and issuer that stand behind their title, when no document inside the title has them."""
    out = list(mentions)
    for number, mention in enumerate(mentions):
        title = mention.title_span
        if title is None or mention.date or mention.authority:
            continue
        late = tail_of_title(scan, title)
        if late is None:
            continue
        tail, rest = late
        following = out[number + 1 : number + _INSIDE_TITLE]
        following = [_without_others_day(inner, rest, scan.grammar) for inner in following]
        if not any(inner.start < title.end and inner.end > rest.end + 1 for inner in following) and len(rest):
            out[number] = replace(mention, date=tail.date, year=tail.year, authority=tail.authority, title_span=rest)
            out[number + 1 : number + _INSIDE_TITLE] = following
    return out


def _without_others_day(inner: Mention, title: Span, grammar: Grammar) -> Mention:
    """Return a law at the end of a title without a day and issuer that cannot be its own: "… Luật X ngày … của Chính phủ"."""
    is_law = inner.kind in grammar.words.law_kinds and inner.name and not inner.number
    if not is_law or not inner.authority or inner.authority in grammar.words.law_makers:
        return inner
    return replace(inner, end=title.end, date=None, year=None, authority=None) if inner.start < title.end < inner.end else inner
