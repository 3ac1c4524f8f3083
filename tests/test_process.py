"""One file from bytes to claims: what becomes of errors."""

from __future__ import annotations

import pytest

from pipeline import process as module
from pipeline.adapters.libreoffice import LibreOfficeConverter
from pipeline.adapters.no_ocr import NoOcr
from pipeline.errors import (
    ConversionFailedError,
    IndexUnavailableError,
    PipelineError,
    SecrecyMarkError,
    ToolMissingError,
    UnreadableFileError,
)
from pipeline.model.ids import sha256_of
from pipeline.model.outcome import TRY_AGAIN, Failed, Processed, Refused
from pipeline.model.text import RawFile
from pipeline.process import Tools, process
from pipeline.rules import Rules
from tests.flows.pages import page

CONTENT = page(1).encode()
RAW = RawFile(path="a.html", sha256=sha256_of(CONTENT), size=len(CONTENT), media_type="text/html")


@pytest.fixture
def tools(rules: Rules) -> Tools:
    """Return tools without OCR."""
    return Tools(rules=rules, ocr=NoOcr(), converter=LibreOfficeConverter())


def test_a_document(tools: Tools) -> None:
    """A file that is read carries the version of the rules and its documents in order."""
    outcome = process(RAW, CONTENT, tools)
    assert isinstance(outcome, Processed)
    assert outcome.rules_version == tools.rules.version
    assert [(d.ordinal, d.structure.header.number) for d in outcome.documents] == [(1, "01/2024/QĐ-UBND")]


@pytest.mark.parametrize(
    ("error", "version"),
    [(UnreadableFileError, None), (ConversionFailedError, None), (ToolMissingError, TRY_AGAIN)],
)
def test_errors_of_the_file(
    error: type[PipelineError], version: str | None, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that cannot be read fails under these rules; one that needs a program that is missing is tried again."""

    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(module, "extract", failing)
    outcome = process(RAW, CONTENT, tools)
    assert isinstance(outcome, Failed)
    assert (outcome.code, outcome.rules_version) == (error.code, version or tools.rules.version)


def test_a_secrecy_mark(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refused file carries its hash, nothing else of it."""

    def marked(*_: object, **__: object) -> None:
        raise SecrecyMarkError

    monkeypatch.setattr(module, "extract", marked)
    outcome = process(RAW, CONTENT, tools)
    assert isinstance(outcome, Refused)
    assert outcome.sha256 == RAW.sha256
    assert "a.html" not in repr(outcome)


def test_a_broken_machine(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the machine is no outcome of a file."""

    def broken(*_: object, **__: object) -> None:
        raise IndexUnavailableError

    monkeypatch.setattr(module, "extract", broken)
    with pytest.raises(IndexUnavailableError):
        process(RAW, CONTENT, tools)
