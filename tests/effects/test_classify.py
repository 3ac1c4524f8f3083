"""Labels of documents (domain.md 3.2, items 1 to 16)."""

from __future__ import annotations

import pytest

from pipeline.effects import classify, find_effects, read_dates
from pipeline.model.procedures import Procedure, ProceduresReading
from pipeline.model.text import Span
from pipeline.references import find_references

_EFFECT = "\nĐiều 4. Quyết định này có hiệu lực kể từ ngày ký"
_OWN = "Điều 1. Phạm vi điều chỉnh\nQuyết định này quy định mức thu.\nĐiều 2. Mức thu là 10.000 đồng." + _EFFECT
_N18 = "Quyết định số 18/2019/QĐ-UBND ngày 03/6/2019 của Ủy ban nhân dân tỉnh"


@pytest.mark.parametrize(
    ("title", "text", "labels"),
    [
        ("Quy định mức thu phí tham quan", _OWN, ["new"]),
        ("Quy định mức thu phí tham quan", f"{_OWN} và thay thế {_N18}.", ["replaced", "new"]),
        (
            "Quy định mức thu phí tham quan",
            f"{_OWN}.\n{_N18} hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
            ["replaced", "new"],
        ),
        ("Quy định mức thu phí tham quan", f"{_OWN}, bãi bỏ {_N18}.", ["new", "abolished"]),
        ("Quy định mức thu phí tham quan", f"{_OWN} và bãi bỏ khoản 2 Điều 3 {_N18}.", ["new", "abolished"]),
        ("Quy định mức thu phí tham quan", f"{_OWN} và thay thế Phụ lục II {_N18}.", ["new", "amended"]),
        (
            "Về việc áp dụng và bãi bỏ các Quyết định của Ủy ban nhân dân tỉnh Sông Hà (cũ)",
            f"Điều 1. Áp dụng Quyết định số 19/2019/QĐ-UBND.\nĐiều 2. Bãi bỏ {_N18}." + _EFFECT,
            ["abolished"],
        ),
        ("Sửa đổi, bổ sung một số điều của " + _N18, f"Điều 1. Sửa đổi khoản 2 Điều 3 {_N18}.", ["amended"]),
        (
            "Sửa đổi, bổ sung một số điều của " + _N18,
            f"Điều 1. Sửa đổi khoản 2 Điều 3 {_N18}.\nĐiều 2. Bãi bỏ Điều 9 {_N18}.",
            ["amended", "abolished"],
        ),
        (
            "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA " + _N18.upper(),
            f"Điều 1. Bãi bỏ cụm từ “thị xã” tại Điều 3 {_N18}.",
            ["amended"],
        ),
        ("Về việc bãi bỏ một số văn bản", f"Điều 1. Bãi bỏ {_N18}." + _EFFECT, ["abolished"]),
        ("Về việc xử lý văn bản về quản lý chợ", f"Điều 1. Bãi bỏ {_N18}." + _EFFECT, ["abolished"]),
        ("Đính chính Nghị quyết số 21/2021/NQ-HĐND", "Điều 1. Đính chính Điều 2 Nghị quyết số 21/2021/NQ-HĐND.", ["corrects"]),
        (
            "Công bố Danh mục văn bản hết hiệu lực năm 2024",
            "Điều 1. Công bố Danh mục văn bản hết hiệu lực năm 2024.",
            ["announces"],
        ),
        ("Kéo dài thời gian thực hiện Nghị quyết số 21/2021/NQ-HĐND", "Điều 1. Kéo dài.", ["other"]),
        ("Về việc phê duyệt giá lúa", "Điều 1. Tiếp tục áp dụng giá lúa tại Quyết định số 718/QĐ-UBND.", ["other"]),
        (
            "Phê duyệt quy trình nội bộ giải quyết thủ tục hành chính mới ban hành",
            "Điều 1. Phê duyệt quy trình nội bộ.",
            ["other"],
        ),
        ("Về việc ủy quyền cấp giấy phép", "Điều 1. Ủy quyền cho Giám đốc Sở." + _EFFECT, ["other"]),
        ("Về việc ban hành Kế hoạch kiểm kê", "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm kê.", ["new"]),
        ("Phân cấp quản lý chợ", "Điều 1. Phân cấp cho Ủy ban nhân dân cấp xã." + _EFFECT, ["new"]),
        ("Danh mục thủ tục hành chính cung cấp dịch vụ công", "Điều 1. Giao Sở." + _EFFECT, ["new"]),
        (
            "Phê duyệt danh mục thủ tục hành chính cung cấp dịch vụ công trực tuyến toàn trình",
            "Điều 1. Phê duyệt danh mục." + _EFFECT,
            ["other"],
        ),
    ],
)
def test_labels(document, rules, title, text, labels):
    """Title and acts decide; the first label is the primary one."""
    assert _labels(document, rules, title, text) == labels


