"""What a sentence does to other documents: its acting verbs with their targets (domain.md 3.3, steps 5 to 9)."""

from __future__ import annotations

from dataclasses import replace

from pipeline.effects.days import read_days
from pipeline.effects.drafts import Draft, with_days
from pipeline.effects.masks import Quotation
from pipeline.effects.passage import Passage
from pipeline.effects.places import complete, find_places
from pipeline.effects.targets import Target, read_targets
from pipeline.effects.text_changes import read_text_changes
from pipeline.effects.verbs import Verb
from pipeline.model.effects import Act
from pipeline.model.text import Span
from pipeline.text.fold import squeeze

__all__ = ["read_objects", "read_other_acts"]

_PARTIAL = frozenset({"amend", "insert", "rename", "repeal_tthc", "supplement_tthc", "correct"})
_ENDING = frozenset({"repeal", "expire"})
_WORDED = frozenset({"amend", "insert"})
"""With new words in quotation marks these act on what stands above, even when they name no provision."""
_TERMS = frozenset({"extend", "keep"})
"""What is said of a document's content ("tiếp tục áp dụng giá tại …") is said of the document."""


def read_other_acts(passage: Passage, sentence: Span, verbs: list[Verb]) -> list[Draft]:
    """Return the acts of a sentence on other documents, in the order of the text."""
    acting = [v for v in verbs if v.standing in {"active", "passive", "predicate"}]
    groups: list[list[Draft]] = []
    for number, verb in enumerate(acting):
        previous = acting[number - 1] if number else None
        end = acting[number + 1].span.start if number + 1 < len(acting) else sentence.end
        end = min([end, *(v.span.start for v in verbs if v.span.start > verb.object_start and _ends_object(v))])
        if verb.standing == "active":
            groups.append(read_objects(passage, verb, verb.object_start, end))
        else:
            groups.append(_of_subject(passage, sentence, verb, previous, verbs, end))
    return [draft for group in _shared(groups) for draft in group]


def read_objects(passage: Passage, verb: Verb, start: int, end: int) -> list[Draft]:
    """Return the acts of a verb on what stands between two places (behind it, or in an item that it governs)."""
    if passage.guard("text_change", passage.text[start:end]):
        return [
            with_days(d, read_days(passage.seen[d.span.end : end], passage.rules))
            for d in read_text_changes(passage, verb, start, end)
        ]
    if verb.found.trigger.only_text:
        return []
    stop = _object_end(passage, start, end)
    act = _act(passage, verb, start, end)
    days = read_days(passage.seen[start:end], passage.rules)
    replaced = passage.rules.guards.by_id["replaced_by"].search(passage.seen, start, stop) if act == "replace" else None
    upto = replaced.start() if replaced else stop
    targets, after = _inserted(passage, start, upto) if act == "insert" else (read_targets(passage, start, upto), None)
    drafts = [_draft(passage, verb, _act_on(passage, act, target, start), target, start, end) for target in targets]
    if not drafts and act in _WORDED and any(q.span.start < stop + 20 for q in passage.quotations_in(start, end)):
        drafts = [_draft(passage, verb, act, Target(mention=None), start, end)]
    if not drafts and (listed := _list_or_generic(passage, verb, act, start, end)):
        return [listed]
    by = _by(passage, replaced.end(), end) if replaced else None
    return [with_days(draft, days).having(after=after, by=by) for draft in drafts]


def _ends_object(verb: Verb) -> bool:
    return verb.standing == "own" and verb.found.trigger.act in {"effective", "applies_from"}


def _object_end(passage: Passage, start: int, end: int) -> int:
    """Return where the object ends: before "như sau", new text, "trừ …", "kể từ ngày …"."""
    guards = passage.rules.guards.by_id
    found = [guards[rule].search(passage.seen, start, end) for rule in ("clause_end", "exceptions", "from_tail")]
    news = [q.span.start for q in passage.quotations_in(start, end) if q.is_new_text]
    return min([end, *(m.start() for m in found if m), *news])


def _act(passage: Passage, verb: Verb, start: int, end: int) -> Act:
    words = passage.seen[start:end]
    act = verb.found.trigger.act
    if act == "amend" and passage.guard("rename", words):
        return "rename"
    if passage.guard("tthc", words):
        return {"repeal": "repeal_tthc", "insert": "supplement_tthc"}.get(act, act)  # type: ignore[return-value]
    return act


def _act_on(passage: Passage, act: Act, target: Target, start: int) -> Act:
    """Return the act on one of several targets: "… Danh mục TTHC … và Quy trình nội bộ …" are two things."""
    before = passage.seen[start : target.end]
    joined = before.rfind(" và ", 0, max(0, target.start - start))
    if act == "repeal_tthc" and joined >= 0 and passage.guard("process", before[joined:]):
        return "repeal"
    return act


def _inserted(passage: Passage, start: int, end: int) -> tuple[list[Target], str | None]:
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
    places = tuple(complete(place, anchor.places[0] if anchor.places else None) for place in new) or anchor.places
    eid = anchor.eids[0] if after and anchor.eids and new else None
    return [replace(anchor, places=places, is_whole=False, start=min(anchor.start, *(p.start for p in new), anchor.start))], eid


