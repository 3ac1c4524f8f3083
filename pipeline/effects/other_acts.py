"""What a sentence does to other documents: its acting verbs with their targets (domain.md 3.3, steps 5 to 9)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pipeline.effects.days import Days, read_days
from pipeline.effects.drafts import SELF_EFF, Draft, with_days
from pipeline.effects.object_drafts import ENDING, generic_draft, object_draft
from pipeline.effects.object_places import corrected_at, in_name, inserted, placed, renamed, words_behind
from pipeline.effects.passage import Passage
from pipeline.effects.places import find_places
from pipeline.effects.subject_acts import read_subject_acts
from pipeline.effects.targets import Target, read_targets
from pipeline.effects.text_changes import read_text_changes
from pipeline.effects.verbs import Verb
from pipeline.model.effects import Act
from pipeline.model.text import Span

__all__ = ["read_objects", "read_other_acts"]

_ENDS_WHOLE = frozenset({"repeal", "replace", "expire"})
_NEAR = 200
"""Code points behind a verb in which its kind of object shows."""
_WORDED = frozenset({"amend", "insert", "rename"})
"""With new words in quotation marks these act on what stands above, even when they name no provision."""
_OF_WORDS: dict[Act, Act] = {"replace": "replace_text", "repeal": "repeal_text"}


def read_other_acts(passage: Passage, sentence: Span, verbs: list[Verb]) -> list[Draft]:
    """Return the acts of a sentence on other documents, in the order of the text."""
    acting = _each_once([v for v in verbs if v.standing in {"active", "passive", "predicate"}])
    begun = passage.rules.guards.by_id["dated_beginning"].match(passage.seen, sentence.start, sentence.end)
    since = read_days(begun.group(), passage.rules) if begun else Days()
    sentence = Span(begun.end(), sentence.end) if begun else sentence
    ends = _ends(acting, sentence)
    groups: list[list[Draft]] = []
    for number, verb in enumerate(acting):
        previous = acting[number - 1] if number else None
        end = ends[number]
        if verb.standing == "active":
            end = min([end, *(v.span.start for v in verbs if v.span.start > verb.object_start and _ends_object(v))])
            rest = passage.rules.guards.by_id["rest_unchanged"].search(passage.seen, verb.object_start, end)
            end = rest.start() if rest else end
            drafts = read_objects(passage, verb, verb.object_start, end)
            groups.append([placed(passage, draft, Span(sentence.start, verb.span.start)) for draft in drafts])
        else:
            subject = Span(_subject_start(passage, sentence, verb, previous, verbs), verb.span.start)
            act = _act(passage, verb, subject.start, subject.end)
            groups.append(read_subject_acts(passage, verb, subject, Span(verb.span.end, max(end, verb.span.end)), act))
    drafts = _less_kept([_except(passage, draft, sentence) for group in _shared(groups) for draft in group])
    return [replace(draft, from_=since.start) if since.start and draft.from_ == SELF_EFF else draft for draft in drafts]


def _each_once(acting: list[Verb]) -> list[Verb]:
    """Return the verbs without one that says a correction again: "Đính chính … như sau: “A” được đính chính thành “B”"."""
    corrects = [verb.found.trigger.act == "correct" for verb in acting]
    return [verb for number, verb in enumerate(acting) if not (corrects[number] and any(corrects[:number]))]


def _except(passage: Passage, draft: Draft, sentence: Span) -> Draft:
    """Return an act on a whole document as one on a part of it when it leaves some of its provisions in force.

    "…, trừ Điều 12" does; "trừ trường hợp quy định tại khoản 3 Điều này" only says who may still use the document.
    """
    if draft.scope != "whole" or draft.target is None or draft.act not in _ENDS_WHOLE:
        return draft
    found = passage.rules.guards.by_id["exceptions"].search(passage.seen, draft.span.end, sentence.end)
    if found is None or any(mention.is_self for mention in passage.mentions_in(found.end(), sentence.end)):
        return draft
    if passage.guard("here", passage.seen[found.start() : sentence.end]):
        return draft
    left = tuple(dict.fromkeys(place.eid for place in find_places(passage.seen, found.start(), sentence.end, passage.rules)))
    return replace(draft, scope="part").having(exceptions=left) if left else draft


def _less_kept(drafts: list[Draft]) -> list[Draft]:
    """Return the acts that end a whole document as acts on a part of it when the sentence keeps provisions of the same one."""
    kept = {
        draft.number: tuple(place.eid for place in draft.target.places)
        for draft in drafts
        if draft.act in {"keep", "extend"} and draft.scope == "part" and draft.target and draft.target.mention
    }
    return [
        replace(draft, scope="part").having(exceptions=kept[draft.number])
        if draft.number in kept and draft.scope == "whole" and draft.act in _ENDS_WHOLE
        else draft
        for draft in drafts
    ]


def _ends(acting: list[Verb], sentence: Span) -> list[int]:
    """Return where what belongs to each verb ends: before the next one that does not share its object."""
    ends = [sentence.end] * len(acting)
    for number in range(len(acting) - 2, -1, -1):
        following = acting[number + 1]
        shared = following.span.start < acting[number].object_start
        ends[number] = ends[number + 1] if shared else following.span.start
    return ends


def read_objects(passage: Passage, verb: Verb, start: int, end: int) -> list[Draft]:
    """Return the acts of a verb on what stands between two places (behind it, or in an item that it governs)."""
    if passage.guard("text_change", passage.text[start : min(end, start + _NEAR)]):
        drafts = read_text_changes(passage, verb, start, end)
        days = read_days(passage.seen[max((d.span.end for d in drafts), default=end) : end], passage.rules)
        return [with_days(draft, days) for draft in drafts]
    if verb.found.trigger.only_text:
        return []
    days = read_days(passage.seen[start:end], passage.rules)
    if verb.found.trigger.needs_end and not days.end and not days.open_end:
        return []
    if words := words_behind(passage, verb, start, end):
        return [draft for group in _shared([read_objects(passage, verb, *part) for part in words]) for draft in group]
    stop = _object_end(passage, start, end)
    act = _act(passage, verb, start, end)
    replaced = passage.rules.guards.by_id["replaced_by"].search(passage.seen, start, stop) if act == "replace" else None
    upto = replaced.start() if replaced else stop
    targets, after = inserted(passage, start, upto) if act == "insert" else (read_targets(passage, start, upto), None)
    drafts = [
        object_draft(passage, verb, _act_on(passage, named, part, start), part, Span(start, end))
        for target in targets
        for named, part in in_name(passage, act, target, start)
    ]
    if act == "correct":
        drafts = [corrected_at(passage, draft, stop, end) for draft in drafts]
    drafts[1:] = [replace(draft, span=Span(draft.target.start, draft.span.end)) for draft in drafts[1:] if draft.target]
    if not drafts and act in _WORDED and any(q.span.start < stop + 20 for q in passage.quotations_in(start, end)):
        drafts = [object_draft(passage, verb, act, renamed(passage, act, start, end), Span(start, end))]
    if not drafts and (listed := _list_or_generic(passage, verb, act, start, end)):
        return [listed]
    by = _by(passage, replaced.end(), end) if replaced else None
    return [with_days(draft, days).having(after=after, by=by) for draft in drafts]


def _subject_start(passage: Passage, sentence: Span, verb: Verb, previous: Verb | None, verbs: list[Verb]) -> int:
    """Return where the subject of a verb can begin: behind the verb before it, or the semicolon behind that one's object."""
    own = [v.span.end for v in verbs if v.span.end <= verb.span.start and _ends_object(v)]
    start = max([previous.span.end if previous else sentence.start, *own])
    if previous and previous.standing == "active":
        return max(start, passage.seen.rfind(";", start, verb.span.start) + 1)
    return sentence.start if verb.standing == "passive" and not previous else start


