"""Keeping the lexicon (suggestions, restored marks) up with the registry."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from pipeline.model.ids import DocumentId
from pipeline.model.registry import Wanted
from pipeline.search.lexicon import Learnt
from pipeline.search.suggestions import learnt_of
from pipeline.wiring import Parts

__all__ = ["learn"]


def learn(parts: Parts, *, anew: bool = False) -> int:
    """Learn what is new in the registry, forget what is gone, and return how many documents were learnt.

    Suggestions are a convenience: what cannot be written (a full disk, another program that writes) is left for the next time.
    """
    registered = {str(summary.id): summary.version for summary in parts.registry.find(Wanted())}
    known = {} if anew else parts.lexicon.versions()
    fresh = [one for one, version in registered.items() if known.get(one) != version]
    gone = known.keys() - registered.keys()
    if fresh or gone or anew:
        with contextlib.suppress(OSError):
            parts.lexicon.learn(_learnt(parts, fresh), gone, anew=anew)
    return len(fresh)


def _learnt(parts: Parts, ids: list[str]) -> Iterator[Learnt]:
    for one in ids:
        if stored := parts.registry.get(DocumentId(one)):
            yield learnt_of(stored, parts.rules)
