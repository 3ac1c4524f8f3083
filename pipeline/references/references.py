"""Mentions as references: eIds, self, context, confidence, quote (output.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.model.document import Attachment, Reference, ReferenceRole
from pipeline.model.text import ExtractedText, Span
from pipeline.references.amended_documents import AmendedDocuments
from pipeline.references.eids import eids_elsewhere, eids_here, path_eid
from pipeline.references.grammar import Grammar
from pipeline.references.mentions import Mention
from pipeline.references.places import Places
from pipeline.references.provision_lists import THIS, Target
from pipeline.references.scan import Scan
from pipeline.rules.loader import Rules
from pipeline.text.numbers import number_key

__all__ = ["Frame", "to_references"]

_CONFIDENCE = {"document": 1.0, "this": 1.0, "standard": 1.0, "alias": 0.9, "blank": 0.7, "bare_kind": 0.8, "anaphora": 0.6}
_SENTENCE = 1200
_SENTENCE_MARKS = ("\n", ";", ". ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Everything that turning mentions into references needs; ``own_key`` is the document's own number key."""

    text: ExtractedText
    copy: str
    places: Places
    targets: AmendedDocuments
    grammar: Grammar
    rules: Rules
    own_key: str | None

    @classmethod
    def of(cls, text: ExtractedText, scan: Scan, places: Places, targets: AmendedDocuments, rules: Rules) -> Frame:
        """Return the frame of a document."""
        own = places.structure.header.number
        key = number_key(own) if own else None
        return cls(text=text, copy=scan.text, places=places, targets=targets, grammar=scan.grammar, rules=rules, own_key=key)


def to_references(mentions: list[Mention], roles: list[ReferenceRole], frame: Frame) -> tuple[Reference, ...]:
    """Return the references of ``mentions``, in the order of the text."""
    out: list[Reference] = []
    for mention, role in zip(mentions, roles, strict=True):
        reference = _to_reference(mention, role, frame)
        if reference:
            out.append(reference)
    return tuple(sorted(out, key=lambda reference: (reference.span, reference.number or "")))


def _to_reference(mention: Mention, role: ReferenceRole, frame: Frame) -> Reference | None:
    match mention.form:
        case "this":
            return _this(mention, role, frame)
        case "bare_provisions":
            return _bare(mention, role, frame)
        case _:
            return _elsewhere(mention, role, frame)


def _base(mention: Mention, role: ReferenceRole, frame: Frame, confidence: float, eids: tuple[str, ...]) -> Reference:
    span = Span(mention.start, mention.end)
    listed = mention.provisions
    return Reference(
        span=span,
        quote=frame.text.quote(span),
        role=role,
        eids=eids,
        excluded_eids=eids_elsewhere(listed.excluded, frame.grammar) if listed else (),
        within=path_eid(listed.within, frame.grammar) if listed and listed.within else None,
        provisions_span=Span(listed.start, listed.end) if listed else None,
        confidence=confidence,
        number=mention.number,
        number_span=mention.number_span,
        fragment=mention.fragment,
        date=mention.date,
        year=mention.year,
        authority=_in_full(mention.authority, frame),
        kind=mention.kind,
        name=mention.name,
        attached=mention.attached,
        attachment_kind=mention.attachment_kind,
        title_span=mention.title_span,
        amended_years=mention.amended_years,
        alias=mention.alias,
        alias_of=mention.alias_of,
        anaphora=mention.form == "anaphora",
    )


def _elsewhere(mention: Mention, role: ReferenceRole, frame: Frame) -> Reference:
    """A document that is named; the document's own number (in the heads of its attachments) is itself."""
    eids = eids_elsewhere(mention.provisions.targets, frame.grammar) if mention.provisions else ()
    confidence = _CONFIDENCE.get(mention.form, 0.8)
    if mention.form == "document" and mention.number is None:
        confidence = 0.9 if mention.name else 0.6
    reference = _base(_with_law(mention, frame), role, frame, confidence, eids)
    is_own = mention.number is not None and frame.own_key == number_key(mention.number) and _own_date(mention, frame)
    is_own = is_own or mention.form == "blank"
    if is_own and mention.named_at > mention.start and frame.copy[mention.start : mention.named_at].split("(")[0].isupper():
        # The head of an attachment ("QUY CHẾ … (Ban hành kèm theo …)") cites the decision, not the attachment.
        span = Span(mention.named_at, mention.end)
        reference = replace(reference, span=span, quote=frame.text.quote(span), eids=(), provisions_span=None)
    if is_own:
        own_role: ReferenceRole = "attachment" if frame.places.attachment_at(mention.start) else "self"
        return replace(reference, is_self=True, role=own_role, resolution="self")
    return reference


def _in_full(authority: str | None, frame: Frame) -> str | None:
    """Return the body with its place: "Ủy ban nhân dân tỉnh" in a document of a province is that province's."""
    own = frame.places.structure.header.authority
    if not authority or not own:
        return authority
    level = frame.grammar.ends_in_level.search(authority)
    place = re.search(rf"(?:^|\s)({re.escape(level.group().strip())}\s+[^,;]+)", own) if level else None
    return authority[: level.start()] + " " + place[1] if level and place else authority


def _own_date(mention: Mention, frame: Frame) -> bool:
    own = frame.places.structure.header.date
    return mention.date is None or own is None or mention.date == own


def _with_law(mention: Mention, frame: Frame) -> Mention:
    """Return the mention with kind and name of the law that has its number."""
    if mention.number is None or mention.name is not None or mention.kind not in frame.grammar.words.law_kinds:
        return mention
    law = frame.rules.laws.by_number.get(number_key(mention.number))
    return replace(mention, name=law.name, kind=mention.kind or _law_kind(law.name, frame.grammar)) if law else mention


