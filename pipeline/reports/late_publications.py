"""Late publications of a period: each publishing decision against the documents that it cites and that the registry knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from pipeline.model.ids import DocumentId
from pipeline.model.registry import Citation, DocumentSummary, KnownWork, Wanted
from pipeline.procedures.lateness import ParentDocument, PublicationTerm, find_term
from pipeline.reports.periods import Period
from pipeline.reports.procedures import to_number
from pipeline.reports.sheets import Sheet, Value
from pipeline.rules.loader import Rules
from pipeline.rules.schema.statistics import Statistics
from pipeline.text.fold import fold_keeping_length
from pipeline.text.numbers import number_key

__all__ = [
    "VERDICTS",
    "JudgedDecision",
    "LatenessReport",
    "PublicationSource",
    "PublicationVerdict",
    "describe_lateness",
    "lateness_sentence",
    "report_lateness",
    "to_lateness_sheet",
]

PublicationVerdict = Literal["late", "in_time", "undetermined"]
VERDICTS: tuple[PublicationVerdict, ...] = ("late", "in_time", "undetermined")
_LABEL = "publishes_procedures"
_AT_ONCE = 500
"""Documents that are asked for in one question."""
_MINISTRY = ("bo ", "van phong chinh phu", "ngan hang nha nuoc", "thanh tra chinh phu")


class OutputSource(Protocol):
    """Single things of many documents."""

    def citations(self, documents: Collection[DocumentId]) -> Mapping[DocumentId, Sequence[Citation]]:
        """Return the citations of each document."""
        ...

    def internal_only(self, documents: Collection[DocumentId]) -> Collection[DocumentId]:
        """Return those that list internal procedures only."""
        ...

    def shortened(self, documents: Collection[DocumentId]) -> Collection[DocumentId]:
        """Return those that say that they follow the shortened procedure."""
        ...


class PublicationSource(Protocol):
    """What the report needs of the registry."""

    @property
    def outputs(self) -> OutputSource:
        """Return what tells which documents others cite and how they publish."""
        ...

    def find(self, wanted: Wanted) -> tuple[DocumentSummary, ...]:
        """Return summaries."""
        ...

    def works(self, number_keys: Collection[str]) -> tuple[KnownWork, ...]:
        """Return the works with these numbers."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedDecision:
    """A decision and by when it was due; ``term`` is ``None`` when no cited document is known whose effect is near."""

    decision: DocumentSummary
    term: PublicationTerm | None = None
    is_urgent: bool = False
    """Whether the decision says that it follows the shortened procedure."""
    entry_due: dt.date | None = None
    """Last day of entry into the national database, ``None`` where holidays are not known."""

    @property
    def verdict(self) -> PublicationVerdict:
        """Return whether it was signed in time."""
        if self.term is None:
            return "undetermined"
        return "late" if self.term.days_late else "in_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class LatenessReport:
    """Every publishing decision of a period with what is known of its term, newest first."""

    period: Period
    decisions: tuple[JudgedDecision, ...]

    def of(self, verdict: PublicationVerdict) -> tuple[JudgedDecision, ...]:
        """Return the decisions with one verdict."""
        return tuple(one for one in self.decisions if one.verdict == verdict)


def report_lateness(source: PublicationSource, period: Period, rules: Rules) -> LatenessReport:
    """Judge every decision of a period that publishes procedures, not only internal ones (domain.md 6.3, K27)."""
    found = source.find(Wanted(issued_from=period.start, issued_before=period.before, label=_LABEL))
    internal_only = source.outputs.internal_only([summary.id for summary in found])
    published = [summary for summary in found if summary.id not in internal_only]
    cited = source.outputs.citations([summary.id for summary in published])
    keys = {number: number_key(number) for number in {one.number for citations in cited.values() for one in citations}}
    known = _known(source, set(keys.values()))
    urgent = source.outputs.shortened([summary.id for summary in published])
    judged = (
        _judged(summary, _parents(cited.get(summary.id, ()), keys, known), rules, is_urgent=summary.id in urgent)
        for summary in published
    )
    return LatenessReport(period=period, decisions=tuple(judged))


