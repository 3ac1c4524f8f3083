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


def test_a_batch_is_one_run(monkeypatch, tmp_path):
    """Many files are converted by one start of the program; a file that fails is ``None`` and stops no other."""
    program = tmp_path / "soffice"
    program.write_text(
        '#!/bin/sh\necho run >> "$0.log"\nfor a in "$@"; do last_out="$want"; '
        'case "$a" in --outdir) want=next;; *) [ "$last_out" = next ] && out="$a"; want=;; esac; done\n'
        'mkdir -p "$out"\nfor a in "$@"; do case "$a" in */1.rtf) ;; '
        '*.rtf) cp "$a" "$out/$(basename "$a" .rtf).docx";; esac; done\n'
    )
    program.chmod(0o755)
    monkeypatch.setattr("pipeline.adapters.libreoffice.find_soffice", lambda: str(program))
    converted = LibreOfficeConverter().to_docx_batch([(b"a", ".rtf"), (b"b", ".rtf"), (b"c", ".rtf")])
    assert converted == (b"a", None, b"c")
    assert (tmp_path / "soffice.log").read_text() == "run\n"
    assert LibreOfficeConverter().to_docx_batch([]) == ()


def test_a_program_that_hangs_is_ended(monkeypatch, tmp_path):
    """After the time given, the program and what it started are ended, and the file fails."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr("pipeline.adapters.libreoffice.find_soffice", lambda: str(program))
    with pytest.raises(ConversionFailedError, match="thời gian"):
        LibreOfficeConverter(timeout=0.3).to_docx(b"a", ".rtf")
