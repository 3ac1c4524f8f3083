"""Reads the targets of a verb in a piece of a sentence: documents, their attachments, their provisions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.effects.mentions import Mention
from pipeline.effects.passage import Passage
from pipeline.effects.places import Place, complete, find_places

__all__ = ["Target", "read_targets"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A document with provisions; ``mention`` is ``None`` for the document being amended, as long as it is not known.

    ``is_whole`` when only words that mean the whole stand before the document. ``start``/``end`` cover the target's words.
    """

    mention: Mention | None
    places: tuple[Place, ...] = ()
    attached: bool = False
    attachment_kind: str | None = None
    is_whole: bool = False
    is_fragment: bool = False
    says_kind: bool = False
    """Whether the words say "của Nghị quyết" or "Quy định": then the context does not decide what is meant."""
    start: int = 0
    end: int = 0

    @property
    def eids(self) -> tuple[str, ...]:
        """Return the provisions as eIds, each once."""
        return tuple(dict.fromkeys(place.eid for place in self.places))

    def of(self, other: Target) -> Target:
        """Return this target's provisions in ``other``'s document; a bare "khoản 6" goes into its provision."""
        container = other.places[-1] if other.places else None
        attached = self.attached or (other.attached and not self.says_kind)
        return replace(
            self,
            mention=other.mention,
            places=tuple(complete(place, container) for place in self.places),
            attached=attached,
            attachment_kind=self.attachment_kind or (other.attachment_kind if attached else None),
        )


def read_targets(passage: Passage, start: int, end: int) -> list[Target]:
    """Return the targets between two places, in the order of the text; provisions without a document come last, as context."""
    targets: list[Target] = []
    position, measured, partly = start, False, False
    for mention in passage.mentions_in(start, end):
        before = passage.seen[position : mention.span.start]
        measured = not mention.is_self and (
            passage.guard("yardstick", before) or (measured and passage.guard("only_join", before))
        )
        if mention.is_self or measured:
            targets += _attached_here(passage, position, mention)
            position = _behind(mention)
            continue
        partly = passage.guard("several_partly", before) or (partly and passage.guard("only_join", before))
        target = _target(passage, position, mention)
        targets.append(replace(target, is_whole=target.is_whole and not partly))
        position = _behind(mention)
    rest = find_places(passage.seen, position, end, passage.rules)
    if rest and targets and not targets[-1].places and _belongs(passage, position, rest[0].start):
        last = targets.pop()
        targets.append(replace(last, places=rest, attached=last.attached, is_whole=False))
    elif rest and not passage.guard("yardstick", passage.seen[position : rest[0].start]):
        targets.append(Target(mention=None, places=rest, start=rest[0].start, end=max(p.end for p in rest)))
    return targets


def _attached_here(passage: Passage, start: int, mention: Mention) -> list[Target]:
    """Return the provisions of "Bổ sung Phụ lục V ban hành kèm theo Nghị định này": new ones of the document amended."""
    before = passage.seen[start : mention.span.start]
    if not mention.is_self or not passage.guard("attached_left", before) or passage.guard("yardstick", before):
        return []
    places = find_places(passage.seen, start, mention.span.start, passage.rules)
    named = places and all(number for place in places for _, number in place.steps)
    if not named or passage.guard("locator", passage.seen[max(start, places[0].start - 12) : places[0].start]):
        return []
    return [Target(mention=None, places=places, start=places[0].start, end=mention.span.end)]


def _target(passage: Passage, start: int, mention: Mention) -> Target:
    before = passage.seen[start : mention.span.start]
    places = find_places(passage.seen, start, mention.span.start, passage.rules)
    attached = mention.is_attached or passage.guard("attached_left", before)
    kind = _attachment_kind(passage, max((p.end for p in places), default=start), mention.span.start) if attached else None
    if attached and places and all(place.level >= _ANNEX for place in places) and (kind is None or _is_title(passage, places)):
        attached = False  # "Phụ lục III (Hướng dẫn …) ban hành kèm theo Quyết định …": the annex itself is the provision
    return Target(
        mention=None if mention.is_bare else mention,
        places=places,
        attached=attached,
        attachment_kind=kind,
        is_whole=not places and not attached and passage.guard("whole_object", before[-200:]),
        says_kind=mention.is_bare,
        is_fragment=passage.guard("fragment", before),
        start=min((place.start for place in places), default=mention.span.start),
        end=mention.span.end,
    )


_ANNEX = 9


def _is_title(passage: Passage, places: tuple[Place, ...]) -> bool:
    """Whether the noun right behind an annex's number is the annex's own title: "Phụ lục XI Hướng dẫn …"."""
    end = max(place.end for place in places)
    return passage.rules.guards.by_id["attachment_noun"].match(passage.seen[end:].lstrip(" \n(-:")[:80]) is not None


def _attachment_kind(passage: Passage, start: int, end: int) -> str | None:
    found = [m.group() for m in passage.rules.guards.by_id["attachment_noun"].finditer(passage.seen, start, end)]
    return " ".join(found[0].lower().split()) if found else None


def _belongs(passage: Passage, start: int, end: int) -> bool:
    """Whether provisions behind a document are its own: "Quyết định số …: khoản 2 Điều 5", "… tại khoản 2"."""
    between = passage.seen[start:end].strip()
    return between in {"", ":", ",", "("} or passage.guard("locator", between[-12:] + " ")


def _behind(mention: Mention) -> int:
    return mention.title.end if mention.title else mention.span.end
