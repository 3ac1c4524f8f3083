"""Generated documents of many articles."""

from __future__ import annotations

import gzip
import json
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.load.filling import fill, stock_of
from benchmarks.load.laws import Law, laws_of, varied, written
from pipeline.model.registry import Wanted
from pipeline.settings import Settings
from pipeline.wiring import Parts

_ARTICLES = (
    ("1", "Phạm vi điều chỉnh", "Thông tư này quy định mức thu 125000 đồng theo Nghị định số 12/2019/NĐ-CP."),
    ("10", "Hiệu lực thi hành", "Thông tư này có hiệu lực từ ngày 15 tháng 02 năm 2021."),
    ("2", "Đối tượng áp dụng", "Mức 125000 đồng áp dụng cho 3 nhóm."),
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a corpus of one law."""
    folder = tmp_path / "corpus" / "search"
    folder.mkdir(parents=True)
    with gzip.open(folder / "articles.jsonl.gz", "wt", encoding="utf-8") as lines:
        for number, title, text in _ARTICLES:
            lines.write(json.dumps({"law_id": "1/2021/tt-x", "article_id": number, "title": title, "text": text}) + "\n")
    return folder.parent


def test_articles_stand_in_the_order_of_their_numbers(corpus: Path) -> None:
    """Điều 2 comes before Điều 10."""
    (law,) = laws_of(corpus)
    assert [number for number, _, _ in law.articles] == ["1", "2", "10"]


def test_a_copy_has_other_figures_and_the_same_words() -> None:
    """Amounts and numbers of documents differ, the same one is the same again; days, years and clauses stay."""
    law = Law(name="1/2021/tt-x", articles=_ARTICLES)
    first, copy = written(law, 0, 0), written(law, 1, 0)
    assert "125000 đồng theo Nghị định số 12/2019/NĐ-CP" in first
    assert "125000" not in copy
    assert "ngày 15 tháng 02 năm 2021" in copy
    assert "cho 3 nhóm" in copy
    assert len({line.split(" đồng")[0].split()[-1] for line in copy.splitlines() if " đồng" in line}) == 1


def test_documents_never_end_and_never_repeat(corpus: Path) -> None:
    """Each round gives every law a head of its own."""
    assert len(set(islice(varied(laws_of(corpus)), 5))) == 5


def test_the_registry_holds_so_many_articles(corpus: Path, tmp_path: Path) -> None:
    """Filling stops once enough articles were read, says what it wrote, and does nothing the second time."""
    data = tmp_path / "data"
    assert stock_of(data) == {}
    stock = fill(corpus, data, 10)
    found = Parts(Settings(data_dir=data)).registry.find(Wanted())
    assert stock["articles"] >= 10
    assert stock["documents"] == len(found)
    assert all(one.number and one.date for one in found)
    assert fill(corpus, data, 10) == stock == stock_of(data)
