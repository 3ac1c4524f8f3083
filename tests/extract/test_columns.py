"""Order of what stands side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.columns import order_columns
from pipeline.extract.pdf_words import PdfWord, to_visual_lines

WIDTH = 595.0


def words(x: float, top: float, text: str, size: float = 12) -> list[PdfWord]:
    """Return words half a size wide by letter, with usual blanks."""
    found = []
    for part in text.split():
        found.append(PdfWord(part, x, top, x + len(part) * size / 2, top + size))
        x += len(part) * size / 2 + size / 3
    return found


def read(*parts: tuple[float, float, str] | tuple[float, float, str, float]) -> list[str]:
    """Return the lines in reading order."""
    placed = sorted((word for part in parts for word in words(*part)), key=lambda w: (w.top, w.x0))
    return [" ".join(word.text for word in line) for line in order_columns(to_visual_lines(placed), WIDTH)]


def test_letterhead():
    """The left column of a letterhead is read before the right one, the centred title after both."""
    assert read(
        (90, 50, "UBND TỈNH SÔNG A"),
        (300, 50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (340, 66, "Độc lập - Tự do - Hạnh phúc"),
        (90, 90, "Số: 12/2025/QĐ-UBND"),
        (320, 90, "Sông A, ngày 05 tháng 6 năm 2025"),
        (220, 130, "QUYẾT ĐỊNH"),
        (72, 160, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
    ) == [
        "UBND TỈNH SÔNG A",
        "Số: 12/2025/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sông A, ngày 05 tháng 6 năm 2025",
        "QUYẾT ĐỊNH",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    ]


def test_signature_block():
    """Recipients are read before the signature, though the name stands between their heights."""
    assert read(
        (72, 500, "Nơi nhận:"),
        (350, 500, "TM. ỦY BAN NHÂN DÂN"),
        (72, 514, "- Như Điều 3;"),
        (380, 514, "CHỦ TỊCH"),
        (72, 528, "- Sở Tư pháp;"),
        (72, 542, "- Lưu: VT."),
        (360, 590, "Nguyễn Văn A"),
    ) == ["Nơi nhận:", "- Như Điều 3;", "- Sở Tư pháp;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"]


def test_justified_text_is_not_split():
    """A line whose blanks are all wide is one line."""
    line = [PdfWord(f"w{n}", 72 + n * 60, 100, 92 + n * 60, 112) for n in range(8)]
    assert order_columns([line], WIDTH) == [line]


def test_a_number_and_its_text_are_one_line():
    """The blank after a number at the margin is no gutter."""
    assert read((72, 100, "1."), (110, 100, "Phạm vi điều chỉnh")) == ["1. Phạm vi điều chỉnh"]


@given(
    st.lists(
        st.tuples(
            st.floats(30, 500),
            st.integers(3, 60).map(lambda n: n * 12.0),
            st.sampled_from(["a", "bb cc", "d e f"]),
            st.sampled_from([3.0, 5.0, 12.0]),
        ),
        max_size=20,
    )
)
def test_no_word_is_lost(parts):
    """Whatever stands where and however small, every word comes out once, and the end is reached."""
    assert sorted(" ".join(read(*parts)).split()) == sorted(" ".join(text for _, _, text, _ in parts).split())


def test_small_print_ends():
    """A gutter that is wide for small print and too narrow to be shared splits nothing and holds nothing up."""
    assert read((200, 100, "cột trái", 4.0), (220.9, 100, "cột phải", 4.0)) == ["cột trái cột phải"]
