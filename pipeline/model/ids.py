"""Identities: of bytes, of documents, and of works."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import NewType

__all__ = ["DocumentId", "Sha256", "WorkKey", "sha256_of"]

Sha256 = NewType("Sha256", str)
"""64 lower-case hex digits of the bytes of an original."""

DocumentId = NewType("DocumentId", str)
"""Opaque; never derived from a number, because a number is not an identity."""


def sha256_of(content: bytes) -> Sha256:
    """Return the hash that addresses ``content`` in the file store."""
    return Sha256(hashlib.sha256(content).hexdigest())


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkKey:
    """What makes two files the same work: body, kind, number and day (domain.md 1.4).

    ``number_key`` is the folded number without leading zeros (``15/2024/qd-ubnd``); ``None`` for a blank number, which is
    never equal to another work. ``authority_id`` is the letterhead's body with its province.
    """

    authority_id: str | None
    kind: str | None
    number_key: str | None
    date: dt.date | None

    @property
    def is_complete(self) -> bool:
        """Whether every part is known, so that equal keys mean one work."""
        return None not in (self.authority_id, self.kind, self.number_key, self.date)

    def __str__(self) -> str:
        """Return the key in one line, ``?`` for what is not known."""
        parts = (self.authority_id, self.kind, self.number_key, self.date.isoformat() if self.date else None)
        return "|".join(part or "?" for part in parts)
