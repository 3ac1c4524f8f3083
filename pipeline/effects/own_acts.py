"""What a document says of itself: first and last day, day passed, what it publishes, promulgates, approves."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pipeline.effects.days import read_days
from pipeline.effects.drafts import Draft
from pipeline.effects.passage import Passage
from pipeline.effects.places import find_places
from pipeline.effects.targets import Target
from pipeline.effects.verbs import Verb
from pipeline.model.document import Dated
from pipeline.model.effects import DetailValue
from pipeline.model.text import Span
from pipeline.text.dates import find_dates
from pipeline.text.fold import fold, squeeze

__all__ = ["read_own_acts"]

_GROUPS = ("new", "amended", "replaced", "abolished")


def read_own_acts(passage: Passage, sentence: Span, verbs: list[Verb]) -> list[Draft]:
    """Return what the sentence says of this document itself, in the order of the text."""
    found: list[Draft] = []
    for number, verb in enumerate(verbs):
        if verb.standing != "own":
            continue
        later = [v.span.start for v in verbs[number + 1 :] if v.found.trigger.act in {"effective", "applies_from"}]
        acting = [v.span.start for v in verbs[number + 1 :] if v.standing in {"active", "predicate"}]
        end = min([*later, *acting, sentence.end])
        match verb.found.trigger.id.split(".")[1]:
            case "effective":
                joined = any(v.found.trigger.act == "passed" or v.standing != "explained" for v in verbs[:number])
                found += _effective(passage, sentence, verb, end, joined=joined)
            case "applies_from":
                found += _applies(passage, sentence, verb, end)
            case "passed":
                found += _passed(passage, sentence, verb)
            case "publish":
                found += _publishes(passage, sentence, verb)
            case "promulgate":
                found += _promulgates(passage, sentence, verb)
            case _:
                found += _approves(passage, sentence, verb)
    return found


def _draft(verb: Verb, span: Span, **changes: object) -> Draft:
    trigger = verb.found.trigger
    draft = Draft(act=trigger.act, rule=trigger.id, weight=trigger.weight, span=span, document="self")
    return replace(draft, **changes)  # type: ignore[arg-type]


def _effective(passage: Passage, sentence: Span, verb: Verb, end: int, *, joined: bool) -> list[Draft]:
    if "implicit" in verb.found.trigger.id:
        return _implicit(passage, sentence, verb)
    subject = _subject(passage, sentence, verb, joined=joined)
    if subject is None:
        return []
    days = read_days(passage.seen[verb.span.start : end], passage.rules)
    if days.start is None and days.end is None:
        first = _first_listed(passage, sentence, verb)
        return [_draft(verb, Span(sentence.start, end), from_=Dated(date=first))] if first else []
    places = subject.places
    span = Span(sentence.start, end)
    found = []
    if days.start:
        draft = _draft(verb, span, from_=days.start, target=subject if places else None, scope="part" if places else "whole")
        found.append(draft.having(exceptions=_exceptions(passage, verb.span.end, end)))
    if days.end and not places:
        found.append(_draft(verb, span, act="expire", from_=days.end))
    return found


def _first_listed(passage: Passage, sentence: Span, verb: Verb) -> dt.date | None:
    """Return the earliest day of a list that "có hiệu lực:" opens, one day for each matter."""
    if passage.seen[verb.span.end : sentence.end].strip(" \n") != ":":
        return None
    item = next((item for item in passage.items if item.span.contains(sentence)), None)
    found = [read_days(passage.seen[i.span.start : i.span.end], passage.rules).start for i in (item.children if item else [])]
    return min((dated.date for dated in found if dated and dated.date), default=None)


def _implicit(passage: Passage, sentence: Span, verb: Verb) -> list[Draft]:
    ahead = [m for m in passage.mentions_in(verb.span.end, sentence.end) if m.is_self]
    if not ahead or passage.seen[verb.span.end : ahead[0].span.start].strip():
        return []
    days = read_days(passage.seen[ahead[0].span.end : sentence.end], passage.rules)
    if days.start is None or days.start.expression == "SELF_EFF":
        return []
    return [_draft(verb, Span(verb.span.start, sentence.end), from_=days.start).having(implicit=True)]


def _subject(passage: Passage, sentence: Span, verb: Verb, *, joined: bool) -> Target | None:
    """Return the provisions of this document that the verb speaks of (none: all of it), ``None`` when of another thing."""
    left = passage.seen[sentence.start : verb.span.start]
    selves = [m for m in passage.mentions_in(sentence.start, verb.span.start) if m.is_self]
    whole = Target(mention=None)
    if not selves:
        own = passage.guard("performative_start", left) or passage.guard("self_subject", left)
        return whole if own else None
    subject = selves[-1].span
    between = passage.seen[subject.end : verb.span.start]
    if not passage.guard("subject_filler", between) and not (joined and passage.guard("performative_join", between)):
        return None
    before = passage.seen[sentence.start : subject.start]
    if passage.guard("day_nominal_left", before[-25:]) or passage.guard("conditional", before):
        return None
    places = find_places(passage.seen, sentence.start, subject.start, passage.rules)
    if places and (passage.guard("inner_of", before[-12:]) or not passage.seen[places[-1].end : subject.start].strip()):
        return Target(mention=None, places=places)
    return None if passage.guard("outside_of", before[-14:]) else whole


def _exceptions(passage: Passage, start: int, end: int) -> tuple[str, ...] | None:
    found = passage.rules.guards.by_id["exceptions"].search(passage.seen, start, end)
    if found is None:
        return None
    places = find_places(passage.seen, found.start(), end, passage.rules)
    return tuple(place.eid for place in places) or None


def _applies(passage: Passage, sentence: Span, verb: Verb, end: int) -> list[Draft]:
    days = read_days(passage.seen[verb.span.start : end], passage.rules)
    selves = [m for m in passage.mentions_in(sentence.start, verb.span.start) if m.is_self]
    if days.start is None or days.start.date is None or not selves:
        return []
    return [_draft(verb, Span(verb.span.start, end), from_=days.start)]


def _passed(passage: Passage, sentence: Span, verb: Verb) -> list[Draft]:
    window = passage.seen[verb.span.end : min(sentence.end, verb.span.end + 60)]
    day = next(find_dates(window), None)
    selves = [m for m in passage.mentions_in(sentence.start, verb.span.start) if m.is_self]
    named = passage.guard("passed_subject", passage.seen[sentence.start : verb.span.start])
    if day is None or day.value is None or day.span.start > 12 or not (selves or named):
        return []
    start = selves[-1].span.start if selves else sentence.start
    return [_draft(verb, Span(start, verb.span.end + day.span.end), from_=Dated(date=day.value))]


def _is_performed(passage: Passage, sentence: Span, verb: Verb) -> bool:
    left = passage.seen[sentence.start : verb.span.start]
    left = passage.rules.guards.by_id["about"].sub("", left) if passage.stretch.kind == "title" else left
    selves = [m for m in passage.mentions_in(sentence.start, verb.span.start) if m.is_self]
    follows = bool(selves) and not passage.seen[selves[-1].span.end : verb.span.start].strip()
    return passage.guard("performative_start", left) or passage.guard("performative_body", left) or follows


def _publishes(passage: Passage, sentence: Span, verb: Verb) -> list[Draft]:
    if not _is_performed(passage, sentence, verb):
        return []
    words = passage.text[verb.span.end : sentence.end]
    span = Span(verb.span.start, sentence.end)
    guards = passage.rules.guards.by_id
    if guards["expired_list"].search(words):
        year = guards["year"].search(words)
        draft = _draft(verb, span, act="announce_expired", document="list", scope="unknown", from_=None)
        return [draft.having(list_in="att", year=int(year["year"]) if year else None)]
    if not guards["procedures"].search(words):
        return []
    return [_draft(verb, span, from_=None).having(**_publication(passage, words))]


def _publication(passage: Passage, words: str) -> dict[str, DetailValue | None]:
    guards = passage.rules.guards.by_id
    groups = tuple(group for group in _GROUPS if guards[f"group_{group}"].search(words))
    if guards["internal"].search(words):
        groups = ("internal", *groups)
    count = guards["count"].search(words)
    counted = tuple(f"{fold(m['level'])}:{int(m['count'])}" for m in guards["level_count"].finditer(words))
    return {
        "groups": groups or None,
        "fields": tuple(dict.fromkeys(squeeze(m["field"]) for m in guards["field"].finditer(words))) or None,
        "levels": tuple(dict.fromkeys(fold(m["level"]) for m in guards["level"].finditer(words))) or None,
        "declared_count": int(count["count"]) if count else None,
        "by_level": counted or None,
    }


def _promulgates(passage: Passage, sentence: Span, verb: Verb) -> list[Draft]:
    if not _is_performed(passage, sentence, verb):
        return []
    words = passage.text[verb.span.end : sentence.end]
    found = passage.rules.guards.by_id["promulgates"].match(words)
    if found is None:
        return []
    kind = squeeze((found["kind"] or found["bare"] or "").lower()) or None
    draft = _draft(verb, Span(verb.span.start, sentence.end), document="self_attachment", from_=None)
    return [replace(draft, target=Target(mention=None, attached=True, attachment_kind=kind))]


def _approves(passage: Passage, sentence: Span, verb: Verb) -> list[Draft]:
    words = passage.text[verb.span.end : sentence.end]
    if not _is_performed(passage, sentence, verb) or not passage.guard("process", words):
        return []
    count = passage.rules.guards.by_id["count"].search(words)
    draft = _draft(verb, Span(verb.span.start, sentence.end), from_=None)
    return [draft.having(declared_count=int(count["count"]) if count else None)]
