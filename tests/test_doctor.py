"""What the doctor finds, and how to mend it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline import doctor
from pipeline.doctor import check, examine
from pipeline.settings import Settings
from pipeline.wiring import Parts


def found(parts: Parts, name: str) -> doctor.Check:
    """Return the check with this name."""
    return next(one for one in check(parts) if one.name.startswith(name))


def test_a_healthy_machine(tmp_path: Path) -> None:
    """An empty data folder is healthy."""
    report, healthy = examine(Parts(Settings(data_dir=tmp_path / "kho")))
    assert healthy
    assert report.endswith("Mọi thành phần cần thiết đều hoạt động.")
    assert "Sổ đăng ký: 0 văn bản" in report


def test_what_is_missing_comes_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that only some files need are told with the command that installs them, and the machine is still healthy."""
    parts = Parts(Settings(data_dir=tmp_path))
    monkeypatch.setattr(type(parts.tools.ocr), "is_available", lambda _self: False)
    monkeypatch.setattr(type(parts.converter), "is_available", lambda _self: False)
    report, healthy = examine(parts)
    assert healthy
    assert "! Nhận dạng chữ: " in report
    assert "    Cách sửa: sudo apt-get install tesseract-ocr tesseract-ocr-vie" in report
    assert "    Cách sửa: sudo apt-get install libreoffice-writer-nogui" in report


def test_ocr_that_was_switched_off(tmp_path: Path) -> None:
    """What the user switched off is no fault."""
    one = found(Parts(Settings(data_dir=tmp_path, ocr=False)), "Nhận dạng chữ")
    assert (one.remedy, "RASOAT_OCR" in one.found) == (None, True)


def test_a_disk_that_is_nearly_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Little space left is a fault before it is a failure."""
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _place: SimpleNamespace(free=10**8))
    report, healthy = examine(Parts(Settings(data_dir=tmp_path)))
    assert not healthy
    assert "còn trống 100 MB" in report
    assert "Giải phóng đĩa" in report


def test_a_registry_that_is_damaged(tmp_path: Path) -> None:
    """A registry that cannot be opened is told, and the other checks go on."""
    (tmp_path / "registry.sqlite3").write_text("không phải cơ sở dữ liệu " * 99, encoding="utf-8")
    parts = Parts(Settings(data_dir=tmp_path))
    assert found(parts, "Sổ đăng ký").remedy
    assert found(parts, "Chỉ mục").remedy is None
