"""Small pages of the fictional province that are quick to read."""

from __future__ import annotations

from pathlib import Path

_PAGE = """<html><body>
<p>ỦY BAN NHÂN DÂN<br>TỈNH SÔNG TRÀ</p>
<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</p>
<p>Số: {number}</p><p>Sông Trà, ngày {day} tháng 5 năm 2024</p>
<p>QUYẾT ĐỊNH</p><p>{title}</p>
<p>Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;</p>
<p>QUYẾT ĐỊNH:</p>
<p>Điều 1. {first}</p>
<p>Điều 2. Quyết định này có hiệu lực kể từ ngày 01 tháng 6 năm 2024.</p>
<p>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH<br>Lê Văn Mẫu</p>
</body></html>"""


def page(number: int, *, title: str = "Ban hành Quy định quản lý chợ", first: str = "Ban hành kèm theo Quy định.") -> str:
    """Return a decision as HTML."""
    return _PAGE.format(number=f"{number:02}/2024/QĐ-UBND", day=f"{number % 28 + 1:02}", title=title, first=first)


def write_page(path: Path, number: int, **words: str) -> Path:
    """Write a decision to a file and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(number, **words), encoding="utf-8")
    return path
