"""A crash at any point leaves nothing half done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.adapters import sql_keep
from pipeline.adapters.sql_documents import SqlRegistry
from pipeline.model.registry import Wanted
from tests.contract.outcomes import RULES, document, processed, raw

ROOT = Path(__file__).resolve().parents[2]
KILLED = """
import os, sys
from pipeline.adapters import sql_keep
from pipeline.adapters.sql_documents import SqlRegistry
from tests.contract.outcomes import document, processed
sql_keep.post = lambda *_: os._exit(9)
SqlRegistry(sys.argv[1]).keep([processed(f"{n}.html", document(f"{n}/2024/QĐ-UBND")) for n in range(3)])
"""


def test_error_before_the_outbox_undoes_everything(registry: SqlRegistry, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its outbox lines no document is kept."""

    def broken(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(sql_keep, "post", broken)
    with pytest.raises(RuntimeError):
        registry.keep([processed("a.html")])
    assert registry.find(Wanted()) == ()
    assert registry.known([raw("a.html").sha256], RULES) == frozenset()


def test_killed_process_leaves_nothing_half(registry: SqlRegistry, registry_url: str) -> None:
    """A process that is killed before the end of its batch leaves no trace, and the batch can be kept again."""
    command = [sys.executable, "-c", KILLED, registry_url]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    assert (registry.find(Wanted()), registry.count(), registry.failures()) == ((), 0, ())
    registry.keep([processed(f"{n}.html", document(f"{n}/2024/QĐ-UBND")) for n in range(3)])
    assert registry.count() == 3


def test_same_batch_holds_the_same_file_twice(registry: SqlRegistry) -> None:
    """One file under two names in one batch is read once more and known."""
    assert [kept.state for kept in registry.keep([processed("a.html"), processed("a.html")])] == ["new", "known"]


def test_published_object_is_kept(registry: SqlRegistry) -> None:
    """Beside the exact dump the registry keeps the published JSON object."""
    import json

    document_id = registry.keep([processed("a.html", document())])[0].documents[0]
    published = json.loads(registry.published(document_id) or "{}")
    assert (published["schema"], published["number"]) == ("rasoat.document/1", "15/2024/QĐ-UBND")
