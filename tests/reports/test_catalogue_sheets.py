"""What disagrees with the catalogue as sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from pipeline.model.catalogue import Catalogue, CatalogueEntry
from pipeline.model.ids import DocumentId
from pipeline.model.registry import RowPlace
from pipeline.procedures.catalogue_check import check_catalogue
from pipeline.reports.catalogue_sheets import to_catalogue_sheets
from pipeline.reports.sheets import Sheet, Value
from pipeline.rules.loader import load_rules
from tests.procedures.test_catalogue_check import entry
from tests.procedures.test_register import row

RULES = load_rules()
TODAY = dt.date(2025, 12, 1)


def sheets(*entries: CatalogueEntry, extract: bool = False, **more: object) -> tuple[Sheet, ...]:
    """Return the sheets of one row, signed on Wednesday 1 October 2025, that stands on page 3, table 2, row 5."""
    moment = dt.datetime(2025, 11, 1, tzinfo=dt.UTC)
    known = Catalogue(entries=entries, source="x.csv", sha256="0" * 64, is_extract=extract, imported_at=moment)
    found = check_catalogue([row(10, "new", **more)], known, RULES, TODAY)  # type: ignore[arg-type]

    def places(documents: Collection[DocumentId]) -> dict[DocumentId, tuple[RowPlace, ...]]:
        return dict.fromkeys(documents, (RowPlace(page=3, table=2, row=5),))

    return to_catalogue_sheets(found, known, RULES.catalogue, places)


def line(found: tuple[Sheet, ...]) -> dict[str, Value]:
    """Return the only line of what disagrees, by the names of its columns."""
    (cells,) = found[0].rows
    return dict(zip(found[0].head, cells, strict=True))


def test_both_wordings_and_the_place() -> None:
    """One line has both names with the words that part, both sides of the rest, decision, row, page, table."""
    listed = entry(name="Đăng ký lại khai sinh", authority="Sở Tư pháp", state="Đã bãi bỏ", entered_on=dt.date(2025, 10, 9))
    said = line(sheets(listed, authority="Sở Y tế"))
    assert said["Điều cần xem"] == ("Tên: khác; Cơ quan thực hiện: khác; Tình trạng: khác; Thời hạn nhập cơ sở dữ liệu: chậm")
    assert said["Chỗ khác của tên"] == "«ký» → «ký lại»"
    assert (said["Tên trong quyết định"], said["Tên trong danh mục"]) == ("Đăng ký khai sinh", "Đăng ký lại khai sinh")
    assert said["Lĩnh vực trong quyết định"] == said["Lĩnh vực trong danh mục"] == "Hộ tịch"
    assert said["Cơ quan thực hiện trong quyết định"] == "Sở Y tế"
    assert said["Cơ quan thực hiện trong danh mục"] == "Sở Tư pháp"
    assert (said["Tình trạng theo quyết định"], said["Tình trạng trong danh mục"]) == ("đang thực hiện", "Đã bãi bỏ")
    assert (said["Hạn nhập cơ sở dữ liệu"], said["Ngày nhập"]) == (dt.date(2025, 10, 8), dt.date(2025, 10, 9))
    assert (said["Quyết định"], said["Ngày ký"], said["Dòng"]) == ("10/QĐ-UBND", dt.date(2025, 10, 1), 1)
    assert (said["Trang"], said["Bảng"], said["Hàng của bảng"]) == (3, 2, 5)


def test_what_only_an_extract_lacks_stands_apart() -> None:
    """It proves nothing and is on the second sheet; of a whole catalogue it is a disagreement."""
    apart = sheets(entry(code="1.000009"), extract=True)
    assert [len(sheet.rows) for sheet in apart[:2]] == [0, 1]
    whole = sheets(entry(code="1.000009"))
    assert [len(sheet.rows) for sheet in whole[:2]] == [1, 0]
    assert line(whole)["Điều cần xem"] == "Mã số có trong danh mục: không có trong danh mục"


def test_figures_count_each_verdict_once() -> None:
    """A row that agrees is in the figures alone."""
    found = sheets(entry())
    assert [sheet.rows for sheet in found[:2]] == [(), ()]
    assert ("Tên", "khớp", 1) in found[2].rows
    assert all(len(cells) == len(found[2].head) for cells in found[2].rows)
