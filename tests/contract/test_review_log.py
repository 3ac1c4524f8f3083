"""What every log of decisions promises."""

from __future__ import annotations

import datetime as dt

from pipeline.adapters.sql_documents import SqlRegistry
from pipeline.model.review import ReviewEvent
from tests.contract.outcomes import NEW_RULES, document, processed, repeal


def event(document_id: str, claim: str = "effect-0") -> ReviewEvent:
    """Return a decision."""
    at = dt.datetime(2026, 3, 1, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    return ReviewEvent(
        document=document_id, claim=claim, decision="accepted", person="Trần Thị Thử", at=at, note="đã đối chiếu"
    )


def test_decisions_come_back_oldest_first(registry: SqlRegistry) -> None:
    """What a person decided is read as it was written, whatever the zone of the clock."""
    document_id = registry.keep([processed("a.html")])[0].documents[0]
    events = [event(document_id), event(document_id, "effect-1")]
    for one in events:
        registry.reviews.append(one)
    assert list(registry.reviews.of(document_id)) == events


def test_a_new_reading_overwrites_no_decision(registry: SqlRegistry) -> None:
    """Decisions stay when the document is read anew, and when it is gone."""
    document_id = registry.keep([processed("a.html")])[0].documents[0]
    registry.reviews.append(event(document_id))
    registry.keep([processed("a.html", document(title="Khác"), rules=NEW_RULES)])
    assert len(registry.reviews.of(document_id)) == 1


def test_a_decision_is_told_to_the_index(registry: SqlRegistry) -> None:
    """The document and those that it acts on may have another status now."""
    target = processed("b.html", document("20/2019/QĐ-UBND", dt.date(2019, 4, 15)))
    kept = registry.keep([target, processed("a.html", document(effects=(repeal(),)))])
    registry.done(registry.pending(9))
    registry.reviews.append(event(kept[1].documents[0]))
    assert {line.document_id for line in registry.pending(9)} == {one.documents[0] for one in kept}
