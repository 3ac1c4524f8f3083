"""Documents whose number is nearest to one that nothing has: the same figure and year, then the same figure."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.ids import DocumentId
from pipeline.model.registry import DocumentSummary, Wanted
from pipeline.model.search import NumberQuery, Query
from pipeline.search.numbers_asked import asked_form
from pipeline.text.numbers import read_number
from pipeline.web.site import Site

__all__ = ["nearest_numbers"]

_MOST = 5


def nearest_numbers(query: Query, site: Site) -> tuple[DocumentSummary, ...]:
    """Return up to five documents, none when the query names no number or names one only beside other words."""
    if query.number is None or query.text or query.relation:
        return ()
    integer, year = _figures(query.number)
    if integer is None:
        return ()
    wider = [NumberQuery(integer=integer, year=year)] if year else []
    for number in (*wider, NumberQuery(integer=integer)):
        asked = Query(raw=query.raw, number=number, number_only=True, level="document", size=_MOST)
        found = site.parts.index.search(asked)
        ids = tuple(DocumentId(str(hit.record.document_id)) for hit in found.hits if _has(hit.record.fields, number))
        if ids:
            return site.parts.registry.find(Wanted(ids=ids))
    return ()


def _figures(number: NumberQuery) -> tuple[int | None, int | None]:
    """Return the figure and year of a number that was typed whole or in part."""
    if number.integer is not None:
        return number.integer, number.year
    read = read_number(number.key.upper()) if number.key else None
    digits = "".join(sign for sign in read.num if sign.isdigit()) if read else ""
    return (int(digits), read.year) if read and digits else (None, None)


def _has(fields: Mapping[str, object], number: NumberQuery) -> bool:
    """Whether a found document carries the number itself, not only in its words."""
    forms = fields.get("number_forms")
    return isinstance(forms, list | tuple) and asked_form(number) in forms
