"""Documents by kind and number: "Nghị định số 61/2018/NĐ-CP ngày … của Chính phủ", "Quyết định này" (domain.md 7.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.model.text import Span
from pipeline.references.grammar import Grammar
from pipeline.references.issuers import read_issuer
from pipeline.references.mentions import Mention
from pipeline.references.scan import Scan
from pipeline.references.tails import Tail, read_tail
from pipeline.text.numbers import DocumentNumber, number_at

__all__ = ["read_documents"]

_PARTIAL = re.compile(r"\d{1,5}[a-zđ]?(?:\s?/\s?(?:19|20)\d{2})?(?=\s*(?:,|;|\w))(?!\s?/)")
_LOOSE = re.compile(r"\d{1,5}[a-zđ]?(?:\s?[/.-]\s?[A-ZĐa-z0-9&]+)*\s?[/-]\s?[A-ZĐ][A-ZĐa-z0-9&]*(?:\s?[/.-]\s?[A-ZĐ0-9&]+)*")
_SMALL = re.compile(r"\d{1,5}[a-z]?/(?:(?:19|20)\d{2}/)?[a-zđ]{1,5}-[a-zđ]{2,10}(?:-[a-zđ]{2,10})*(?!\w)")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """The printed name of a kind at a place."""

    start: int
    end: int
    word: str | None
    kind: str | None


def read_documents(scan: Scan, at: int) -> list[Mention]:
    """Return the documents cited from ``at`` on by kind or number; the first begins there, others go on its list."""
    text, grammar = scan.text, scan.grammar
    found = grammar.kind.match(text, at) or grammar.short_kind.match(text, at)
    if not found:
        number = number_at(text, at)
        return _numbered(scan, _Named(start=at, end=at, word=None, kind=None), number) if number else []
    word = " ".join(found["kind"].split())
    named = _Named(start=at, end=found.end(), word=word, kind=grammar.kinds.get(word.lower()) or grammar.symbols.get(word))
    if short := _short(scan, named):
        return [short]
    number_word = grammar.number_word.match(text, named.end)
    start = number_word.end() if number_word else named.end
    if number := number_at(text, start):
        return _numbered(scan, named, number)
    if (described := grammar.described.match(text, named.end)) and (number := number_at(text, described.end())):
        return _numbered(scan, named, number)
    if listed := _of_body(scan, named):
        return listed
    return _partials(scan, named, start) or _unsure(scan, named, start, has_word=bool(number_word and number_word["word"]))


def _of_body(scan: Scan, named: _Named) -> list[Mention]:
    """Read "các Nghị quyết của Quốc hội: số A và số B": the body before the colon issued them all."""
    issuer = read_issuer(scan, named.end, joint=False)
    colon = scan.grammar.colon.match(scan.text, issuer[1]) if issuer else None
    number = number_at(scan.text, colon.end()) if colon else None
    if not issuer or not number:
        return []
    return [replace(mention, authority=mention.authority or issuer[0]) for mention in _numbered(scan, named, number)]


def _short(scan: Scan, named: _Named) -> Mention | None:
    """Read "Quyết định này" and "Nghị quyết nêu trên"; in small letters only the document's own kind means a document."""
    grammar = scan.grammar
    is_name = scan.text[named.start].isupper()
    if not is_name and (named.kind is None or named.kind != scan.own_kind):
        return None
    this = grammar.this.match(scan.text, named.end)
    if this:
        return Mention(form="this", start=named.start, end=this.end(), word=named.word, kind=named.kind)
    anaphora = grammar.anaphora.match(scan.text, named.end) if is_name else None
    if anaphora and named.kind in grammar.words.anaphora_kinds:
        return Mention(form="anaphora", start=named.start, end=anaphora.end(), word=named.word, kind=named.kind)
    return None


def _unsure(scan: Scan, named: _Named, start: int, *, has_word: bool) -> list[Mention]:
    """Read what is no whole number: one of no known form behind "số", one without its symbol, one that is left blank."""
    if has_word and (small := _SMALL.match(scan.text, start)) and (number := _in_capitals(small)):
        return _numbered(scan, named, number)
    if has_word and (loose := _LOOSE.match(scan.text, start)) and any(c.isupper() for c in loose.group()):
        return [_loose(scan, named, loose)]
    fragment = _fragment(scan, named, start, has_word=has_word)
    if fragment:
        return [fragment]
    blank = scan.grammar.blank.match(scan.text, named.end) if has_word else None
    if not blank:
        return []
    tail = read_tail(scan, blank.end())
    return [replace(_with_tail(named, tail), form="blank")]


def _in_capitals(small: re.Match[str]) -> DocumentNumber | None:
    """Return a number that is printed in small letters ("12/2018/qđ-ubnd") as the one it is."""
    number = number_at(small.group().upper(), 0)
    return replace(number, span=Span(small.start() + number.span.start, small.start() + number.span.end)) if number else None


