"""The register of procedures, a procedure's page, the list of work, a decision's rows, the lists behind figures."""

from __future__ import annotations

import datetime as dt
import html as markup
import io
import re
from pathlib import Path

import docx
import pytest
from fastapi.testclient import TestClient

from benchmarks.invented.cell_scenes import small_details
from benchmarks.invented.files import to_html
from benchmarks.invented.scenes import drawn
from pipeline.intake import read_path
from pipeline.model.catalogue import Catalogue, CatalogueEntry
from pipeline.settings import Settings
from pipeline.wiring import Parts

from .conftest import client_of


def told(html: str) -> str:
    """Return the words of a page on one line."""
    return re.sub(r"\s+", " ", markup.unescape(re.sub(r"<[^>]+>", " ", html)))


@pytest.fixture(scope="module")
def code(client: TestClient) -> str:
    """Return a code of the register."""
    found = re.search(r'href="/thu-tuc/(\d\.\d{6})"', client.get("/thu-tuc").text)
    assert found is not None
    return found[1]


def test_the_register_sums_up_what_it_shows(client: TestClient) -> None:
    """The sentence counts the rows by state; narrowing to a state leaves as many rows as its facet said."""
    html = client.get("/thu-tuc").text
    total = re.search(r"(\d+) thủ tục, tình trạng ngày 15/01/2026", html)
    assert total is not None
    assert len(re.findall("<tr data-row>", html)) == int(total[1])
    facet = re.search(r'href="(/thu-tuc\?tt=in_force)">.*?<span class="n">(\d+)', html)
    assert facet is not None
    assert len(re.findall("<tr data-row>", client.get(facet[1]).text)) == int(facet[2])


def test_the_register_finds_by_code_and_by_name(client: TestClient, code: str) -> None:
    """A code with any suffix finds its procedure; words without marks find names."""
    assert len(re.findall("<tr data-row>", client.get(f"/thu-tuc?q={code}.000.00.00.H10").text)) == 1
    name = re.search(r"<h1>([^<]+)</h1>", client.get(f"/thu-tuc/{code}").text)
    assert name is not None
    assert f"/thu-tuc/{code}" in client.get("/thu-tuc", params={"q": markup.unescape(name[1]).upper()}).text
    assert "Không có thủ tục nào như vậy" in client.get("/thu-tuc?q=xyzzyxq").text


def test_a_procedure_has_its_life_with_evidence(client: TestClient, code: str) -> None:
    """Each event leads to the row of its decision; the state of a day before it is another, and the address says the day."""
    html = client.get(f"/thu-tuc/{code}").text
    evidence = re.search(r'<a href="(/van-ban/[^"]+/thu-tuc\?xem=p\d+#p\d+)">1520/QĐ-UBND', html)
    assert evidence is not None
    assert 'class="at"' in client.get(evidence[1].partition("#")[0]).text
    before = told(client.get(f"/thu-tuc/{code}?ngay=01/01/2001").text)
    assert "Tình trạng ngày 01/01/2001" in before
    assert "Đang thực hiện" not in before
    assert "sau ngày đang xem" in before


def test_addresses_of_procedures_are_kind(client: TestClient, code: str) -> None:
    """A code as printed, with its suffix, leads to the page; an unknown one says what may be wrong."""
    answer = client.get(f"/thu-tuc/{code}.000.00.00.H10")
    assert answer.url.path == f"/thu-tuc/{code}"
    missing = client.get("/thu-tuc/9.999999")
    assert missing.status_code == 404
    assert "Sổ thủ tục không có thủ tục nào với mã này" in missing.text


def test_the_work_list_counts_narrows_and_says_what_it_cannot_know(client: TestClient) -> None:
    """Facets count the items of each kind; without a catalogue the page says what was not compared."""
    html = client.get("/viec-can-lam").text
    assert "Chưa nạp danh mục quốc gia" in told(html)
    kinds = re.findall(r'href="(/viec-can-lam\?viec=\w+)">.*?<span class="n">(\d+)', html)
    assert kinds
    for href, count in kinds:
        narrowed = client.get(href).text
        assert len(re.findall('class="result work-item', narrowed)) == min(50, int(count))
        assert "Cần làm:" in narrowed
    assert "Không có việc nào" in client.get("/viec-can-lam?tu=01/01/2001&den=31/12/2001").text


def test_the_count_that_differs_is_work(client: TestClient, ids: dict[str, str]) -> None:
    """The decision that states another number than it lists is on the list, with both numbers."""
    html = client.get("/viec-can-lam?viec=count_differs").text
    assert f"/van-ban/{ids['1520/QĐ-UBND']}/thu-tuc" in html
    assert "Văn bản nêu 10 thủ tục" in told(html)


