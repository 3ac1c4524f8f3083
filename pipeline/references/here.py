"""References to this document and to the one it amends: "Điều này", "Quy chế này", "Điều 5" alone, quoted new text."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import Attachment, Reference, ReferenceRole
from pipeline.references.eids import eids_elsewhere, eids_here
from pipeline.references.frame import Eids, Frame, basic_reference, with_place
from pipeline.references.mentions import Mention
from pipeline.references.provision_lists import THIS, ProvisionList, Target, with_larger_units

__all__ = ["bare_reference", "this_reference"]

_SENTENCE = 1200
_SENTENCE_MARKS = ("\n", ";", ". ")
_QUOTED = 6000


def this_reference(mention: Mention, role: ReferenceRole, frame: Frame) -> Reference:
    """Return the reference of "Quyết định này": this document, its attachment, or in quoted new text the one being amended."""
    listed = mention.provisions
    if frame.places.quoted.holds(mention.start):
        return _of_context(mention, role, frame)
    in_attachment = mention.attached or _names_attachment(mention, frame)
    attachment = _own_attachment(mention, frame) if in_attachment else None
    eids = _eids_here(listed, mention.start, attachment, frame) if listed else ((), ())
    reference = basic_reference(mention, role, frame, 1.0, eids)
    return replace(reference, is_self=not in_attachment, is_self_attachment=in_attachment, resolution="self", number=None)


def bare_reference(mention: Mention, role: ReferenceRole, frame: Frame) -> Reference:
    """Return the reference of provisions without a document.

    They belong to the document that governs the sentence, to the one being amended, or to this document.
    """
    listed, place = mention.provisions, mention.start
    if listed is None or mention.governor:
        return _governed(mention, role, frame)
    quoted = frame.places.quoted.holds(place)
    meant = frame.amended.document_at(place) or (frame.amended.of_title if quoted or _is_amended(mention, frame) else None)
    if quoted or (meant and not listed.is_here):
        targets = _in_amended(listed.targets, place, frame)
        return _of_context(replace(mention, provisions=replace(listed, targets=targets)), role, frame)
    eids = _eids_here(listed, place, frame.places.attachment_at(place), frame)
    reference = basic_reference(mention, "self" if role == "cite" else role, frame, 0.9 if eids[0] else 0.5, eids)
    return replace(reference, is_self=True, resolution="self")


def _eids_here(listed: ProvisionList, place: int, attachment: Attachment | None, frame: Frame) -> Eids:
    """Return the eIds of provisions of this document; without a tree they are taken as printed."""
    if not frame.places.provisions:
        return _eids_elsewhere(listed, frame)
    targets, excluded = (
        eids_here(targets, place, frame.places, frame.grammar, attachment=attachment)
        for targets in (listed.targets, listed.excluded)
    )
    return targets, excluded


def _eids_elsewhere(listed: ProvisionList | None, frame: Frame) -> Eids:
    if listed is None:
        return (), ()
    targets, excluded = (eids_elsewhere(_without_this(targets), frame.grammar) for targets in (listed.targets, listed.excluded))
    return targets, excluded


def _governed(mention: Mention, role: ReferenceRole, frame: Frame) -> Reference:
    """Return the reference of provisions whose document stands behind the next verb."""
    other = mention.governor
    if other and other.form == "this":
        here = replace(other, start=mention.start, end=mention.end, provisions=mention.provisions)
        return this_reference(here, role, frame)
    reference = basic_reference(mention, role, frame, 0.8, _eids_elsewhere(mention.provisions, frame))
    return _meaning(reference, other, frame) if other else reference


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


def _of_context(mention: Mention, role: ReferenceRole, frame: Frame) -> Reference:
    meant = frame.amended.document_at(mention.start) or frame.amended.of_title
    eids = _eids_elsewhere(mention.provisions, frame)
    reference = replace(basic_reference(mention, role, frame, 0.8 if meant else 0.5, eids), is_context=True)
    return _meaning(reference, meant, frame) if meant else reference


def _meaning(reference: Reference, meant: Mention, frame: Frame) -> Reference:
    """Return the reference as one to the document that ``meant`` names."""
    return replace(
        reference,
        number=meant.number,
        date=meant.date,
        authority=with_place(meant.authority, frame),
        kind=meant.kind,
        name=meant.name,
        attached=meant.attached,
        attachment_kind=meant.attachment_kind,
    )


def _without_this(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    return tuple(target for target in targets if all(value != THIS for _, value in target.path))


def _in_amended(targets: tuple[Target, ...], place: int, frame: Frame) -> tuple[Target, ...]:
    """Return the targets as they lie in the amended document, seen from ``place``.

    "Điều này", "khoản này" are the last headings before it; without one the article that the lead of the quotation names.
    Outside of quotations what the lead of the list names ("3. Sửa đổi một số khoản của Điều 4 như sau: a) Khoản 2 …").
    """
    around = _headings_before(place, frame)
    lead = () if around else frame.amended.lead_at(place)
    out = []
    for target in targets:
        path = tuple((unit, around.get(unit, THIS) if value == THIS else value) for unit, value in target.path)
        if path[0][0] == "point" and "clause" in around:
            path = (("clause", around["clause"]), *path)
        if path[0][0] in {"clause", "point"} and "article" in around:
            path = (("article", around["article"]), *path)
        out.append(replace(target, path=with_larger_units(path, lead, frame.grammar)))
    return tuple(out)


def _headings_before(place: int, frame: Frame) -> dict[str, str]:
    """Return the numbers of the article and clause around ``place`` in a quotation; empty outside of one."""
    quotation = frame.places.quoted.at(place)
    if quotation is None:
        return {}
    article = frame.amended.article_before(quotation.start)
    around = {"article": article} if article else {}
    for heading in frame.grammar.quoted_heading.finditer(frame.copy, max(0, quotation.start - 2, place - _QUOTED), place):
        word = heading["word"]
        unit = frame.grammar.units[" ".join(word.lower().split())].id if word else "clause"
        if not word and heading["value"] == article:  # the heading of an article without its word: “14a. …”
            unit = "article"
        around = {unit: heading["value"]} if unit == "article" else around | {unit: heading["value"]}
    return around


def _is_amended(mention: Mention, frame: Frame) -> bool:
    """Whether an amending verb governs the bare provisions: before them in their sentence."""
    reach = max(0, mention.start - _SENTENCE)
    start = max(reach, *(frame.copy.rfind(mark, reach, mention.start) + 1 for mark in _SENTENCE_MARKS))
    return frame.grammar.amending_inside.search(frame.copy, start, mention.start) is not None
