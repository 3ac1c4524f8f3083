"""What the box suggests while somebody types: numbers, titles, procedures, provisions, and how words go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.model.registry import StoredDocument
from pipeline.rules import Rules
from pipeline.search.lexicon import Entry, EntryKind, Learnt, Lexicon
from pipeline.search.restoring import BOUNDARY, syllables_of
from pipeline.search.syllables import folded
from pipeline.search.validity import as_number
from pipeline.text.fold import fold

__all__ = ["SUGGESTED", "learnt_of", "suggest"]

SUGGESTED = 8
"""Suggestions at once: what is seen at a glance."""
_LEAST, _LONGEST = 2, 120
"""Characters from which something is suggested, and beyond which nobody is still typing a name."""
_WORDS = 2
"""Suggestions that are only words."""
_GOES_ON = 0.8
"""Share of the places where words stand from which the syllable behind them belongs to them."""
_SYLLABLES_MORE = 3
_ALIKE = 4
"""Entries looked at for one that is shown."""
_SHOWN = 200
_FIRST: tuple[EntryKind, ...] = ("number", "procedure", "title")
_THEN: tuple[EntryKind, ...] = ("provision",)


def learnt_of(stored: StoredDocument, rules: Rules) -> Learnt:
    """Return what the lexicon learns of a document."""
    summary = stored.summary
    return Learnt(
        document_id=str(summary.id),
        version=summary.version,
        day=as_number(summary.date) if summary.date else 0,
        entries=tuple(_entries(stored, rules)),
        text=stored.document.text.text,
    )


def _entries(stored: StoredDocument, rules: Rules) -> Iterator[Entry]:
    summary, document = stored.summary, stored.document
    kind = rules.kinds.by_id[summary.kind].name if summary.kind in rules.kinds.by_id else ""
    number = summary.number or ""
    spoken = _plain(kind, number)
    day = f"{summary.date:%d/%m/%Y}" if summary.date else ""
    if number:
        yield Entry(kind="number", text=number, about=_joined(kind, summary.authority, day), plain=spoken)
    if summary.title:
        yield Entry(kind="title", text=summary.title[:_SHOWN], about=_joined(kind, number, day), plain=_plain(summary.title))
    for procedure in document.procedures:
        if procedure.name:
            about = _joined(procedure.code, kind, number)
            plain = _plain(procedure.code or "", procedure.name)
            yield Entry(kind="procedure", text=procedure.name[:_SHOWN], about=about, plain=plain)
    for provision in document.structure.provisions:
        if provision.kind == "article" and provision.heading:
            name = rules.names.eid_in_words(provision.eid)
            text = f"{name[:1].upper()}{name[1:]}. {provision.heading}"[:_SHOWN]
            yield Entry(kind="provision", text=text, about=_joined(kind, number), plain=_plain(text, spoken), eid=provision.eid)


def suggest(typed: str, lexicon: Lexicon, limit: int = SUGGESTED) -> tuple[Entry, ...]:
    """Return what may be meant by what was typed so far; nothing for a letter, and for what is no name any more."""
    if not _LEAST <= len(typed.strip()) <= _LONGEST:
        return ()
    words = folded(typed)
    found = _named(words, lexicon, limit) or _named([_without_zeros(word) for word in words], lexicon, limit)
    going_on = tuple(_going_on(words, typed, found))
    chosen: dict[tuple[str, str, str | None], Entry] = {}
    for entry in found:
        # A procedure that several decisions publish is shown once, as the newest one has it.
        chosen.setdefault((entry.kind, entry.text, None if entry.kind == "procedure" else entry.document_id), entry)
    return (*tuple(chosen.values())[: limit - len(going_on)], *going_on)


def _named(words: Sequence[str], lexicon: Lexicon, limit: int) -> tuple[Entry, ...]:
    found = tuple(lexicon.entries(words, limit * _ALIKE, _FIRST))
    return found if len(found) >= limit else (*found, *lexicon.entries(words, limit * _ALIKE, _THEN))


def _going_on(words: Sequence[str], typed: str, found: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the words as they go on in what was found, with their marks: "tai din" → "tái định cư"; not behind figures."""
    if any(word.isdigit() for word in words):
        return
    met: Counter[tuple[str, ...]] = Counter()
    for text in {entry.text for entry in found if entry.kind != "number"}:
        written = syllables_of(text)
        plain = [fold(word) for word in written]
        for start in range(len(plain) - len(words) + 1):
            end = start + len(words)
            if plain[start : end - 1] == list(words[:-1]) and plain[end - 1].startswith(words[-1]):
                met.update(_stretches(written, start, end))
    shortest = [row for row, _ in met.most_common() if len(row) == len(words)][:_WORDS]
    for row in shortest:
        longest = max((r for r in met if r[: len(row)] == row and met[r] >= _GOES_ON * met[row]), key=len)
        if (text := " ".join(longest)) != typed.strip().lower():
            yield Entry(kind="words", text=text)


def _stretches(written: Sequence[str], start: int, end: int) -> Iterator[tuple[str, ...]]:
    """Yield the words from ``start`` to ``end`` and beyond, up to a sign."""
    for stop in range(end, min(len(written), end + _SYLLABLES_MORE) + 1):
        if BOUNDARY in written[start:stop]:
            return
        yield tuple(written[start:stop])


def _plain(*parts: str) -> str:
    """Return folded syllables and figures, these with and without their leading zeros: "055/2025" is asked for as 55 too."""
    words = folded(" ".join(parts))
    return " ".join((*words, *(bare for word in words if (bare := _without_zeros(word)) != word)))


def _without_zeros(word: str) -> str:
    return word.lstrip("0") or word


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
