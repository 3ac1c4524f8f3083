"""From a document to its records."""

from __future__ import annotations

from pipeline.model.search import IndexRecord
from pipeline.rules import Rules
from tests.contract.library import BOOKS, KIEN_GIANG, Library


def records_of(rules: Rules, identifier: str) -> dict[str, IndexRecord]:
    """Return the records of a book by id."""
    return {record.id: record for record in Library(rules).records() if record.document_id == identifier}


def test_a_document_its_articles_and_its_procedures(rules: Rules) -> None:
    """Each of them is a record with an id that stays the same."""
    assert set(records_of(rules, "cong-trinh")) == {
        "cong-trinh/document",
        "cong-trinh/provision/art_4",
        "cong-trinh/provision/art_5",
        "cong-trinh/provision/art_6",
    }
    assert set(records_of(rules, "cong-bo")) == {
        "cong-bo/document",
        "cong-bo/provision/art_1",
        "cong-bo/procedure/1",
        "cong-bo/procedure/2",
    }


def test_an_article_knows_its_place_and_its_parts(rules: Rules) -> None:
    """Text, offsets and names are those of the document."""
    records = records_of(rules, "cong-trinh")
    whole, article = records["cong-trinh/document"].fields, records["cong-trinh/provision/art_5"].fields
    text, start = str(whole["text"]), article["start"]
    assert isinstance(start, int)
    assert text[start:].startswith(str(article["text"]))
    assert article["name"] == "Điều 5"
    parts = article["parts"]
    assert isinstance(parts, list)
    assert [part[0] for part in parts] == ["art_5__cl_1", "art_5__cl_2"]
    assert str(article["text"])[parts[1][1] :].startswith("2. Hồ sơ nộp")


def test_relations_are_in_every_form_of_the_number(rules: Rules) -> None:
    """What a document replaces is found by key, by number and year, with or without kind."""
    replaces = records_of(rules, "cong-trinh")["cong-trinh/document"].fields["replaces"]
    assert isinstance(replaces, list)
    assert {"45/2017/qd-ubnd", "45||2017|", "45|quyet_dinh|2017|"} <= set(replaces)


def test_ends_come_from_others(rules: Rules) -> None:
    """A whole replacement ends the target on the day on which the other one comes into force."""
    ended = records_of(rules, "cong-trinh-cu")["cong-trinh-cu/document"].fields
    assert (ended["force_from"], ended["force_to"]) == (20170801, 20190415)


def test_bodies_of_former_provinces_have_both_identities(rules: Rules) -> None:
    """They are found under their own name and under what became of them."""
    keys = records_of(rules, "kien-giang")["kien-giang/document"].fields["authority_keys"]
    assert isinstance(keys, list)
    assert {"ubnd-tinh-kien-giang", "ubnd-tinh-an-giang", KIEN_GIANG, "ubnd tinh kien giang"} <= set(keys)


def test_every_value_is_one_that_an_index_can_hold(rules: Rules) -> None:
    """Fields are texts, numbers, truth values, lists of them, or nothing."""
    assert len(BOOKS) == len([r for r in Library(rules).records() if r.level == "document"])
    for record in Library(rules).records():
        for value in record.fields.values():
            assert value is None or isinstance(value, str | int | list)
