"""What every search index promises: versions, removal, switching, counting."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest

from pipeline.errors import IndexUnavailableError
from pipeline.model.search import Filters, IndexRecord, Query
from pipeline.ports import Index, IndexStock
from pipeline.rules import Rules
from pipeline.search import parse_query, with_filters
from pipeline.search.stock import record_sums, sums_by_document
from tests.contract.library import BOOKS, Library

ALL = Query()


def titled(title: str, *, version: int = 1, identifier: str = "a", articles: int = 0) -> list[IndexRecord]:
    """Return the records of a document with so many articles."""
    fields = {"title": title, "text": title, "authority_keys": []}
    whole = IndexRecord(id=f"{identifier}/document", level="document", document_id=identifier, version=version, fields=fields)
    inside = [
        replace(whole, id=f"{identifier}/provision/art_{n}", level="provision", fields={**fields, "eid": f"art_{n}"})
        for n in range(1, articles + 1)
    ]
    return [whole, *inside]


def titles(index: Index, query: Query = ALL) -> list[object]:
    """Return the titles of the hits."""
    return [hit.record.fields["title"] for hit in index.search(query).hits]


def test_an_empty_index_answers(index: Index, rules: Rules) -> None:
    """Before anything was written every question has an empty answer."""
    assert index.count() == 0
    assert index.search(ALL).hits == ()
    assert index.search(parse_query("đất đai", rules)).total == 0
    index.remove(["none"])


def test_writing_twice_changes_nothing(index: Index) -> None:
    """The same records again leave the same index."""
    index.put(titled("đất đai", articles=2))
    index.put(titled("đất đai", articles=2))
    assert index.count() == 3
    assert titles(index) == ["đất đai"]


def test_a_newer_version_replaces_all_of_the_older(index: Index) -> None:
    """Articles that a new reading no longer has are gone."""
    index.put(titled("cũ", version=1, articles=3))
    index.put(titled("mới", version=2, articles=1))
    assert index.count() == 2
    assert titles(index) == ["mới"]


def test_an_older_version_changes_nothing(index: Index) -> None:
    """Records that arrive late leave the newer ones as they are, articles too."""
    index.put(titled("mới", version=2, articles=1))
    index.put(titled("cũ", version=1, articles=3))
    assert index.count() == 2
    assert titles(index) == ["mới"]


def test_removed_documents_may_come_again(index: Index) -> None:
    """A removed document is not found, with none of its articles; it can be written anew with the version it had."""
    index.put([*titled("một", articles=2), *titled("hai", identifier="b")])
    index.remove(["a"])
    assert titles(index) == ["hai"]
    assert index.count() == 1
    index.put(titled("một", articles=2))
    assert index.count() == 4


def test_swap_replaces_everything(index: Index) -> None:
    """After a rebuild only the new records are there."""
    index.put(titled("cũ", version=7, articles=2))
    assert index.swap(titled("mới", version=1, identifier="b", articles=1)) == 2
    assert index.count() == 2
    assert titles(index) == ["mới"]
    index.put(titled("sau", identifier="c"))
    assert index.count() == 3


def test_a_broken_rebuild_keeps_the_old_index(index: Index) -> None:
    """When the records cannot be read to their end, the old index goes on answering."""

    def broken() -> Iterator[IndexRecord]:
        yield from titled("mới", identifier="b")
        message = "registry is gone"
        raise RuntimeError(message)

    index.put(titled("cũ"))
    with pytest.raises(RuntimeError, match="registry is gone"):
        index.swap(broken())
    assert titles(index) == ["cũ"]


def test_searching_goes_on_while_others_write(index: Index, rules: Rules) -> None:
    """Readers see a whole index at every moment of many writes and a rebuild."""
    index.put(titled("đất đai", articles=2))
    query, errors, totals = parse_query("đất đai", rules), [], set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                totals.add(index.search(query).total)
            except Exception as error:  # noqa: BLE001 (whatever it is, the test shows it)
                errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for version in range(2, 6):
        index.put(titled("đất đai", version=version, articles=2))
    index.swap(titled("đất đai", version=9, articles=2))
    done.set()
    for reader in readers:
        reader.join()
    assert errors == []
    assert totals == {1}


def test_facets_count_all_hits(filled: Index, rules: Rules) -> None:
    """Facets count every found document, not only those on the page; totals too."""
    results = filled.search(with_filters(parse_query("", rules), {"size": 2}))
    counts = {facet.field: dict(facet.values) for facet in results.facets}
    assert results.total == len(BOOKS)
    assert len(results.hits) == 2
    assert counts["kind"] == {"quyet_dinh": 9, "nghi_quyet": 2, "nghi_dinh": 1}
    assert counts["year"]["2024"] == 4
    assert counts["groups"] == {"new": 1, "abolished": 1}
    assert sum(counts["status"].values()) == len(BOOKS)
    assert counts["status"]["HET_TOAN_BO"] == 1


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"kinds": ("nghi_quyet",)}, {"hoa-giai", "dat-dai"}),
        ({"authorities": ("Ủy ban nhân dân tỉnh Hoa Linh",)}, {"nuoc-sach"}),
        ({"years": (2021, 2022)}, {"kien-giang", "nhac-kien-giang"}),
        ({"labels": ("amended",)}, {"sua-doi"}),
        ({"groups": ("abolished",)}, {"cong-bo"}),
        ({"statuses": ("HET_TOAN_BO",)}, {"cong-trinh-cu"}),
        ({"statuses": ("HET_MOT_PHAN",)}, {"cong-trinh"}),
        ({"signers": ("Trần Thị Bình",)}, {"nuoc-sach"}),
    ],
)
def test_filters(filled: Index, rules: Rules, chosen: dict[str, tuple], expected: set[str]) -> None:
    """Each filter leaves exactly the documents that have the value."""
    results = filled.search(with_filters(parse_query("", rules), {**chosen, "size": 50}))
    assert {hit.record.document_id for hit in results.hits} == expected
    assert results.total == len(expected)


def test_a_chosen_facet_still_counts_its_other_values(filled: Index, rules: Rules) -> None:
    """A facet of which a value is chosen is counted without it; the other facets count what was found."""
    chosen = {"kinds": ("nghi_quyet",), "statuses": ("CON",)}
    counts = {facet.field: dict(facet.values) for facet in filled.search(with_filters(parse_query("", rules), chosen)).facets}
    alone = {
        name: {facet.field: dict(facet.values) for facet in filled.search(with_filters(parse_query("", rules), one)).facets}
        for name, one in (("kind", {"statuses": ("CON",)}), ("status", {"kinds": ("nghi_quyet",)}))
    }
    assert counts["kind"] == alone["kind"]["kind"]
    assert set(counts["kind"]) > {"nghi_quyet"}
    assert counts["status"] == alone["status"]["status"]
    assert sum(counts["year"].values()) == counts["kind"]["nghi_quyet"]


def test_poorly_read_pages_are_a_filter(index: Index, rules: Rules) -> None:
    """Documents whose pages could hardly be read are counted and can be asked for."""
    good, poor = (titled("Quyết định", identifier=name)[0] for name in ("good", "poor"))
    index.put([replace(one, fields={**one.fields, "quality": one.document_id}) for one in (good, poor)])
    found = index.search(with_filters(parse_query("", rules), {"qualities": ("poor",)}))
    assert [hit.record.document_id for hit in found.hits] == ["poor"]
    assert next(dict(facet.values) for facet in found.facets if facet.field == "quality") == {"good": 1, "poor": 1}


@pytest.mark.parametrize(
    ("sort", "expected"), [("in_force", ["late", "early", "unknown"]), ("number", ["early", "unknown", "late"])]
)
def test_sorting_by_day_of_effect_and_by_number(index: Index, rules: Rules, sort: str, expected: list[str]) -> None:
    """The newest day of effect comes first, the smallest number of the earliest year; what is not known comes last."""
    orders = {"early": (20240101, 2024000009), "late": (20250301, None), "unknown": (None, 2024000010)}
    records = []
    for name, (force, number) in orders.items():
        (record,) = titled("Quyết định", identifier=name)
        given = {"force_order": force, "number_order": number}
        records.append(replace(record, fields={**record.fields, **{n: v for n, v in given.items() if v}}))
    index.put(records)
    found = index.search(with_filters(parse_query("", rules), {"sort": sort}))
    assert [hit.record.document_id for hit in found.hits] == expected


def test_status_is_that_of_the_day(filled: Index, rules: Rules) -> None:
    """The same document is in force on one day and ended on a later one."""
    book = next(book for book in BOOKS if book.id == "cong-trinh-cu")
    query = parse_query(book.number, rules)
    for year, status in ((2016, "CHUA"), (2018, "CON"), (2025, "HET_TOAN_BO")):
        on = replace(query, filters=Filters(status_day=book.date.replace(year=year)))
        assert filled.search(on).hits[0].record.fields["status"] == status


def test_newest_and_oldest(filled: Index, rules: Rules) -> None:
    """Sorted by day of issue, with or without words."""
    for words in ("", "quy định"):
        newest = filled.search(with_filters(parse_query(words, rules), {"sort": "newest", "size": 50}))
        oldest = filled.search(with_filters(parse_query(words, rules), {"sort": "oldest", "size": 50}))
        days = [hit.record.fields["date"] for hit in newest.hits]
        assert days == sorted(days, reverse=True)
        assert [hit.record.fields["date"] for hit in oldest.hits] == sorted(days)


def test_pages_follow_each_other(filled: Index, rules: Rules) -> None:
    """Pages hold each hit once, and a page behind the end is empty."""
    query = parse_query("quy định", rules)
    seen = [
        hit.record.document_id
        for page in range(1, 9)
        for hit in filled.search(with_filters(query, {"page": page, "size": 2})).hits
    ]
    assert len(seen) == len(set(seen)) == filled.search(query).total
    assert filled.search(with_filters(query, {"page": 500, "size": 100})).hits == ()


@pytest.mark.parametrize("level", ["document", "provision", "procedure"])
def test_one_level_alone(filled: Index, rules: Rules, level: str) -> None:
    """A search of one level finds records of that level and nothing else."""
    results = filled.search(
        with_filters(parse_query("giấy phép xây dựng" if level == "procedure" else "hỗ trợ", rules), {"level": level})
    )
    assert results.hits
    assert {hit.record.level for hit in results.hits} == {level}


@pytest.mark.parametrize(
    "raw",
    [
        "x" * 10_000,
        "đất đai " * 1_250,
        '"' * 99,
        "!!! ??? ((( )))",
        '"hỗ trợ',
        "title:(đất AND *:*) OR [1 TO 2}",
        "<script>alert(1)</script>",
        "đất\x00đai\x07\x1b[31m",
        "\ud800",
        "{}",
        "_id:* && text:/.*/",
        "\u202e\ufeff",
    ],
)
def test_hostile_queries_get_an_answer(filled: Index, rules: Rules, raw: str) -> None:
    """Whatever is typed is only words: there is an answer, and no language of the engine in it."""
    assert filled.search(parse_query(raw, rules)).total <= len(BOOKS)


def test_the_library_is_whole(filled: Index, rules: Rules) -> None:
    """Every record of the library is there."""
    assert filled.count() == len(Library(rules).records())


def test_the_stock_tells_every_difference(filled: Index, index: Index, rules: Rules) -> None:
    """Numbers and checksums of stored records are those that the records had before."""
    stock = sums_by_document(cast("IndexStock", filled).stock())
    assert stock == sums_by_document(record_sums(Library(rules).records()))
    index.put(titled("đất đai"))
    first = sums_by_document(cast("IndexStock", index).stock())
    index.put(titled("đất ở", version=2))
    assert first != sums_by_document(cast("IndexStock", index).stock())


def test_rolling_back(index: Index) -> None:
    """The index before the last rebuild comes back, and the one after it too; without one it says so."""
    with pytest.raises(IndexUnavailableError, match="chỉ mục cũ"):
        cast("IndexStock", index).rollback()
    index.put(titled("cũ"))
    index.swap(titled("mới", articles=2))
    assert cast("IndexStock", index).rollback() == 1
    assert titles(index) == ["cũ"]
    assert cast("IndexStock", index).rollback() == 3
    assert titles(index) == ["mới"]
