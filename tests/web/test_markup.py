from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Header, Provision, Structure
from pipeline.model.ids import WorkKey
from pipeline.model.outcome import ReadDocument
from pipeline.model.text import ExtractedText, Span
from pipeline.web.blocks import to_blocks
from pipeline.web.marks import Mark
from pipeline.web.markup import TextWriter
from pipeline.web.words import load_words

KEY = WorkKey(authority_id=None, kind=None, number_key=None, date=None)


def document_of(text: str, *provisions: Provision) -> ReadDocument:
    """Return a document with nothing but its text and provisions."""
    structure = Structure(header=Header(), provisions=provisions)
    return ReadDocument(ordinal=1, text=ExtractedText.of(text), key=KEY, structure=structure)


def written(document: ReadDocument, *marks: Mark, chosen: str | None = None) -> str:
    """Return the HTML of a document with marks."""
    ordered = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
    return str(TextWriter(document, ordered, load_words(), chosen=chosen).write(to_blocks(document)))


def words_of(html: str) -> str:
    """Return the document's own words: without tags and without our badges."""
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r'<a class="badge.*?</a>', "", html, flags=re.DOTALL)))


def test_words_of_the_document_are_escaped() -> None:
    """Markup in the text is shown, not read."""
    html = written(document_of("Điều 1. <script>alert('x')</script> & \"y\""))
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_overlapping_marks_are_nested_without_losing_a_word() -> None:
    """Marks that overlap are cut, each piece carries all its marks, and every word stays once."""
    text = "bãi bỏ Quyết định số 1 và Quyết định số 2"
    html = written(
        document_of(text),
        Mark(key="e1", kind="effect", span=Span(0, 22), about="bãi bỏ 1", tone="abolished", sign="−"),
        Mark(key="r1", kind="reference", span=Span(7, 30), about="Quyết định số 1", href="/van-ban/x"),
    )
    assert words_of(html) == text
    assert html.count('id="e1"') == 1
    assert html.count('href="?xem=e1#e1"') == 1
    assert '<a class="mk mk-reference tone-neutral" id="r1" data-mark="r1" href="/van-ban/x"' in html


def test_evidence_of_properties_shows_only_when_asked_for() -> None:
    """The number's place is marked when the reader asks for it, and is plain text otherwise."""
    mark = Mark(key="f-number", kind="field", span=Span(4, 8), about="Số")
    assert "f-number" not in written(document_of("Số: 12/Q"), mark)
    assert 'id="f-number"' in written(document_of("Số: 12/Q"), mark, chosen="f-number")


def test_provisions_have_anchors_and_articles_with_a_heading_are_headings() -> None:
    """An Điều with a heading is a heading with its eId to jump to; one that is a whole sentence is a paragraph."""
    text = "Điều 1. Phạm vi\nĐiều 2. Giao Sở Tư pháp thi hành."
    html = written(
        document_of(
            text,
            Provision(eid="art_1", kind="article", num="1", span=Span(0, 15), heading="Phạm vi"),
            Provision(eid="art_2", kind="article", num="2", span=Span(16, 49)),
        )
    )
    assert re.search(r'<h3 class="pr-article"><span class="anchor" id="art_1"></span>Điều 1', html)
    assert re.search(r'<p class="pr-article"><span class="anchor" id="art_2"></span>Điều 2', html)


@given(
    st.text(st.sampled_from("abc <>&\"'\n"), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["effect", "reference", "doubt"])), max_size=6),
)
def test_no_marks_ever_change_the_words(text: str, places: list[tuple[int, int, str]]) -> None:
    """Whatever is marked, the words of the page are the words of the text."""
    marks = [
        Mark(key=f"{kind[0]}{n}", kind=kind, span=Span(min(a, b), min(max(a, b), len(text))), about="x", href="/y")
        for n, (a, b, kind) in enumerate(places)
        if min(a, b) < min(max(a, b), len(text))
    ]
    html = written(document_of(text), *marks)
    assert words_of(html).split() == text.split()
