"""Ports: what the pipeline needs from the world, each at most five methods."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from pipeline.model.ids import DocumentId
from pipeline.model.outcome import Outcome
from pipeline.model.registry import (
    DocumentSummary,
    Kept,
    KnownWork,
    OutboxLine,
    Relation,
    StoredDocument,
    StoredFailure,
    Wanted,
)
from pipeline.model.review import ReviewEvent
from pipeline.model.search import IndexRecord, Query, Results
from pipeline.model.text import Box

__all__ = [
    "Converter",
    "DocumentStore",
    "FileStore",
    "Index",
    "IndexStock",
    "OcrEngine",
    "OcrWord",
    "Outbox",
    "RelationStore",
    "ReviewLog",
    "StockedIndex",
    "WorkLookup",
]

OcrWord = tuple[str, Box, float, int]
"""Text, box in pixels of the picture, confidence 0..1, number of the line on the picture."""


class FileStore(Protocol):
    """Originals, byte for byte, addressed by SHA-256."""

    def put(self, content: bytes) -> str:
        """Keep the bytes and return their SHA-256; keeping the same bytes twice changes nothing."""
        ...

    def put_file(self, path: Path) -> str:
        """Keep a file without loading it whole, and return its SHA-256; raises ``VanishedFileError``."""
        ...

    def get(self, sha256: str) -> bytes:
        """Return the bytes; ``KeyError`` when they are not kept."""
        ...

    def path(self, sha256: str) -> Path:
        """Return where the bytes lie, for programs that want a file; ``KeyError`` when they are not kept."""
        ...


class DocumentStore(Protocol):
    """The registry: the truth."""

    def known(self, hashes: Collection[str], rules_version: str) -> frozenset[str]:
        """Return those hashes that were already read under this version of the rules (failed and refused ones too)."""
        ...

    def keep(self, outcomes: Sequence[Outcome]) -> tuple[Kept, ...]:
        """Keep outcomes, each with its outbox lines in one transaction; repeating is harmless."""
        ...

    def get(self, document_id: DocumentId) -> StoredDocument | None:
        """Return one document, ``None`` when there is no such id."""
        ...

    def find(self, wanted: Wanted) -> tuple[DocumentSummary, ...]:
        """Return the summaries of the documents asked for, newest first."""
        ...

    def failures(self) -> tuple[StoredFailure, ...]:
        """Return the files that failed or were refused, newest first."""
        ...


class RelationStore(Protocol):
    """What documents do to each other, as far as targets are resolved."""

    def outgoing(self, document_id: DocumentId) -> tuple[Relation, ...]:
        """Return what the document does to others, in the order of its text."""
        ...

    def incoming(self, document_id: DocumentId) -> tuple[Relation, ...]:
        """Return what others do to the document, by day of effect."""
        ...


class WorkLookup(Protocol):
    """Finds works by number, for resolving references."""

    def works(self, number_keys: Collection[str]) -> tuple[KnownWork, ...]:
        """Return all works with one of these folded numbers."""
        ...


class Outbox(Protocol):
    """What the index still has to learn; written in the registry's transactions."""

    def pending(self, limit: int) -> tuple[OutboxLine, ...]:
        """Return the oldest lines that are not done."""
        ...

    def done(self, lines: Iterable[OutboxLine]) -> None:
        """Mark lines as done."""
        ...

    def count(self) -> int:
        """Return how many lines are not done."""
        ...


class Index(Protocol):
    """A search index: a projection of the registry that can be thrown away and built again."""

    def put(self, records: Iterable[IndexRecord]) -> None:
        """Write records; a record with an older version than the stored one changes nothing."""
        ...

    def remove(self, document_ids: Collection[DocumentId]) -> None:
        """Remove all records of these documents."""
        ...

    def search(self, query: Query) -> Results:
        """Answer a query; raises ``IndexUnavailableError`` when the engine does not answer."""
        ...

    def swap(self, records: Iterable[IndexRecord]) -> int:
        """Build a fresh index from all records, put it in the place of the old one, return the number of records."""
        ...

    def count(self) -> int:
        """Return the number of records."""
        ...


class IndexStock(Protocol):
    """What an index holds, the one before it, and the one after it."""

    def check(self) -> None:
        """Raise the ``IndexUnavailableError`` that searching or writing would meet now."""
        ...

    def stock(self) -> Iterable[tuple[str, str, int]]:
        """Return document id, record id and checksum (``pipeline.search.stock``) of every record."""
        ...

    def fresh(self) -> AbstractContextManager[StockedIndex]:
        """Give an empty index; it takes the place of the current one when the block ends well, else it is thrown away."""
        ...

    def rollback(self) -> int:
        """Put the index before the last rebuild back in its place and return the number of its records.

        Raises ``IndexUnavailableError`` when none was kept.
        """
        ...


class StockedIndex(Index, IndexStock, Protocol):
    """An index that can be searched, written and looked through."""


class ReviewLog(Protocol):
    """Decisions of people; append-only."""

    def append(self, event: ReviewEvent) -> None:
        """Write one decision."""
        ...

    def of(self, document_id: DocumentId) -> tuple[ReviewEvent, ...]:
        """Return the decisions about a document, oldest first."""
        ...


class OcrEngine(Protocol):
    """Reads words from a picture."""

    def is_available(self) -> bool:
        """Whether the engine and its Vietnamese data are installed."""
        ...

    def read(self, png: bytes, dpi: int) -> tuple[OcrWord, ...]:
        """Return the words of a picture in reading order; raises ``ToolMissingError``."""
        ...


class Converter(Protocol):
    """Converts office files with a foreign program."""

    def is_available(self) -> bool:
        """Whether the program is installed."""
        ...

    def to_docx(self, content: bytes, suffix: str) -> bytes:
        """Convert an old office file to DOCX; raises ``ConversionFailedError`` or ``ToolMissingError``."""
        ...

    def to_pdf(self, content: bytes, suffix: str) -> bytes:
        """Print a file to PDF as the program lays it out; raises as :meth:`to_docx`."""
        ...
