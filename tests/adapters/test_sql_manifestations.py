"""Works and their files stay consistent, whatever arrives in whatever order."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from sqlalchemy import func, select

from pipeline.adapters.sql_documents import SqlRegistry
from pipeline.adapters.sql_tables import effects, manifestations, outbox, works
from pipeline.model.outcome import Failed, Outcome, Processed, ReadDocument, Refused
from pipeline.model.registry import Wanted
from tests.contract.outcomes import OTHER_PROVINCE, PROVINCE, document, failed, processed, refused, repeal

DAYS = (dt.date(2020, 1, 5), dt.date(2020, 2, 5))


def some_document(choose: random.Random, number: int, ordinal: int = 1) -> ReadDocument:
    """Return a document; its acts depend on its number alone."""
    authority = choose.choice([PROVINCE, OTHER_PROVINCE])
    acts = (repeal(f"{number + 1}/2020/QĐ-UBND", DAYS[number % 4 == 3] if number % 2 else None, authority),)
    return document(
        choose.choice([f"{number}/2020/QĐ-UBND"] * 4 + [None]),
        DAYS[number % 2],
        authority,
        effects=acts if number % 3 else (),
        ordinal=ordinal,
        page=choose.choice(["text", "ocr"]),
    )


def some_outcome(choose: random.Random) -> Outcome:
    """Return what came of one of six files."""
    name = f"{choose.randint(1, 6)}.pdf"
    kind = choose.random()
    if kind < 0.1:
        return failed(name)
    if kind < 0.15:
        return refused(name)
    numbers = choose.sample(range(1, 6), choose.choice([1, 1, 2]))
    return processed(name, *(some_document(choose, n, ordinal) for ordinal, n in enumerate(numbers, start=1)))


def check_consistent(registry: SqlRegistry) -> None:
    """Assert what holds after every batch."""
    with registry.database.reading() as connection:
        shown = set(connection.execute(select(manifestations.c.work_id)).scalars())
        living = set(connection.execute(select(works.c.id).where(~works.c.removed)).scalars())
        acting = set(connection.execute(select(effects.c.work_id)).scalars())
        targets = set(connection.execute(select(effects.c.target_id).where(effects.c.target_id.is_not(None))).scalars())
        versions = dict(connection.execute(select(works.c.id, works.c.version)).tuples().all())
        lines = select(outbox.c.work_id, func.max(outbox.c.version)).where(~outbox.c.done).group_by(outbox.c.work_id)
        waiting = dict(connection.execute(lines).tuples().all())
    assert shown == living
    assert acting | targets <= living
    assert {work: versions[work] for work in waiting} == waiting
    assert set(versions) == set(waiting)


def relations(registry: SqlRegistry) -> list[tuple[object, ...]]:
    """Return all relations by what identifies their works."""
    found = []
    for summary in registry.find(Wanted()):
        for one in registry.outgoing(summary.id):
            target = (one.target.number, one.target.authority, one.target.date) if one.target else None
            maybe = sorted((c.number or "", c.authority or "", str(c.date)) for c in one.candidates)
            found.append((summary.number, summary.authority, summary.date, one.effect.number, str(target), str(maybe)))
    return sorted(found, key=str)


@pytest.mark.parametrize("seed", range(12))
def test_any_history_is_consistent_and_incremental(registry: SqlRegistry, registry_url: str, seed: int) -> None:
    """After any history every shown work has a file, versions agree with the outbox, and a second keeping changes nothing.

    What acts are about is the same as when the last state of all files is kept at once.
    """
    choose = random.Random(seed)  # noqa: S311 - no secret
    last: dict[str, Outcome] = {}
    for _ in range(12):
        batch = [some_outcome(choose) for _ in range(choose.randint(1, 4))]
        registry.keep(batch)
        check_consistent(registry)
        for outcome in batch:
            _remember(last, outcome)
    before = (relations(registry), registry.count())
    again = registry.keep([outcome for outcome in last.values() if isinstance(outcome, Processed)])
    assert {kept.state for kept in again} <= {"known"}
    assert (relations(registry), registry.count()) == before
    fresh = SqlRegistry(registry_url.replace("registry", "fresh"))
    fresh.migrate()
    fresh.keep(list(last.values()))
    assert relations(fresh) == before[0]
    fresh.close()


def _remember(last: dict[str, Outcome], outcome: Outcome) -> None:
    """Keep the last state of each file: a failure leaves the good reading before it in place."""
    if not isinstance(outcome, Failed):
        last[outcome.sha256 if isinstance(outcome, Refused) else outcome.raw.sha256] = outcome


def test_key_passes_on_within_a_file(registry: SqlRegistry) -> None:
    """When the first of two documents with one number turns out to have another, files of that number join the second."""
    twins = processed("a.pdf", document(), document(ordinal=2, body="Điều 2"))
    first, second = registry.keep([twins])[0].documents
    better = processed("a.pdf", document("16/2024/QĐ-UBND"), document(ordinal=2, body="Điều 2"))
    assert registry.keep([better])[0].documents == (first, second)
    assert registry.keep([processed("b.pdf", document(body="b"))])[0].documents == (second,)
