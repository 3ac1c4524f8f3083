"""Terms of publication and of entry, from written decisions through the registry to the pages and the command line."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from starlette.testclient import TestClient

from flows.cli import rasoat
from pipeline.cli import parts
from pipeline.web.app import create_app

DECREE = """
<p>CHÍNH PHỦ</p><p>Số: 900/2025/NĐ-CP</p><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Độc lập - Tự do - Hạnh phúc</p>
<p>Hà Nội, ngày 20 tháng 6 năm 2025</p><p>NGHỊ ĐỊNH</p><p>Quy định chi tiết về cấp thẻ thư viện</p>
<p>Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;</p>
<p>Chính phủ ban hành Nghị định quy định chi tiết về cấp thẻ thư viện.</p>
<p>Điều 1. Phạm vi điều chỉnh</p><p>Nghị định này quy định về thẻ thư viện.</p>
<p>Điều 2. Hiệu lực thi hành</p><p>Nghị định này có hiệu lực thi hành từ ngày 01 tháng 8 năm 2025.</p>
<p>TM. CHÍNH PHỦ</p><p>THỦ TƯỚNG</p><p>Nguyễn Văn Mẫu</p>
"""
DECISION = """
<p>ỦY BAN NHÂN DÂN</p><p>TỈNH SÔNG TRÀ</p><p>Số: {number}/QĐ-UBND</p>
<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Độc lập - Tự do - Hạnh phúc</p>
<p>Sông Trà, ngày {day:%d} tháng {day:%m} năm {day:%Y}</p><p>QUYẾT ĐỊNH</p>
<p>Về việc công bố thủ tục hành chính {kind} trong lĩnh vực Thư viện</p><p>CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH</p>
<p>Căn cứ Nghị định số {decree}/2025/NĐ-CP ngày 20 tháng 6 năm 2025 của Chính phủ quy định chi tiết về cấp thẻ thư viện;</p>
<p>Theo đề nghị của Giám đốc Sở Văn hóa tại Tờ trình số 12/TTr-SVH.</p><p>QUYẾT ĐỊNH:</p>
<p>Điều 1. Công bố kèm theo Quyết định này danh mục thủ tục hành chính {kind} trong lĩnh vực Thư viện{more}.</p>
<p>Điều 2. Quyết định này có hiệu lực kể từ ngày ký.</p>
<p>KT. CHỦ TỊCH</p><p>PHÓ CHỦ TỊCH</p><p>Lê Văn Mẫu</p>
<p>DANH MỤC THỦ TỤC HÀNH CHÍNH {heading} MỚI BAN HÀNH</p>
<table><tr><th>STT</th><th>Mã số</th><th>Tên thủ tục hành chính</th><th>Lĩnh vực</th></tr>{rows}</table>
"""
NAMES = {
    "1.900201": "Cấp thẻ thư viện",
    "1.900301": "Cấp lại thẻ thư viện",
    "1.900302": "Gia hạn thẻ thư viện",
    "1.900303": "Thu hồi thẻ thư viện",
}
SHORTENED = ", ban hành theo trình tự, thủ tục rút gọn"
PERIOD = ("--from", "2025-07-01", "--to", "2025-08-31")
LATE = "/thong-ke/cong-bo-cham?tu=2025-07-01&den=2025-08-31"


def decision(
    number: int,
    day: dt.date,
    decree: int = 900,
    *,
    codes: tuple[str, ...] = ("1.900201",),
    internal: bool = False,
    more: str = "",
) -> str:
    """Return a decision that publishes procedures of libraries for a decree."""
    rows = "".join(
        f"<tr><td>{at}</td><td>{code}</td><td>{NAMES[code]}</td><td>Thư viện</td></tr>"
        for at, code in enumerate(codes, start=1)
    )
    kind = "nội bộ mới ban hành" if internal else "mới ban hành"
    heading = "NỘI BỘ" if internal else ""
    return DECISION.format(number=number, day=day, decree=decree, kind=kind, rows=rows, heading=heading, more=more)


DECISIONS = {
    1201: decision(1201, dt.date(2025, 7, 20)),
    1202: decision(1202, dt.date(2025, 7, 27)),  # the last day
    1203: decision(1203, dt.date(2025, 7, 28)),
    1204: decision(1204, dt.date(2025, 7, 30), more=SHORTENED),
    1205: decision(1205, dt.date(2025, 7, 30), decree=901),  # nobody has that decree
    1206: decision(1206, dt.date(2025, 7, 30), internal=True),
    1207: decision(1207, dt.date(2025, 8, 29), decree=901, codes=("1.900301", "1.900302", "1.900303")),  # before a holiday
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with the decree and the decisions."""
    texts, folder = tmp_path_factory.mktemp("van-ban"), tmp_path_factory.mktemp("kho")
    written = {"nghi-dinh": DECREE} | {str(number): words for number, words in DECISIONS.items()}
    for name, words in written.items():
        (texts / f"{name}.html").write_text(f"<html><meta charset='utf-8'><body>{words}</body></html>", encoding="utf-8")
    catalogue = texts / "danh-muc.csv"
    days = {"1.900301": "09/09/2025", "1.900302": "10/09/2025", "1.900303": ""}
    lines = "\n".join(f"{code};{NAMES[code]};{day}" for code, day in days.items())
    catalogue.write_text(f"Mã số TTHC;Tên thủ tục hành chính;Ngày công khai\n{lines}\n", encoding="utf-8")
    run(folder, "ingest", *(str(path) for path in sorted(texts.glob("*.html"))))
    run(folder, "catalogue", "import", str(catalogue), "--extract")
    return folder


