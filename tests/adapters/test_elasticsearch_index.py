"""Elasticsearch when things go wrong."""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest
from elasticsearch import Elasticsearch
from pydantic import SecretStr

from index_config import load_index_config
from pipeline.adapters.elasticsearch_errors import unavailable
from pipeline.adapters.elasticsearch_index import ElasticsearchIndex
from pipeline.errors import IndexUnavailableError
from pipeline.model.search import IndexRecord, Query
from pipeline.settings import Settings

RECORD = IndexRecord(
    id="a/document", level="document", document_id="a", version=1, fields={"title": "đất đai", "text": "đất đai"}
)


@pytest.fixture
def client(elasticsearch_url: str) -> Iterator[Elasticsearch]:
    """Return a client of the real node."""
    with Elasticsearch(elasticsearch_url, request_timeout=120) as opened:
        yield opened


@pytest.fixture
def prefix(client: Elasticsearch) -> Iterator[str]:
    """Return a prefix whose indexes are deleted afterwards."""
    name = f"t{uuid.uuid4().hex[:12]}"
    yield name
    for index in client.indices.get(index=f"{name}-*"):
        client.indices.delete(index=index)


@pytest.mark.parametrize("call", ["put", "remove", "search", "swap", "count"])
def test_a_server_that_is_not_there(call: str) -> None:
    """Every method says in plain words that the server does not answer."""
    index = ElasticsearchIndex.connect(Settings(elasticsearch_url="http://127.0.0.1:9"))
    argument = {"put": ([RECORD],), "remove": (["a"],), "search": (Query(),), "swap": ([RECORD],), "count": ()}[call]
    with pytest.raises(IndexUnavailableError, match="Không kết nối được với Elasticsearch"):
        getattr(index, call)(*argument)


def test_secrets_are_not_told() -> None:
    """Neither the password nor the key is in a message or in how the index prints itself."""
    settings = Settings(
        elasticsearch_url="http://127.0.0.1:9", elasticsearch_user="rasoat", elasticsearch_password=SecretStr("mật-khẩu-thử")
    )
    index = ElasticsearchIndex.connect(settings)
    with pytest.raises(IndexUnavailableError) as raised:
        index.count()
    assert "mật-khẩu-thử" not in f"{raised.value} {raised.value.remedy} {index!r} {settings!r}"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 408, 429, 500, 503])
def test_every_answer_has_words(status: int) -> None:
    """Each error of the server is a Vietnamese sentence with what to do."""
    error = unavailable(status)
    assert error.message.endswith(".")
    assert error.remedy.endswith(".")


def test_an_index_of_another_version_is_not_read(client: Elasticsearch, prefix: str) -> None:
    """It says so and how to mend it; a rebuild mends it."""
    ElasticsearchIndex(client, prefix).put([RECORD])
    config = load_index_config()
    newer = ElasticsearchIndex(client, prefix, config.model_copy(update={"version": config.version + 1}))
    with pytest.raises(IndexUnavailableError) as raised:
        newer.search(Query())
    assert "rasoat index rebuild" in raised.value.remedy
    assert newer.swap([RECORD]) == 1
    assert newer.search(Query()).total == 1


def test_a_read_only_index_is_told(client: Elasticsearch, prefix: str) -> None:
    """When the server's disk is full it lets nobody write: writing says so, reading goes on."""
    index = ElasticsearchIndex(client, prefix)
    index.put([RECORD])
    client.indices.put_settings(index=f"{prefix}-*", settings={"index.blocks.read_only_allow_delete": True})
    with pytest.raises(IndexUnavailableError, match="chỉ cho đọc"):
        index.put([RECORD])
    assert index.search(Query()).total == 1


def test_two_generations_at_most(client: Elasticsearch, prefix: str) -> None:
    """Rebuilding again and again does not fill the disk."""
    index = ElasticsearchIndex(client, prefix)
    for _ in range(4):
        index.swap([RECORD])
    assert len(client.indices.get(index=f"{prefix}-*")) == 2
    assert list(client.indices.get_alias(name=prefix).values())


def test_halves_of_surrogates(client: Elasticsearch, prefix: str) -> None:
    """A text with halves of surrogates, as broken files have them, is indexed with question marks in their places."""
    ElasticsearchIndex(client, prefix).put([replace(RECORD, fields={"title": "đất \ud800 đai", "text": "đất đai"})])
    (hit,) = client.search(index=prefix, docvalue_fields=["content"])["hits"]["hits"]
    assert json.loads(base64.b64decode(hit["fields"]["content"][0]))["title"] == "đất ? đai"


def test_mappings_are_strict(client: Elasticsearch, prefix: str) -> None:
    """A field that the configuration does not name is refused."""
    ElasticsearchIndex(client, prefix).put([RECORD])
    (mapping,) = client.indices.get_mapping(index=prefix).values()
    assert mapping["mappings"]["dynamic"] == "strict"
    assert set(mapping["mappings"]["properties"]) == set(load_index_config().fields)
