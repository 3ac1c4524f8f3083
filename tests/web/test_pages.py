from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from pipeline.adapters.tantivy_index import TantivyIndex
from pipeline.settings import Settings
from pipeline.wiring import Parts

from .conftest import client_of
from .fakes import BrokenRegistry, DownIndex, MissingConverter, parts_with

TABS = ("", "/ban-goc", "/thuoc-tinh", "/tac-dong", "/thu-tuc", "/quan-he", "/lich-su")


def text_of(html: str) -> str:
    """Return the words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_start_page_says_what_there_is(client: TestClient) -> None:
    """The start page counts documents and failures and lists the newest documents."""
    html = client.get("/").text
    assert "Sổ đăng ký có 12 văn bản" in html
    assert "2 tệp không đọc được" in html
    assert "1 tệp bị từ chối" in html
    assert "41/2025/QĐ-UBND" in html


def test_empty_registry_says_which_command_to_run(tmp_path: object) -> None:
    """With nothing ingested the start page shows the command to run."""
    html = client_of(Parts(Settings(data_dir=tmp_path / "empty"))).get("/").text
    assert "rasoat ingest" in html


def test_search_finds_by_number_and_says_what_was_understood(client: TestClient, ids: dict[str, str]) -> None:
    """A number finds its document first, and a chip says so and can be taken away."""
    html = client.get("/tim", params={"q": "18/2024/QĐ-UBND"}).text
    first = html.index('class="result"')
    assert ids["18/2024/QĐ-UBND"] in html[first : first + 400]
    assert 'class="chips"' in html
    assert 'href="/tim"' in html[html.index('class="chips"') : html.index('class="tools"')]


def test_search_shows_where_words_matched(client: TestClient) -> None:
    """A hit by words shows the Điều and the words around, marked."""
    html = client.get("/tim", params={"q": "hòa giải viên"}).text
    assert "<mark>" in html[html.index('class="plain matches"') :]
    assert "Điều" in html[html.index('class="plain matches"') :]


def test_facets_are_links_that_narrow_and_widen(client: TestClient) -> None:
    """A facet's link narrows the results to its count; the chosen value's link takes it back."""
    html = client.get("/tim").text
    href, count = re.findall(
        r'href="(/tim\?loai=nghi_quyet)"[^>]*><span class="v">Nghị quyết</span> <span class="n">(\d+)', html
    )[0]
    narrowed = client.get(href).text
    assert f"{count} kết quả" in narrowed
    assert 'href="/tim" aria-current="true"' in narrowed


def test_whole_state_stands_in_the_address(client: TestClient) -> None:
    """Level, sort, period and values stay in the links of the page."""
    html = client.get("/tim?q=quy+dinh&loai=quyet_dinh&tu=01/01/2024&den=2025-12-31&xep=moi&muc=van-ban").text
    assert "loai=quyet_dinh&amp;tu=2024-01-01&amp;den=2025-12-31&amp;muc=van-ban&amp;xep=cu" in html
    assert 'value="01/01/2024"' in html


def test_sorting_by_date_orders_results(client: TestClient) -> None:
    """Newest first and oldest first are each other's reverse."""
    days = [
        re.findall(r'class="meta">[^<]*? · (\d\d/\d\d/\d{4})', client.get(f"/tim?xep={order}").text) for order in ("moi", "cu")
    ]
    keys = [[tuple(reversed(day.split("/"))) for day in found] for found in days]
    assert keys[0] == sorted(keys[0], reverse=True)
    assert keys[1] == sorted(keys[1])
    assert len(keys[0]) > 5


def test_nothing_found_says_what_to_loosen(client: TestClient) -> None:
    """Without results the page says what was searched and offers to drop each filter."""
    html = client.get("/tim?q=xyzzyxq&loai=nghi_quyet").text
    assert "Không tìm thấy kết quả nào" in html
    assert "/tim?q=xyzzyxq" in html


