"""Upper bounds that protect the machine from single files."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds for one file: bytes, PDF pages, rows of a table, unpacked bytes, characters, pages for OCR, seconds."""

    file_bytes: int = 200_000_000
    pages: int = 2_000
    table_rows: int = 50_000
    unpacked_bytes: int = 500_000_000
    text_characters: int = 20_000_000
    ocr_pages: int = 300
    seconds: int = 1_800
