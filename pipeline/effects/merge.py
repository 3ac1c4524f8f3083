"""Keeps of several acts on one document the exact ones: a title or lead-in is the container of what stands below it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.effects.drafts import Draft
from pipeline.effects.passage import Passage
from pipeline.effects.targets import Target

__all__ = ["merge_drafts"]

_CHANGES = frozenset({"amend", "insert"})
_ENDS = frozenset({"replace", "repeal", "expire"})
_OWN = frozenset({"self", "self_attachment"})


def merge_drafts(claims: Sequence[tuple[Passage, Draft]]) -> list[tuple[Passage, Draft]]:
    """Return the claims without containers whose document is acted on more exactly below them."""
    replaced = {draft.target for _, draft in claims if draft.act == "replace" and draft.scope == "whole" and draft.target}
    return [
        claim
        for place, claim in enumerate(claims)
        if not (_is_replaced(claim[1], replaced) or _is_superseded(place, claim, claims))
    ]


def _is_superseded(place: int, claim: tuple[Passage, Draft], claims: Sequence[tuple[Passage, Draft]]) -> bool:
    passage, draft = claim
    if draft.document in _OWN:
        return _is_repeated_own(place, claim, claims)
    in_title = passage.stretch.kind == "title"
    vague = draft.scope == "part" and draft.target is not None and not draft.target.places
    if not (draft.is_container or in_title or vague):
        return False
    if vague and draft.act in _CHANGES and any(_says_more(draft, other) for _, other in claims):
        return True
    for other_place, (other_passage, other) in enumerate(claims):
        if other_place == place or other.document in _OWN or (other.is_container and other_place < place):
            continue
        if in_title and other_passage.stretch.kind != "title":
            if draft.document == "none" or other.number == draft.number or other.number is None:
                return True
        elif other_passage is passage and _is_below(draft, other):
            return True
    return False


def _is_replaced(draft: Draft, replaced: set[Target]) -> bool:
    """Whether "bãi bỏ và thay thế" says of one document that it is replaced."""
    return draft.act == "repeal" and draft.scope == "whole" and draft.target in replaced


def _says_more(draft: Draft, other: Draft) -> bool:
    """Whether another act names provisions of the document that ``draft`` only names, or ends that document as a whole."""
    named = draft.number is not None and other.number == draft.number
    ends = other.act in _ENDS and other.scope == "whole"
    return named and other.target is not None and (bool(other.target.places) or ends)


def _is_below(draft: Draft, other: Draft) -> bool:
    if draft.act == "repeal_generic" or draft.document == "list":
        return other.document == "other" and other.act != "repeal_generic"
    # "toàn bộ 02 Quyết định:" names them below
    counted = draft.is_container and draft.target is not None and draft.target.says_kind
    if other.item is None or (other.number != draft.number and not counted):
        return False
    behind = draft.is_container and other.item is draft.item and other.span.start > draft.span.start
    return behind or (other.item is not draft.item and draft.item in other.item.ancestors())


def _is_repeated_own(place: int, claim: tuple[Passage, Draft], claims: Sequence[tuple[Passage, Draft]]) -> bool:
    """Whether an implicit first day stands beside one that is said."""
    _, draft = claim
    if not dict(draft.details).get("implicit"):
        return False
    return any(
        other.act == "effective" and other_place != place and not dict(other.details).get("implicit")
        for other_place, (_, other) in enumerate(claims)
    )
