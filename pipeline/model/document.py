"""What a document says of itself: identity, structure, legal bases, references."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from pipeline.model.text import Span

__all__ = [
    "Attachment",
    "Closing",
    "Dated",
    "Doubt",
    "Evidence",
    "Header",
    "LegalBasis",
    "Preamble",
    "Proposal",
    "Provision",
    "ProvisionKind",
    "Reference",
    "ReferenceRole",
    "Resolution",
    "Structure",
    "Zone",
    "ZoneKind",
]

Evidence = tuple[tuple[str, Span], ...]
"""(field name, where it stands) pairs, one for each field that was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something the reader saw and was not sure of; ``code`` is listed in docs/doubts.md, ``message`` is Vietnamese."""

    code: str
    message: str
    span: Span | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Opening block: letterhead, number, place and date, kind, title (domain.md 2.1, 2.2).

    ``number`` is canonical (``15/2024/QĐ-UBND``); ``number_blank`` when the form is there and the number is not.
    ``authority`` is the letterhead's body in full with its province; ``kind`` an identifier of ``kinds.toml``.
    """

    number: str | None = None
    number_blank: bool = False
    kind: str | None = None
    authority: str | None = None
    authority_id: str | None = None
    place: str | None = None
    date: dt.date | None = None
    title: str | None = None
    span: Span = Span(0, 0)
    evidence: Evidence = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Who proposed the document, and in which letter (tờ trình)."""

    by: str | None
    number: str | None
    date: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """One document that the preamble names as its basis."""

    number: str | None
    eids: tuple[str, ...]
    quote: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Preamble:
    """What stands between the title and the first provision: who decides, on which bases, on whose proposal.

    ``bases`` are the spans of the căn cứ items; the legal bases themselves are references that lie inside them.
    """

    issued_by: str | None = None
    session: str | None = None
    bases: tuple[Span, ...] = ()
    proposal: Proposal | None = None
    span: Span = Span(0, 0)
    evidence: Evidence = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Closing block: recipients, signer, position, authority to sign.

    ``signing`` is ``TM``, ``KT``, ``TL``, ``TUQ`` or ``Q``, several with a blank in the order printed (``TM KT``).
    """

    signer: str | None = None
    signer_title: str | None = None
    signing: str | None = None
    recipients: tuple[str, ...] = ()
    span: Span = Span(0, 0)
    evidence: Evidence = ()
    doubts: tuple[Doubt, ...] = ()


ProvisionKind = Literal["part", "chapter", "section", "subsection", "article", "clause", "point", "indent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A node of the provision tree with its Akoma Ntoso eId (architecture.md, Terms); ``parent`` is an eId or ``None``.

    ``span`` covers the provision with everything inside it; ``num`` as printed (``5a``, ``đ``).
    """

    eid: str
    kind: ProvisionKind
    num: str
    span: Span
    heading: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """An attached Quy định, Quy chế, Danh mục or Phụ lục; ``eid`` ``att_N`` by order of appearance.

    ``kind`` is the printed type name in lower case (``quy định``, ``phụ lục``), ``num`` its printed number if it has one.
    """

    eid: str
    kind: str
    span: Span
    num: str | None = None
    heading: str | None = None


ZoneKind = Literal[
    "header",
    "title",
    "preamble",
    "basis",
    "proposal",
    "operative",
    "article",
    "quoted",
    "closing",
    "attachment",
    "form",
    "footnote",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of the text that is read in its own way; zones may lie inside each other (``quoted`` in ``article``)."""

    kind: ZoneKind
    span: Span
    eid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """Everything that is known of the document's build."""

    header: Header = Header()
    preamble: Preamble = Preamble()
    closing: Closing = Closing()
    provisions: tuple[Provision, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    zones: tuple[Zone, ...] = ()
    doubts: tuple[Doubt, ...] = ()


ReferenceRole = Literal[
    "basis",
    "cite",
    "target",
    "history",
    "title",
    "self",
    "proposal",
    "attachment",
    "consolidation",
    "plan",
    "standard",
    "claim",
]
Resolution = Literal["resolved", "ambiguous", "waiting", "self"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A mention of a document or of provisions; one per document and list of provisions (output.md).

    ``span`` ends with number, date and issuer; ``title_span`` is the title of the cited document behind it, if printed.
    ``number`` canonical or ``None`` (self, name only); ``eids`` relative to the cited document. ``context`` means: the
    document being amended. ``candidates`` are document ids of the registry. ``fragment`` is what is printed of a number that is
    not printed whole (``02/2017``); ``within`` the eId of a container that only locates articles (``chp_II``);
    ``amended_years`` come from "được sửa đổi, bổ sung năm 2024" without a document.
    """

    span: Span
    quote: str
    role: ReferenceRole = "cite"
    resolution: Resolution = "waiting"
    number: str | None = None
    date: dt.date | None = None
    year: int | None = None
    authority: str | None = None
    kind: str | None = None
    name: str | None = None
    eids: tuple[str, ...] = ()
    excluded_eids: tuple[str, ...] = ()
    attached: bool = False
    attachment_kind: str | None = None
    is_self: bool = False
    is_self_attachment: bool = False
    is_context: bool = False
    anaphora: bool = False
    alias_of: str | None = None
    alias: str | None = None
    title_span: Span | None = None
    number_span: Span | None = None
    provisions_span: Span | None = None
    confidence: float = 1.0
    candidates: tuple[str, ...] = ()
    fragment: str | None = None
    within: str | None = None
    amended_years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day, or how it is to be computed: ``expression`` is ``SIGN``, ``SIGN+10`` (days), ``SIGN+6M`` or ``SELF_EFF``."""

    date: dt.date | None
    expression: str | None = None
