"""The registry over every database that it has to run on, empty and at the newest schema."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from pipeline.adapters.sql_documents import SqlRegistry


@pytest.fixture(params=["sqlite", "postgresql"])
def registry(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlRegistry]:
    """Return an empty registry."""
    if request.param == "sqlite":
        yield from _opened(f"sqlite:///{tmp_path / 'sổ đăng ký.sqlite3'}")
        return
    url = request.getfixturevalue("postgres_url")
    schema = f"t{uuid.uuid4().hex}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    try:
        yield from _opened(f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3D{schema}")
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        engine.dispose()


def _opened(url: str) -> Iterator[SqlRegistry]:
    opened = SqlRegistry(url)
    opened.migrate()
    yield opened
    opened.close()
