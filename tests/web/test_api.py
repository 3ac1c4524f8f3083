from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from fastapi.testclient import TestClient

from pipeline.output import OutputDocument
from pipeline.settings import Settings

from .conftest import client_of
from .fakes import BrokenRegistry, DownIndex, parts_with

GOOD = (
    "/v1/search",
    "/v1/search?q=h%C3%B2a+gi%E1%BA%A3i+vi%C3%AAn&size=3",
    "/v1/search?q=18/2024/Q%C4%90-UBND",
    "/v1/search?kind=quyet_dinh&kind=nghi_quyet&sort=newest&page=2&size=2",
    "/v1/search?level=provision&q=quy+%C4%91%E1%BB%8Bnh&status=CON&status_day=2025-12-31",
    "/v1/search?level=procedure&group=new&procedure_level=xa",
    "/v1/search?q=xyzzyxq",
    "/v1/documents",
    "/v1/documents?number=18/2024/Q%C4%90-UBND",
    "/v1/documents?number=x",
    "/v1/documents?issued_from=2025-01-01&issued_to=2025-06-30&page=1&size=2",
    "/v1/procedures",
    "/v1/procedures?group=new&size=2&page=2",
    "/v1/procedures?code=9.999999",
    "/v1/statistics/procedures",
    "/v1/statistics/procedures?signed_from=2025-01-01&signed_to=2025-12-31",
)
WRONG = (
    "/v1/search?size=0",
    "/v1/search?size=101",
    "/v1/search?page=100000",
    "/v1/search?page=x",
    "/v1/search?sort=best",
    "/v1/search?issued_from=31/12/2025",
    "/v1/search?nothing=1",
    "/v1/search?year=hai",
    f"/v1/search?q={'a' * 2001}",
    "/v1/documents?size=1000",
    "/v1/procedures?group=old",
    "/v1/statistics/procedures?signed_from=x",
)


@pytest.fixture(scope="module")
def described(client: TestClient) -> dict[str, Any]:
    """Return the description of the API."""
    found = client.get("/api/openapi.json")
    assert found.status_code == 200
    return dict(found.json())


def check(value: object, path: str, status: int, described: dict[str, Any]) -> None:
    """Check an answer against what the description says of its path and status."""
    operation = described["paths"][path]["get"]["responses"][str(status)]["content"]
    (content,) = operation.values()
    schema = {**content["schema"], "components": described["components"]}
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(value)


@pytest.mark.parametrize("address", GOOD)
def test_answers_are_what_the_description_says(client: TestClient, described: dict[str, Any], address: str) -> None:
    """Every kind of question is answered in the described shape."""
    answer = client.get(f"/api{address}")
    assert answer.status_code == 200, answer.text
    check(answer.json(), address.partition("?")[0], 200, described)


def test_a_document_keeps_the_published_contract(client: TestClient, described: dict[str, Any], ids: dict[str, str]) -> None:
    """A document is ``rasoat.document/1`` with its status on a day; nothing says where files lie on this machine."""
    for identifier in ids.values():
        answer = client.get(f"/api/v1/documents/{identifier}?status_day=2025-12-31")
        check(answer.json(), "/v1/documents/{identifier}", 200, described)
        assert answer.json()["document"]["schema"] == "rasoat.document/1"
        assert answer.json()["status"]["day"] == "2025-12-31"
        OutputDocument.model_validate(answer.json()["document"])
        assert "/" not in (answer.json()["document"]["source"]["path"] or "")


@pytest.mark.parametrize("address", WRONG)
def test_wrong_parameters_are_named_in_vietnamese(client: TestClient, described: dict[str, Any], address: str) -> None:
    """A value that is not understood is a problem that names the parameter, never an English sentence."""
    answer = client.get(f"/api{address}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    check(answer.json(), address.partition("?")[0], 400, described)
    assert f"«{address.partition('?')[2].partition('=')[0]}»" in answer.json()["detail"]
    assert "should" not in answer.text


def test_what_is_not_there_is_a_problem(client: TestClient, described: dict[str, Any]) -> None:
    """Unknown documents and addresses are said to be missing."""
    missing = client.get("/api/v1/documents/nope")
    assert missing.status_code == 404
    check(missing.json(), "/v1/documents/{identifier}", 404, described)
    assert client.get("/api/v2/search").json()["code"] == "not_found"
    assert client.post("/api/v1/search").json()["status"] == 405


def test_what_is_down_is_a_problem(web_settings: Settings, described: dict[str, Any]) -> None:
    """An index or registry that does not answer is a 503 with what to do, in the words of the program."""
    for address, part in (("/v1/search", {"index": DownIndex()}), ("/v1/documents", {"registry": BrokenRegistry()})):
        answer = client_of(parts_with(web_settings, **part)).get(f"/api{address}")
        assert answer.status_code == 503
        check(answer.json(), address, 503, described)
        assert answer.json()["remedy"]


def test_the_api_finds_what_the_page_finds(client: TestClient) -> None:
    """Total, order and counts are those of the page with the same question."""
    page = client.get("/tim?q=quy+%C4%91%E1%BB%8Bnh&loai=quyet_dinh&xep=moi&dong=100").text
    answer = client.get("/api/v1/search?q=quy+%C4%91%E1%BB%8Bnh&kind=quyet_dinh&sort=newest&size=100").json()
    places = [page.index(f'value="{hit["document_id"]}"') for hit in answer["hits"]]
    assert places == sorted(places)
    assert f"{answer['total']} kết quả" in page


def test_pages_of_the_api_follow_each_other(client: TestClient) -> None:
    """Nothing is left out or twice between two pages; the list says when it ends."""
    whole = client.get("/api/v1/documents?size=200").json()
    pages = [client.get(f"/api/v1/documents?size=5&page={n}").json() for n in (1, 2, 3)]
    assert [one for page in pages for one in page["documents"]] == whole["documents"]
    assert [page["has_more"] for page in pages] == [True, True, False]


def test_the_description_loads_nothing_from_elsewhere(client: TestClient) -> None:
    """The page of the API is one of our own, its answers carry the same headers as all others."""
    page = client.get("/api")
    assert page.status_code == 200
    assert "/v1/search" in page.text
    assert "http" not in page.text.replace("http://127.0.0.1", "")
    for address in ("/api/v1/search", "/api/openapi.json", "/api/nope"):
        assert client.get(address).headers["content-security-policy"].startswith("default-src 'self'")


def test_the_description_names_no_english_errors(described: dict[str, Any]) -> None:
    """Errors are problems in every operation; the paths carry the version."""
    assert "HTTPValidationError" not in json.dumps(described)
    for path, found in described["paths"].items():
        assert path.startswith("/v1/")
        assert list(found["get"]["responses"]["400"]["content"]) == ["application/problem+json"]