def _known(source: PublicationSource, number_keys: Collection[str]) -> dict[str, list[DocumentSummary]]:
    """Return the documents of the registry with one of these numbers, by number."""
    found: dict[str, list[DocumentSummary]] = {}
    works = source.works(number_keys)
    ids = [work.id for work in works]
    chunks = (tuple(ids[at : at + _AT_ONCE]) for at in range(0, len(ids), _AT_ONCE))
    summaries = {summary.id: summary for some in chunks for summary in source.find(Wanted(ids=some))}
    for work in works:
        if work.id in summaries:
            found.setdefault(work.number_key, []).append(summaries[work.id])
    return found


def _judged(summary: DocumentSummary, parents: Iterable[ParentDocument], rules: Rules, *, is_urgent: bool) -> JudgedDecision:
    if summary.date is None:
        return JudgedDecision(decision=summary, is_urgent=is_urgent)
    by_ministry = fold_keeping_length(summary.authority or "").startswith(_MINISTRY)
    terms = rules.catalogue.terms
    days = terms.urgent if is_urgent else terms.ministry if by_ministry else terms.province
    return JudgedDecision(
        decision=summary,
        term=find_term(summary.date, parents, rules.publication_terms, by_ministry=by_ministry),
        is_urgent=is_urgent,
        entry_due=rules.holidays.after(summary.date, days),
    )


def _parents(
    cited: Iterable[Citation], keys: Mapping[str, str], known: Mapping[str, Sequence[DocumentSummary]]
) -> Iterator[ParentDocument]:
    """Yield the cited documents that exactly one document of the registry can be; a printed day has to agree.

    ``keys`` are the folded numbers by the printed ones.
    """
    printed: dict[str, set[dt.date]] = {}
    for one in cited:
        printed.setdefault(keys[one.number], set()).update({one.date} if one.date else ())
    for key, days in printed.items():
        found = [summary for summary in known.get(key, ()) if not days or summary.date in days]
        if len(found) == 1:
            yield ParentDocument(
                number=found[0].number or "",
                title=found[0].title,
                id=found[0].id,
                signed=found[0].date,
                effective_from=found[0].effective_from.date if found[0].effective_from else None,
                is_publication=_LABEL in found[0].labels,
            )


def describe_lateness(report: LatenessReport, rules: Rules) -> str:
    """Return the sentence and a line for each late decision."""
    lines = [f"{one.decision.number}: {one.term.message}" for one in report.of("late") if one.term]
    return "\n".join([lateness_sentence(report, rules.statistics), *lines])


def lateness_sentence(report: LatenessReport, rules: Statistics) -> str:
    """Return how many decisions are late, in time, undetermined."""
    counts = {verdict: to_number(len(report.of(verdict))) for verdict in VERDICTS}
    return rules.letter.lateness_sentence.format(total=to_number(len(report.decisions)), **counts)


def to_lateness_sheet(report: LatenessReport, rules: Rules) -> Sheet:
    """Return every decision of the period with its term as a sheet, the late ones first."""
    texts = rules.publication_terms.texts
    rows = tuple(_row(one, rules) for verdict in VERDICTS for one in report.of(verdict))
    return Sheet(name=texts.sheet, head=texts.columns, rows=rows)


def _row(one: JudgedDecision, rules: Rules) -> tuple[Value, ...]:
    decision, term, texts = one.decision, one.term, rules.publication_terms.texts
    said = (decision.number, decision.date, decision.title, decision.authority)
    verdict = getattr(rules.publication_terms.verdicts, one.verdict)
    parent: tuple[Value, ...] = (None,) * 6
    if term:
        document = (term.parent.number, term.parent.title, term.parent.effective_from)
        parent = (*document, texts.yes if term.is_shortened else texts.no, term.due, term.days_late or None)
    return (*said, verdict, *parent, texts.yes if one.is_urgent else texts.not_said, one.entry_due)
