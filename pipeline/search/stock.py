"""What an index holds, reduced to what can be compared with the registry."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping

from pipeline.model.search import IndexRecord
from pipeline.search.entries import content_and_body

__all__ = ["checksum", "record_sums", "sums_by_document"]


def checksum(version: int, content: str, body: str) -> int:
    """Return a number that differs when a record's version, its shown fields or its text differ."""
    return zlib.crc32(body.encode(), zlib.crc32(f"{version}\n{content}\n".encode()))


def record_sums(records: Iterable[IndexRecord]) -> Iterator[tuple[str, str, int]]:
    """Yield document id, record id and checksum of records as they are to be stored."""
    for record in records:
        yield record.document_id, record.id, checksum(record.version, *content_and_body(record))


def sums_by_document(sums: Iterable[tuple[str, str, int]]) -> Mapping[str, tuple[int, int]]:
    """Return for each document how many records it has and one checksum of all of them, in any order."""
    found: dict[str, tuple[int, int]] = {}
    for document_id, record_id, value in sums:
        number, together = found.get(document_id, (0, 0))
        found[document_id] = number + 1, together ^ zlib.crc32(f"{record_id}\n{value}".encode())
    return found
