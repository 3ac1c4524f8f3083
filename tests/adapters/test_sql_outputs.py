"""What documents cite and who drafted them, without opening them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from alembic import command
from alembic.config import Config

from pipeline.adapters import sql_schema
from pipeline.adapters.sql_documents import SqlRegistry
from pipeline.model.document import Preamble, Proposal, Reference
from pipeline.model.ids import DocumentId
from pipeline.model.outcome import ReadDocument
from pipeline.model.registry import Citation, RowPlace
from pipeline.model.text import Span
from tests.adapters.test_sql_schema import MIGRATIONS
from tests.contract.outcomes import document, procedure, processed, refused

DAY = dt.date(2025, 6, 20)
CITED = (Citation(number="900/2025/NĐ-CP", date=DAY), Citation(number="900/2025/NĐ-CP"), Citation(number="7/2025/TT-BTP"))


def citing(number: str, *numbers: tuple[str | None, dt.date | None]) -> ReadDocument:
    """Return a document that cites these, and itself, on the proposal of a department."""
    named = (*numbers, (number, None))
    references = tuple(
        Reference(span=Span(0, 4), quote="Điều 1", number=one, date=day, role="self" if one == number else "cite")
        for one, day in named
    )
    found = document(number)
    preamble = Preamble(proposal=Proposal(by="Giám đốc Sở Tư pháp", number=None, date=None))
    return replace(found, references=references, structure=replace(found.structure, preamble=preamble))


@pytest.fixture
def kept(registry: SqlRegistry) -> tuple[DocumentId, DocumentId]:
    """Return a document that cites others, one twice, and one that cites none."""
    one = citing("15/2024/QĐ-UBND", ("900/2025/NĐ-CP", DAY), ("900/2025/NĐ-CP", None), ("900/2025/NĐ-CP", DAY),
                 (None, None), ("7/2025/TT-BTP", None))  # fmt: skip
    first, second = registry.keep([processed("a.html", one), processed("b.html", document("16/2024/QĐ-UBND"))])
    return first.documents[0], second.documents[0]


def test_citations_in_the_order_of_the_text(registry: SqlRegistry, kept: tuple[DocumentId, DocumentId]) -> None:
    """Each number and day once; not the document itself, nothing without a number; a document that cites none is left out."""
    assert registry.outputs.citations(kept) == {kept[0]: CITED}


def test_drafters(registry: SqlRegistry, kept: tuple[DocumentId, DocumentId]) -> None:
    """Who proposed the document, where it says so."""
    assert registry.outputs.drafters(kept) == {kept[0]: "Giám đốc Sở Tư pháp"}


def test_a_new_reading_cites_anew(registry: SqlRegistry, kept: tuple[DocumentId, DocumentId]) -> None:
    """What was cited before is gone; a document that is taken away cites nothing."""
    registry.keep([processed("a.html", citing("15/2024/QĐ-UBND", ("1/2025/TT-BTP", None)), rules="0.1.0+bbbbbbbb")])
    assert registry.outputs.citations(kept) == {kept[0]: (Citation(number="1/2025/TT-BTP"),)}
    registry.keep([refused("a.html")])
    assert (registry.outputs.citations(kept), registry.outputs.drafters(kept)) == ({}, {})


def test_places_of_rows(registry: SqlRegistry) -> None:
    """Each row has its page, table and row, by its position."""
    (kept,) = registry.keep([processed("a.html", document(procedures=(procedure("new", "Cấp thẻ"),)))])
    assert registry.outputs.places(kept.documents) == {kept.documents[0]: (RowPlace(page=1, table=1, row=2),)}


def test_decisions_on_internal_procedures_only(registry: SqlRegistry) -> None:
    """One public row makes a decision public; a decision without rows is not internal."""
    inner, public = procedure("new", "Luân chuyển công chức", internal=True), procedure("new", "Cấp thẻ")
    rows = ((inner,), (inner, public), ())
    files = [processed(f"{at}.html", document(f"{at}/QĐ-UBND", procedures=some)) for at, some in enumerate(rows)]
    ids = [kept.documents[0] for kept in registry.keep(files)]
    assert registry.outputs.internal_only(ids) == {ids[0]}
    assert registry.outputs.shortened(ids) == frozenset()


def test_an_older_registry_gets_them_from_what_was_published(
    registry: SqlRegistry, kept: tuple[DocumentId, DocumentId]
) -> None:
    """A registry without the columns is filled by the migration; nothing has to be read again."""
    with registry.database.writing() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, "0004")
    assert registry.schema_version() == "0004"
    registry.migrate()
    assert registry.schema_version() == sql_schema.NEWEST
    assert registry.outputs.citations(kept) == {kept[0]: CITED}
    assert registry.outputs.drafters(kept) == {kept[0]: "Giám đốc Sở Tư pháp"}