def _draft(passage: Passage, verb: Verb, act: Act, target: Target, start: int, end: int) -> Draft:
    trigger = verb.found.trigger
    words = passage.seen[start:end]
    count = passage.rules.guards.by_id["count"].search(words) if act in {"supplement_tthc", "repeal_tthc"} else None
    quotations = passage.quotations_in(start, end)
    stop = min(end, max([target.end, verb.span.end, *(q.span.end for q in quotations)]))
    whole = target.is_whole or (act in _TERMS and not target.places and not target.attached)
    whole = whole and act not in _PARTIAL and not target.is_fragment
    draft = Draft(
        act=act,
        rule=trigger.id,
        weight=trigger.weight,
        span=Span(min(verb.span.start, target.start) if verb.standing == "active" else target.start, stop),
        document="other" if target.mention else "context",
        target=target,
        scope="whole" if whole else "part",
    )
    return draft.having(
        verb=squeeze(passage.text[verb.span.start : verb.span.end]).lower(),
        fragment=True if target.is_fragment else None,
        declared_count=int(count["count"]) if count else None,
        name=target.mention.name if target.mention else None,
        **_new_words(passage, act, quotations),
    )


def _new_words(passage: Passage, act: Act, quotations: list[Quotation]) -> dict[str, str]:
    words = [squeeze(passage.text[q.inner.start : q.inner.end]) for q in quotations]
    if not words:
        return {}
    if quotations[0].is_new_text:
        return {"new_text": words[0][:4000]}
    if act in {"rename", "amend", "correct"} and len(words) > 1:
        return {"old": words[0], "new": words[1]}
    return {"new": words[0]} if act == "rename" else {}


def _list_or_generic(passage: Passage, verb: Verb, act: Act, start: int, end: int) -> Draft | None:
    """Return an act on the rows of an annex, or one on nobody in particular ("các quy định trái với …")."""
    words = passage.text[start:end]
    trigger = verb.found.trigger
    span = Span(verb.span.start, start + len(words.rstrip()))
    base = Draft(act=act, rule=trigger.id, weight=trigger.weight, span=span, document="list")
    pointer = passage.rules.guards.by_id["list_pointer"].search(words)
    if pointer and act in {"repeal", "replace", "expire"}:
        count = passage.rules.guards.by_id["count"].search(words)
        return base.having(list_in="att", declared_count=int(count["count"]) if count else None)
    if trigger.act in _ENDING and passage.guard("generic_object", words) and not passage.guard("opens_list", words.rstrip()):
        sure = passage.guard("yardstick", words)
        return replace(base, act="repeal_generic", document="none", scope="unknown", from_=None, is_container=not sure)
    return None


def _of_subject(
    passage: Passage, sentence: Span, verb: Verb, previous: Verb | None, verbs: list[Verb], end: int
) -> list[Draft]:
    """Return the acts whose targets stand before the verb: "Quyết định số … hết hiệu lực"."""
    own = [v.span.end for v in verbs if v.span.end <= verb.span.start and _ends_object(v)]
    start = max([previous.span.end if previous else sentence.start, *own])
    if previous and previous.standing == "active":
        start = max(start, passage.seen.rfind(";", start, verb.span.start) + 1)
    if verb.standing == "passive" and not previous:
        start = sentence.start
    days = read_days(passage.seen[verb.span.end : end], passage.rules)
    targets = read_targets(passage, start, verb.span.start)
    if not targets and passage.seen[start : verb.span.start].rstrip() and (behind := read_targets(passage, verb.span.end, end)):
        targets = behind if passage.guard("opens_list", passage.seen[verb.span.end : behind[0].start].rstrip()) else []
    if passage.guard("partial_right", passage.seen[verb.span.end : end][:40]):
        targets = [replace(target, is_whole=False) for target in targets]
    if targets:
        stop = _object_end(passage, verb.span.end, end)
        drafts = [_draft(passage, verb, _act(passage, verb, start, verb.span.start), t, start, stop) for t in targets]
        return [with_days(draft, days) for draft in drafts]
    subject = passage.text[start : verb.span.start]
    if verb.found.trigger.act in _ENDING and passage.guard("generic_object", subject) and passage.guard("yardstick", subject):
        trigger = verb.found.trigger
        span = Span(start, verb.span.end)
        return [
            Draft(
                act="repeal_generic",
                rule=trigger.id,
                weight=trigger.weight,
                span=span,
                document="none",
                scope="unknown",
                from_=None,
            )
        ]
    return _of_itself(passage, sentence, verb, days)


def _of_itself(passage: Passage, sentence: Span, verb: Verb, days: object) -> list[Draft]:
    del sentence
    selves = [m for m in passage.mentions_in(0, verb.span.start) if m.is_self]
    start = getattr(days, "start", None)
    joined = selves and not passage.seen[selves[-1].span.end : verb.span.start].strip()
    if not joined or verb.found.trigger.act != "expire" or start is None or start.date is None:
        return []
    trigger = verb.found.trigger
    span = Span(selves[-1].span.start, verb.span.end)
    return [Draft(act="expire", rule=trigger.id, weight=trigger.weight, span=span, document="self", from_=start)]


def _by(passage: Passage, start: int, end: int) -> tuple[str, ...] | None:
    places = find_places(passage.seen, start, end, passage.rules)
    return tuple(f"SELF:{place.eid}" for place in places) or None


def _shared(groups: list[list[Draft]]) -> list[list[Draft]]:
    """Give provisions without a document those of the next verb of the sentence: "… khoản 6 và bãi bỏ khoản 2 Điều 10"."""
    for earlier, later in reversed(list(zip(groups, groups[1:], strict=False))):
        donor = next((d.target for d in later if d.target), None)
        if donor is None:
            continue
        for number, draft in enumerate(earlier):
            target = draft.target
            if draft.document == "context" and target and (donor.mention or any(p.level < 4 for p in target.places)):
                document = "other" if donor.mention else "context"
                earlier[number] = replace(draft, target=target.of(donor), document=document)
    return groups
