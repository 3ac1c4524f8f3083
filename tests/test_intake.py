"""Reading a file from its path."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import intake
from pipeline.adapters.disk_files import arrive
from pipeline.adapters.libreoffice import LibreOfficeConverter
from pipeline.adapters.no_ocr import NoOcr
from pipeline.errors import RuleDataError
from pipeline.intake import read_arrived
from pipeline.model.outcome import TRY_AGAIN, Failed
from pipeline.process import Tools
from pipeline.rules import Rules
from tests.flows.pages import write_page


@pytest.fixture
def tools(rules: Rules) -> Tools:
    """Return tools without foreign programs."""
    return Tools(rules=rules, ocr=NoOcr(), converter=LibreOfficeConverter())


def code_and_version(outcome: object) -> tuple[str, str]:
    """Return why a file failed, and under which rules."""
    assert isinstance(outcome, Failed)
    return outcome.code, outcome.rules_version


def test_a_path_that_vanished(tmp_path: Path, tools: Tools) -> None:
    """A file that went between arriving and reading fails, to be tried again when it is back."""
    raw = arrive(path := write_page(tmp_path / "a.html", 1))
    path.unlink()
    assert code_and_version(read_arrived(raw, tools)) == ("vanished_file", TRY_AGAIN)


def test_bytes_that_changed(tmp_path: Path, tools: Tools) -> None:
    """A file that is still being copied is not taken for what it was: its bytes must be those that were hashed."""
    raw = arrive(path := write_page(tmp_path / "a.html", 1))
    path.write_text("một nửa", encoding="utf-8")
    assert code_and_version(read_arrived(raw, tools)) == ("changed_file", TRY_AGAIN)


def test_a_mistake_of_ours(tmp_path: Path, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that nobody expected is a failure of this file, to be tried again by a better program."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(intake, "process", broken)
    outcome = read_arrived(arrive(write_page(tmp_path / "a.html", 1)), tools)
    assert code_and_version(outcome) == ("internal_error", TRY_AGAIN)
    assert isinstance(outcome, Failed)
    assert outcome.message == "Chương trình gặp lỗi ngoài dự kiến (ZeroDivisionError)."


def test_rules_that_are_not_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tools: Tools) -> None:
    """A rule file with a mistake is no fault of the file that is read with it."""

    def broken(*_: object) -> None:
        raise RuleDataError

    monkeypatch.setattr(intake, "process", broken)
    with pytest.raises(RuleDataError):
        read_arrived(arrive(write_page(tmp_path / "a.html", 1)), tools)