@pytest.mark.parametrize(
    "query",
    [
        "/tim?trang=0",
        "/tim?trang=999999",
        f"/tim?trang={'9' * 5000}",
        "/tim?trang=x&tu=99/99/9999&nam=abc&muc=x&xep=y",
        "/tim?q=%00",
        '/tim?q="',
        "/tim?q=(((",
        "/tim?nam=99999999999",
    ],
)
def test_odd_addresses_are_answered(client: TestClient, query: str) -> None:
    """Whatever stands in the address, the page answers."""
    assert client.get(query).status_code == 200


def test_search_down_says_what_still_works(web_settings: Settings, ids: dict[str, str]) -> None:
    """When the engine is down a full number still leads to its document, from the registry."""
    down = client_of(parts_with(web_settings, index=DownIndex()))
    html = down.get("/tim?q=18/2024/QĐ-UBND").text
    assert "Công cụ tìm kiếm không trả lời" in html
    assert f"/van-ban/{ids['18/2024/QĐ-UBND']}" in html
    assert down.get(f"/van-ban/{ids['18/2024/QĐ-UBND']}").status_code == 200
    assert "Công cụ tìm kiếm không trả lời" in down.get("/").text


def test_an_index_that_was_lost_says_so(web_settings: Settings, tmp_path: Path) -> None:
    """When nothing is found because the index is empty, the page says that, and what makes it again."""
    html = client_of(parts_with(web_settings, index=TantivyIndex(tmp_path / "trống"))).get("/tim?q=hòa giải").text
    assert "Chỉ mục chưa có bản ghi nào" in html
    assert "rasoat index rebuild" in html


def test_index_behind_the_registry_is_said(web_settings: Settings) -> None:
    """While the index has documents to learn, every page says how many."""
    parts = Parts(web_settings)
    count = parts.registry.count
    parts.registry.count = lambda: count() + 37
    assert "đang cập nhật 37 văn bản" in client_of(parts).get("/thong-ke").text


def test_broken_registry_is_told_in_words(web_settings: Settings) -> None:
    """A database that does not answer gives a page with what happened and what to do."""
    answer = client_of(parts_with(web_settings, registry=BrokenRegistry())).get("/")
    assert answer.status_code == 503
    assert "sổ đăng ký" in answer.text
    assert "Cách xử lý" in answer.text


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_of_every_document_opens(client: TestClient, ids: dict[str, str], tab: str) -> None:
    """All tabs answer for all documents, also those that must be printed first when the office program is there."""
    for number, identifier in ids.items():
        if tab == "/ban-goc" and number not in {"07/2025/NQ-HĐND", "1520/QĐ-UBND", "27/2020/NQ-HĐND"}:
            continue
        answer = client.get(f"/van-ban/{identifier}{tab}")
        assert answer.status_code == 200, number
        assert 'aria-current="page"' in answer.text


def test_text_marks_effects_with_their_target(client: TestClient, ids: dict[str, str]) -> None:
    """The sentence that repeals is marked, named in words, and its reference leads to the document."""
    html = client.get(f"/van-ban/{ids['07/2025/NQ-HĐND']}").text
    assert re.search(r'<mark class="mk mk-effect tone-abolished"[^>]*>Bãi bỏ ', html)
    assert "bãi bỏ khoản 3 Điều 2 12/2023/NQ-HĐND" in text_of(html)
    assert f'href="/van-ban/{ids["12/2023/NQ-HĐND"]}"' in html


def test_asked_evidence_is_framed_on_the_page(client: TestClient, ids: dict[str, str]) -> None:
    """An address that names a mark shows it in the text and as rectangles on the page image, without JavaScript."""
    html = client.get(f"/van-ban/{ids['07/2025/NQ-HĐND']}?xem=e3").text
    assert re.search(r'id="e3" data-mark="e3"', html)
    frame = re.search(r'<g class="fr fr-effect tone-abolished chosen" data-mark="e3">(<rect[^>]*/>)+', html)
    assert frame
    assert re.search(r"/hinh/[0-9a-f]{64}/1-700\.webp", html)


