"""Both engines, filled with the same records."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from elasticsearch import Elasticsearch

from pipeline.adapters.elasticsearch_index import ElasticsearchIndex
from pipeline.adapters.tantivy_index import TantivyIndex
from pipeline.ports import Index

__all__ = ["engines"]

_URLS = ("RASOAT_TEST_ELASTICSEARCH_URL", "RASOAT_ELASTICSEARCH_URL")


@contextmanager
def engines(name: str) -> Iterator[dict[str, Index]]:
    """Give an empty index of each engine; Elasticsearch when one of its addresses is in the environment."""
    url = next((os.environ[one] for one in _URLS if os.environ.get(one)), None)
    with tempfile.TemporaryDirectory() as folder:
        opened: dict[str, Index] = {"tantivy": TantivyIndex(Path(folder) / name)}
        if url is None:
            yield opened
            return
        prefix = f"benchmark-{name}-{os.getpid()}"
        with Elasticsearch(url, request_timeout=60) as client:
            try:
                yield {**opened, "elasticsearch": ElasticsearchIndex(client, prefix)}
            finally:
                for index in client.indices.get(index=f"{prefix}-*"):
                    client.indices.delete(index=index)
