"""The outbox and the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from pipeline.errors import IndexUnavailableError
from pipeline.model.registry import Wanted
from pipeline.model.search import IndexRecord
from pipeline.publish import publish, rebuild, rollback, verify
from pipeline.settings import Settings
from pipeline.wiring import Parts
from tests.contract.outcomes import document, processed


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    """Return parts whose registry holds 120 documents that no index knows: more than one batch."""
    opened = Parts(Settings(data_dir=tmp_path))
    opened.registry.keep([processed(f"{n}.html", document(f"{n}/2024/QĐ-UBND")) for n in range(1, 121)])
    yield opened
    opened.registry.close()


def test_the_index_is_brought_up(parts: Parts) -> None:
    """All waiting documents are written, batch by batch, and nothing waits any more; once more changes nothing."""
    assert parts.registry.count() == 120
    assert publish(parts) == 0
    assert (parts.registry.count(), parts.index.count()) == (0, 120)
    assert publish(parts) == 0
    assert parts.index.count() == 120


def test_rebuilding(parts: Parts) -> None:
    """An index that was lost is built again from the registry alone."""
    assert rebuild(parts) == 120
    assert parts.index.count() == 120


def test_verifying_finds_and_mends(parts: Parts) -> None:
    """Documents that the index lost, or holds though the registry does not, are named and mended."""
    publish(parts)
    assert not verify(parts)
    known = [summary.id for summary in parts.registry.find(Wanted(limit=2))]
    parts.index.remove(known)
    fields = {"title": "thừa", "text": "thừa", "authority_keys": []}
    parts.index.put([IndexRecord(id="x/document", level="document", document_id="x", version=1, fields=fields)])
    parts.index.put([IndexRecord(id=f"{known[0]}/document", level="document", document_id=known[0], version=1, fields=fields)])
    found = verify(parts, mend=True)
    assert (found.missing, found.surplus, found.different) == ((known[1],), ("x",), (known[0],))
    assert not verify(parts)
    assert parts.index.count() == 120


def test_rolling_back(parts: Parts) -> None:
    """The index before the last rebuild comes back and is brought up to the registry; without one it says so."""
    publish(parts)
    with pytest.raises(IndexUnavailableError, match="chỉ mục cũ"):
        rollback(parts)
    rebuild(parts)
    parts.registry.keep([processed("121.html", document("121/2024/QĐ-UBND"))])
    assert publish(parts) == 0
    assert rollback(parts) == 121
    assert not verify(parts)


def test_documents_that_come_during_a_rebuild_are_kept(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told to the old index while the new one is built stands in the new one too."""
    publish(parts)
    swap = parts.index.swap

    def slow_swap(records: Iterable[IndexRecord]) -> int:
        taken = list(records)
        parts.registry.keep([processed("121.html", document("121/2024/QĐ-UBND"))])
        assert publish(parts) == 0
        return swap(taken)

    monkeypatch.setattr(parts.index, "swap", slow_swap)
    assert rebuild(parts) == 121
    assert not verify(parts)
