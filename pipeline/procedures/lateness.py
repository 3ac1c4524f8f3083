"""Whether procedures were published too late: the rule K27 of domain.md 6.3 (Decree 63/2010/NĐ-CP, article 15)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.rules.schema.publication_terms import PublicationTerms
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["LatePublication", "ParentDocument", "judge_lateness"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentDocument:
    """A document that a publishing decision cites; ``is_publication`` when a ministry published its procedures with it."""

    number: str
    title: str | None
    signed: dt.date | None
    effective_from: dt.date | None
    is_publication: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePublication:
    """A publication after the last day ``due`` that the effect of ``parent`` allows, and what is said of it."""

    parent: ParentDocument
    due: dt.date
    message: str


def judge_lateness(
    signed: dt.date, parents: Iterable[ParentDocument], rules: PublicationTerms, *, by_ministry: bool = False
) -> LatePublication | None:
    """Return how a publication signed on a day is late, ``None`` when it is in time or no parent is known.

    The reason of the publication is taken to be, of the cited documents that came (or come) into effect near the signing, the
    one that leaves most time. A document in effect from its signing is a shortened one: it leaves days after it. Nothing is
    said when no such document is known.
    """
    known = list(parents)
    terms = [
        (_due(parent, rules, by_ministry=by_ministry), parent) for parent in known if _may_be_reason(parent, signed, rules)
    ]
    if not terms:
        return None
    due, parent = max(terms, key=lambda term: term[0])
    if signed <= due:
        return None
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
    return LatePublication(parent=parent, due=due, message=message)


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