def _ends_object(verb: Verb) -> bool:
    return verb.standing == "own" and verb.found.trigger.act in {"effective", "applies_from"}


def _object_end(passage: Passage, start: int, end: int) -> int:
    """Return where the object ends: before "như sau", new text, "trừ …", "riêng …", "kể từ ngày …"."""
    guards = passage.rules.guards.by_id
    found = [guards[rule].search(passage.seen, start, end) for rule in ("clause_end", "exceptions", "from_tail", "set_apart")]
    news = [q.span.start for q in passage.quotations_in(start, end) if q.is_new_text]
    return min([end, *(m.start() for m in found if m), *news])


def _act(passage: Passage, verb: Verb, start: int, end: int) -> Act:
    words = passage.seen[start:end]
    act = verb.found.trigger.act
    if act in _OF_WORDS and passage.guard("words_elsewhere", passage.text[start:end]):
        return _OF_WORDS[act]
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


def _list_or_generic(passage: Passage, verb: Verb, act: Act, start: int, end: int) -> Draft | None:
    """Return an act on the rows of an annex, or one on nobody in particular ("các quy định trái với …")."""
    words = passage.text[start:end]
    trigger = verb.found.trigger
    span = Span(verb.span.start, start + len(words.rstrip()))
    base = Draft(act=act, rule=trigger.id, weight=trigger.weight, span=span, document="list")
    guards = passage.rules.guards.by_id
    pointer = guards["list_pointer"].search(words) or guards["list_named"].search(words)
    if pointer and act in {"repeal", "replace", "expire"}:
        count = passage.rules.guards.by_id["count"].search(words)
        scoped = replace(base, scope="part") if passage.guard("fragment", words[: pointer.start()]) else base
        where = f"att_{pointer['number']}" if pointer["number"] else "att"
        return scoped.having(list_in=where, declared_count=int(count["count"]) if count else None)
    if trigger.strict_object:
        return None
    if trigger.act in ENDING and passage.guard("generic_object", words) and not passage.guard("opens_list", words.rstrip()):
        return generic_draft(verb, span, is_sure=passage.guard("yardstick", words))
    return None


