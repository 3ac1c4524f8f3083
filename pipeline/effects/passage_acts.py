"""Reads a whole passage: a lead-in governs its items, and what stands above says which document is meant."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.effects.drafts import Draft
from pipeline.effects.items import Item
from pipeline.effects.other_acts import read_objects, read_other_acts
from pipeline.effects.own_acts import read_own_acts
from pipeline.effects.passage import Passage
from pipeline.effects.places import Place, complete
from pipeline.effects.targets import Target
from pipeline.effects.verbs import Verb, find_verbs
from pipeline.model.text import Span

__all__ = ["PassageActs", "read_passage_acts"]

_SPECIFIC = 4
"""Provisions up to the article: an act on one of them has its new text below it, not a list of acts."""


_OF_WORDS = frozenset({"replace_text", "repeal_text"})
_OF_A_CORRECTION = frozenset({"amend", "insert", "rename", "replace_text", "repeal_text"})


@dataclass(slots=True)
class PassageActs:
    """Drafts in the order of the text, and verbs that nothing explains."""

    drafts: list[Draft] = field(default_factory=list)
    unclear: list[Verb] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    passage: Passage
    outer: Target | None
    acts: PassageActs = field(default_factory=PassageActs)
    leads: dict[int, tuple[Verb, bool]] = field(default_factory=dict)
    contexts: dict[int, Target] = field(default_factory=dict)
    containers: dict[int, tuple[Place, ...]] = field(default_factory=dict)
    heads: dict[int, tuple[Place, ...]] = field(default_factory=dict)
    """Provisions of the headings and lead-ins alone."""

    def read(self) -> PassageActs:
        for item in self.passage.items:
            if not _is_planned(self.passage, item) and not _is_conditional(self.passage, item):
                self._read_item(item)
        return self.acts

    def _read_item(self, item: Item) -> None:
        for number, sentence in enumerate(item.sentences):
            verbs = find_verbs(self.passage, sentence)
            drafts = read_own_acts(self.passage, sentence, verbs) + read_other_acts(self.passage, sentence, verbs)
            acting = [verb for verb in verbs if verb.standing in {"active", "passive", "predicate"}]
            if not acting and number == 0:
                drafts += self._inherited(item, sentence)
            drafts = [self._in_context(self._under_correction(replace(draft, item=item), item), item) for draft in drafts]
            self._keep(item, sentence, verbs, acting, drafts)

    def _keep(self, item: Item, sentence: Span, verbs: list[Verb], acting: list[Verb], drafts: list[Draft]) -> None:
        opens = self._opens_list(item, sentence) if sentence == item.sentences[-1] else self._is_heading(sentence)
        if opens:
            drafts = [replace(draft, is_container=True) if draft.document != "self" else draft for draft in drafts]
            governing = [draft.lead for draft in drafts if draft.lead] + acting
            if governing:
                self.leads[id(item)] = (governing[-1], any(_is_specific(draft) for draft in drafts))
        for draft in drafts:
            if draft.target and draft.target.mention:
                self.contexts[id(item)] = draft.target
            if draft.target and draft.target.places:
                self.containers[id(item)] = draft.target.places
                if opens:
                    self.heads[id(item)] = draft.target.places
        if opens and not drafts and (named := self._named(sentence)):
            self.contexts[id(item)] = named
        self.acts.drafts += drafts
        done = {draft.rule for draft in drafts}
        self.acts.unclear += [
            verb
            for verb in verbs
            if (verb.standing == "unclear" and self._names_target(verb, sentence))
            or (
                verb.standing == "active"
                and verb.found.trigger.id not in done
                and not opens
                and self._names_target(verb, sentence)
            )
        ]

    def _opens_list(self, item: Item, sentence: Span) -> bool:
        words = self.passage.seen[sentence.start : sentence.end].rstrip()
        return bool(item.children) and (self.passage.guard("opens_list", words[-160:]) or words[-1:] not in {".", ";"})

    def _is_heading(self, sentence: Span) -> bool:
        return self.passage.seen[sentence.start : sentence.end].rstrip()[-1:] not in {".", ";", ":", ""}

    def _named(self, sentence: Span) -> Target | None:
        named = [m for m in self.passage.mentions_in(sentence.start, sentence.end) if not m.is_self and not m.is_bare]
        return Target(mention=named[-1]) if named else None

    def _names_target(self, verb: Verb, sentence: Span) -> bool:
        """Whether a provision or a document follows at once: then a verb that does not act is worth a look."""
        ahead = self.passage.seen[verb.object_start : min(sentence.end, verb.object_start + 160)]
        return verb.found.trigger.form == "active" and self.passage.guard("named_target", ahead)

    def _inherited(self, item: Item, sentence: Span) -> list[Draft]:
        """Return what an item without a verb of its own does under the lead-in above it."""
        lead = next((self.leads[id(above)] for above in item.ancestors() if id(above) in self.leads), None)
        if lead is None:
            return []
        verb, specific = lead
        start = self._item_start(sentence, verb)
        if start is None or (specific and verb.found.trigger.act in {"amend", "insert", "rename"}):
            return []
        governed = Verb(found=verb.found, standing="active", object_start=start)
        drafts = read_objects(self.passage, governed, start, sentence.end)
        if self._is_partly(item, sentence):
            drafts = [replace(draft, scope="part") if draft.scope == "whole" else draft for draft in drafts]
        return [replace(draft, span=Span(start, draft.span.end), lead=verb) for draft in drafts if draft.document != "none"]

    def _is_partly(self, item: Item, sentence: Span) -> bool:
        """Whether the list above an item means parts of its documents: "Bãi bỏ một phần 02 văn bản sau:"."""
        for lead in (sentence, *item.leads()):
            words = self.passage.seen[lead.start : lead.end]
            if self.passage.guard("wholly", words):
                return False
            if self.passage.guard("several_partly", words):
                return True
        return False

    def _under_correction(self, draft: Draft, item: Item) -> Draft:
        """Return a change of words below "đính chính … như sau" as the correction that it is."""
        lead = next((self.leads[id(above)][0] for above in item.ancestors() if id(above) in self.leads), None)
        corrects = lead is not None and lead.found.trigger.act == "correct"
        return replace(draft, act="correct") if corrects and draft.act in _OF_A_CORRECTION else draft

    def _item_start(self, sentence: Span, verb: Verb) -> int | None:
        """Return where the item's target begins, ``None`` when the item does not begin with one."""
        if self.passage.guard("target_head", self.passage.text[sentence.start : sentence.end][:160]):
            return sentence.start
        named = self._named(sentence)
        if named and named.mention:
            before = self.passage.seen[sentence.start : named.mention.span.start]
            if verb.found.trigger.act == "repeal" and self.passage.guard("misprinted_item", before):
                return named.mention.span.start
        return None

    def _in_context(self, draft: Draft, item: Item) -> Draft:
        """Return the draft with the document that is being amended, when the words name only provisions."""
        target = draft.target
        if draft.document != "context" or target is None:
            return draft
        above = (item, *item.ancestors())
        containers = [self.containers[id(i)] for i in above if id(i) in self.containers]
        target = replace(target, places=tuple(_inside(place, containers) for place in target.places))
        if draft.act in _OF_WORDS and not target.places:
            target = replace(target, places=next((self.heads[id(i)] for i in above if id(i) in self.heads), ()))
        context = next((self.contexts[id(i)] for i in above if id(i) in self.contexts), self.outer)
        if context is None:
            return replace(draft, target=target)
        places = target.places or context.places
        return replace(draft, document="other", target=replace(target, places=places).of(replace(context, places=())))


