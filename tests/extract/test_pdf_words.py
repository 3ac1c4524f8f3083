"""Words and lines of a PDF page, held against pdfplumber."""

from __future__ import annotations

import io

import pdfplumber
import playa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.pdf_characters import FontTable, read_content
from pipeline.extract.pdf_words import to_visual_lines, to_words
from tests.extract.makers import PdfPage, make_pdf

PLACED = st.tuples(st.integers(20, 500), st.integers(20, 800), st.text("abĐệ -fi", min_size=1, max_size=12), st.integers(6, 20))


def page_text(page, fonts: FontTable) -> str:
    """Return the words of a page by our reader, as pdfplumber's ``extract_text`` joins them."""
    lines = to_visual_lines(to_words(read_content(page, fonts).characters))
    return "\n".join(" ".join(word.text for word in line) for line in lines)


def ours(content: bytes) -> list[str]:
    """Return the plain text of each page by our reader."""
    fonts = FontTable()
    with playa.parse(content) as document:
        return [page_text(page, fonts) for page in document.pages]


def stock(content: bytes) -> list[str]:
    """Return the text of each page by pdfplumber."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [page.extract_text() for page in pdf.pages]


@settings(max_examples=30, deadline=None)
@given(st.lists(PLACED, min_size=1, max_size=12), st.sampled_from([0, 90, 180, 270]))
def test_same_text_as_pdfplumber(texts, rotate):
    """Wherever the words stand and however the page is turned, the text is pdfplumber's."""
    content = make_pdf([PdfPage(texts=texts, rotate=rotate)])
    assert ours(content) == stock(content)


def test_same_text_on_real_files(corpus_dir):
    """On real files of all producers the text is pdfplumber's, page by page."""
    for path in sorted(corpus_dir.glob("pdf_*/*.pdf")):
        content = path.read_bytes()
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            for number in {0, len(pdf.pages) // 2, len(pdf.pages) - 1}:
                fonts = FontTable()
                with playa.parse(content) as document:
                    mine = page_text(document.pages[number], fonts)
                assert mine == pdf.pages[number].extract_text(), (path.name, number + 1)
                pdf.pages[number].close()


def test_samples(samples_dir):
    """On every sample with a text layer the text is pdfplumber's."""
    seen = 0
    for path in sorted(samples_dir.glob("*/source.pdf")):
        try:
            expected = stock(path.read_bytes())
        except Exception:  # noqa: BLE001, S112  samples that cannot be read at all are tested elsewhere
            continue
        assert ours(path.read_bytes()) == expected, path
        seen += 1
    assert seen


@pytest.mark.parametrize("blank", [" ", "\u00a0"])
def test_blanks_part_words(blank):
    """Any blank parts words; letters three points apart do too."""
    content = make_pdf([PdfPage(texts=[(50, 100, f"Điều{blank}1"), (120, 100, "xa")])])
    assert ours(content) == ["Điều 1 xa"]