def test_tree_lists_articles_and_attachments(client: TestClient, ids: dict[str, str]) -> None:
    """The tree leads to every Điều, also those of the attached Quy định."""
    html = client.get(f"/van-ban/{ids['18/2024/QĐ-UBND']}").text
    tree = html[html.index('class="tree"') : html.index("</nav>", html.index('class="tree"'))]
    for name in ("#art_1", "#att_1", "#att_1__art_5"):
        assert f'href="{name}"' in tree
        assert f'id="{name[1:]}"' in html


def test_marks_can_be_switched_off_by_link(client: TestClient, ids: dict[str, str]) -> None:
    """The address says which marks are hidden; a link switches each."""
    html = client.get(f"/van-ban/{ids['07/2025/NQ-HĐND']}?an=reference").text
    assert 'class="law hide-reference"' in html
    assert 'data-switch="reference" role="switch" aria-checked="false"' in html


def test_effects_are_shown_from_both_sides(client: TestClient, ids: dict[str, str]) -> None:
    """What one document does to the other stands on both pages, with the sentence that says so."""
    doing = text_of(client.get(f"/van-ban/{ids['07/2025/NQ-HĐND']}/tac-dong").text)
    done = text_of(client.get(f"/van-ban/{ids['12/2023/NQ-HĐND']}/tac-dong").text)
    assert "Bãi bỏ khoản 3 Điều 2" in doing
    assert "Bãi bỏ khoản 3 Điều 2" in done
    assert "bị bãi bỏ bởi" in done
    assert "máy đọc, chưa xác nhận" in doing


def test_unknown_is_shown_never_empty(client: TestClient, ids: dict[str, str]) -> None:
    """A property that is not known says so; a document without a first day is not called in force."""
    html = text_of(client.get(f"/van-ban/{ids['']}/thuoc-tinh").text)
    assert "Số, ký hiệu chưa xác định" in html
    assert "chưa có số" in html


def test_procedures_sort_and_narrow_by_links(client: TestClient, ids: dict[str, str]) -> None:
    """Links sort the table both ways and narrow it to a group; the declared count that differs is said."""
    base = f"/van-ban/{ids['1520/QĐ-UBND']}/thu-tuc"
    row = r'<tr data-row .*?<th scope="row">([^<]*)'
    names = re.findall(row, client.get(f"{base}?xep=ten").text)
    falling = re.findall(row, client.get(f"{base}?xep=ten&chieu=giam").text)
    assert names == falling[::-1]
    assert len(names) == 19
    assert 'aria-sort="descending"' in client.get(f"{base}?xep=ten&chieu=giam").text
    html = client.get(f"{base}?nhom=new").text
    assert len(re.findall(row, html)) == 3
    assert "văn bản nêu 10, khác số đếm được" in html


def test_statistics_begin_with_a_sentence_and_lead_to_lists(client: TestClient) -> None:
    """The sentence comes first, figures are links, and their lists hold the decision."""
    html = client.get("/thong-ke").text
    assert html.index("1 quyết định công bố") < html.index("<table")
    href = re.findall(r'<td class="num"><a href="([^"]+nhom=new[^"]*)"', html)[0].replace("&amp;", "&")
    assert "1520/QĐ-UBND" in client.get(href).text
    assert "<svg" in html
    assert "Không có quyết định công bố nào" in client.get("/thong-ke?tu=2001-01-01&den=2001-12-31").text


def test_failures_say_reason_remedy_and_what_was_kept(client: TestClient) -> None:
    """Each failed file has its reason, what to do, and what was kept; a refused one only its hash."""
    html = text_of(client.get("/tep-loi").text)
    assert "Tệp rỗng" in html
    assert "bản gốc và lý do" in html
    assert "chỉ giữ mã băm" in html
    assert "secret-mark" not in html


