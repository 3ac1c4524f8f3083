"""The state of a list in its address."""

from __future__ import annotations

from pipeline.web.list_address import ListAddress, count_values, facet_of, pages_of
from pipeline.web.signs import Sign

NAMES = ("q", "mau", "co")


def test_an_address_says_the_state_and_is_said_by_it() -> None:
    """Reading what was written gives the same; unknown names, blanks and foolish pages are left out."""
    address = ListAddress.read("/x", NAMES, {"q": " đỏ ", "mau": "đỏ", "co": " ", "lạ": "1", "trang": "3"})
    assert (address.values, address.page) == ({"q": "đỏ", "mau": "đỏ"}, 3)
    assert address.href == "/x?q=%C4%91%E1%BB%8F&mau=%C4%91%E1%BB%8F&trang=3"
    assert ListAddress.read("/x", NAMES, {"trang": "²"}).page == 1
    assert address.changed(mau="").href == "/x?q=%C4%91%E1%BB%8F"
    assert ListAddress(path="/x").href == "/x"


def test_a_facet_counts_what_its_other_values_would_leave() -> None:
    """A chosen value narrows the other facets, and not its own."""
    items = [("đỏ", "to"), ("đỏ", "nhỏ"), ("xanh", "to")]
    address = ListAddress(path="/x", values={"mau": "đỏ"})
    found, counted = count_values(items, address, lambda one: {"mau": (one[0],), "co": (one[1],)})
    assert found == items[:2]
    assert counted["mau"] == {"đỏ": 2, "xanh": 1}
    assert counted["co"] == {"to": 1, "nhỏ": 1}
    facet = facet_of("mau", "Màu", counted["mau"].items(), address, lambda one: Sign(tone="", sign="", name=one))
    assert [(one.count, one.is_chosen, one.href) for one in facet.shown] == [(2, True, "/x"), (1, False, "/x?mau=xanh")]


def test_a_chosen_value_of_which_nothing_is_left_can_still_be_taken_back() -> None:
    """The facet shows it with 0."""
    address = ListAddress(path="/x", values={"mau": "tím"})
    facet = facet_of("mau", "Màu", [("đỏ", 2)], address, lambda one: Sign(tone="", sign="", name=one))
    assert [(one.count, one.href) for one in facet.shown] == [(0, "/x"), (2, "/x?mau=%C4%91%E1%BB%8F")]


def test_pages_reach_from_the_first_to_the_last_item() -> None:
    """A page beyond the end is the last one; an empty list has no items to show."""
    pages = pages_of(101, 50, ListAddress(path="/x", page=9))
    assert (pages.number, pages.first, pages.last, pages.behind) == (3, 101, 101, None)
    empty = pages_of(0, 50, ListAddress(path="/x"))
    assert (empty.first, empty.last, empty.count) == (0, 0, 1)
