"""The outbox and the index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.publish import publish, rebuild
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
