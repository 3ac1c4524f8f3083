"""Labels of a document: what it does, primary first, each with the words that say so (domain.md 3.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.model.document import Structure
from pipeline.model.effects import Effect, Label, LabelClaim
from pipeline.model.procedures import ProceduresReading
from pipeline.model.text import ExtractedText, Span
from pipeline.rules.loader import Rules
from pipeline.rules.schema.labels import TitleRule

__all__ = ["classify"]

_GROUPS: tuple[Label, ...] = ("new", "amended", "replaced", "abolished")
_CHANGES = frozenset({"amend", "insert", "rename", "replace_text", "repeal_text"})
_PART_CHANGES = frozenset({"amend", "insert", "rename", "replace"})
"""Changes of a part that a document with norms of its own makes besides; words replaced or dropped add no label."""
_TERMS = frozenset({"extend", "suspend", "halt", "keep"})


def classify(
    text: ExtractedText,
    structure: Structure,
    effects: Sequence[Effect],
    procedures: ProceduresReading,
    rules: Rules,
) -> tuple[LabelClaim, ...]:
    """Return the labels, the primary one first; every document has at least one."""
    acts = [effect for effect in effects if effect.target not in {"self", "self_attachment"}]
    kind = rules.kinds.by_id.get(structure.header.kind or "")
    if kind is not None and not kind.makes_effects:
        ended = _first(acts, "replaced", lambda act: act.act == "replace" and _ends_whole(act))
        ended += _first(acts, "abolished", lambda act: act.act == "repeal" and _ends_whole(act))
        return tuple(ended) or (LabelClaim(label="other", rule="kind.v1"),)
    title, span = _title(text, structure)
    rule = next((rule for rule in rules.labels.titles if rule.regex.search(title)), None)
    published = _publication(effects, rule, procedures)
    if published is not None:
        claim = LabelClaim(label="publishes_procedures", rule=published, span=span)
        return (claim, *_groups_of_publication(title, claim, effects, procedures, rules))
    ending = any(_ends_whole(act) for act in acts)
    if structure.header.kind in rules.labels.other_kinds and not ending:
        return (LabelClaim(label="other", rule="kind.v1"),)
    if rule is not None and not (rule.holds_unless_ending and ending):
        return _of_title(rule, span, acts)
    return _of_acts(structure, acts)


def _title(text: ExtractedText, structure: Structure) -> tuple[str, Span | None]:
    span = dict(structure.header.evidence).get("title")
    return structure.header.title or (text.quote(span) if span else ""), span


def _publication(effects: Sequence[Effect], rule: TitleRule | None, procedures: ProceduresReading) -> str | None:
    """Return the id of the rule that says the document publishes procedures, ``None`` when it does not."""
    if rule is not None and rule.label == "publishes_procedures":
        return rule.id
    act = next((effect for effect in effects if effect.act == "publish_tthc"), None)
    if rule is not None and rule.label == "amended" and any(row.group for row in procedures.procedures):
        return rule.id
    return act.rule if act is not None and (rule is None or rule.label == "announces") else None


def _groups_of_publication(
    title: str, claim: LabelClaim, effects: Sequence[Effect], procedures: ProceduresReading, rules: Rules
) -> tuple[LabelClaim, ...]:
    """Return the labels of a publication's rows; without rows, those of the groups that title and article name."""
    rows = {row.group: row.span for row in procedures.procedures if row.group}
    if procedures.procedures:
        return tuple(LabelClaim(label=group, rule="rows.v1", span=rows[group]) for group in _GROUPS if group in rows)
    said = next((effect for effect in effects if effect.act == "publish_tthc"), None)
    groups = said.detail("groups") if said else None
    named = set(groups) if isinstance(groups, tuple) else set()
    named |= {group for group in _GROUPS if rules.guards.by_id[f"group_{group}"].search(title)}
    return tuple(replace(claim, label=group) for group in _GROUPS if group in named)


def _of_title(rule: TitleRule, span: Span | None, acts: list[Effect]) -> tuple[LabelClaim, ...]:
    claims = [LabelClaim(label=rule.label, rule=rule.id, span=span)]
    if rule.label == "amended":
        claims += _first(acts, "abolished", lambda act: act.act in {"repeal", "expire"})
        claims += _first(acts, "replaced", lambda act: act.act == "replace" and act.scope == "whole")
    elif rule.label == "abolished":
        claims += _first(acts, "amended", lambda act: act.act in _CHANGES)
        claims += _first(acts, "replaced", lambda act: act.act == "replace" and act.scope == "whole")
    return tuple(claims)


def _of_acts(structure: Structure, acts: list[Effect]) -> tuple[LabelClaim, ...]:
    """Return the labels of a document whose title does not say it: by its first article, else as own norms."""
    first = _first_article_act(structure, acts)
    if first is not None:
        label = _label_of(first)
        if label == "other":
            return (LabelClaim(label="other", rule=first.rule, span=first.span),)
        claims = [LabelClaim(label=label, rule=first.rule, span=first.span)]
        if label != "abolished":
            claims += _first(acts, "abolished", lambda act: act.act in {"repeal", "expire"})
        return tuple(claims)
    replaced = _first(acts, "replaced", lambda act: act.act in {"replace", "expire"} and _ends_whole(act))
    expired = any(act.act == "expire" and _ends_whole(act) for act in acts)  # then what ends beside it is replaced with it
    abolished = _first(
        acts, "abolished", lambda act: act.act == "repeal" or (act.act == "expire" and not expired and not _ends_whole(act))
    )
    amended = _first(acts, "amended", lambda act: act.act in _PART_CHANGES and not _ends_whole(act))
    if not acts and _is_headless(structure):
        return (LabelClaim(label="other", rule="no_head.v1"),)
    return (*replaced, LabelClaim(label="new", rule="own_norms.v1"), *abolished, *amended)


def _is_headless(structure: Structure) -> bool:
    """Whether nothing says what the document is: an annex in a file of its own has neither kind, number, title nor articles."""
    header = structure.header
    return not (header.kind or header.number or header.title or any(p.kind == "article" for p in structure.provisions))


def _label_of(act: Effect) -> Label:
    if act.act in _TERMS:
        return "other"
    if act.act == "correct":
        return "corrects"
    if act.act in {"repeal", "expire", "repeal_tthc", "repeal_generic"}:
        return "abolished"
    return "replaced" if act.act == "replace" and act.scope == "whole" else "amended"


def _first_article_act(structure: Structure, acts: list[Effect]) -> Effect | None:
    """Return the act of the first article if it has one: then the document has no norms of its own."""
    article = next((p for p in structure.provisions if p.kind == "article" and not p.eid.startswith("att_")), None)
    if article is None:
        return None
    return next((act for act in acts if article.span.contains(act.span)), None)


def _ends_whole(act: Effect) -> bool:
    return act.act in {"replace", "repeal", "expire"} and act.scope == "whole"


def _first(acts: list[Effect], label: Label, holds: Callable[[Effect], bool]) -> list[LabelClaim]:
    found = next((act for act in acts if holds(act)), None)
    return [LabelClaim(label=label, rule=found.rule, span=found.span)] if found else []
