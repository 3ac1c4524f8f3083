"""``/v1/procedures`` and ``/v1/statistics/procedures``: what decisions publish, row by row and counted."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from pipeline.model.procedures import ProcedureGroup
from pipeline.model.registry import ProcedureRow
from pipeline.procedures.statistics import GroupCounts
from pipeline.reports.periods import Period
from pipeline.reports.procedures import ProceduresReport, report_procedures, to_sentence
from pipeline.web.api.models import Decision, Groups, NamedGroups, ProcedureItem, ProcedureList, StatisticsAnswer
from pipeline.web.site import Site

__all__ = ["routes"]

_MOST = 500


class PeriodParameters(BaseModel):
    """Days of signature, both counted; an open end asks for everything."""

    model_config = ConfigDict(extra="forbid")

    signed_from: dt.date | None = Field(None, description="Quyết định ký từ ngày, YYYY-MM-DD.")
    signed_to: dt.date | None = Field(None, description="Quyết định ký đến hết ngày.")

    @property
    def period(self) -> Period:
        """Return the days as a period."""
        return Period(start=self.signed_from, before=self.signed_to + dt.timedelta(days=1) if self.signed_to else None)


class RowParameters(PeriodParameters):
    """What rows can be asked for."""

    code: str | None = Field(None, max_length=40, description="Mã quốc gia, ví dụ 1.000494.")
    group: ProcedureGroup | None = None
    document_id: str | None = Field(None, max_length=60)
    page: int = Field(1, ge=1, le=100_000)
    size: int = Field(100, ge=1, le=_MOST)

    def holds(self, row: ProcedureRow) -> bool:
        """Whether a row is one of those asked for."""
        asked = ((self.code, row.code), (self.group, row.group), (self.document_id, str(row.document_id)))
        return all(wanted in (None, found) for wanted, found in asked)


def routes(site: Site) -> APIRouter:
    """Return both."""
    router = APIRouter(prefix="/v1", tags=["procedures"])

    @router.get("/procedures", summary="Các dòng thủ tục được công bố", operation_id="procedures")
    def procedures(asked: Annotated[RowParameters, Query()]) -> ProcedureList:
        period, page, size = asked.period, asked.page, asked.size
        rows = [row for row in site.parts.registry.procedure_rows(period.start, period.before) if asked.holds(row)]
        shown = rows[(page - 1) * size : page * size]
        return ProcedureList(total=len(rows), page=page, size=size, procedures=[_item(row) for row in shown])

    @router.get("/statistics/procedures", summary="Thống kê công bố thủ tục trong kỳ", operation_id="statistics")
    def statistics(asked: Annotated[PeriodParameters, Query()]) -> StatisticsAnswer:
        return _statistics(report_procedures(site.parts.registry, asked.period, site.rules), site)

    return router


def _item(row: ProcedureRow) -> ProcedureItem:
    return ProcedureItem(
        document_id=str(row.document_id),
        number=row.number,
        date=row.date,
        position=row.position + 1,
        group=row.group,
        code=row.code,
        name=row.name,
        field=row.field,
        levels=list(row.levels),
        authority=row.authority,
        internal=row.internal,
        effective_from=row.effective_from,
    )


def _statistics(report: ProceduresReport, site: Site) -> StatisticsAnswer:
    counts = report.counts
    return StatisticsAnswer(
        first=report.period.start,
        last=report.period.last,
        sentence=to_sentence(report, site.rules.statistics),
        decisions=counts.decisions,
        rows=_groups(counts.rows),
        distinct=_groups(counts.distinct),
        distinct_in_period=counts.distinct_in_period,
        internal_decisions=counts.internal_decisions,
        internal=_groups(counts.internal),
        by_field=[NamedGroups(name=name or None, counts=_groups(cut)) for name, cut in counts.by_field],
        by_authority=[NamedGroups(name=name or None, counts=_groups(cut)) for name, cut in counts.by_authority],
        by_level={level or "unknown": count for level, count in counts.by_level},
        differences=[
            Decision(
                document_id=one.decision,
                number=one.number,
                group=one.group,
                declared=one.declared,
                distinct=one.distinct,
                rows=one.rows,
            )
            for one in counts.differences
        ],
    )


def _groups(counts: GroupCounts) -> Groups:
    return Groups(
        new=counts.new,
        amended=counts.amended,
        replaced=counts.replaced,
        abolished=counts.abolished,
        unknown=counts.unknown,
        total=counts.total,
    )
