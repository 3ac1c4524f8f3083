from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.search import Query, Results
from pipeline.rules import Rules
from pipeline.web.address import FACETS, SIZES, Address
from pipeline.web.search_view import to_found
from pipeline.web.words import load_words

days = st.none() | st.dates(dt.date(1945, 1, 1), dt.date(2100, 1, 1))
words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).map(str.strip).filter(bool)
addresses = st.builds(
    Address,
    text=words | st.just(""),
    chosen=st.dictionaries(st.sampled_from(list(FACETS)), st.lists(words, min_size=1, max_size=3, unique=True).map(tuple)),
    first=days,
    last=days,
    day=days,
    sort=st.sampled_from(["", "moi", "cu"]),
    level=st.sampled_from(["", "van-ban", "dieu-khoan", "thu-tuc"]),
    page=st.integers(1, 500),
)


@given(addresses)
def test_the_address_holds_the_whole_state(address: Address) -> None:
    """Reading an address that was written gives the same state."""
    assert Address.read_query(address.query) == address


@given(addresses, words)
def test_choosing_and_taking_back_changes_nothing(address: Address, value: str) -> None:
    """A value that is chosen and taken back leaves the first page of the same results."""
    if value not in address.chosen.get("cq", ()):
        assert address.with_value("cq", value).without_value("cq", value) == address.changed()


def test_days_are_read_in_both_forms() -> None:
    """``31/12/2025`` and ``2025-12-31`` are the same day; other words are none."""
    address = Address.read_query("tu=31/12/2025&den=2025-12-31&ngay=mai")
    assert address.first == address.last == dt.date(2025, 12, 31)
    assert address.day is None


def test_the_query_carries_what_was_chosen(rules: Rules) -> None:
    """Filters, level, sort, page and day of the status reach the index."""
    address = Address.read_query("q=đất&loai=quyet_dinh&nam=2025&nam=x&tt=CON&xep=moi&muc=dieu-khoan&trang=3&ngay=2020-01-01")
    query = address.to_query(rules, size=20)
    assert query.text == "đất"
    assert query.filters.kinds == ("quyet_dinh",)
    assert query.filters.years == (2025,)
    assert query.filters.statuses == ("CON",)
    assert (query.sort, query.level, query.page, query.size) == ("newest", "provision", 3, 20)
    assert query.filters.status_day == dt.date(2020, 1, 1)


def test_order_and_page_size_stay_in_the_address(rules: Rules) -> None:
    """Order by effect or number, size of a page and scan quality come back from the address as they were and are asked for."""
    query = "q=quy+%C4%91%E1%BB%8Bnh&quet=poor&xep=hieu-luc&dong=50"
    address = Address.read_query(query)
    assert address.query == query
    asked = address.to_query(rules)
    assert (asked.sort, asked.size, asked.filters.qualities) == ("in_force", 50, ("poor",))
    assert Address.read_query("dong=7").size == 10


def test_deep_pages_end(rules: Rules) -> None:
    """Behind ten thousand results there is no page, whatever the size of one: the last one has no next one."""
    for size in SIZES:
        address = Address.read_query(f"q=đất&dong={size}&trang={'9' * 5000}")
        assert address.page * size == 10_000
        pages = to_found(Results(query=Query(size=size, page=address.page), total=10**6), address, rules, load_words()).pages
        assert (pages.number, pages.count, pages.behind) == (address.page, address.page, None)
