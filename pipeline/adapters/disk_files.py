"""Files on the disk: those that arrive, and the originals that are kept by their hash."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import ChangedFileError, VanishedFileError, os_reason
from pipeline.extract.sniff import sniff
from pipeline.model.text import RawFile

__all__ = ["DiskFileStore", "arrive"]

_BLOCK = 1 << 20
_WHOLE = 64 << 20
"""Larger files are told by their first megabyte alone, so that a 2 GB file costs no memory."""


def arrive(path: Path) -> RawFile:
    """Return hash, size and media type of the file at ``path``; raises :class:`VanishedFileError`.

    A folder, a pipe or a device is no file: reading it would fail, or never end.
    Example: a Word 97 file named ``a.docx`` arrives as ``application/msword``.
    """
    digest = hashlib.sha256()
    kept = bytearray()
    size = 0
    try:
        _check_regular(path)
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                size += len(block)
                if size <= _WHOLE or not kept:
                    kept += block
    except OSError as error:
        raise VanishedFileError(f"Không đọc được tệp «{path.name}»: {os_reason(error)}.") from error
    content = bytes(kept) if size <= _WHOLE else bytes(kept[:_BLOCK])
    return RawFile(path=str(path), sha256=digest.hexdigest(), size=size, media_type=sniff(content, path.name))


def _check_regular(path: Path) -> None:
    """Raise :class:`VanishedFileError` for what is no regular file."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise VanishedFileError(f"«{path.name}» là thư mục.", remedy="Chỉ rõ tệp cần đọc; cả thư mục thì dùng «rasoat ingest».")
    if not stat.S_ISREG(mode):
        raise VanishedFileError(f"«{path.name}» không phải là tệp thường.", remedy="Chọn một tệp PDF, DOCX, DOC hoặc HTML.")


def _checked(file: BinaryIO, sha256: str) -> Iterator[bytes]:
    """Yield the blocks of a file; raises :class:`ChangedFileError` at its end when they are not those of the hash."""
    digest = hashlib.sha256()
    while block := file.read(_BLOCK):
        digest.update(block)
        yield block
    if digest.hexdigest() != sha256:
        raise ChangedFileError


class DiskFileStore:
    """Originals in a folder: ``ab/cd/abcd…``, written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        """Keep originals under ``folder``, which is made when the first one comes."""
        self._folder = folder

    def put(self, content: bytes) -> str:
        """Keep the bytes and return their SHA-256; a half-written file is never seen, even when the machine stops."""
        return self._keep(hashlib.sha256(content).hexdigest(), (content,), len(content))

    def put_file(self, path: Path) -> str:
        """Keep a file block by block, so that its size costs no memory.

        Raises :class:`VanishedFileError`, and :class:`ChangedFileError` when it was written to meanwhile.
        """
        raw = arrive(path)
        with path.open("rb") as file:
            return self._keep(raw.sha256, _checked(file, raw.sha256), raw.size)

    def _keep(self, sha256: str, blocks: Iterable[bytes], size: int) -> str:
        target = self._place(sha256)
        if target.exists() and target.stat().st_size == size:
            return sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                for block in blocks:
                    file.write(block)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o444)
            Path(name).replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
        _sync_folder(target.parent)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes; ``KeyError`` when they are not kept."""
        try:
            return self._place(sha256).read_bytes()
        except OSError as error:
            raise KeyError(sha256) from error

    def path(self, sha256: str) -> Path:
        """Return where the bytes lie; ``KeyError`` when they are not kept."""
        place = self._place(sha256)
        if not place.is_file():
            raise KeyError(sha256)
        return place

    def _place(self, sha256: str) -> Path:
        if len(sha256) != 64 or not all(c in "0123456789abcdef" for c in sha256):  # never a way out of the folder
            raise KeyError(sha256)
        return self._folder / sha256[:2] / sha256[2:4] / sha256


def _sync_folder(folder: Path) -> None:
    """Write the folder's own entry to the disk, so that the new name survives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
