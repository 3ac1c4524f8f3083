"""One suite for every store of originals: the folder, one in memory."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.adapters.disk_files import DiskFileStore


class MemoryFileStore:
    """The simplest store that keeps the contract, files for paths apart."""

    def __init__(self, folder: Path) -> None:
        """Write files under ``folder`` when a path is asked for."""
        self._folder, self._kept = folder, {}

    def put(self, content: bytes) -> str:
        """Keep the bytes."""
        sha256 = hashlib.sha256(content).hexdigest()
        self._kept[sha256] = content
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes."""
        return self._kept[sha256]

    def path(self, sha256: str) -> Path:
        """Return a file with the bytes."""
        content = self._kept[sha256]
        path = self._folder / sha256
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path


@pytest.fixture(params=[DiskFileStore, MemoryFileStore])
def store(request, tmp_path):
    """Return each store, empty."""
    return request.param(tmp_path / "originals")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_what_is_put_is_got(store, content):
    """The hash gives the same bytes back, as bytes and as a file; putting again changes nothing."""
    sha256 = store.put(content)
    assert sha256 == hashlib.sha256(content).hexdigest() == store.put(content)
    assert store.get(sha256) == content == store.path(sha256).read_bytes()


@pytest.mark.parametrize("sha256", ["0" * 64, "", "../../etc/passwd", "Z" * 64])
def test_what_is_not_kept(store, sha256):
    """An unknown hash, or what is none, is a ``KeyError`` and never another file."""
    for ask in (store.get, store.path):
        with pytest.raises(KeyError):
            ask(sha256)