def read_passage_acts(passage: Passage, outer: Target | None) -> PassageActs:
    """Return the acts of a passage; ``outer`` is the document that the title says is being amended."""
    return _Reader(passage=passage, outer=outer).read()


def _inside(place: Place, containers: list[tuple[Place, ...]]) -> Place:
    """Return a bare "khoản 2" as the one that a lead-in names ("khoản 2, khoản 3 Điều 3"), or inside its only article."""
    if place.level >= _SPECIFIC:
        return place
    for places in containers:
        same = next((p for p in places if p.level >= _SPECIFIC and p.steps[: len(place.steps)] == place.steps), None)
        articles = {p.steps[-1] for p in places if p.level >= _SPECIFIC}
        if same is not None:
            return same
        if len(articles) == 1:
            return complete(place, next(p for p in places if p.level >= _SPECIFIC))
    return place


def _is_specific(draft: Draft) -> bool:
    return bool(draft.target) and any(place.level <= _SPECIFIC for place in draft.target.places)  # type: ignore[union-attr]


def _is_planned(passage: Passage, item: Item) -> bool:
    """Whether the item stands under a heading that governs like a plan word ("Kiến nghị thực thi")."""
    return any(
        passage.guard("plan_heading", passage.text[above.span.start : above.span.end][:60]) for above in item.ancestors()
    )


def _is_conditional(passage: Passage, item: Item) -> bool:
    """Whether the item says what happens in a case named above it: "Trường hợp phát hiện …, Bộ trưởng quyết định:"."""
    leads = (passage.seen[lead.start : lead.end] for lead in item.leads())
    return any(lead.rstrip().endswith(":") and passage.guard("conditional", lead) for lead in leads)