def _numbered(scan: Scan, named: _Named, number: DocumentNumber) -> list[Mention]:
    """Return the document with this number and those that share its kind ("số A, số B và số C của Bộ X")."""
    found = [_document(scan, named, number)]
    while step := scan.grammar.sharing.match(scan.text, found[-1].end):
        following = number_at(scan.text, step.end())
        if not following:
            break
        member = replace(named, start=_number_start(scan.text, step))
        found.append(replace(_document(scan, member, following), shared=True))
    return _with_shared_issuer(found)


def _number_start(text: str, step: re.Match[str]) -> int:
    """Where a further member of a list begins: at the word before its number, or at its number."""
    conjunction_end = step.end("glue")
    return conjunction_end + len(text[conjunction_end : step.end()]) - len(text[conjunction_end : step.end()].lstrip())


def _with_shared_issuer(found: list[Mention]) -> list[Mention]:
    last = found[-1].authority
    if len(found) == 1 or last is None:
        return found
    return [mention if mention.authority else replace(mention, authority=last) for mention in found]


def _document(scan: Scan, named: _Named, number: DocumentNumber) -> Mention:
    kind = named.kind or _kind_of(number, scan.grammar)
    tail = read_tail(scan, number.span.end, joint=kind in scan.grammar.words.joint_kinds)
    mention = _with_tail(named, tail)
    return replace(
        mention,
        kind=kind,
        number=number.canonical,
        number_span=number.span,
        year=tail.year or number.year,
        is_party=number.family == "party",
    )


def _with_tail(named: _Named, tail: Tail) -> Mention:
    return Mention(
        form="document",
        start=named.start,
        end=tail.end,
        named_at=named.start,
        word=named.word,
        kind=named.kind,
        date=tail.date,
        year=tail.year,
        authority=tail.authority,
    )


def _partials(scan: Scan, named: _Named, start: int) -> list[Mention]:
    """Read "số 19/2017, 20/2017/QĐ-UBND": the symbol of the last member belongs to all."""
    pieces: list[tuple[int, str, Span]] = []
    begin, place = named.start, start
    while piece := _PARTIAL.match(scan.text, place):
        pieces.append((begin, _BLANKS.sub("", piece.group()), Span(*piece.span())))
        step = scan.grammar.sharing.match(scan.text, piece.end())
        if not step:
            return []
        begin, place = _number_start(scan.text, step), step.end()
        if number := number_at(scan.text, place):
            return _completed(pieces, number, _numbered(scan, replace(named, start=begin), number))
    return []


def _completed(pieces: list[tuple[int, str, Span]], number: DocumentNumber, whole: list[Mention]) -> list[Mention]:
    symbol = number.canonical[len(number.num) :]
    after_year = symbol[5:] if number.year else symbol
    before = [
        replace(
            whole[0],
            start=start,
            end=span.end,
            number=printed + (after_year if "/" in printed else symbol),
            number_span=span,
            fragment=printed,
            date=None,
            year=int(printed[-4:]) if "/" in printed else number.year,
        )
        for start, printed, span in pieces
    ]
    return [*before, replace(whole[0], shared=True), *whole[1:]]


def _fragment(scan: Scan, named: _Named, start: int, *, has_word: bool) -> Mention | None:
    """Read a number without its symbol: "Nghị định 52", "Thông tư 02/2017 của Văn phòng Chính phủ"."""
    grammar = scan.grammar
    found = grammar.fragment.match(scan.text, start)
    if not found or not grammar.goes_on.match(scan.text, found.end()):
        return None
    word = scan.text[named.start : named.end]
    if not has_word and (
        "\n" in scan.text[named.end : start]
        or named.kind not in grammar.words.fragment_kinds
        or not word[0].isupper()
        or word.isupper()
    ):
        return None
    printed = _BLANKS.sub("", found["fragment"])
    tail = read_tail(scan, found.end())
    symbol = _symbol_of(named.kind, tail.authority, grammar) if "/" in printed else None
    return replace(
        _with_tail(named, tail),
        number=f"{printed}/{symbol}" if symbol else None,
        number_span=Span(*found.span("fragment")),
        fragment=printed,
        year=tail.year or (int(printed[-4:]) if "/" in printed else None),
    )


def _loose(scan: Scan, named: _Named, loose: re.Match[str]) -> Mention:
    """Keep a number of no known form behind "số" as it is printed."""
    printed = _BLANKS.sub("", loose.group()).rstrip(".-")
    return replace(_with_tail(named, read_tail(scan, loose.end())), number=printed, number_span=Span(*loose.span()))


def _kind_of(number: DocumentNumber, grammar: Grammar) -> str | None:
    if number.family == "letter":
        return grammar.words.letter_kind
    return grammar.symbols.get(number.type)


def _symbol_of(kind: str | None, authority: str | None, grammar: Grammar) -> str | None:
    """Return the symbol that a number of this kind and body carries ("TT-VPCP"), when both parts are known."""
    code = grammar.codes.get((authority or "").lower())
    symbol = grammar.kind_symbols.get(kind or "")
    return f"{symbol}-{code}" if code and symbol else None