def _this(mention: Mention, role: ReferenceRole, frame: Frame) -> Reference:
    """Read "Quyết định này": this document, its attachment, or in quoted new text the document being amended."""
    targets = mention.provisions.targets if mention.provisions else ()
    if frame.places.quoted.holds(mention.start):
        return _of_context(mention, role, eids_elsewhere(targets, frame.grammar), frame)
    attachment = _own_attachment(mention, frame)
    in_attachment = mention.attached or _names_attachment(mention, frame)
    eids = eids_here(targets, mention.start, frame.places, frame.grammar, attachment=attachment if in_attachment else None)
    if not frame.places.structure.provisions and targets:
        eids = eids_elsewhere(targets, frame.grammar)
    reference = _base(mention, role, frame, 1.0, eids)
    return replace(reference, is_self=not in_attachment, is_self_attachment=in_attachment, resolution="self", number=None)


def _names_attachment(mention: Mention, frame: Frame) -> bool:
    """Whether "Quy định này" names the attachment: its name may be one, and this document is none of that kind."""
    word = (mention.word or "").lower()
    own = frame.places.structure.header.kind
    if mention.kind and mention.kind == own:
        return False
    return word in {name.lower() for name in frame.grammar.words.self_attachment_names}


def _own_attachment(mention: Mention, frame: Frame) -> Attachment | None:
    inside = frame.places.attachment_at(mention.start)
    if inside:
        return inside
    word = mention.attachment_kind or (mention.word or "").lower()
    return next((a for a in frame.places.attachments if a.kind.lower() == word), None) or next(
        iter(frame.places.attachments), None
    )


def _of_context(mention: Mention, role: ReferenceRole, eids: tuple[str, ...], frame: Frame) -> Reference:
    meant = frame.targets.at(mention.start) or frame.targets.of_title
    reference = _base(mention, role, frame, 0.8 if meant else 0.5, eids)
    return replace(
        reference,
        is_context=True,
        number=meant.number if meant else None,
        date=meant.date if meant else None,
        authority=_in_full(meant.authority, frame) if meant else None,
        kind=meant.kind if meant else mention.kind,
        name=meant.name if meant else None,
        attached=meant.attached if meant else False,
        attachment_kind=meant.attachment_kind if meant else mention.attachment_kind,
        resolution="waiting",
    )


def _bare(mention: Mention, role: ReferenceRole, frame: Frame) -> Reference | None:
    """Provisions without a document: of the one that governs the sentence, the one being amended, or this document."""
    listed = mention.provisions
    if listed is None:
        return None
    quoted = frame.places.quoted.holds(mention.start)
    if mention.governor and mention.governor.form == "this":
        return _this(replace(mention.governor, start=mention.start, end=mention.end, provisions=listed), role, frame)
    if mention.governor:
        return _of_other(mention, role, mention.governor, frame)
    meant = frame.targets.at(mention.start) or (frame.targets.of_title if quoted or _is_amended(mention, frame) else None)
    if (quoted or meant) and not (listed.is_here and not quoted):
        return _of_context(
            mention, role, eids_elsewhere(_in_quotation(listed.targets, mention.start, frame), frame.grammar), frame
        )
    attachment = frame.places.attachment_at(mention.start)
    eids = eids_here(listed.targets, mention.start, frame.places, frame.grammar, attachment=attachment)
    if not eids and not frame.places.structure.provisions:
        eids = eids_elsewhere(_without_this(listed.targets), frame.grammar)
    reference = _base(mention, "self" if role == "cite" else role, frame, 0.9 if eids else 0.5, eids)
    return replace(reference, is_self=True, resolution="self")


def _without_this(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    return tuple(target for target in targets if all(value != THIS for _, value in target.path))


def _in_quotation(targets: tuple[Target, ...], place: int, frame: Frame) -> tuple[Target, ...]:
    """Return the targets with "Điều này", "khoản này" as the article and clause of the quoted new text around ``place``."""
    if not any(value == THIS for target in targets for _, value in target.path):
        return targets
    quotation = frame.places.quoted.at(place)
    around: dict[str, str] = {}
    for heading in frame.grammar.quoted_heading.finditer(frame.copy, quotation.start if quotation else place, place):
        word = heading["word"]
        unit = frame.grammar.units[word.lower()].id if word else "clause"
        around = {"article": heading["value"]} if unit == "article" else around | {unit: heading["value"]}
    out = []
    for target in targets:
        path = tuple((unit, around.get(unit, THIS) if value == THIS else value) for unit, value in target.path)
        if path[0][0] == "clause" and "article" in around:
            path = (("article", around["article"]), *path)
        out.append(replace(target, path=path))
    return _without_this(tuple(out))


def _of_other(mention: Mention, role: ReferenceRole, other: Mention, frame: Frame) -> Reference:
    targets = mention.provisions.targets if mention.provisions else ()
    reference = _base(mention, role, frame, 0.8, eids_elsewhere(targets, frame.grammar))
    return replace(
        reference,
        number=other.number,
        date=other.date,
        authority=_in_full(other.authority, frame),
        kind=other.kind,
        name=other.name,
        attached=other.attached,
        attachment_kind=other.attachment_kind,
    )


def _is_amended(mention: Mention, frame: Frame) -> bool:
    """Whether an amending verb governs the bare provisions: before them in their sentence."""
    reach = max(0, mention.start - _SENTENCE)
    start = max(reach, *(frame.copy.rfind(mark, reach, mention.start) + 1 for mark in _SENTENCE_MARKS))
    return frame.grammar.amending_inside.search(frame.copy, start, mention.start) is not None


def _law_kind(name: str, grammar: Grammar) -> str | None:
    found = grammar.law_word.match(name)
    return grammar.kinds.get(found["law"].lower()) if found else None
