"""Files that are made to harm, or harm by accident: each ends as one failure with a reason, quickly and in little memory."""

from __future__ import annotations

import os
import random
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.adapters.libreoffice import LibreOfficeConverter
from pipeline.adapters.no_ocr import NoOcr
from pipeline.intake import read_path
from pipeline.model.limits import Limits
from pipeline.model.outcome import Failed, Outcome, Processed
from pipeline.process import Tools
from pipeline.rules import Rules
from tests.flows.pages import page

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target='
    '"word/document.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    "</Relationships>"
)


@pytest.fixture
def tools(rules: Rules) -> Tools:
    """Return tools without OCR."""
    return Tools(rules=rules, ocr=NoOcr(), converter=LibreOfficeConverter())


def docx(path: Path, document: str, **parts: bytes) -> Path:
    """Write a DOCX with this main part."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS)
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return path


def limited(tools: Tools, **bounds: int) -> Tools:
    """Return tools with other limits."""
    return replace(tools, limits=replace(Limits(), **bounds))


def failure(outcome: Outcome) -> Failed:
    """Return an outcome that must be a failure which tells a user what happened and what to do."""
    assert isinstance(outcome, Failed)
    assert outcome.message.endswith(".")
    assert outcome.remedy.endswith(".")
    return outcome


def test_a_zip_bomb(tmp_path: Path, tools: Tools) -> None:
    """A DOCX that unpacks to more than the limit is told from its table of contents."""
    bomb = docx(tmp_path / "bom.docx", "<w/>", media=b"\0" * 20_000_000)
    assert bomb.stat().st_size < 100_000
    assert failure(read_path(bomb, limited(tools, unpacked_bytes=10_000_000))).code == "too_large"


def test_a_zip_bomb_that_lies(tmp_path: Path, tools: Tools) -> None:
    """A table of contents that states a smaller size does not help the bomb."""
    bomb = docx(tmp_path / "bom.docx", f'<w:document xmlns:w="{_W}">' + " " * 20_000_000 + "</w:document>")
    stated = (20_000_000 + len(f'<w:document xmlns:w="{_W}"></w:document>')).to_bytes(4, "little")
    bomb.write_bytes(bomb.read_bytes().replace(stated, (1000).to_bytes(4, "little")))
    failure(read_path(bomb, limited(tools, unpacked_bytes=10_000_000)))


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_an_entity_bomb(suffix: str, tmp_path: Path, tools: Tools) -> None:
    """Entities that grow a thousandfold, or name a file of the machine, are not followed."""
    grows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "lol"><!ENTITY p SYSTEM "file:///etc/passwd">{grows}]>'
    body = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>&e9;&p;</w:t></w:r></w:p></w:body></w:document>'
    path = tmp_path / f"bom{suffix}"
    if suffix == ".docx":
        docx(path, head + body)
    else:
        path.write_text(head + page(1, title="&e9; &p;"), encoding="utf-8")
    start = time.process_time()
    outcome = read_path(path, tools)
    assert time.process_time() - start < 20
    if isinstance(outcome, Processed):
        text = outcome.documents[0].text.text
        assert len(text) < 10_000
        assert "root:" not in text
    else:
        failure(outcome)


def test_two_gigabytes(tmp_path: Path, tools: Tools) -> None:
    """A file over the limit is not read; it is hashed block by block."""
    path = tmp_path / "rất lớn.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        os.truncate(file.fileno(), 2_000_000_001)
    found = failure(read_path(path, tools))
    assert (found.code, found.raw.size) == ("too_large", 2_000_000_001)


def test_ten_thousand_pages(tmp_path: Path, tools: Tools) -> None:
    """A PDF with more pages than the limit is told before any page is read."""
    kids = " ".join(f"{number} 0 R" for number in range(3, 10_003))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Count 10000 /Kids [{kids}] >>".encode()]
    objects += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * 10_000
    content, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    start = len(content)
    content += (
        f"xref\n0 {len(objects) + 1}\n".encode()
        + b"0000000000 65535 f \n"
        + b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    )
    content += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    path = tmp_path / "dài.pdf"
    path.write_bytes(bytes(content))
    assert failure(read_path(path, tools)).code == "too_large"


def test_a_table_of_too_many_rows(tmp_path: Path, tools: Tools) -> None:
    """Rows over the limit are left out with a doubt; the document is read all the same."""
    rows = "".join(f"<tr><td>{n}</td><td>Thủ tục số {n}</td></tr>" for n in range(3_000))
    path = tmp_path / "bảng.html"
    path.write_text(page(1).replace("</body>", f"<table>{rows}</table></body>"), encoding="utf-8")
    outcome = read_path(path, limited(tools, table_rows=1_000))
    assert isinstance(outcome, Processed)
    assert "table_cut" in {doubt.code for doubt in outcome.documents[0].doubts}
    assert "Thủ tục số 999" in outcome.documents[0].text.text
    assert "Thủ tục số 2999" not in outcome.documents[0].text.text


@pytest.mark.parametrize("name", ["lạ.html", "lạ.docx", "lạ.pdf", "lạ.doc", "lạ"])
def test_bytes_of_no_known_encoding(name: str, tmp_path: Path, tools: Tools) -> None:
    """Bytes that are no text in any encoding and no known format fail, whatever the file is called."""
    path = tmp_path / name
    path.write_bytes(random.Random(3).randbytes(30_000))  # noqa: S311 - the same bytes in every run
    failure(read_path(path, tools))


@pytest.mark.parametrize("name", ["rỗng.html", "rỗng.docx", "rỗng.pdf", "rỗng.doc", "rỗng"])
def test_nothing_at_all(name: str, tmp_path: Path, tools: Tools) -> None:
    """An empty file is an empty file, whatever it is called."""
    path = tmp_path / name
    path.touch()
    assert failure(read_path(path, tools)).code == "empty_file"


def test_a_folder_in_the_place_of_a_file(tmp_path: Path, tools: Tools) -> None:
    """A path that is no file fails as one that is not there."""
    assert failure(read_path(tmp_path, tools)).code == "vanished_file"
