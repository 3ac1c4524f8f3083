"""A document of the registry as ``rasoat show`` tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.adapters.sql_documents import SqlRegistry
from pipeline.printing.stored import UnknownDocumentError, describe_stored, find_stored
from pipeline.rules import Rules
from tests.contract.outcomes import OTHER_PROVINCE, PROVINCE, document, processed, repeal

REPEALED, DAY = "20/2019/QĐ-UBND", dt.date(2019, 4, 15)


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[SqlRegistry]:
    """Return a registry with a decision, and one that repeals it from 1 June 2024."""
    opened = SqlRegistry(f"sqlite:///{tmp_path / 'r.sqlite3'}")
    opened.migrate()
    repealing = document(effects=(repeal(authority=PROVINCE),))
    opened.keep([processed("cũ.html", document(REPEALED, DAY)), processed("mới.html", repealing)])
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("today", "words"),
    [(dt.date(2024, 6, 1), "✕ hết hiệu lực toàn bộ. "), (dt.date(2018, 1, 1), "◌ chưa có hiệu lực. ")],
)
def test_status_of_a_day(today: dt.date, words: str, registry: SqlRegistry, rules: Rules) -> None:
    """The status is that of the day that is asked for, with its reason."""
    shown = describe_stored(find_stored(REPEALED, registry), registry, rules, today)
    assert f"Tình trạng ngày {today:%d/%m/%Y}: {words}" in shown


def test_both_directions(registry: SqlRegistry, rules: Rules) -> None:
    """Each of the two documents names the other one and its id."""
    old, new = find_stored(REPEALED, registry), find_stored("15/2024/QĐ-UBND", registry)
    today = dt.date(2024, 7, 1)
    passive = f"bị bãi bỏ bởi 15/2024/QĐ-UBND ngày 20/05/2024 [mã {new.summary.id}]"
    assert passive in describe_stored(old, registry, rules, today)
    assert f"[mã {old.summary.id}]" in describe_stored(new, registry, rules, today)


@pytest.mark.parametrize("written", ["20/2019/QĐ-UBND", "20/2019/qđ-ubnd", " 20/2019/QĐ-UBND "])
def test_a_number_is_enough(written: str, registry: SqlRegistry) -> None:
    """A number that one document has finds it, however it is typed."""
    assert find_stored(written, registry).summary.number == REPEALED


def test_nothing_is_guessed(registry: SqlRegistry) -> None:
    """A number that several documents have names them; what nothing has is an error that says how to go on."""
    registry.keep([processed("khác.html", document(REPEALED, dt.date(2019, 3, 1), OTHER_PROVINCE))])
    with pytest.raises(UnknownDocumentError, match="Có 2 văn bản cùng số") as caught:
        find_stored(REPEALED, registry)
    assert OTHER_PROVINCE in caught.value.remedy
    for name in ("không phải số", "1/1999/QĐ-UBND", ""):
        with pytest.raises(UnknownDocumentError, match="Không có văn bản nào"):
            find_stored(name, registry)
