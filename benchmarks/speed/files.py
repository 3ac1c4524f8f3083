"""Which files of the corpus a figure is measured on."""

from __future__ import annotations

from pathlib import Path

import playa

from pipeline.extract.pdf_characters import FontTable, read_content
from pipeline.extract.routing import route_page
from pipeline.extract.sniff import sniff

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LOOK_AT = 3
"""Pages of a PDF that tell whether it has a text layer."""


def text_pdfs(folder: Path) -> list[Path]:
    """Return the PDFs whose first pages are read from their text layer."""
    return [path for path in _by_suffix(folder, ".pdf") if _has_text(path)]


def scanned_pdfs(folder: Path) -> list[Path]:
    """Return the other PDFs."""
    return [path for path in _by_suffix(folder, ".pdf") if not _has_text(path)]


def docx_files(*folders: Path) -> list[Path]:
    """Return the DOCX files, told by their content."""
    found = [path for folder in folders for path in _by_suffix(folder, ".docx")]
    return [path for path in found if sniff(path.read_bytes(), path.name) == DOCX]


def html_files(folder: Path) -> list[Path]:
    """Return the HTML files."""
    return _by_suffix(folder, ".html")


def local_documents(corpus: Path) -> list[Path]:
    """Return the decisions and resolutions of provinces."""
    return sorted((corpus / "decisions_html" / "local").glob("*.html"))


def many_documents(corpus: Path, folder: Path, count: int) -> Path:
    """Write ``count`` different HTML files below ``folder``: the corpus's own, then copies that differ in a comment."""
    folder.mkdir(parents=True)
    sources = html_files(corpus / "decisions_html")
    for n in range(count):
        content = sources[n % len(sources)].read_bytes()
        mark = b"" if n < len(sources) else f"\n<!-- {n} -->\n".encode()
        (folder / f"{n:04}.html").write_bytes(content + mark)
    return folder


def _by_suffix(folder: Path, suffix: str) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() == suffix and path.is_file())


def _has_text(path: Path) -> bool:
    content = path.read_bytes()
    if not content.startswith(b"%PDF"):
        return False
    fonts, routes = FontTable(), set()
    with playa.parse(content) as document:
        for page in list(document.pages)[:_LOOK_AT]:
            read = read_content(page, fonts)
            routes.add(route_page(read.characters, read.pictures, float(page.width), float(page.height)))
    return "text" in routes and "ocr" not in routes
