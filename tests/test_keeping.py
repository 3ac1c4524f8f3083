"""Keeping what was read: never without its original, never anything of a refused file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.adapters.disk_files import arrive
from pipeline.keeping import keep
from pipeline.model.outcome import Processed, Refused
from pipeline.model.registry import Wanted
from pipeline.settings import Settings
from pipeline.wiring import Parts
from tests.contract.outcomes import document, procedure, refused
from tests.flows.pages import write_page


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    """Return parts with an empty registry."""
    opened = Parts(Settings(data_dir=tmp_path / "kho"))
    yield opened
    opened.registry.close()


def read_of(path: Path, number: int, **words: object) -> Processed:
    """Return what was read of a file."""
    return Processed(raw=arrive(path), documents=(document(f"{number}/2024/QĐ-UBND", **words),), rules_version="1")


def test_documents_are_kept_with_their_originals(tmp_path: Path, parts: Parts) -> None:
    """What is kept is counted by label and by distinct procedures of each group; the original is there."""
    rows = (procedure("new", "Cấp bản sao", "2.000908"), procedure("new", "Cấp bản sao", "2.000908"), procedure(None, "Khác"))
    outcome = read_of(write_page(tmp_path / "a.html", 1), 1, procedures=rows)
    summary = keep([outcome], parts)
    assert (summary.new, summary.documents, summary.labels, summary.groups) == (1, 1, (("new", 1),), (("new", 1),))
    assert parts.files.get(outcome.raw.sha256) == (tmp_path / "a.html").read_bytes()
    assert keep([outcome], parts).known == 1


@pytest.mark.parametrize("what", ["gone", "changed"])
def test_nothing_is_kept_without_its_original(what: str, tmp_path: Path, parts: Parts) -> None:
    """A file that went or changed after it was read is a failure that is tried again; no document of it is kept."""
    path = write_page(tmp_path / "a.html", 1)
    outcome = read_of(path, 1)
    path.unlink() if what == "gone" else path.write_text("khác", encoding="utf-8")
    summary = keep([outcome, read_of(write_page(tmp_path / "b.html", 2), 2)], parts)
    assert ([failure.code for failure in summary.failures], summary.new) == (["changed_file"], 1)
    assert [found.number for found in parts.registry.find(Wanted())] == ["2/2024/QĐ-UBND"]
    assert parts.registry.known([outcome.raw.sha256], "1") == frozenset()


def test_of_a_refused_file_nothing_is_kept(tmp_path: Path, parts: Parts) -> None:
    """A refused file leaves its hash and the reason: no original, no path."""
    raw = arrive(write_page(tmp_path / "mật.html", 1))
    outcome = replace(refused("mật.html"), sha256=raw.sha256)
    assert isinstance(outcome, Refused)
    summary = keep([outcome], parts)
    assert [(failure.path, failure.refused) for failure in summary.failures] == [(raw.sha256, True)]
    with pytest.raises(KeyError):
        parts.files.path(raw.sha256)
    assert "mật.html" not in str(parts.registry.failures())
