"""One citation at a place: provisions, the link, and the documents behind it (domain.md 7.2, 7.2a)."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.references.documents import read_documents
from pipeline.references.grammar import Grammar
from pipeline.references.laws import read_laws
from pipeline.references.mentions import Mention
from pipeline.references.provision_lists import ProvisionList, Target, read_provisions, with_exclusion
from pipeline.references.scan import Scan
from pipeline.text.fold import squeeze

__all__ = ["read_citation"]

_SENTENCE_END = re.compile(r"[;.:]")
_LONGEST_TITLE = 320
_PARTS = 40
_LINK = 10


def read_citation(scan: Scan, at: int) -> list[Mention]:
    """Return the mentions that the citation at ``at`` holds, in order; empty when there is none."""
    text, grammar = scan.text, scan.grammar
    provisions = read_provisions(text, at, grammar)
    if provisions:
        return _with_document(scan, provisions)
    anaphora = grammar.unit_anaphora.match(text, at)
    if anaphora:
        return [Mention(form="anaphora", start=at, end=anaphora.end())]
    return _documents(scan, at)


def _with_document(scan: Scan, provisions: ProvisionList) -> list[Mention]:
    grammar = scan.grammar
    found = _document_behind(scan, provisions)
    if found:
        first = found[0].with_provisions(_in_annex(provisions))
        return [first, *found[1:]] if len(found) > 1 else [_with_late_exclusion(scan, first)]
    if _is_of_treaty(scan, provisions):
        return []
    if provisions.is_here or all(_may_stand_alone(target, grammar) for target in provisions.targets):
        return [Mention(form="bare_provisions", start=provisions.start, end=provisions.end, provisions=provisions)]
    return []


def _is_of_treaty(scan: Scan, provisions: ProvisionList) -> bool:
    """Whether the provisions lie in a treaty, which has no number here: "Điều 5 của Hiệp định …", "Tiểu Phụ lục 2"."""
    text, grammar = scan.text, scan.grammar
    if grammar.part_of_other.search(text, max(0, provisions.start - _LINK), provisions.start):
        return True
    link = grammar.link.match(text, provisions.end)
    place = link.end() if link else provisions.end
    return text[place : place + 1].isupper() and grammar.treaty.match(text, place) is not None


def _with_late_exclusion(scan: Scan, mention: Mention) -> Mention:
    """Read an exclusion behind the document: "Điều 5 đến Điều 9 Nghị định này, trừ khoản 2 Điều 7"."""
    if mention.provisions is None or mention.provisions.excluded:
        return mention
    listed = with_exclusion(scan.text, replace(mention.provisions, end=mention.end), scan.grammar)
    if not listed.excluded or _documents_behind(scan, listed.end):
        return mention
    return replace(mention, end=listed.end, provisions=replace(mention.provisions, excluded=listed.excluded))


def _documents_behind(scan: Scan, end: int) -> bool:
    link = scan.grammar.link.match(scan.text, end)
    return bool(_documents(scan, link.end() if link else end))


def _in_annex(provisions: ProvisionList) -> ProvisionList:
    """Let a form of another document lie in its annex, which citations often leave out."""
    targets = tuple(
        replace(target, path=(("annex", ""), *target.path)) if target.path[0][0] == "form" else target
        for target in provisions.targets
    )
    return replace(provisions, targets=targets)


def _may_stand_alone(target: Target, grammar: Grammar) -> bool:
    """Whether a provision is cited without a document: "Điều 5", "Phụ lục II"; "Chương II" alone is mostly a heading."""
    return grammar.unit_ids[target.path[-1][0]].bare or target.path[0][0] == "annex"


def _document_behind(scan: Scan, provisions: ProvisionList) -> list[Mention]:
    text, grammar = scan.text, scan.grammar
    if all(target.path[0][1] == "THIS" for target in provisions.targets):
        return []
    end = provisions.end
    link = grammar.link.match(text, end)
    place = link.end() if link else end
    found = _documents(scan, place) or _attached_annex(scan, provisions)
    if found or not all(_may_stand_alone(target, grammar) for target in provisions.targets):
        return found
    return _bare_kind(text, place, grammar)


def _attached_annex(scan: Scan, provisions: ProvisionList) -> list[Mention]:
    """Read "Phụ lục II … ban hành kèm theo Nghị định số …", "Mẫu số 01 … ban hành kèm theo …"."""
    units = {unit for target in provisions.targets for unit, _ in target.path}
    if not units & {"annex", "form"}:
        return []
    end, grammar = provisions.end, scan.grammar
    link = grammar.attachment_link.match(scan.text, end)
    place = link.end() if link else _far_link(scan, end)
    if place is None or _is_head(scan.text, provisions.start, place):
        return []
    return read_documents(scan, place)


def _is_head(text: str, at: int, place: int) -> bool:
    """Whether "PHỤ LỤC I … (Kèm theo Quyết định số …)" is the head of an annex: only the decision is cited."""
    line = text[max(0, at - 3) : at].rstrip(" ")
    return text[at : at + 3].isupper() and line[-1:] in {"", "\n"} and "(" in text[at:place]


def _documents(scan: Scan, at: int) -> list[Mention]:
    return (
        _standard(scan.text, at, scan.grammar)
        or _attached(scan, at)
        or read_documents(scan, at)
        or read_laws(scan, at)
        or _attachment_here(scan.text, at, scan.grammar)
    )


def _standard(text: str, at: int, grammar: Grammar) -> list[Mention]:
    found = grammar.standard.match(text, at)
    return [Mention(form="standard", start=at, end=found.end(), name=squeeze(found.group()))] if found else []


def _attached(scan: Scan, at: int) -> list[Mention]:
    """Read "Quy chế … ban hành kèm theo Quyết định số …": the decision is cited, the provisions lie in its attachment."""
    text, grammar = scan.text, scan.grammar
    name = grammar.attachment.match(text, at)
    if not name:
        return []
    link = grammar.attachment_link.match(text, name.end())
    may_be_far = text[at].isupper() or grammar.attachment_small.match(text, at) or _is_part_owner(text, at, grammar)
    place = link.end() if link else _far_link(scan, name.end()) if may_be_far else None
    found = read_documents(scan, place) if place and not _is_head(text, at, place) else []
    if not found:
        return []
    kind = squeeze(name["name"]).lower()
    return [replace(found[0], start=at, attached=True, attachment_kind=kind, word=found[0].word), *found[1:]]


def _is_part_owner(text: str, at: int, grammar: Grammar) -> bool:
    """Whether a small name owns parts ("một số điều của quy định về … ban hành kèm theo …"): then it is no verb."""
    return grammar.parts_of.search(text, max(0, at - _PARTS), at) is not None


def _far_link(scan: Scan, at: int) -> int | None:
    """Return where the document begins to which something with a title at ``at`` is attached, in the same sentence."""
    stop = _SENTENCE_END.search(scan.text, at, at + _LONGEST_TITLE)
    limit = stop.start() if stop else at + _LONGEST_TITLE
    link = scan.grammar.attachment_far.search(scan.text, at, limit)
    if not link or scan.grammar.far_blocked.search(scan.text, at, link.start()):
        return None
    return link.end()


def _attachment_here(text: str, at: int, grammar: Grammar) -> list[Mention]:
    """Read "Danh mục này": an attachment that is no kind of document."""
    name = grammar.attachment.match(text, at)
    this = grammar.this.match(text, name.end()) if name and text[at].isupper() else None
    if not name or not this:
        return []
    return [Mention(form="this", start=at, end=this.end(), word=name["name"], attachment_kind=squeeze(name["name"]).lower())]


def _bare_kind(text: str, at: int, grammar: Grammar) -> list[Mention]:
    """Read "khoản 2 Điều 5 của Nghị định": a document named before, or an alias."""
    found = grammar.kind.match(text, at)
    if not found or not text[at].isupper():
        return []
    word = squeeze(found["kind"])
    kind = grammar.kinds[word.lower()] or None
    if kind not in grammar.words.anaphora_kinds:
        return []
    return [Mention(form="bare_kind", start=at, end=found.end(), word=word, kind=kind)]
