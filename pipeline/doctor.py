"""What is installed, where data lies, what is wrong and how to mend it."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import cast

from pipeline.errors import PipelineError, RegistryError
from pipeline.ports import IndexStock
from pipeline.printing.words import number_vi
from pipeline.publish import refuse_empty
from pipeline.wiring import Parts

__all__ = ["Check", "check", "examine"]

_LOW_DISK = 2_000_000_000
"""Bytes: a night's scans of a province fit into one GB; two leave room for the index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of the report; ``remedy`` is given when something is wrong."""

    name: str
    found: str
    remedy: str | None = None
    needed: bool = True


def examine(parts: Parts) -> tuple[str, bool]:
    """Return the report and whether everything that is needed works."""
    checks = tuple(check(parts))
    lines = []
    for one in checks:
        mark = "✓" if one.remedy is None else ("✗" if one.needed else "!")
        lines.append(f"{mark} {one.name}: {one.found}")
        if one.remedy:
            lines.append(f"    Cách sửa: {one.remedy}")
    healthy = all(one.remedy is None or not one.needed for one in checks)
    lines.append("Mọi thành phần cần thiết đều hoạt động." if healthy else "Có thành phần cần sửa (dấu ✗).")
    return "\n".join(lines), healthy


def check(parts: Parts) -> Iterator[Check]:
    """Yield the checks, from the program to its data."""
    packages = ("spacy", "pdfplumber", "python-docx", "elasticsearch", "prefect", "tantivy")
    yield Check(name="Chương trình", found=f"rasoat {version('rasoat')}, Python {platform.python_version()}")
    yield Check(name="Gói", found=", ".join(f"{name} {version(name)}" for name in packages))
    yield _try("Quy tắc", lambda: parts.rules.version)
    yield _ocr(parts)
    yield _office(parts)
    yield _folder(parts.settings.data_dir)
    yield _try("Sổ đăng ký", lambda: _registry(parts))
    yield _try("Hàng chờ chỉ mục", lambda: _outbox(parts))
    yield _try(f"Chỉ mục ({parts.settings.index})", lambda: _index(parts))


def _try(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name=name, found=look())
    except PipelineError as error:
        return Check(name=name, found=error.message, remedy=error.remedy)


def _ocr(parts: Parts) -> Check:
    if not parts.settings.ocr:
        return Check(name="Nhận dạng chữ", found="đã tắt trong cấu hình (RASOAT_OCR)")
    if parts.tools.ocr.is_available():
        return Check(name="Nhận dạng chữ", found="tesseract, tiếng Việt")
    return Check(
        name="Nhận dạng chữ",
        found="chưa có dữ liệu tiếng Việt của tesseract; trang quét sẽ không đọc được",
        remedy="sudo apt-get install tesseract-ocr tesseract-ocr-vie",
        needed=False,
    )


def _office(parts: Parts) -> Check:
    if parts.converter.is_available():
        return Check(name="LibreOffice", found=shutil.which("soffice") or "có")
    return Check(
        name="LibreOffice",
        found="chưa cài; không đọc được DOC và không in được ảnh trang của DOCX, HTML",
        remedy="sudo apt-get install libreoffice-writer-nogui",
        needed=False,
    )


def _folder(folder: Path) -> Check:
    place = next(p for p in (folder, *folder.parents) if p.exists())
    free = shutil.disk_usage(place).free
    found = f"{folder} (còn trống {number_vi(free // 1_000_000)} MB)"
    if not place.is_dir() or not os.access(place, os.W_OK):
        return Check(
            name="Thư mục dữ liệu", found=found, remedy=f"Cấp quyền ghi vào thư mục {place}, hoặc đặt RASOAT_DATA_DIR."
        )
    if free < _LOW_DISK:
        return Check(name="Thư mục dữ liệu", found=found, remedy="Giải phóng đĩa, hoặc chuyển RASOAT_DATA_DIR sang đĩa khác.")
    return Check(name="Thư mục dữ liệu", found=found)


def _registry(parts: Parts) -> str:
    counts = parts.registry.counts()
    bad = counts.failed + counts.refused
    return f"{number_vi(counts.documents)} văn bản, {number_vi(bad)} tệp không đọc được hoặc bị từ chối"


def _index(parts: Parts) -> str:
    cast("IndexStock", parts.index).check()
    with suppress(RegistryError):  # told in a line of its own
        refuse_empty(parts)
    return f"{number_vi(parts.index.count())} bản ghi"


def _outbox(parts: Parts) -> str:
    waiting = parts.registry.count()
    return f"{number_vi(waiting)} văn bản đang chờ" if waiting else "không có văn bản chờ"
