"""What turning mentions into references needs, and the part that is the same for all of them (output.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.document import Reference, ReferenceRole
from pipeline.model.text import ExtractedText, Span
from pipeline.references.amended_documents import AmendedDocuments
from pipeline.references.eids import path_eid
from pipeline.references.grammar import Grammar
from pipeline.references.mentions import Mention
from pipeline.references.places import Places
from pipeline.references.scan import Scan
from pipeline.rules.loader import Rules
from pipeline.text.numbers import number_key

__all__ = ["Eids", "Frame", "basic_reference", "with_place"]

Eids = tuple[tuple[str, ...], tuple[str, ...]]
"""eIds of the cited and of the excluded provisions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Everything that turning mentions into references needs; ``own_key`` is the document's own number key."""

    text: ExtractedText
    copy: str
    places: Places
    amended: AmendedDocuments
    grammar: Grammar
    rules: Rules
    own_key: str | None

    @classmethod
    def of(cls, text: ExtractedText, scan: Scan, places: Places, amended: AmendedDocuments, rules: Rules) -> Frame:
        """Return the frame of a document."""
        own = places.structure.header.number
        key = number_key(own) if own else None
        return cls(text=text, copy=scan.text, places=places, amended=amended, grammar=scan.grammar, rules=rules, own_key=key)


def basic_reference(mention: Mention, role: ReferenceRole, frame: Frame, confidence: float, eids: Eids) -> Reference:
    """Return the reference of a mention as far as it does not depend on whose provisions they are."""
    span = Span(mention.start, mention.end)
    listed = mention.provisions
    return Reference(
        span=span,
        quote=frame.text.quote(span),
        role=role,
        eids=eids[0],
        excluded_eids=eids[1],
        within=path_eid(listed.within, frame.grammar) if listed and listed.within else None,
        provisions_span=Span(listed.start, listed.end) if listed else None,
        confidence=confidence,
        number=mention.number,
        number_span=mention.number_span,
        fragment=mention.fragment,
        date=mention.date,
        year=mention.year,
        authority=with_place(mention.authority, frame),
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


def with_place(authority: str | None, frame: Frame) -> str | None:
    """Return the body with its place: "Ủy ban nhân dân tỉnh" in a document of a province is that province's."""
    own = frame.places.structure.header.authority
    if not authority or not own:
        return authority
    level = frame.grammar.ends_in_level.search(authority)
    place = re.search(rf"(?:^|\s)({re.escape(level.group().strip())}\s+[^,;()]{{2,40}})(?:,|$)", own) if level else None
    return authority[: level.start()] + " " + place[1] if level and place else authority
