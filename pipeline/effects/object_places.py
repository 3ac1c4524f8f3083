"""Which provisions an object is about: places before the verb or behind "như sau", names, new provisions beside old ones."""

from __future__ import annotations

from dataclasses import replace

from pipeline.effects.drafts import Draft
from pipeline.effects.passage import Passage
from pipeline.effects.places import beside, find_places
from pipeline.effects.targets import Target, read_targets
from pipeline.effects.verbs import Verb
from pipeline.model.effects import Act
from pipeline.model.text import Span

__all__ = ["corrected_at", "in_name", "inserted", "placed", "renamed", "words_behind"]

_ARTICLE = 4
_HEAD = 20
"""Code points of new words in which the number of an article stands, and before a provision in which "tên" stands."""
_NAMELESS = frozenset({"cl", "point", "indent", "row"})
_OF_WORDS = frozenset({"replace", "repeal"})


def placed(passage: Passage, draft: Draft, before: Span) -> Draft:
    """Return an act with the place that stands before its verb: "Tại khoản 2 Điều 5, thay thế cụm từ …"."""
    words = passage.seen[before.start : before.end]
    if draft.target is None or draft.target.places or not passage.guard("performative_place", words):
        return draft
    named = read_targets(passage, before.start, before.end)
    if not named:
        return draft
    target = draft.target if draft.target.mention else named[-1]
    places = named[-1].places
    return replace(
        draft,
        document="other" if target.mention else draft.document,
        target=replace(target, places=places, attached=target.attached or named[-1].attached, is_whole=False),
        scope="part",
    )


def corrected_at(passage: Passage, draft: Draft, start: int, end: int) -> Draft:
    """Return a correction with the place behind "như sau": "Đính chính Quyết định số … như sau: Tại khoản 1 Điều 4, …"."""
    places = find_places(passage.seen, start, end, passage.rules)
    if draft.target is None or draft.target.places or not places or any(m.is_self for m in passage.mentions_in(start, end)):
        return draft
    return replace(draft, target=replace(draft.target, places=places))


def in_name(passage: Passage, act: Act, target: Target, start: int) -> list[tuple[Act, Target]]:
    """Return a target in two where only some of its provisions are amended in their name: "tiêu đề Điều 16 và khoản 1"."""
    if act not in {"amend", "rename"}:
        return [(act, target)]
    named = [place for place in target.places if place.level >= _ARTICLE and place.units[0] not in _NAMELESS]
    names = tuple(p for p in named if passage.guard("name_of", passage.seen[max(start, p.start - _HEAD) : p.start]))
    others = tuple(place for place in target.places if place not in names)
    if not names or not others:
        return [("rename" if names else "amend" if target.places else act, target)]
    return [("rename", replace(target, places=names)), ("amend", replace(target, places=others))]


def words_behind(passage: Passage, verb: Verb, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return both parts of "bãi bỏ khoản 3 Điều 5, cụm từ “A” tại Điều 7": provisions, then words in quotation marks."""
    if verb.found.trigger.act not in _OF_WORDS:
        return None
    for joined in passage.rules.guards.by_id["joined_words"].finditer(passage.text, start, end):
        if passage.seen[joined.start("noun")].isspace() or not find_places(passage.seen, start, joined.start(), passage.rules):
            continue
        return (start, joined.start()), (joined.start("noun"), end)
    return None


def inserted(passage: Passage, start: int, end: int) -> tuple[list[Target], str | None]:
    """Return the new provisions and behind which one they stand: "khoản 3a vào sau khoản 3 Điều 6"."""
    guards = passage.rules.guards.by_id
    after = guards["after"].search(passage.seen, start, end)
    into = after or guards["into"].search(passage.seen, start, end)
    if into is None:
        return read_targets(passage, start, end), None
    new = find_places(passage.seen, start, into.start(), passage.rules)
    anchors = read_targets(passage, into.end(), end)
    if not anchors:
        return read_targets(passage, start, into.start()), None
    anchor = anchors[0]
    if after and not new and len(anchor.places) > 1 and anchor.places[1].level < _ARTICLE <= anchor.places[0].level:
        new, anchor = anchor.places[1:], replace(anchor, places=anchor.places[:1])  # "vào sau khoản 4 Điều 3 khoản 5"
    places = tuple(beside(place, anchor.places[0] if anchor.places else None) for place in new) or anchor.places
    eid = anchor.eids[0] if after and anchor.eids and new else None
    return [replace(anchor, places=places, is_whole=False, start=min(anchor.start, *(p.start for p in new), anchor.start))], eid


def renamed(passage: Passage, act: Act, start: int, end: int) -> Target:
    """Return what gets a new name: with "tên Điều như sau: “Điều 22. …”" only the new words say which article."""
    quotation = passage.quotations_in(start, end)[0].inner
    places = find_places(passage.text, quotation.start, min(quotation.end, quotation.start + _HEAD), passage.rules)
    named = act == "rename" and places and not passage.text[quotation.start : places[0].start].strip()
    return Target(mention=None, places=places[:1] if named else (), start=start, end=start)
