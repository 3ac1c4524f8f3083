"""What stands behind the lists and holds no rows: part II, processes, forms, notes, fees."""

from __future__ import annotations

import random

from benchmarks.invented.plan import Block, Cell, Plan
from benchmarks.invented.sentences import paragraph


def tail(rng: random.Random, plan: Plan) -> list[Block]:
    """Return the parts that the plan wants."""
    return [block for name in plan.features["tail"] for block in MAKERS[name](rng, plan)]


def _grid(*rows: tuple[str, ...]) -> Block:
    cells: list[list[Cell]] = [[(words, 1, 1) for words in row] for row in rows]
    return ("t", cells, {})


def _part_two(rng: random.Random, plan: Plan) -> list[Block]:
    title = rng.choice(
        (
            "PHẦN II. NỘI DUNG CỤ THỂ CỦA TỪNG THỦ TỤC HÀNH CHÍNH",
            "Phần II\nNỘI DUNG CỤ THỂ CỦA TỪNG THỦ TỤC HÀNH CHÍNH THUỘC PHẠM VI CHỨC NĂNG QUẢN LÝ",
        )
    )
    blocks = [paragraph(line, bold=True, center=True) for line in title.split("\n")]
    for at, item in enumerate(plan.items[:3], start=1):
        blocks += [
            paragraph(f"{at}. {item.name}", bold=True),
            paragraph("a) Trình tự thực hiện: Bước 1: Nộp hồ sơ. Bước 2: Trả kết quả."),
            paragraph("b) Cách thức thực hiện:"),
            _grid(
                ("Hình thức nộp", "Thời hạn giải quyết", "Phí, lệ phí", "Mô tả"),
                ("Trực tiếp", "03 ngày làm việc", "Không", "Nộp tại Trung tâm"),
                ("Trực tuyến", "03 ngày làm việc", "Không", "Nộp trên Cổng"),
            ),
            paragraph("c) Thành phần hồ sơ:"),
            _grid(
                ("Tên giấy tờ", "Mẫu đơn, tờ khai", "Số lượng"),
                ("Tờ khai", "Mẫu 01", "Bản chính: 01"),
                ("Bản sao giấy tờ", "", "01"),
            ),
            paragraph("d) Cơ quan thực hiện: " + item.authority),
        ]
    return blocks


def _process(rng: random.Random, plan: Plan) -> list[Block]:
    blocks = [
        paragraph(
            rng.choice(("QUY TRÌNH NỘI BỘ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", "Phụ lục: QUY TRÌNH NỘI BỘ, QUY TRÌNH ĐIỆN TỬ")),
            bold=True,
        )
    ]
    for at, item in enumerate(plan.items[:2], start=1):
        blocks += [
            paragraph(f"{at}. Tên TTHC: {item.name}" + (f" (Mã số: {item.code})" if item.code else "")),
            _grid(
                rng.choice(
                    (
                        ("Bước", "Nội dung công việc", "Đơn vị, người thực hiện", "Thời gian thực hiện"),
                        ("STT", "Trình tự thực hiện", "Trách nhiệm thực hiện", "Thời gian"),
                        ("TT", "Các bước thực hiện", "Nội dung thực hiện", "Thời gian giải quyết"),
                    )
                ),
                ("1", "Tiếp nhận hồ sơ", "Công chức một cửa", "0,5 ngày"),
                ("2", "Thẩm định hồ sơ", "Chuyên viên", "2 ngày"),
                ("3", "Trả kết quả", "Công chức một cửa", "0,5 ngày"),
                ("", "Tổng thời gian giải quyết", "", "03 ngày"),
            ),
        ]
    return blocks


def _form(_rng: random.Random, plan: Plan) -> list[Block]:
    return [
        paragraph("Mẫu số 01", bold=True),
        paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", center=True),
        paragraph("ĐƠN ĐỀ NGHỊ", bold=True, center=True),
        paragraph(f"Kính gửi: {plan.items[0].authority}"),
        paragraph("1. Họ và tên: ……………………"),
        _grid(("STT", "Tên thiết bị", "Số lượng", "Ghi chú"), ("1", "Máy tính", "02", ""), ("2", "…", "", "")),
        paragraph("NGƯỜI LÀM ĐƠN", bold=True),
    ]


def _notes(_rng: random.Random, _plan: Plan) -> list[Block]:
    return [
        paragraph("Ghi chú: Phần chữ in nghiêng là nội dung được sửa đổi, bổ sung."),
        paragraph(
            "(*) Nội dung cụ thể của thủ tục hành chính thực hiện theo Quyết định số 1565/QĐ-BNNMT ngày 20 tháng 5 năm 2025."
        ),
    ]


def _fees(_rng: random.Random, _plan: Plan) -> list[Block]:
    return [
        paragraph("BIỂU MỨC THU PHÍ, LỆ PHÍ", bold=True, center=True),
        _grid(("STT", "Nội dung thu", "Mức thu (đồng)"), ("1", "Cấp bản sao", "8.000"), ("2", "Cấp lại", "1.200.000")),
    ]


MAKERS = {"part_two": _part_two, "process": _process, "form": _form, "notes": _notes, "fees": _fees}
