"""In which role a document is mentioned: basis, history, title of another one, … (domain.md 3.3 items 3, 4; 7.2 rule 12)."""

from __future__ import annotations

from pipeline.model.document import ReferenceRole
from pipeline.references.grammar import Grammar
from pipeline.references.mentions import Mention
from pipeline.references.places import Places

__all__ = ["roles_of"]

_BEFORE = 70
_LINE = 2000
_PROPOSAL = 260


def roles_of(text: str, mentions: list[Mention], places: Places, grammar: Grammar) -> list[ReferenceRole]:
    """Return the role of each mention, in order."""
    roles: list[ReferenceRole] = []
    title_end = basis_end = -1
    for number, mention in enumerate(mentions):
        before = mentions[number - 1] if number else None
        role = _own_role(mention, places, grammar)
        if role is None and mention.start < title_end:
            role = "title"
        if role is None and _is_proposal(text, mention, before, roles[-1] if roles else None, grammar):
            role = "proposal"
        if role is None and _is_history(text, mention, before, roles[-1] if roles else None, grammar):
            role = "history"
        role = role or _by_place(text, mention, places, grammar)
        if role == "cite" and basis_end >= 0 and _goes_on(text, basis_end, mention, grammar):
            role = "basis"
        roles.append(role)
        if role == "basis":
            basis_end = mention.title_span.end if mention.title_span else mention.end
        if mention.title_span and mention.start >= title_end:
            title_end = mention.title_span.end
    return roles


def _goes_on(text: str, end: int, mention: Mention, grammar: Grammar) -> bool:
    """Whether a bare number goes on a list of legal bases ("các Nghị định: số A về …; số B về …")."""
    is_bare = not text[mention.start].isupper()
    return is_bare and mention.start - end <= _BEFORE and grammar.listed.fullmatch(text, end, mention.start) is not None


def _own_role(mention: Mention, places: Places, grammar: Grammar) -> ReferenceRole | None:
    if mention.form == "standard":
        return "standard"
    if mention.form == "blank":
        return "attachment"
    if mention.form == "this":
        return "self" if not places.quoted.holds(mention.start) else "cite"
    if mention.kind in grammar.words.roles.consolidation_kinds:
        return "consolidation"
    if mention.kind in grammar.words.roles.proposal_kinds:
        return "proposal"
    return None


def _is_proposal(
    text: str, mention: Mention, before: Mention | None, role_before: ReferenceRole | None, grammar: Grammar
) -> bool:
    """Whether a letter proposes: behind "Theo đề nghị của … tại", or joined to a paper that does."""
    if mention.kind not in grammar.words.roles.proposal_papers:
        return False
    end = before.end if before else 0
    if role_before == "proposal" and mention.start - end <= _BEFORE and grammar.chained.fullmatch(text, end, mention.start):
        return True
    return grammar.proposal_before.search(text, max(end, mention.start - _PROPOSAL), mention.start) is not None


def _is_history(
    text: str, mention: Mention, before: Mention | None, role_before: ReferenceRole | None, grammar: Grammar
) -> bool:
    start = max(before.end if before else 0, mention.start - _BEFORE)
    words = text[start : mention.start]
    if grammar.history_before.search(words) or grammar.history_in_parentheses.search(words):
        return True
    if before is None or mention.start - before.end > _BEFORE:
        return False
    if role_before == "history" and mention.kind == before.kind:
        return grammar.chained.fullmatch(text[before.end : mention.start]) is not None
    # "khoản 22 Điều 1 Luật số A sửa đổi, bổ sung khoản 2 Điều 57 Luật số B" tells what A did, in passing.
    passing = before.provisions is not None and before.form == "document" and before.title_span is None
    return passing and grammar.amending.fullmatch(text[before.end : mention.start]) is not None


def _by_place(text: str, mention: Mention, places: Places, grammar: Grammar) -> ReferenceRole:
    if grammar.plan.search(text, max(0, mention.start - _BEFORE), mention.start):
        return "plan"
    if places.bases.holds(mention.start):
        return "basis"
    if not places.structure.preamble.bases:
        line = text.rfind("\n", max(0, mention.start - _LINE), mention.start) + 1
        if (line or mention.start <= _LINE) and grammar.basis.match(text, line):
            return "basis"
    return "cite"