@pytest.mark.parametrize("kind", ["ke_hoach", "bao_cao", "to_trinh", "cong_van", "van_ban_hop_nhat"])
def test_kinds_without_acts(document, rules, kind):
    """Plans, reports, proposals, letters and consolidations are "other" whatever they say."""
    assert _labels(document, rules, "Bãi bỏ " + _N18, f"Điều 1. Bãi bỏ {_N18}.", kind=kind) == ["other"]


def test_directive(document, rules):
    """A directive is "other", unless it ends another document itself."""
    assert _labels(document, rules, "Về tăng cường quản lý", "Điều 1. Giao các sở.", kind="chi_thi") == ["other"]
    ending = f"Điều 1. Giao các sở.\nĐiều 2. Chỉ thị này thay thế {_N18}."
    assert "replaced" in _labels(document, rules, "Về tăng cường quản lý", ending, kind="chi_thi")


def test_publication_with_rows(document, rules):
    """A publication carries its own label first, then those of its rows; a repeal in its effect article adds none."""
    rows = ProceduresReading(procedures=(_row("amended"), _row("abolished")))
    text = f"Điều 1. Công bố kèm theo Quyết định này danh mục thủ tục hành chính.\nĐiều 3. Quyết định này bãi bỏ {_N18}."
    labels = _labels(document, rules, "Công bố Danh mục thủ tục hành chính mới ban hành", text, procedures=rows)
    assert labels == ["publishes_procedures", "amended", "abolished"]


def test_publication_without_rows(document, rules):
    """Without an annex the groups are those that title and article name."""
    text = "Điều 1. Công bố kèm theo Quyết định này thủ tục hành chính bị bãi bỏ lĩnh vực Chăn nuôi."
    labels = _labels(document, rules, "Công bố thủ tục hành chính ban hành mới, bãi bỏ", text)
    assert labels == ["publishes_procedures", "new", "abolished"]


def test_rows_without_groups(document, rules):
    """Rows that no heading puts in a group give no further label."""
    rows = ProceduresReading(procedures=(_row(None),))
    assert _labels(document, rules, "Công bố Danh mục thủ tục hành chính", "Điều 1. Công bố.", procedures=rows) == [
        "publishes_procedures"
    ]


def test_an_annex_alone(document, rules):
    """A file with neither kind, number, title nor articles says nothing of what it does: it is "other", not "new"."""
    text = f"PHỤ LỤC II\nMẫu tờ khai kèm theo {_N18}\n1. Họ và tên"
    assert _labels(document, rules, None, text, kind=None) == ["other"]
    assert _labels(document, rules, None, _OWN, kind=None) == ["new"]


def _row(group):
    return Procedure(group=group, name="Cấp giấy", page=1, table=1, row=2, span=Span(0, 1))


def _labels(document, rules, title, text, *, kind="quyet_dinh", procedures=None):
    whole, structure = document(text, title, kind)
    references = find_references(whole, structure, rules)
    dates = read_dates(find_effects(whole, structure, references, rules), structure)
    claims = classify(whole, structure, dates.effects, procedures or ProceduresReading(), rules)
    assert all(claim.rule for claim in claims)
    return [claim.label for claim in claims]