def _by(passage: Passage, start: int, end: int) -> tuple[str, ...] | None:
    places = find_places(passage.seen, start, end, passage.rules)
    return tuple(f"SELF:{place.eid}" for place in places) or None


def _shared(groups: list[list[Draft]]) -> list[list[Draft]]:
    """Give provisions without a document those of the next verb of the sentence: "… khoản 6 và bãi bỏ khoản 2 Điều 10".

    Words that change without a place change where the verb before says: "Thay thế cụm từ tại Điều 10 như sau: thay thế “A” …".
    """
    for earlier, later in pairwise(groups):
        if len(earlier) == 1 and later and _is_said_below(earlier[0], later):
            later[:] = [replace(draft, target=earlier[0].target, document=earlier[0].document) for draft in later]
            earlier.clear()
    for earlier, later in reversed(list(pairwise(groups))):
        donor = next((d.target for d in later if d.target), None)
        if donor is None:
            continue
        for number, draft in enumerate(earlier):
            target = draft.target
            if draft.document == "context" and target and (donor.mention or any(p.level < 4 for p in target.places)):
                moved = replace(draft, target=target.of(donor))
                earlier[number] = replace(moved, document="other") if donor.mention else moved
    return groups


def _is_said_below(earlier: Draft, later: list[Draft]) -> bool:
    texts = set(_OF_WORDS.values())
    if earlier.act not in texts or any(key == "old" for key, _ in earlier.details):
        return False
    targets = [draft.target for draft in later if draft.act in texts and draft.target]
    return len(targets) == len(later) and not any(target.places or target.mention for target in targets)
