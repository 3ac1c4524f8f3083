"""The own province among documents with one number."""

from __future__ import annotations

from pathlib import Path

import pytest

from index_config import config_for
from pipeline.adapters.tantivy_index import TantivyIndex
from pipeline.rules import Rules
from pipeline.search import parse_query
from tests.contract.library import Library


@pytest.mark.parametrize(("province", "first"), [("Sông Trà", "boi-thuong"), ("hoa linh", "nuoc-sach"), (None, "nuoc-sach")])
@pytest.mark.parametrize("raw", ["12/2024/QĐ-UBND", "quyết định 12/2024", "điều 1 qđ 12/2024"])
def test_own_province_comes_first(tmp_path: Path, rules: Rules, province: str | None, first: str, raw: str) -> None:
    """Of two documents with one number that of the own province comes first; without that setting the newer one."""
    index = TantivyIndex(tmp_path / "index", config_for(province))
    index.put(Library(rules).records())
    hits = index.search(parse_query(raw, rules)).hits
    assert hits[0].record.document_id == first
    assert {"boi-thuong", "nuoc-sach"} <= {hit.record.document_id for hit in hits[:3]}
