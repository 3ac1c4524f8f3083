"""What a lexicon has to be able to do: the words of the registry's own texts, for suggestions and for restoring marks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

__all__ = ["Entry", "EntryKind", "Form", "Learnt", "Lexicon"]

EntryKind = Literal["number", "title", "procedure", "provision", "words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that can be suggested: ``text`` goes into the box, ``about`` stands beside it, ``plain`` are its folded words.

    With a ``document_id`` it opens that document, at ``eid`` when there is one; without one it is searched for.
    """

    kind: EntryKind
    text: str
    about: str = ""
    plain: str = ""
    document_id: str | None = None
    eid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What is learnt of one document: ``day`` (yyyymmdd) puts the newer entries first; ``text`` teaches spelling."""

    document_id: str
    version: int
    day: int
    entries: tuple[Entry, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A syllable as it is written with its marks, its number in the lexicon, and how often it was met."""

    written: str
    number: int
    count: int


class Lexicon(Protocol):
    """Port over a file that can be thrown away and built again; a missing one knows nothing."""

    def versions(self) -> Mapping[str, int]:
        """Return the versions of the documents that were learnt, by id."""
        ...

    def learn(self, learnt: Iterable[Learnt], gone: Collection[str] = (), *, anew: bool = False) -> None:
        """Take in documents and drop the entries of those that are gone; ``anew`` begins with nothing."""
        ...

    def entries(self, words: Sequence[str], limit: int, kinds: Collection[EntryKind]) -> Sequence[Entry]:
        """Return entries with all of the folded words, the last one perhaps unfinished; the most telling kinds come first."""
        ...

    def forms(self, plain: Collection[str]) -> Mapping[str, Sequence[Form]]:
        """Return the written forms of folded syllables, most frequent first."""
        ...

    def pairs(self, first: Collection[int], second: Collection[int]) -> Mapping[tuple[int, int], int]:
        """Return how often two syllables (by number) stood one behind the other; those that never did are left out."""
        ...
