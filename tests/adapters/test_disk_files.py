"""Files on the disk."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest

from pipeline.adapters import disk_files
from pipeline.adapters.disk_files import DiskFileStore, arrive
from pipeline.errors import ChangedFileError, VanishedFileError
from pipeline.model.text import RawFile


def test_arrival(tmp_path):
    """A file arrives with its hash, size and the media type of its content, whatever its name is."""
    path = tmp_path / "Quyết định số 1 (bản cuối).docx"
    path.write_bytes(b"%PDF-1.4 x")
    raw = arrive(path)
    assert (raw.sha256, raw.size) == (hashlib.sha256(b"%PDF-1.4 x").hexdigest(), 10)
    assert (raw.media_type, raw.path) == ("application/pdf", str(path))


def test_a_large_file_is_told_by_its_beginning(tmp_path, monkeypatch):
    """Beyond the limit only the first block is kept in memory; hash and size are those of the whole."""
    monkeypatch.setattr(disk_files, "_BLOCK", 16)
    monkeypatch.setattr(disk_files, "_WHOLE", 40)
    content = b"%PDF-1.4\n" + b"x" * 200
    (tmp_path / "a.pdf").write_bytes(content)
    raw = arrive(tmp_path / "a.pdf")
    assert (raw.media_type, raw.size, raw.sha256) == ("application/pdf", 209, hashlib.sha256(content).hexdigest())


def test_a_path_that_vanished(tmp_path):
    """A path that is not there, or is a folder, is an error that says so."""
    for path, words in ((tmp_path / "none.pdf", "không có tệp"), (tmp_path, "là thư mục")):
        with pytest.raises(VanishedFileError, match=words):
            arrive(path)


def test_what_never_ends_is_not_read(tmp_path):
    """A pipe nobody writes to, or a device, is told apart from a file before anything waits for it."""
    os.mkfifo(tmp_path / "ống.pdf")
    for path in (tmp_path / "ống.pdf", Path("/dev/zero")):
        with pytest.raises(VanishedFileError, match="không phải là tệp thường"):
            arrive(path)


def test_a_file_that_changes_while_it_is_kept(tmp_path, monkeypatch):
    """Bytes that are no longer those of the hash are not kept under it."""
    (tmp_path / "a.pdf").write_bytes("mới".encode())
    before = RawFile(path="a.pdf", sha256=hashlib.sha256("cũ".encode()).hexdigest(), size=3, media_type="application/pdf")
    monkeypatch.setattr(disk_files, "arrive", lambda _path: before)
    with pytest.raises(ChangedFileError):
        DiskFileStore(tmp_path / "kho").put_file(tmp_path / "a.pdf")
    assert [path for path in (tmp_path / "kho").rglob("*") if path.is_file()] == []


def test_originals_fan_out_and_cannot_be_written(tmp_path):
    """An original lies two folders deep, read-only, and nothing half-written stays beside it."""
    store = DiskFileStore(tmp_path)
    sha256 = store.put("nội dung".encode())
    path = store.path(sha256)
    assert path.relative_to(tmp_path).parts == (sha256[:2], sha256[2:4], sha256)
    assert not path.stat().st_mode & stat.S_IWUSR
    assert [file.name for file in path.parent.iterdir()] == [sha256]


def test_a_damaged_original_is_replaced(tmp_path):
    """A file of the right name and the wrong length, as a full disk leaves it, is written anew."""
    store = DiskFileStore(tmp_path)
    sha256 = store.put(b"abc")
    path = store.path(sha256)
    path.chmod(0o644)
    path.write_bytes(b"ab")
    assert store.put(b"abc") == sha256
    assert path.read_bytes() == b"abc"


def test_a_failed_write_leaves_nothing(tmp_path, monkeypatch):
    """When the disk is full the error passes on and no rest stays."""
    store = DiskFileStore(tmp_path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk_files.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.put(b"abc")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
