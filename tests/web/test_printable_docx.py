from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from pipeline.web.printable_docx import printable_docx


def test_addresses_outside_of_the_file_are_empty_and_the_words_stay() -> None:
    """A linked picture's address is gone from the package; its text is the same."""
    document = Document()
    document.add_paragraph("Điều 1. Phạm vi")
    document.part.relate_to("http://bad.example/a.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    packed = io.BytesIO()
    document.save(packed)
    cleaned = printable_docx(packed.getvalue())
    with zipfile.ZipFile(io.BytesIO(cleaned)) as package:
        assert not any(b"bad.example" in package.read(name) for name in package.namelist())
    assert Document(io.BytesIO(cleaned)).paragraphs[0].text == "Điều 1. Phạm vi"


def test_a_file_without_addresses_stays_byte_for_byte(samples_dir: Path) -> None:
    """What needs no cleaning is not touched, nor is what is no package."""
    content = (samples_dir / "replace-and-repeal-clause" / "source.docx").read_bytes()
    assert printable_docx(content) == content
    assert printable_docx(b"PK\x03\x04 torn") == b"PK\x03\x04 torn"
