"""Finding the files of a run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.arrivals import receive
from pipeline.settings import Settings
from pipeline.wiring import Parts
from tests.flows.pages import write_page


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    """Return parts with an empty registry."""
    return Parts(Settings(data_dir=tmp_path / "kho"))


def test_the_order_is_that_of_names(tmp_path: Path, parts: Parts) -> None:
    """Files of a folder come by name, then those of its folders, whatever order the disk gives."""
    for number, name in enumerate(("c.html", "a/z.html", "b.html", "a/y.html"), start=1):
        write_page(tmp_path / "mới" / name, number)
    found = [Path(raw.path).relative_to(tmp_path / "mới").as_posix() for raw in receive([tmp_path / "mới"], parts).new]
    assert found == ["b.html", "c.html", "a/y.html", "a/z.html"]


def test_what_the_user_names_is_taken(tmp_path: Path, parts: Parts) -> None:
    """A hidden file or one with an ignored ending is taken when it is named, not when its folder is."""
    named = [write_page(tmp_path / "mới" / name, n) for n, name in enumerate((".ẩn.html", "ghi.log"), start=1)]
    assert len(receive(named, parts).new) == 2
    from_folder = receive([tmp_path / "mới"], parts)
    assert (from_folder.new, from_folder.skipped) == ((), 1)


def test_a_folder_that_may_not_be_opened(tmp_path: Path, parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be listed is a failure with its name; the rest is found."""
    write_page(tmp_path / "mới" / "a.html", 1)
    closed = tmp_path / "mới" / "đóng"
    closed.mkdir()
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = receive([tmp_path / "mới"], parts)
    assert len(found.new) == 1
    assert [failure.path for failure in found.failures] == [str(closed)]
    assert "Không mở được thư mục" in found.failures[0].message


def test_what_is_no_file_is_left_out(tmp_path: Path, parts: Parts) -> None:
    """A pipe in a folder is not waited for."""
    folder = tmp_path / "mới"
    folder.mkdir()
    os.mkfifo(folder / "ống")
    assert receive([folder], parts).new == ()
