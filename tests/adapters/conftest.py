"""A registry in a SQLite file, empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.adapters.sql_documents import SqlRegistry


@pytest.fixture
def registry_url(tmp_path: Path) -> str:
    """Return the address of a file that is not there yet."""
    return f"sqlite:///{tmp_path / 'registry.sqlite3'}"


@pytest.fixture
def registry(registry_url: str) -> Iterator[SqlRegistry]:
    """Return an empty registry at the newest schema."""
    opened = SqlRegistry(registry_url)
    opened.migrate()
    yield opened
    opened.close()
