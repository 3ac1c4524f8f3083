"""What was read, for a person at a terminal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.intake import read_path
from pipeline.model.document import Header
from pipeline.model.outcome import Processed
from pipeline.printing.outcome import describe_document
from pipeline.settings import Settings
from pipeline.wiring import Parts

SAMPLE = next((Path(__file__).resolve().parents[2] / "samples" / "traps-only").glob("source.*"))


def test_what_is_not_known_is_said() -> None:
    """A document without a head is a document of unknown kind, number and day, never an empty line."""
    parts = Parts(Settings(ocr=False))
    outcome = read_path(SAMPLE, parts.tools)
    assert isinstance(outcome, Processed)
    document = outcome.documents[0]
    bare = replace(document, structure=replace(document.structure, header=Header()))
    lines = describe_document(bare, parts.rules).splitlines()
    assert lines[0] == "  Văn bản (loại chưa xác định) số chưa xác định ngày chưa xác định"
    assert lines[1] == "  Trích yếu: chưa xác định"
