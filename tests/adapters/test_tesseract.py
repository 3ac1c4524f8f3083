"""The tesseract adapter's own ways; what every engine does is in the contract."""

from __future__ import annotations

import pytest

from pipeline.adapters.tesseract import TesseractEngine, find_tessdata
from pipeline.errors import ToolMissingError


def test_language_data_is_found_by_search(tmp_path, monkeypatch):
    """The folder that holds the Vietnamese data is found below the usual places; the user's own place goes first."""
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    data = tmp_path / "usual" / "5" / "tessdata"
    data.mkdir(parents=True)
    assert find_tessdata((str(tmp_path / "usual"),)) is None
    (data / "vie.traineddata").touch()
    assert find_tessdata((str(tmp_path / "usual"),)) == data
    own = tmp_path / "own"
    own.mkdir()
    (own / "vie.traineddata").touch()
    monkeypatch.setenv("TESSDATA_PREFIX", str(own))
    assert find_tessdata((str(tmp_path / "usual"),)) == own


def test_without_language_data(monkeypatch):
    """An engine without data is not available and says what to install."""
    monkeypatch.setattr("pipeline.adapters.tesseract.find_tessdata", lambda: None)
    engine = TesseractEngine()
    assert not engine.is_available()
    with pytest.raises(ToolMissingError) as caught:
        engine.read(b"", 300)
    assert "tesseract-ocr-vie" in caught.value.remedy