def test_an_imported_catalogue_changes_the_pages_at_once(tmp_path: Path, samples_dir: Path) -> None:
    """Names that differ become work with the difference marked; an extract's absences stay apart and are counted."""
    parts = Parts(Settings(data_dir=tmp_path))
    parts.registry.keep([read_path(samples_dir / "publish-four-groups" / "source.pdf", parts.tools)])
    client = client_of(parts)
    code = re.findall(r'href="/thu-tuc/(\d\.\d{6})"', client.get("/thu-tuc").text)[0]
    assert "Chưa nạp danh mục nào" in client.get(f"/thu-tuc/{code}").text
    entries = (CatalogueEntry(code=code, name="Tên hoàn toàn khác", field="Lĩnh vực khác"),)
    at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    parts.registry.catalogue.put(
        Catalogue(entries=entries, source="trich.csv", sha256="0" * 64, is_extract=True, imported_at=at)
    )
    page = client.get(f"/thu-tuc/{code}").text
    assert "<ins>" in page
    assert "Bản trích danh mục «trich.csv»" in page
    html = client.get("/viec-can-lam").text
    assert "Tên khác danh mục" in html
    assert 'class="result work-item proves-nothing' not in html
    assert 'class="result work-item proves-nothing' in client.get("/viec-can-lam?viec=not_in_extract").text


def test_rows_narrow_by_level_and_doubt_and_sum_up(client: TestClient, ids: dict[str, str]) -> None:
    """Each link leaves as many rows as it says, and the last line is the sum of what is shown."""
    base = f"/van-ban/{ids['1520/QĐ-UBND']}/thu-tuc"
    html = client.get(base).text
    links = re.findall(
        rf'<a (?:class="doubtful" )?href="({re.escape(base)}\?(?:cap|nghi)=[^"]+)">.*?<span class="n">(\d+)', html
    )
    assert links
    for href, count in links:
        narrowed = client.get(markup.unescape(href)).text
        assert len(re.findall(r"<tr data-row ", narrowed)) == int(count)
        assert f"Tổng {count} dòng đang hiện" in narrowed


def test_stated_counts_stand_beside_counted_ones(client: TestClient, ids: dict[str, str]) -> None:
    """The table of counts shows what the decision states, what was counted, and the difference."""
    said = told(client.get(f"/van-ban/{ids['1520/QĐ-UBND']}/thu-tuc").text)
    assert "Số văn bản nêu và số đếm được" in said
    assert re.search(r"Trong văn bản: \S.*? 10 \d+ \d+ [+−]\d+", said)


def test_every_figure_opens_as_many_rows_as_it_says(client: TestClient) -> None:
    """Each linked figure of the statistics leads to a list of just so many rows."""
    figures = re.findall(r'<a href="(/thong-ke/danh-sach[^"]+)">([\d.]+)</a>', client.get("/thong-ke").text)
    assert len(figures) > 10
    for href, count in figures:
        assert f"<h1>{count} thủ tục, dòng</h1>" in client.get(markup.unescape(href)).text, href


def test_the_report_is_a_letter_too(client: TestClient) -> None:
    """The page's link gives the report of its period as DOCX with the same sentence."""
    html = client.get("/thong-ke").text
    href = re.search(r'href="(/thong-ke/xuat\.docx[^"]+)"', html)
    sentence = re.search(r'class="sentence">([^<]+)<', html)
    assert href is not None
    assert sentence is not None
    letter = docx.Document(io.BytesIO(client.get(markup.unescape(href[1])).content))
    assert any(sentence[1].rstrip(".") in paragraph.text for paragraph in letter.paragraphs)


def test_quarters_of_both_kinds_are_one_click_away(client: TestClient) -> None:
    """The quarter that is shown is marked, in the report's way and in the calendar's."""
    html = client.get("/thong-ke").text
    first = re.search(r'Kỳ báo cáo (\d{4}):</span> <a href="([^"]+)"', html)
    other = re.search(r'Quý dương lịch (\d{4}):</span> <a href="([^"]+)"', html)
    assert first is not None
    assert other is not None
    assert first[2] != other[2]
    assert 'aria-current="true">Quý 1</a>' in client.get(markup.unescape(first[2])).text


def test_a_found_procedure_leads_to_its_life(client: TestClient, code: str) -> None:
    """A result that is a procedure links to the procedure's page."""
    assert f'href="/thu-tuc/{code}"' in client.get(f"/tim?muc=thu-tuc&q={code}").text


def test_a_row_tells_its_part_of_the_full_content(tmp_path: Path) -> None:
    """What part II says of a procedure can be opened under its name, each component under its heading."""
    plan = drawn((small_details,), 1)
    source = tmp_path / "quyet-dinh.html"
    source.write_text(to_html(plan), encoding="utf-8")
    parts = Parts(Settings(data_dir=tmp_path / "data"))
    parts.registry.keep([read_path(source, parts.tools)])
    client = client_of(parts)
    row = re.search(r'href="(/van-ban/[^"]+/thu-tuc)\?', client.get(f"/thu-tuc/{plan.items[0].code}").text)
    assert row is not None
    html = client.get(row[1]).text
    assert "Nội dung cụ thể (12 bộ phận)" in html
    assert "<dt>Số lượng hồ sơ</dt><dd>01 bộ.</dd>" in html
