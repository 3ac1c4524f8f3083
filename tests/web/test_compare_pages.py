from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

AMENDED, AMENDING = "12/2023/NQ-HĐND", "07/2025/NQ-HĐND"
OLD, NEW = "18/2024/QĐ-UBND", "41/2025/QĐ-UBND"


def test_two_documents_stand_side_by_side(client: TestClient, ids: dict[str, str]) -> None:
    """Both names, what became of the parts in words and counts, differences as del and ins that are said aloud too."""
    html = client.get(f"/so-sanh?a={ids[OLD]}&b={ids[NEW]}").text
    assert OLD in html
    assert NEW in html
    assert re.search(r'<del><span class="visually-hidden">\[bỏ: </span>', html)
    assert re.search(r'<ins><span class="visually-hidden">\[thêm: </span>', html)
    assert 'class="tally"' in html
    assert f'href="/so-sanh?a={ids[NEW]}&amp;b={ids[OLD]}"' in html


def test_a_document_beside_itself_is_refused_in_words(client: TestClient, ids: dict[str, str]) -> None:
    """The same document twice is said to be one, and another can be given."""
    html = client.get(f"/so-sanh?a={ids[OLD]}&b={ids[OLD]}").text
    assert "cùng một văn bản" in html
    assert 'action="/so-sanh"' in html


def test_numbers_serve_as_well_as_ids(client: TestClient) -> None:
    """The form takes numbers as they are printed."""
    html = client.get("/so-sanh", params={"a": OLD, "b": NEW}).text
    assert 'class="tally"' in html


def test_a_number_of_two_documents_lists_both(client: TestClient) -> None:
    """A number that two provinces use is not guessed: both documents are offered."""
    number = "15/2024/QĐ-UBND"
    html = client.get("/so-sanh", params={"a": number, "b": OLD}).text
    offered = re.findall(r'<li><a href="/so-sanh\?a=([^&]+)&amp;b=[^"]+">', html)
    assert len(offered) > 1
    assert "Có nhiều văn bản mang số" in html


@pytest.mark.parametrize("query", ["", "a=nope", "a=99/1999/Q%C4%90-UBND&b=", "vb=x", "vb=x&vb=y&vb=z", "a=%00&b=%3Cscript%3E"])
def test_what_cannot_be_compared_is_asked_for(client: TestClient, query: str) -> None:
    """Without two documents the page says what is missing and offers a form; nothing that was typed becomes markup."""
    answer = client.get(f"/so-sanh?{query}")
    assert answer.status_code == 200
    assert 'action="/so-sanh"' in answer.text
    assert "<script>" not in answer.text


def test_two_ticks_of_the_list_open_the_comparison_older_first(client: TestClient, ids: dict[str, str]) -> None:
    """The ticks lead to the same address whichever was ticked first: what came later stands at the right."""
    html = client.get("/tim?q=quy+%C4%91%E1%BB%8Bnh").text
    assert 'action="/so-sanh"' in html
    assert 'type="checkbox" name="vb"' in html
    for pair in ((OLD, NEW), (NEW, OLD)):
        answer = client.get("/so-sanh", params=[("vb", ids[number]) for number in pair], follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"] == f"/so-sanh?a={ids[OLD]}&b={ids[NEW]}"


def test_related_documents_are_offered(client: TestClient, ids: dict[str, str]) -> None:
    """From a document the comparison offers those that it changes or that change it; its effects link to it directly."""
    html = client.get(f"/van-ban/{ids[AMENDING]}/tac-dong").text
    linked = re.findall(r'href="/so-sanh\?a=([^&"]+)&amp;b=([^"]+)"', html)
    chooser = client.get(f"/so-sanh?a={ids[AMENDING]}").text
    offered = re.findall(r'<li><a href="/so-sanh\?a=([^&"]+)&amp;b=([^"]+)">', chooser)
    assert linked
    assert set(linked) == set(offered)
    assert (ids[AMENDED], ids[AMENDING]) in linked
