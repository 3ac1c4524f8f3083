"""``search``, ``show``, ``statistics``, ``doctor``, ``index rebuild`` over a registry that holds samples."""

from __future__ import annotations

import json
import re

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import SAMPLES, Run

SCHEMA = SAMPLES.parent / "docs" / "schema" / "rasoat.document.1.json"


def test_search_for_people(run: Run) -> None:
    """A number finds its documents of both provinces, with status, labels, ids and why they match."""
    done = run("search", "15/2024/QĐ-UBND")
    assert done.exit_code == 0
    assert "Ủy ban nhân dân tỉnh Sông Trà" in done.stdout
    assert "Ủy ban nhân dân tỉnh Hoa Lĩnh" in done.stdout
    assert len(re.findall(r"mã: [0-9a-f-]{36}", done.stdout)) >= 2
    assert "Vì: " in done.stdout


def test_search_without_diacritics_and_with_filters(run: Run) -> None:
    """Words without diacritics find; filters narrow; JSON is one object."""
    found = json.loads(run("search", "cong bo thu tuc hanh chinh", "--label", "publishes_procedures", "--json").stdout)
    assert [hit["record"]["fields"]["number"] for hit in found["hits"]] == ["1520/QĐ-UBND"]
    none = run("search", "cong bo thu tuc hanh chinh", "--year", "1999")
    assert none.exit_code == 0
    assert "Không tìm thấy văn bản nào." in none.stdout


def test_show_by_number_and_by_id(run: Run) -> None:
    """A number that one document has shows it; so does the id that it prints; with acts both ways, status and history."""
    done = run("show", "22/2018/QĐ-UBND")
    assert done.exit_code == 0, done.output
    identifier = re.search(r"Mã: (\S+)", done.stdout)
    assert identifier
    assert run("show", identifier.group(1)).stdout == done.stdout
    assert "✕ hết hiệu lực toàn bộ. " in done.stdout
    assert "18/2024/QĐ-UBND" in done.stdout
    assert "Lịch sử đọc:" in done.stdout
    assert "khác lần trước" not in done.stdout
    after = run("show", "18/2024/QĐ-UBND").stdout
    assert "Tác động đến văn bản khác:" in after
    assert "Được tác động bởi:" in after
    assert "33/2025/QĐ-UBND" in after


def test_show_a_number_of_two_provinces(run: Run) -> None:
    """A number that two bodies have is not guessed: both ids are named, exit code 2."""
    done = run("show", "15/2024/QĐ-UBND")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Có 2 văn bản cùng số" in done.stderr
    assert len(re.findall(r"[0-9a-f-]{36}", done.stderr)) == 2


def test_show_as_json(run: Run) -> None:
    """``show --json`` prints the object that ``read --json`` printed."""
    found = json.loads(run("show", "1520/QĐ-UBND", "--json").stdout)
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(found)
    assert (found["number"], found["outcome"]) == ("1520/QĐ-UBND", "processed")


def test_statistics(run: Run) -> None:
    """The sentence comes first; a quarter, two days and JSON give the same figures; outside the period there is nothing."""
    done = run("statistics", "--quarter", "4/2025")
    assert done.exit_code == 0
    assert re.search(r"^1 quyết định công bố \d+ thủ tục: \d+ mới, ", done.stdout, re.MULTILINE)
    found = json.loads(run("statistics", "--from", "15/09/2025", "--to", "2025-12-14", "--json").stdout)
    assert found["sentence"] in done.stdout
    assert found["decisions"] == 1
    assert "0 quyết định" in run("statistics", "--quarter", "4/2024").stdout


def test_doctor(run: Run) -> None:
    """The doctor names versions, data, registry and index; what is missing comes with the way to mend it."""
    done = run("doctor")
    assert done.exit_code == 0
    for words in ("Chương trình: rasoat", "Quy tắc: ", "Thư mục dữ liệu: ", "Sổ đăng ký: 6 văn bản", "Chỉ mục (tantivy): "):
        assert words in done.stdout
    down = run("doctor", RASOAT_INDEX="elasticsearch", RASOAT_ELASTICSEARCH_URL="http://127.0.0.1:9")
    assert down.exit_code == 4
    assert re.search(r"✗ Chỉ mục \(elasticsearch\): .+\n    Cách sửa: ", down.stdout)


def test_index_rebuild(run: Run) -> None:
    """The index is built anew from the registry, and finds as before."""
    before = run("search", "chợ").stdout
    done = run("index", "rebuild")
    assert done.exit_code == 0
    assert re.match(r"Đã dựng lại chỉ mục: \d+ bản ghi\.", done.stdout)
    assert run("search", "chợ").stdout == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("đất " * 2_500, "chỉ đọc 2.000 ký tự đầu"),
        ("!!! ///", "không có chữ hay số nào để tìm"),
        ('"quyết định', "ngoặc kép không đủ đôi"),
        ("title:(a AND b)^2 OR [1 TO *]", "Không tìm thấy"),
        ("<script>alert(1)</script>", "Không tìm thấy"),
        ("\x07\x1b[31m", ""),
        ("cong bo thu tuc hanh chinh", "Có phải ý bạn là: công bố thủ tục hành chính?"),
    ],
)
def test_search_says_what_it_could_not_read(run: Run, typed: str, said: str) -> None:
    """Odd input ends with a plain sentence or with results, never with an error of ours; restored marks are offered."""
    done = run("search", typed)
    assert done.exit_code == 0
    assert said in done.stdout


def test_search_beyond_the_last_page(run: Run) -> None:
    """A page that is not there is told with how many results there are; pages beyond 500 are a wrong call."""
    assert re.search(r"Trang này không có kết quả: tất cả có \d+ kết quả", run("search", "quyết định", "--page", "400").stdout)
    assert run("search", "quyết định", "--page", "501").exit_code == 2
