"""Documents by kind and number: "Nghị định số 61/2018/NĐ-CP ngày … của Chính phủ", lists of them, "Quyết định này" (domain.md 7.2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.model.text import Span
from pipeline.references.grammar import Grammar
from pipeline.references.mentions import Mention
from pipeline.references.tails import Tail, read_tail
from pipeline.text.numbers import DocumentNumber, number_at

__all__ = ["read_documents"]

_InFull = Callable[[str], str]
_PARTIAL = re.compile(r"\d{1,5}[a-zđ]?(?:\s?/\s?(?:19|20)\d{2})?(?=\s*(?:,|;|\w))(?!\s?/)")
_LOOSE = re.compile(r"\d{1,5}[a-zđ]?(?:\s?[/.-]\s?[A-ZĐa-z0-9&]+)+")
_BLANKS = re.compile(r"\s+")


def read_documents(text: str, at: int, grammar: Grammar, in_full: _InFull) -> list[Mention]:
    """Return the documents cited from ``at`` on by kind or number; the first begins there, others go on its list."""
    found = grammar.kind.match(text, at)
    if not found:
        number = number_at(text, at)
        return _numbered(text, at, None, number, grammar, in_full) if number else []
    word = found["kind"]
    kind = grammar.kinds[" ".join(word.lower().split())] or None
    end = found.end()
    short = _short(text, at, end, word, kind, grammar)
    if short:
        return [short]
    number_word = grammar.number_word.match(text, end)
    start = number_word.end() if number_word else end
    has_word = bool(text[end:start].strip())
    if number := number_at(text, start):
        return _numbered(text, at, kind, number, grammar, in_full, word=word)
    partial = _partials(text, at, start, kind, word, grammar, in_full)
    if partial:
        return partial
    if has_word and (loose := _LOOSE.match(text, start)):
        return _loose(text, at, kind, word, loose, grammar, in_full)
    fragment = _fragment(text, at, start, kind, word, grammar, in_full, has_word=has_word)
    if fragment:
        return [fragment]
    blank = grammar.blank.match(text, end)
    if blank and has_word:
        return [Mention(form="blank", start=at, end=blank.end(), word=word, kind=kind)]
    return []


def _short(text: str, at: int, end: int, word: str, kind: str | None, grammar: Grammar) -> Mention | None:
    """Read "Quyết định này" and "Nghị quyết nêu trên"; only a name with a capital letter means a document."""
    if not word[0].isupper():
        return None
    this = grammar.this.match(text, end)
    if this:
        return Mention(form="this", start=at, end=this.end(), word=word, kind=kind)
    anaphora = grammar.anaphora.match(text, end)
    if anaphora and kind in grammar.words.anaphora_kinds:
        return Mention(form="anaphora", start=at, end=anaphora.end(), word=word, kind=kind)
    return None


def _numbered(
    text: str, at: int, kind: str | None, number: DocumentNumber, grammar: Grammar, in_full: _InFull, word: str | None = None
) -> list[Mention]:
    """Return the document with this number and those that share its kind ("số A, số B và số C của Bộ X")."""
    own_kind = kind or _kind_of(number, grammar)
    joint = own_kind in grammar.words.joint_kinds or number.type in {"TTLT", "NQLT"}
    tail = read_tail(text, number.span.end, grammar, joint=joint, in_full=in_full)
    found = [_document(at, own_kind, word, number, tail)]
    while (step := grammar.sharing.match(text, found[-1].end)) and (following := number_at(text, step.end())):
        tail = read_tail(text, following.span.end, grammar, joint=joint, in_full=in_full)
        start = _number_start(text, step)
        more = _document(start, kind or _kind_of(following, grammar), word, following, tail)
        found.append(replace(more, shared=True))
    return _with_shared_issuer(found)


def _number_start(text: str, step: re.Match[str]) -> int:
    """Where a further member of a list begins: at its "số", or at its number."""
    words = text[step.start() : step.end()]
    position = max(words.rfind("số"), words.rfind("Số"))
    return step.start() + position if position >= 0 else step.end()


def _with_shared_issuer(found: list[Mention]) -> list[Mention]:
    last = found[-1].authority
    if len(found) == 1 or last is None:
        return found
    return [mention if mention.authority else replace(mention, authority=last) for mention in found]


def _document(at: int, kind: str | None, word: str | None, number: DocumentNumber, tail: Tail) -> Mention:
    return Mention(
        form="document",
        start=at,
        end=tail.end,
        word=word,
        kind=kind,
        number=number.canonical,
        number_span=number.span,
        date=tail.date,
        year=tail.year or number.year,
        authority=tail.authority,
        is_party=number.family == "party",
    )


def _partials(text: str, at: int, start: int, kind: str | None, word: str, grammar: Grammar, in_full: _InFull) -> list[Mention]:
    """Read "số 19/2017, 20/2017/QĐ-UBND": the symbol of the last member belongs to all."""
    pieces: list[tuple[int, str, Span]] = []
    begin, place = at, start
    while piece := _PARTIAL.match(text, place):
        pieces.append((begin, _BLANKS.sub("", piece.group()), Span(*piece.span())))
        step = grammar.sharing.match(text, piece.end())
        if not step:
            return []
        begin, place = _number_start(text, step), step.end()
        if number := number_at(text, place):
            return _completed(text, pieces, begin, kind, word, number, grammar, in_full)
    return []


def _completed(
    text: str,
    pieces: list[tuple[int, str, Span]],
    begin: int,
    kind: str | None,
    word: str,
    number: DocumentNumber,
    grammar: Grammar,
    in_full: _InFull,
) -> list[Mention]:
    whole = _numbered(text, begin, kind, number, grammar, in_full, word=word)
    symbol = number.canonical[len(number.num) :]
    with_year = symbol[5:] if number.year else symbol
    before = [
        replace(
            whole[0],
            start=start,
            end=span.end,
            number=printed + (with_year if "/" in printed else symbol),
            number_span=span,
            fragment=printed,
            date=None,
            year=int(printed[-4:]) if "/" in printed else number.year,
        )
        for start, printed, span in pieces
    ]
    return [*before, replace(whole[0], shared=True), *whole[1:]]


def _fragment(
    text: str, at: int, start: int, kind: str | None, word: str, grammar: Grammar, in_full: _InFull, *, has_word: bool
) -> Mention | None:
    """Read a number without its symbol: "Nghị định 52", "Thông tư 02/2017 của Văn phòng Chính phủ"."""
    found = grammar.fragment.match(text, start)
    if not found or kind not in grammar.words.fragment_kinds or not grammar.goes_on.match(text, found.end()):
        return None
    printed = _BLANKS.sub("", found["fragment"])
    if not (has_word or word[0].isupper()):
        return None
    tail = read_tail(text, found.end(), grammar, joint=False, in_full=in_full)
    symbol = _symbol_of(kind, tail.authority, grammar) if "/" in printed else None
    return Mention(
        form="document",
        start=at,
        end=tail.end,
        word=word,
        kind=kind,
        number=f"{printed}/{symbol}" if symbol else None,
        number_span=Span(*found.span("fragment")),
        fragment=printed,
        date=tail.date,
        year=tail.year or (int(printed[-4:]) if "/" in printed else None),
        authority=tail.authority,
    )


def _loose(
    text: str, at: int, kind: str | None, word: str, loose: re.Match[str], grammar: Grammar, in_full: _InFull
) -> list[Mention]:
    """Keep a number of no known form behind "số" as it is printed."""
    printed = _BLANKS.sub("", loose.group()).rstrip(".-")
    if not any(letter.isupper() for letter in printed):
        return []
    tail = read_tail(text, loose.end(), grammar, joint=False, in_full=in_full)
    return [
        Mention(
            form="document",
            start=at,
            end=tail.end,
            word=word,
            kind=kind,
            number=printed,
            number_span=Span(*loose.span()),
            date=tail.date,
            year=tail.year,
            authority=tail.authority,
        )
    ]


def _kind_of(number: DocumentNumber, grammar: Grammar) -> str | None:
    if number.family == "letter":
        return grammar.words.letter_kind
    return grammar.symbols.get(number.type)


def _symbol_of(kind: str | None, authority: str | None, grammar: Grammar) -> str | None:
    """Return the symbol that a number of this kind and body carries ("TT-VPCP"), when both parts are known."""
    code = grammar.codes.get((authority or "").lower())
    symbol = grammar.kind_symbols.get(kind or "")
    return f"{symbol}-{code}" if code and symbol else None
