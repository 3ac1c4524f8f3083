from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from pipeline.settings import Settings
from pipeline.wiring import Parts

from .conftest import client_of


@pytest.mark.parametrize("asked", ["18/2024/NQ-HĐND", "18/2011/QĐ-UBND", "số 18/2011"])
def test_a_number_that_nothing_has_leads_to_the_nearest(client: TestClient, ids: dict[str, str], asked: str) -> None:
    """Another kind or another year: the document with the same figure is offered, with its own number."""
    html = client.get("/tim", params={"q": asked}).text
    assert "Số gần nhất trong sổ đăng ký" in html
    assert f'href="/van-ban/{ids["18/2024/QĐ-UBND"]}"' in html


@pytest.mark.parametrize("asked", ["9876/2011/QĐ-UBND", "xyzzyxq", "0/0", "nghị quyết xyzzyxq"])
def test_nothing_near_is_offered_where_nothing_is(client: TestClient, asked: str) -> None:
    """A figure that no document has, or words without a number, offer no numbers."""
    answer = client.get("/tim", params={"q": asked})
    assert answer.status_code == 200
    assert "Số gần nhất" not in answer.text


def test_searching_an_empty_registry_says_which_command_to_run(tmp_path: Path) -> None:
    """Before anything was ingested a search says so instead of "nothing found"."""
    html = client_of(Parts(Settings(data_dir=tmp_path / "empty"))).get("/tim?q=x").text
    assert "rasoat ingest" in html