def test_the_first_reading_differs_from_none(client: TestClient, ids: dict[str, str]) -> None:
    """The history calls the first reading the first, not another one than the one before."""
    html = text_of(client.get(f"/van-ban/{ids['39/2025/QĐ-UBND']}/lich-su").text)
    assert "lần đọc đầu" in html
    assert "khác lần trước" not in html


def test_original_is_downloaded_never_shown(client: TestClient, ids: dict[str, str]) -> None:
    """The original comes byte for byte as an attachment that no browser interprets."""
    base = client.get(f"/van-ban/{ids['39/2025/QĐ-UBND']}").text
    href = re.findall(r'href="(/tep/[^"]+)"', base)[0]
    answer = client.get(href)
    assert b"<script" in answer.content.lower()
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert client.get(href[:-4] + "0000").status_code == 404


def test_page_pictures_are_made_and_kept(client: TestClient, ids: dict[str, str], web_settings: Settings) -> None:
    """A page comes as WebP and is kept; pages, widths and hashes that are not there are not found."""
    html = client.get(f"/van-ban/{ids['07/2025/NQ-HĐND']}").text
    sha = re.findall(r"/hinh/([0-9a-f]{64})/", html)[0]
    answer = client.get(f"/hinh/{sha}/1-700.webp")
    assert answer.content[8:12] == b"WEBP"
    assert list((web_settings.data_dir / "cache" / "pages").rglob(f"{sha}-1-700.webp"))
    for wrong in (f"/hinh/{sha}/9-700.webp", f"/hinh/{sha}/1-701.webp", f"/hinh/{'0' * 64}/1-700.webp", "/hinh/x/1-700.webp"):
        assert client.get(wrong).status_code == 404


def test_pages_without_the_office_program_say_so(web_settings: Settings, ids: dict[str, str]) -> None:
    """When an office file cannot be printed, its page says why and the text stays readable."""
    broken = parts_with(web_settings, converter=MissingConverter())
    html = client_of(broken).get(f"/van-ban/{ids['15/2024/QĐ-UBND']}/ban-goc?cho=1").text
    assert "Không dựng được hình trang" in html


def test_missing_pages_and_documents_are_told_in_words(client: TestClient, ids: dict[str, str]) -> None:
    """What is not there answers 404 with the way on."""
    for path in ("/nope", "/van-ban/nope", f"/van-ban/{ids['07/2025/NQ-HĐND']}/nope", "/tep/nope/nope"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "về trang đầu" in answer.text


def test_nothing_can_be_written(client: TestClient) -> None:
    """The pages are read only: every other method is refused."""
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert client.request(method, "/tim").status_code == 405


def test_other_hosts_get_nothing(web_parts: Parts) -> None:
    """A foreign name that points to this machine is refused."""
    assert client_of(web_parts).get("/", headers={"host": "example.org"}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/tim?q=x", "/thong-ke", "/tep-loi", "/phim-tat", "/nope", "/static/site.css"])
def test_every_answer_is_locked_down(client: TestClient, path: str) -> None:
    """Every answer forbids foreign origins, inline scripts and styles, frames and sniffing."""
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|<style|\son\w+=|https?://(?!www\.w3\.org)", answer.text)


def test_hostile_document_is_only_text(client: TestClient, ids: dict[str, str]) -> None:
    """Nothing of a hostile page's markup reaches our pages."""
    for tab in ("", "/thuoc-tinh", "/tac-dong", "/quan-he"):
        html = client.get(f"/van-ban/{ids['39/2025/QĐ-UBND']}{tab}").text.lower()
        assert html.count("<script") == 1
        assert "<iframe" not in html
        assert "javascript:" not in html
        assert "onerror" not in html


def test_typed_markup_is_only_text(client: TestClient) -> None:
    """What is typed into the box comes back as text."""
    html = client.get("/tim", params={"q": '"><script>alert(1)</script>', "loai": '"><img src=x>'}).text
    assert "<script>alert" not in html
    assert "<img src=x" not in html