def run(folder: Path, *arguments: str) -> Result:
    """Run the command over a folder."""
    done = CliRunner().invoke(rasoat, arguments, env={"RASOAT_DATA_DIR": str(folder)})
    assert done.exit_code == 0, done.output
    return done


@pytest.fixture
def client(kept: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Return the pages over that folder."""
    monkeypatch.setenv("RASOAT_DATA_DIR", str(kept))
    return TestClient(create_app(parts(), today=lambda: dt.date(2025, 10, 1)), base_url="http://127.0.0.1:8765")


def lines_of(page: str) -> Iterator[str]:
    """Yield the words of each row of a list."""
    for row in re.split(r"</(?:table|ol)>", page.partition("data-row>")[2])[0].split("data-row>"):
        yield words_of(row)


def words_of(page: str) -> str:
    """Return the words of a page on one line."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", page)))


def numbers_in(page: str) -> set[int]:
    """Return the numbers of our decisions that the rows of a list name first."""
    return {int(found[1]) for line in lines_of(page) if (found := re.search(r"\b(12\d\d)/QĐ-UBND", line))}


def test_verdicts_on_the_command_line(kept: Path) -> None:
    """Signed five days before the effect is in time, a day later is late; nothing is said where the decree is not known."""
    said = run(kept, "procedures", "late", *PERIOD).stdout
    assert "Trong 6 quyết định có 2 công bố chậm, 2 đúng hạn, 2 chưa xác định" in said
    assert re.findall(r"^(\d+)/QĐ-UBND: .*hạn công bố là ngày (\S+)\.", said, re.MULTILINE) == [
        ("1204", "27/07/2025"),
        ("1203", "27/07/2025"),
    ]


@pytest.mark.parametrize(
    ("verdict", "expected"), [("late", {1203, 1204}), ("in_time", {1201, 1202}), ("undetermined", {1205, 1207})]
)
def test_verdicts_on_the_page(client: TestClient, verdict: str, expected: set[int]) -> None:
    """Each figure of the page opens the decisions with that verdict; internal procedures have no term."""
    assert numbers_in(client.get(f"{LATE}&kq={verdict}").text) == expected


def test_days_on_the_page(client: TestClient) -> None:
    """A row has the decree with its day of effect, the due day, the days late, the term of entry (two days when shortened)."""
    rows = {number: line for line in lines_of(client.get(LATE).text) for number in DECISIONS if f"{number}/QĐ" in line}
    for words in ("900/2025/NĐ-CP", "01/08/2025", "27/07/2025 3 01/08/2025", "2 ngày làm việc"):
        assert words in rows[1204]
    assert "04/08/2025" in rows[1203]
    assert "09/09/2025" in rows[1207]  # 30 August to 2 September are closed


def test_the_term_of_entry_over_a_holiday(client: TestClient) -> None:
    """Signed on 29 August 2025: entered on 9 September is in time, on the 10th late, and without a day not entered."""
    listed = list(lines_of(client.get("/viec-can-lam?q=1207").text))
    assert not [line for line in listed if "1.900301" in line]
    (late,) = (line for line in listed if "1.900302" in line)
    (missing,) = (line for line in listed if "1.900303" in line)
    assert "09/09/2025" in late
    assert "10/09/2025" in late
    assert "09/09/2025" in missing


def test_the_term_of_entry_on_the_page_of_a_procedure(client: TestClient) -> None:
    """The procedure entered in time is told with its day."""
    words = words_of(client.get("/thu-tuc/1.900301").text)
    assert "đúng hạn" in words
    assert "09/09/2025" in words
