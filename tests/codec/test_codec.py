"""Published objects: what other programs may rely on."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pipeline.codec import published_effects, to_output
from pipeline.model.document import Dated, Doubt
from pipeline.model.outcome import Outcome, Processed
from pipeline.model.text import ExtractedText, Page, Span
from pipeline.output import OutputDocument
from tests.contract.outcomes import document, failed, procedure, processed, refused, repeal


def paged(words: str) -> ExtractedText:
    """Return a text of two pages of equal length."""
    half = len(words) // 2
    pages = (Page(number=1, span=Span(0, half)), Page(number=2, span=Span(half, len(words)), reading="ocr"))
    return replace(ExtractedText.of(words), pages=pages, has_pages=True)


@pytest.mark.parametrize("outcome", [processed("a.html"), failed("b.pdf"), refused("c.pdf")])
def test_every_object_has_every_field(outcome: Outcome) -> None:
    """A field that is not known is null and never left out, whatever came of the file."""
    (published,) = to_output(outcome)
    assert set(published) == {field.alias or name for name, field in OutputDocument.model_fields.items()}
    assert OutputDocument.model_validate(published).model_dump(mode="json") == published
    json.dumps(published)


def test_a_refused_file_shows_its_hash_and_the_reason_only() -> None:
    """Nothing of a file with a secrecy mark is published but its hash."""
    (published,) = to_output(refused("mat.pdf"))
    assert published["source"] == {
        "path": None,
        "sha256": refused("mat.pdf").sha256,
        "media_type": None,
        "pages": None,
        "page_reading": [],
        "signatures": [],
    }
    assert published["failure"]["code"] == "secrecy_mark"


def test_a_failed_file_says_what_to_do() -> None:
    """A failure carries code, message and remedy."""
    (published,) = to_output(failed("b.pdf"))
    assert (published["outcome"], published["failure"]["remedy"]) == ("failed", "Nạp lại.")
    assert published["source"]["path"] == "/kho/b.pdf"


def test_several_documents_in_the_order_of_the_text() -> None:
    """Each document of a file is one object with the same source."""
    first, second = to_output(processed("a.pdf", document(), document("9/2024/QĐ-UBND", ordinal=2)))
    assert [first["number"], second["number"]] == ["15/2024/QĐ-UBND", "9/2024/QĐ-UBND"]
    assert first["source"]["sha256"] == second["source"]["sha256"]


def test_places_know_their_page() -> None:
    """Effects and doubts point at the page that holds their first character; files without pages say so."""
    effect = replace(repeal(), span=Span(12, 16))
    doubt = Doubt(code="x", message="Chưa rõ.", span=Span(2, 3))
    read = replace(document(effects=(effect,)), text=paged("abcdefgh" * 2), doubts=(doubt,))
    (published,) = to_output(Processed(raw=processed("a.pdf").raw, documents=(read,), rules_version="v"))
    assert published["source"]["page_reading"] == ["text", "ocr"]
    assert published["effects"][0]["at"] == {"page": 2, "start": 12, "end": 16}
    assert published["doubts"][0]["at"]["page"] == 1
    assert to_output(processed("a.html"))[0]["source"]["pages"] is None


def test_first_days_are_days_or_expressions() -> None:
    """A day that can be computed is a day, another one its expression."""
    effects = (repeal(), repeal(from_=None))
    (published,) = to_output(processed("a.html", document(effects=effects)))
    assert [effect["from"] for effect in published["effects"]] == ["2024-06-01", "SIGN"]
    later = replace(document(), effective_from=Dated(date=None, expression="SIGN+10"))
    assert to_output(processed("a.html", later))[0]["effective_from"] == {"date": None, "expression": "SIGN+10"}


def test_what_a_document_says_of_itself_is_no_published_act() -> None:
    """Own days, promulgation and publishing show in dates and labels, not among the acts."""
    own = replace(repeal(), act="effective", target="self")
    publishing = replace(repeal(), act="publish_tthc", target="none")
    general = replace(repeal(None), act="repeal_generic", target="none")
    assert published_effects(document(effects=(own, publishing, repeal(), general))) == (repeal(), general)


def test_procedures_keep_their_row() -> None:
    """A row says where it stands and keeps its levels in order."""
    (published,) = to_output(processed("a.html", document(procedures=(procedure("new", "A", "1.000001"),))))
    (row,) = published["procedures"]
    assert row["at"] == {"page": 1, "table": 1, "row": 2}
    assert (row["group"], row["code"], row["levels"], row["internal"]) == ("new", "1.000001", ["tinh", "xa"], False)
