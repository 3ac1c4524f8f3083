"""The registry over every database that it has to run on, empty and at the newest schema."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch
from pydantic import SecretStr
from sqlalchemy import create_engine, text

from pipeline.adapters.elasticsearch_access import make_api_key
from pipeline.adapters.elasticsearch_client import open_client
from pipeline.adapters.elasticsearch_index import ElasticsearchIndex
from pipeline.adapters.sql_documents import SqlRegistry
from pipeline.adapters.tantivy_index import TantivyIndex
from pipeline.ports import Index
from pipeline.rules import Rules
from pipeline.settings import Settings
from tests.contract.library import Library


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


TODAY = dt.date(2025, 6, 1)
"""The day of every search in these tests."""


ENGINES = ("tantivy", "elasticsearch", "secured")
"""The embedded index, Elasticsearch, and Elasticsearch with security on and an API key of least privilege."""


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
    """Return an empty index of each engine."""
    yield from _index(request, tmp_path)


@pytest.fixture(scope="module", params=ENGINES)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, rules: Rules) -> Iterator[Index]:
    """Return an index of each engine that holds the library."""
    for opened in _index(request, tmp_path_factory.mktemp("filled")):
        opened.put(Library(rules).records())
        yield opened


def _index(request: pytest.FixtureRequest, folder: Path) -> Iterator[Index]:
    if request.param == "tantivy":
        yield TantivyIndex(folder / "chỉ mục", today=lambda: TODAY)
        return
    prefix = f"t{uuid.uuid4().hex[:12]}"
    client = _client(request, prefix)
    try:
        yield ElasticsearchIndex(client, prefix, today=lambda: TODAY)
    finally:
        for name in client.indices.get(index=f"{prefix}-*"):
            client.indices.delete(index=name)
        client.close()


def _client(request: pytest.FixtureRequest, prefix: str) -> Elasticsearch:
    if request.param == "elasticsearch":
        return open_client(Settings(elasticsearch_url=request.getfixturevalue("elasticsearch_url"), elasticsearch_timeout=120))
    secured = request.getfixturevalue("secured")
    key = make_api_key(secured.administrator(elasticsearch_prefix=prefix), "write")
    return open_client(secured.settings(elasticsearch_api_key=SecretStr(key), elasticsearch_timeout=120))
