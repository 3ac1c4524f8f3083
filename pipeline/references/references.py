"""Mentions as references, in the order of the text (output.md)."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import Reference, ReferenceRole
from pipeline.references.eids import eids_elsewhere
from pipeline.references.frame import Frame, basic_reference
from pipeline.references.here import bare_reference, this_reference
from pipeline.references.mentions import Mention
from pipeline.text.numbers import number_key

__all__ = ["to_references"]

_CONFIDENCE = {"document": 1.0, "standard": 1.0, "alias": 0.9, "blank": 0.7, "bare_kind": 0.8, "anaphora": 0.6}


def to_references(mentions: list[Mention], roles: list[ReferenceRole], frame: Frame) -> tuple[Reference, ...]:
    """Return the references of ``mentions``, in the order of the text."""
    found = (_to_reference(mention, role, frame) for mention, role in zip(mentions, roles, strict=True))
    return tuple(sorted(found, key=lambda reference: (reference.span, reference.number or "")))


def _to_reference(mention: Mention, role: ReferenceRole, frame: Frame) -> Reference:
    match mention.form:
        case "this":
            return this_reference(mention, role, frame)
        case "bare_provisions":
            return bare_reference(mention, role, frame)
        case _:
            return _named(mention, role, frame)


def _named(mention: Mention, role: ReferenceRole, frame: Frame) -> Reference:
    """A document that is named; the document's own number (in the heads of its attachments) is itself."""
    listed = mention.provisions
    eids = eids_elsewhere(listed.targets, frame.grammar) if listed else ()
    excluded = eids_elsewhere(listed.excluded, frame.grammar) if listed else ()
    confidence = _CONFIDENCE.get(mention.form, 0.8)
    if mention.form == "document" and mention.number is None:
        confidence = 0.9 if mention.name else 0.6
    reference = basic_reference(_with_law(mention, frame), role, frame, confidence, (eids, excluded))
    if mention.form == "blank" or _is_own(mention, frame):
        own_role: ReferenceRole = "attachment" if frame.places.attachment_at(mention.start) else "self"
        return replace(reference, is_self=True, role=own_role, resolution="self")
    return reference


def _is_own(mention: Mention, frame: Frame) -> bool:
    """Whether the document's own number is cited, its date not contradicting."""
    if mention.number is None or frame.own_key != number_key(mention.number):
        return False
    own = frame.places.structure.header.date
    return mention.date is None or own is None or mention.date == own


def _with_law(mention: Mention, frame: Frame) -> Mention:
    """Return the mention with the name of the law that has its number."""
    if mention.number is None or mention.kind not in frame.grammar.words.law_kinds:
        return mention
    if mention.name in frame.grammar.laws.laws:
        return mention
    law = frame.rules.laws.by_number.get(number_key(mention.number))
    return replace(mention, name=law.name) if law else mention
