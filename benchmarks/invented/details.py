"""Part II of an invented decision: the components of each procedure, as people write them and as the national database prints them."""

# ruff: noqa: E501 - the words of decisions are easier to read in one line
from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from benchmarks.invented.plan import Block, Item
from benchmarks.invented.sentences import paragraph

WAYS: Final = (("Hình thức nộp", "Thời hạn giải quyết", "Phí, lệ phí", "Mô tả"),
               ("Trực tiếp", "03 Ngày làm việc", "Lệ phí: 8.000 đồng", "Nộp tại Trung tâm"), ("Trực tuyến", "03 Ngày làm việc", "", ""))  # fmt: skip
PAPERS: Final = (("Tên giấy tờ", "Mẫu đơn, tờ khai", "Số lượng"), ("Tờ khai theo mẫu", "Mau 01.docx", "Bản chính: 1\nBản sao: 0"), ("Giấy tờ tùy thân", "", "Bản chính: 0\nBản sao: 1"))  # fmt: skip
BASES: Final = (("Số ký hiệu", "Trích yếu", "Ngày ban hành", "Cơ quan ban hành"), ("60/2014/QH13", "Luật Hộ tịch", "20-11-2014", "Quốc Hội"), ("123/2015/NĐ-CP", "Nghị định quy định chi tiết", "15-11-2015", "Chính phủ"))  # fmt: skip
LABELS: Final = (
    ("steps", "Trình tự thực hiện", "Bước 1: Người yêu cầu nộp hồ sơ.\nBước 2: Cơ quan trả kết quả trong 03 ngày."),
    ("delivery", "Cách thức thực hiện", "Trực tiếp, trực tuyến hoặc qua dịch vụ bưu chính công ích."),
    ("papers", "Thành phần hồ sơ", "- Tờ khai theo mẫu;\n- Bản sao giấy tờ tùy thân."),
    ("copies", "Số lượng hồ sơ", "01 bộ."),
    ("deadline", "Thời hạn giải quyết", "03 ngày làm việc kể từ ngày nhận đủ hồ sơ."),
    ("applicants", "Đối tượng thực hiện thủ tục hành chính", "Cá nhân, tổ chức."),
    ("authority", "Cơ quan thực hiện thủ tục hành chính", "Sở Tư pháp."),
    ("result", "Kết quả thực hiện thủ tục hành chính", "Giấy chứng nhận."),
    ("fee", "Phí, lệ phí", "Không."),
    ("forms", "Tên mẫu đơn, mẫu tờ khai", "Tờ khai theo Mẫu số 01 Thông tư số 04/2020/TT-BTP."),
    ("conditions", "Yêu cầu, điều kiện thực hiện thủ tục hành chính", "Không."),
    ("legal_basis", "Căn cứ pháp lý của thủ tục hành chính", "- Luật Hộ tịch năm 2014;\n- Nghị định số 123/2015/NĐ-CP."),
)
"""Kind, heading, words of a component."""
TABLES: Final[dict[str, tuple[tuple[str, ...], ...]]] = {"delivery": WAYS, "papers": PAPERS, "legal_basis": BASES}
SHORT: Final = {"applicants": "Đối tượng thực hiện", "authority": "Cơ quan thực hiện", "result": "Kết quả thực hiện",
                "conditions": "Yêu cầu, điều kiện thực hiện", "legal_basis": "Căn cứ pháp lý"}  # fmt: skip


def details(rng: random.Random, items: Sequence[Item]) -> list[Block]:
    """Return part II with one section for each item, and say in the items which components it has."""
    title = rng.choice(
        (
            "PHẦN II. NỘI DUNG CỤ THỂ CỦA TỪNG THỦ TỤC HÀNH CHÍNH",
            "Phần II. NỘI DUNG CỤ THỂ CỦA TTHC",
            "II. NỘI DUNG CỤ THỂ TỪNG THỦ TỤC HÀNH CHÍNH",
        )
    )
    blocks = [paragraph(title, bold=True, center=True)]
    marks = rng.choice(("letters", "numbers", "bullets", "nested", "none"))
    apart = rng.random() < 0.5
    for n, item in enumerate(items, start=1):
        name = rng.choice(
            (
                f"{n}. {item.name}",
                f"{n}. Thủ tục: {item.name}",
                f"{n}. {item.name} ({item.code})",
                f"{n}. Tên thủ tục hành chính: {item.name}",
            )
        )
        blocks.append(paragraph(name, bold=True))
        for at, (kind, label, words) in enumerate(LABELS):
            mark = {
                "letters": f"{'abcdeghiklmnopq'[at]}) ",
                "numbers": f"{at + 1}. ",
                "bullets": "- ",
                "nested": f"{n}.{at + 1}. ",
                "none": "",
            }[marks]
            lines = words.split("\n")
            if apart:
                blocks += [paragraph(f"{mark}{label}:", bold=True), *map(paragraph, lines)]
            else:
                blocks += [paragraph(f"{mark}{label}: {lines[0]}"), *map(paragraph, lines[1:])]
            item.components.append((kind, words))
    return blocks


def exported_details(rng: random.Random, items: Sequence[Item]) -> list[Block]:
    """Return part II as the national database prints it."""
    blocks = [
        paragraph(
            rng.choice(("II. NỘI DUNG CỤ THỂ CỦA TỪNG THỦ TỤC HÀNH CHÍNH", "PHẦN II\nCHI TIẾT THỦ TỤC HÀNH CHÍNH")), bold=True
        )
    ]
    for item in items:
        blocks += [
            paragraph("CHI TIẾT THỦ TỤC HÀNH CHÍNH", bold=True, center=True),
            paragraph(f"Mã thủ tục: {item.code}"),
            paragraph("Số quyết định: 77/QĐ-UBND"),
            paragraph(f"Tên thủ tục: {item.name}"),
            paragraph("Cấp thực hiện: Cấp Tỉnh"),
            paragraph("Loại thủ tục: TTHC được luật giao quy định chi tiết"),
            paragraph(f"Lĩnh vực: {item.field}"),
        ]
        for kind, long_label, words in LABELS:
            if kind not in {"copies", "deadline", "fee", "forms"}:
                blocks += _exported(kind, SHORT.get(kind, long_label), words)
                item.components.append((kind, " ".join(word for row in TABLES.get(kind, ((words,),)) for word in row)))
    return blocks


def _exported(kind: str, label: str, words: str) -> list[Block]:
    table = TABLES.get(kind)
    if table:
        return [paragraph(f"{label}:"), ("t", [[(word, 1, 1) for word in row] for row in table], {})]
    if kind == "steps":
        return [paragraph(f"{label}:"), *map(paragraph, words.split("\n"))]
    return [paragraph(f"{label}: {words}")]
