"""Whatever the bytes are, reading ends with a text or with an error that a clerk understands."""

from __future__ import annotations

import random
from collections import Counter

import lxml.html
import playa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import ExtractError, ServiceError
from pipeline.extract.pdf_characters import FontTable, read_content
from pipeline.extract.pdf_words import to_words
from pipeline.text.normalise import normalise
from tests.extract.makers import PdfPage, grid, make_docx, make_pdf, p, prose, tbl, tc

NAMES = st.sampled_from(["a.pdf", "a.docx", "a.doc", "a.html", "a.rtf", "a", "văn bản số 1.PDF"])
PREFIXES = st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"{\\rtf1"])
FILES = {
    "a.pdf": make_pdf([PdfPage(texts=prose(), lines=grid([72, 200, 300], [100, 150, 180]))] * 2),
    "a.docx": make_docx(p("một") + tbl([tc("a"), tc("b")]) + p("hai")),
    "a.html": "<html><body><table><tr><td rowspan=3>ă<td>b</table><ol><li>c".encode(),
}


def reads_or_refuses(read, content: bytes, name: str) -> None:
    """Read, and let only the errors pass that are meant for users."""
    try:
        text = read(content, name)
    except (ExtractError, ServiceError) as error:
        if not (error.message and error.remedy):
            pytest.fail(f"an error without words: {error!r}")
    else:
        assert "\n".join(text.quote(line.span) for line in text.lines) == text.text


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PREFIXES, st.binary(max_size=600), NAMES)
def test_any_bytes(read, prefix, content, name):
    """Random bytes after the first bytes of any format."""
    reads_or_refuses(read, prefix + content, name)


@pytest.mark.parametrize("name", FILES)
def test_cut_files(read, name):
    """A file of a real format cut at any place."""
    content = FILES[name]
    for at in range(0, len(content), max(1, len(content) // 60)):
        reads_or_refuses(read, content[:at], name)


@pytest.mark.parametrize("name", FILES)
def test_damaged_files(read, name):
    """A file of a real format with some bytes changed."""
    chance = random.Random(name)  # noqa: S311  damage, not secrets
    for _ in range(120):
        content = bytearray(FILES[name])
        for _ in range(chance.randint(1, 12)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        reads_or_refuses(read, bytes(content), name)


def test_samples(read, samples_dir):
    """Every sample is read or refused; none of them breaks the reader."""
    for path in sorted(samples_dir.glob("*/source.*")):
        reads_or_refuses(read, path.read_bytes(), path.name)


def test_real_html_and_docx(read, corpus_dir):
    """Every real web page and DOCX is read: none is refused, none is empty."""
    for path in [*sorted(corpus_dir.glob("*/*.docx")), *sorted(corpus_dir.rglob("*.html"))]:
        assert read(path.read_bytes(), path.name).text, path


def test_twins_read_alike(read, corpus_dir):
    """The same document as DOCX and as DOC converted by LibreOffice has one text."""
    from pipeline.adapters.libreoffice import LibreOfficeConverter

    converter = LibreOfficeConverter()
    if not converter.is_available():
        pytest.skip("no LibreOffice: run scripts/test, which installs it")
    for name in ("Phuluc2", "Phuluc4"):
        old, new = (corpus_dir / "format_twins" / f"{name}.{kind}" for kind in ("doc", "docx"))
        assert read(old.read_bytes(), old.name, converter=converter).text == read(new.read_bytes(), new.name).text


def test_no_word_of_real_pages_is_lost(read, corpus_dir):
    """Every word that stands in the body of a real decision's page is in the text."""
    for path in sorted(corpus_dir.glob("decisions_html/*/*.html"))[::4]:
        content = path.read_bytes()
        tree = lxml.html.fromstring(content, parser=lxml.html.HTMLParser(encoding="utf-8"))
        expected = Counter(normalise(" ".join(map(str, tree.itertext()))).split())
        assert not expected - Counter(read(content, path.name).text.split()), path


def test_only_furniture_of_real_pdfs_is_left_out(read, corpus_dir):
    """Of a gazette's words only its running heads are missing, of other files only page numbers."""
    for path in [*sorted(corpus_dir.glob("pdf_local/*.pdf")), *sorted(corpus_dir.glob("gazette/*Hien_phap*.pdf"))]:
        fonts, words = FontTable(), []
        with playa.parse(path.read_bytes()) as document:
            for page in document.pages:
                words += [word.text for word in to_words(read_content(page, fonts).characters)]
        missing = Counter(normalise(" ".join(words)).split()) - Counter(read(path.read_bytes(), path.name).text.split())
        heads = {word for word, count in missing.items() if count > 1}
        assert heads <= {"CÔNG", "BÁO/Số", "1003", "+", "1004/Ngày", "29-12-2013"}, path
        assert all(word.isdecimal() for word in set(missing) - heads), path
