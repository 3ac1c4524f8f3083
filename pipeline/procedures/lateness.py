"""Whether procedures were published too late: the rule K27 of domain.md 6.3 (Decree 63/2010/NĐ-CP, article 15)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.ids import DocumentId
from pipeline.rules.schema.publication_terms import PublicationTerms
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["ParentDocument", "PublicationTerm", "find_term"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentDocument:
    """A document that a publishing decision cites; ``is_publication`` when a ministry published its procedures with it."""

    number: str
    title: str | None
    signed: dt.date | None
    effective_from: dt.date | None
    is_publication: bool = False
    id: DocumentId | None = None
    """In the registry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationTerm:
    """By when a publication was ``due`` for the effect of ``parent``, by how many days it is late, and what is said of that."""

    parent: ParentDocument
    due: dt.date
    days_late: int = 0
    is_shortened: bool = False
    message: str | None = None
    """Only of a late one."""


def find_term(
    signed: dt.date, parents: Iterable[ParentDocument], rules: PublicationTerms, *, by_ministry: bool = False
) -> PublicationTerm | None:
    """Return by when a publication signed on a day was due, ``None`` when no document is known that it may publish.

    The reason of the publication is taken to be, of the cited documents that came (or come) into effect near the signing, the
    one that leaves most time. A document in effect from its signing is a shortened one: it leaves days after it.
    """
    known = list(parents)
    terms = [
        (_due(parent, rules, by_ministry=by_ministry), parent) for parent in known if _may_be_reason(parent, signed, rules)
    ]
    if not terms:
        return None
    due, parent = max(terms, key=lambda term: term[0])
    late = max(0, (signed - due).days)
    return PublicationTerm(
        parent=parent,
        due=due,
        days_late=late,
        is_shortened=_is_shortened(parent),
        message=_message(signed, due, parent, known, rules, by_ministry=by_ministry) if late else None,
    )


def _message(
    signed: dt.date,
    due: dt.date,
    parent: ParentDocument,
    known: Iterable[ParentDocument],
    rules: PublicationTerms,
    *,
    by_ministry: bool,
) -> str:
    texts = rules.texts
    message = (texts.late_urgent if _is_shortened(parent) else texts.late).format(
        signed=f"{signed:%d/%m/%Y}",
        parent=parent.number,
        effective=f"{parent.effective_from:%d/%m/%Y}",
        due=f"{due:%d/%m/%Y}",
    )
    days = [one.signed for one in known if one.is_publication and one.signed]
    if days and not by_ministry:
        message += texts.by_ministry.format(day=f"{max(days):%d/%m/%Y}")
    return message


def _may_be_reason(parent: ParentDocument, signed: dt.date, rules: PublicationTerms) -> bool:
    if parent.is_publication or parent.effective_from is None or abs((parent.effective_from - signed).days) > rules.window:
        return False
    return not rules.general.regex.search(fold_keeping_length(squeeze(parent.title or "")))


def _due(parent: ParentDocument, rules: PublicationTerms, *, by_ministry: bool) -> dt.date:
    effective = parent.effective_from or dt.date.min
    if _is_shortened(parent):
        return effective + dt.timedelta(days=rules.after_signing_urgent)
    before = rules.before_effect_ministry if by_ministry else rules.before_effect_province
    return effective - dt.timedelta(days=before)


def _is_shortened(parent: ParentDocument) -> bool:
    return parent.signed is not None and parent.signed == parent.effective_from
