"""Late publications of a period: each publishing decision against the documents that it cites and that the registry knows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from pipeline.model.ids import DocumentId
from pipeline.model.outcome import ReadDocument
from pipeline.model.registry import DocumentSummary, KnownWork, StoredDocument, Wanted
from pipeline.procedures.lateness import LatePublication, ParentDocument, judge_lateness
from pipeline.reports.periods import Period
from pipeline.rules.loader import Rules
from pipeline.text.fold import fold_keeping_length
from pipeline.text.numbers import number_key

__all__ = ["LateDecision", "LatenessReport", "PublicationSource", "report_lateness"]

_LABEL = "publishes_procedures"
_MINISTRY = ("bo ", "van phong chinh phu", "ngan hang nha nuoc", "thanh tra chinh phu")


class PublicationSource(Protocol):
    """What the report needs of the registry."""

    def find(self, wanted: Wanted) -> tuple[DocumentSummary, ...]:
        """Return summaries."""
        ...

    def get(self, document_id: DocumentId) -> StoredDocument | None:
        """Return a document."""
        ...

    def works(self, number_keys: Collection[str]) -> tuple[KnownWork, ...]:
        """Return the works with these numbers."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LateDecision:
    """A decision that publishes too late, and why."""

    decision: DocumentSummary
    late: LatePublication


@dataclass(frozen=True, slots=True, kw_only=True)
class LatenessReport:
    """Late decisions of a period; ``unjudged`` cite no document whose day of effect is known and near."""

    decisions: int
    late: tuple[LateDecision, ...]
    unjudged: int


def report_lateness(source: PublicationSource, period: Period, rules: Rules) -> LatenessReport:
    """Judge every decision of a period that publishes procedures (domain.md 6.3, K27)."""
    late: list[LateDecision] = []
    unjudged = 0
    published = source.find(Wanted(issued_from=period.start, issued_before=period.before, label=_LABEL))
    for summary in published:
        stored = source.get(summary.id)
        if stored is None or summary.date is None:
            unjudged += 1
            continue
        parents = tuple(_parents(stored.document, source))
        by_ministry = fold_keeping_length(summary.authority or "").startswith(_MINISTRY)
        found = judge_lateness(summary.date, parents, rules.publication_terms, by_ministry=by_ministry)
        if found:
            late.append(LateDecision(decision=summary, late=found))
        unjudged += not any(parent.effective_from for parent in parents)
    return LatenessReport(decisions=len(published), late=tuple(late), unjudged=unjudged)


def _parents(document: ReadDocument, source: PublicationSource) -> Iterator[ParentDocument]:
    """Yield the cited documents that exactly one work of the registry can be; a printed day has to agree."""
    cited = {number_key(one.number): one.date for one in document.references if one.number and not one.is_self}
    by_number: dict[str, list[KnownWork]] = {}
    for work in source.works(cited):
        if cited[work.number_key] in {None, work.date}:
            by_number.setdefault(work.number_key, []).append(work)
    ids = tuple(works[0].id for works in by_number.values() if len(works) == 1)
    for summary in source.find(Wanted(ids=ids)) if ids else ():
        yield ParentDocument(
            number=summary.number or "",
            title=summary.title,
            signed=summary.date,
            effective_from=summary.effective_from.date if summary.effective_from else None,
            is_publication=_LABEL in summary.labels,
        )
