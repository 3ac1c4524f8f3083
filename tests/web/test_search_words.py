"""What the search page says of a query: chips, restored marks, suggestions, remarks, the place that opens."""

from __future__ import annotations

import html
import re

import pytest
from fastapi.testclient import TestClient

from pipeline.settings import Settings
from pipeline.web.asked_words import without

from .conftest import client_of
from .fakes import parts_with


class NoLexicon:
    """A lexicon that knows nothing, as before the first intake."""

    def __getattr__(self, name: str) -> object:
        return lambda *_: {} if name in {"forms", "pairs", "versions"} else ()


def text_of(page: str) -> str:
    """Return the words of a page."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def links(page: str) -> list[str]:
    """Return the addresses of the links that take chips away."""
    chips = page.partition('class="chips"')[2].partition("</div>")[0]
    return [html.unescape(href) for href in re.findall(r'href="([^"]*)"', chips)]


@pytest.mark.parametrize(
    ("text", "name", "taken", "left"),
    [
        ("khoản 2, điều 5 quyết định 20/2019", "điều khoản", "khoản 2 điều 5", "quyết định 20/2019"),
        ("điều 5 quyết định 20/2019 khoản 2", "điều khoản", "khoản 2 điều 5", "quyết định 20/2019"),
        ("còn   hiệu lực đất đai 2025", "tình trạng", "còn hiệu lực", "đất đai 2025"),
        ("gpmb khu công nghiệp", "từ đồng nghĩa", "gpmb", '"gpmb" khu công nghiệp'),
        ("ubnd tỉnh kiên giang", "cơ quan", "", '"ubnd tỉnh kiên giang"'),
        ("4162", "số, ký hiệu", "4162", ""),
    ],
)
def test_a_chip_takes_its_words_away(text: str, name: str, taken: str, left: str) -> None:
    """Without a chip its words are gone; words that stay are searched for as they are, in quotation marks."""
    assert without(text, name, taken) == left


def test_every_interpretation_is_a_chip_that_can_be_removed(client: TestClient) -> None:
    """Each chip says what was understood; its link searches for the rest, and nothing is understood twice."""
    page = client.get("/tim?q=nghị quyết còn hiệu lực ngày 06/5/2020 đất đai").text
    said = text_of(page)
    for chip in ("ngày ban hành: 06/05/2020", "tình trạng: còn hiệu lực", "loại: Nghị quyết"):
        assert chip in said
    removed = [client.get(href).text for href in links(page) if href.startswith("/tim?")]
    assert len(removed) == 3
    assert "ngày ban hành" not in text_of(removed[0]).partition("Kết quả")[2].partition("kết quả")[0]


def test_marks_are_offered_never_put_in(client: TestClient) -> None:
    """A query without marks is answered as it is, and the restored one is a link; with all marks nothing is offered."""
    page = client.get("/tim?q=quy dinh chuc nang nhiem vu").text
    assert "Có phải ý bạn là quy định chức năng nhiệm vụ ?" in text_of(page)
    assert 'value="quy dinh chuc nang nhiem vu"' in page
    assert "Có phải ý bạn là" not in client.get("/tim?q=quy định chức năng nhiệm vụ").text
    assert "Có phải ý bạn là" not in client.get("/tim?q=07/2025/NQ-HĐND").text


def test_an_asked_provision_is_what_the_link_opens(client: TestClient, ids: dict[str, str]) -> None:
    """The result of "điều 2 …" leads straight to that article."""
    page = client.get("/tim?q=điều 2 nghị quyết 07/2025").text
    assert re.search(rf'href="/van-ban/{ids["07/2025/NQ-HĐND"]}[^"#]*#art_2"', page)
    assert "Điều 2 · Nghị quyết 07/2025/NQ-HĐND" in text_of(page)


def test_suggestions_are_options_of_a_list(client: TestClient, ids: dict[str, str]) -> None:
    """What is typed so far suggests numbers, titles and provisions, each with the address that it opens."""
    page = client.get("/goi-y?q=07/2025").text
    assert page.count('role="option"') >= 1
    assert f'data-href="/van-ban/{ids["07/2025/NQ-HĐND"]}"' in page
    assert "#art_" in client.get("/goi-y?q=điều 2 07/2025").text
    assert client.get("/goi-y").text.strip() == ""
    assert "<script" not in client.get("/goi-y", params={"q": "<script>alert(1)</script>"}).text


def test_without_a_lexicon_everything_works(web_settings: Settings) -> None:
    """Before anything was learnt nothing is suggested and nothing offered."""
    bare = client_of(parts_with(web_settings, lexicon=NoLexicon()))
    assert bare.get("/goi-y?q=nghi quyet").text.strip() == ""
    page = bare.get("/tim?q=nghi quyet 07/2025")
    assert page.status_code == 200
    assert "Có phải ý bạn là" not in page.text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("đất " * 2_500, "chỉ đọc 2.000 ký tự đầu"),
        ("!!! ///", "không có chữ hay số nào để tìm"),
        ('"quy định', "ngoặc kép không đủ đôi"),
        ("title:(a AND b)^2", "kết quả"),
        ("<b>đất</b>", "kết quả"),
        ("\x00\x1f\u202e", "không có chữ hay số nào để tìm"),
    ],
)
def test_odd_queries_are_told_in_words(client: TestClient, query: str, said: str) -> None:
    """Whatever is typed, the page answers and says in plain words what it could not read."""
    answer = client.get("/tim", params={"q": query})
    assert answer.status_code == 200
    assert said in text_of(answer.text)


def test_beyond_the_last_page_comes_the_last_one(client: TestClient) -> None:
    """An address of a page that is not there shows the last page, never "nothing found"."""
    page = text_of(client.get("/tim?trang=400").text)
    assert "Không tìm thấy kết quả nào" not in page
    assert re.search(r"\d+ kết quả", page)
