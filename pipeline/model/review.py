"""Decisions of people on claims: append-only, never overwritten by a re-run."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

__all__ = ["Decision", "ReviewEvent"]

Decision = Literal["accepted", "corrected", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEvent:
    """What a named person decided about one claim of a document; ``claim`` is a stable key of the claim."""

    document: str
    claim: str
    decision: Decision
    person: str
    at: dt.datetime
    correction: str | None = None
    note: str | None = None
