"""Read documents as bytes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.codec_internal import dump_document, dump_effect, dump_hash, load_document, load_effect
from pipeline.model.document import Structure
from pipeline.model.effects import Effect
from pipeline.model.ids import WorkKey
from pipeline.model.outcome import ReadDocument
from pipeline.model.text import Box, ExtractedText, Span, Word
from tests.codec.strategies import documents, every_effect

DOCUMENT = ReadDocument(
    ordinal=1,
    text=ExtractedText.of("QUYẾT ĐỊNH\nĐiều 1"),
    key=WorkKey(authority_id=None, kind="quyet_dinh", number_key=None, date=None),
    structure=Structure(),
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents)
def test_any_document_comes_back_equal(document: ReadDocument) -> None:
    """A dumped document is loaded as an equal value, and dumping that again gives the same hash."""
    content = dump_document(document)
    loaded = load_document(content)
    assert loaded == document
    assert dump_hash(dump_document(loaded)) == dump_hash(content)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(every_effect)
def test_any_effect_comes_back_equal(effect: Effect) -> None:
    """An effect is loaded as it was, details with tuples, numbers and truth values too."""
    assert load_effect(dump_effect(effect)) == effect


def test_details_keep_their_types() -> None:
    """Texts that look like numbers, truth values and tuples stay what they are."""
    details = (("old", "5"), ("count", 5), ("implicit", True), ("exceptions", ("art_1", "art_2")))
    effect = Effect(act="repeal", span=Span(0, 1), quote="x", rule="r", confidence=0.5, details=details)
    assert [type(value) for _, value in load_effect(dump_effect(effect)).details] == [str, int, bool, tuple]


def test_words_with_and_without_confidence() -> None:
    """OCR words keep their confidence, words of a text layer have none."""
    words = (
        Word(span=Span(0, 4), page=1, box=Box(0.1, 0.2, 0.3, 1 / 3), confidence=0.93),
        Word(span=Span(5, 9), page=2, box=Box(1, 2, 3, 4)),
    )
    document = replace(DOCUMENT, text=replace(DOCUMENT.text, words=words))
    assert load_document(dump_document(document)).text.words == words


def test_hash_tells_documents_apart() -> None:
    """One other character is another hash."""
    other = replace(DOCUMENT, text=ExtractedText.of("QUYẾT ĐỊNH\nĐiều 2"))
    assert dump_hash(dump_document(DOCUMENT)) != dump_hash(dump_document(other))


@pytest.mark.parametrize("content", [b"", b"{}", b"RSD1" + b"0" * 40])
def test_other_bytes_are_refused(content: bytes) -> None:
    """Bytes that are no dump are a ``ValueError``, not a crash of the unpacker."""
    with pytest.raises(ValueError, match=r".+"):
        load_document(content)
