"""The LibreOffice adapter's own ways; what every converter does is in the contract."""

from __future__ import annotations

import pytest

from pipeline.adapters.libreoffice import LibreOfficeConverter
from pipeline.errors import ConversionFailedError, ToolMissingError

RTF = rb"{\rtf1\ansi %d}"


def test_without_libreoffice(monkeypatch):
    """Without the program it is not available and says what to install."""
    monkeypatch.setattr("pipeline.adapters.libreoffice.find_soffice", lambda: None)
    converter = LibreOfficeConverter()
    assert not converter.is_available()
    with pytest.raises(ToolMissingError) as caught:
        converter.to_docx(RTF, ".rtf")
    assert "libreoffice-writer" in caught.value.remedy


def test_a_program_that_writes_nothing(monkeypatch, tmp_path):
    """A run that leaves no file is a failed conversion, whatever the program's exit says."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    monkeypatch.setattr("pipeline.adapters.libreoffice.find_soffice", lambda: str(program))
    with pytest.raises(ConversionFailedError):
        LibreOfficeConverter().to_docx(RTF, ".rtf")


def test_a_program_that_hangs_is_ended(monkeypatch, tmp_path):
    """After the time given, the program and what it started are ended, and the file fails."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr("pipeline.adapters.libreoffice.find_soffice", lambda: str(program))
    with pytest.raises(ConversionFailedError, match="thời gian"):
        LibreOfficeConverter(timeout=0.3).to_docx(b"a", ".rtf")
