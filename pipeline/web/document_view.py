"""A document's head, tree and properties as its pages show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.document import Provision
from pipeline.printing.words import day, days, unknown
from pipeline.rules.schema.names import Names
from pipeline.text.fold import fold, squeeze
from pipeline.web.document_reading import DocumentReading
from pipeline.web.signs import Sign, kind_name, label_signs, status_sign
from pipeline.web.site import Site

__all__ = ["Head", "Property", "TreeNode", "properties_of", "to_head", "tree_of"]

_DEPTHS = {"part": 0, "chapter": 0, "section": 1, "subsection": 1, "article": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stays on the screen while reading."""

    name: str
    number: str
    kind: str
    title: str
    labels: tuple[Sign, ...]
    status: Sign
    reason: str
    status_day: str
    authority: str
    date: str
    effective_from: str
    effective_to: str | None
    doubts: int
    base: str
    sha256: str
    media: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeNode:
    """An entry of the tree; ``depth`` from 0."""

    href: str
    number: str
    heading: str
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A property with the mark of its evidence; ``value`` is ``None`` when it is not known."""

    name: str
    value: str | None
    evidence: str | None = None


def to_head(reading: DocumentReading, site: Site) -> Head:
    """Return the head; what is not known is said to be so."""
    summary, words, rules = reading.stored.summary, site.words, site.rules
    kind = kind_name(summary.kind, rules)
    number = summary.number or words("document.no_number")
    return Head(
        name=f"{kind} {number}",
        number=number,
        kind=kind,
        title=squeeze(summary.title or words("document.no_title")),
        labels=label_signs(summary.labels, rules),
        status=status_sign(reading.status.code, rules),
        reason=reading.status.reason,
        status_day=day(reading.status.day),
        authority=summary.authority or unknown,
        date=day(summary.date),
        effective_from=days(summary.effective_from),
        effective_to=day(summary.effective_to) if summary.effective_to else None,
        doubts=len(reading.document.doubts),
        base=reading.base,
        sha256=reading.stored.preferred,
        media=words.names.get(f"media.{reading.file.media_type}", reading.file.media_type),
    )


def tree_of(reading: DocumentReading, site: Site) -> tuple[TreeNode, ...]:
    """Return containers, articles and attachments in the order of the text."""
    structure, names = reading.document.structure, site.rules.names
    nodes = [(provision.span.start, _node(provision, names)) for provision in structure.provisions if provision.kind in _DEPTHS]
    for attachment in structure.attachments:
        name = " ".join(part for part in (attachment.kind.capitalize(), attachment.num or "") if part)
        heading = squeeze(attachment.heading or "")
        number = "" if fold(heading).startswith(fold(name)) else name
        nodes.append((attachment.span.start, TreeNode(href=f"#{attachment.eid}", number=number, heading=heading, depth=0)))
    return tuple(node for _, node in sorted(nodes, key=lambda pair: (pair[0], pair[1].depth)))


def _node(provision: Provision, names: Names) -> TreeNode:
    return TreeNode(
        href=f"#{provision.eid}",
        number=names.eid_in_words(provision.eid.split("__")[-1]),
        heading=squeeze(provision.heading or ""),
        depth=_DEPTHS[provision.kind] + ("att_" in provision.eid),
    )


def properties_of(reading: DocumentReading, site: Site) -> tuple[Property, ...]:
    """Return every property, also those that are not known, with the evidence for it."""
    shown = {mark.key for mark in reading.marks}
    return tuple(
        Property(name=site.words(f"field.{name}"), value=value, evidence=f"f-{name}" if f"f-{name}" in shown else None)
        for name, value in _values(reading, site)
    )


def _values(reading: DocumentReading, site: Site) -> Iterator[tuple[str, str | None]]:
    document, summary, words = reading.document, reading.stored.summary, site.words
    header, preamble, closing = (getattr(document.structure, part) for part in ("header", "preamble", "closing"))
    yield "number", header.number
    yield "kind", kind_name(header.kind, site.rules)
    yield "authority", header.authority
    yield "issued_by", preamble.issued_by or header.authority
    yield "place", header.place
    yield "date", day(header.date) if header.date else None
    yield "passed", day(document.passed) if document.passed else None
    yield "session", preamble.session
    yield "title", squeeze(header.title) if header.title else None
    yield "proposal", _proposal(reading)
    yield "signer", closing.signer
    yield "signer_title", closing.signer_title
    yield "signing", closing.signing
    yield "recipients", "; ".join(closing.recipients) or None
    yield "effective_from", days(summary.effective_from) if summary.effective_from else None
    yield "effective_to", day(summary.effective_to) if summary.effective_to else None
    normative = {True: words("document.normative"), False: words("document.not_normative"), None: None}[document.normative]
    yield "normative", f"{normative} ({document.normative_reason})" if normative and document.normative_reason else normative
    pages = document.text.pages if document.text.has_pages else ()
    yield "pages", str(len(pages)) if pages else None
    signatures = "; ".join(" · ".join(p for p in (s.subject, s.signed_at) if p) for s in document.text.signatures)
    yield "signatures", signatures or None


def _proposal(reading: DocumentReading) -> str | None:
    proposal = reading.document.structure.preamble.proposal
    if proposal is None:
        return None
    return " · ".join(p for p in (proposal.by, proposal.number, day(proposal.date) if proposal.date else None) if p) or None
