"""Furniture of pages."""

from __future__ import annotations

from pipeline.extract.running_heads import EdgeLine, find_running_heads


def find(*pages: list[tuple[str, float]]) -> set[tuple[int, int]]:
    """Return the furniture of pages 842 points high, given as (text, top)."""
    return find_running_heads(
        [(n, 842.0, [EdgeLine(n, at, text, top) for at, (text, top) in enumerate(lines)]) for n, lines in enumerate(pages, 1)]
    )


def body(n: int) -> list[tuple[str, float]]:
    """Return text that no other page has."""
    return [(f"Điều {n * 7}. Nội dung riêng của trang {n}", 120 + 20 * at) for at in range(3)]


def test_page_numbers_go_up():
    """A number alone at the end of a page is furniture when it goes up with the pages; the first page needs none."""
    assert find(body(1), [("2", 40.0), *body(2)], [("3", 40.0), *body(3)]) == {(2, 0), (3, 0)}
    assert find(body(1), [("2", 40.0), *body(2)]) == {(2, 0)}


def test_other_numbers_are_text():
    """Numbers that do not go up with the pages, or stand inside the page, are text."""
    assert find([("1998", 40.0), *body(1)], [("17", 40.0), *body(2)]) == set()
    assert find([("1", 400.0)], [("2", 400.0)], [("3", 400.0)]) == set()


def test_heads_with_their_page_number():
    """Left and right heads of a gazette are told though the page number stands in them."""
    left, right = "{} CÔNG BÁO/Số 12 + 13/Ngày 01-02-2025", "CÔNG BÁO/Số 12 + 13/Ngày 01-02-2025 {}"
    pages = [[((left if n % 2 else right).format(n + 4), 40.0), *body(n)] for n in range(1, 9)]
    assert find(*pages) == {(n, 0) for n in range(1, 9)}


def test_headings_that_differ_are_text():
    """Annexes that begin on pages of their own keep their headings."""
    assert find(*([(f"Mẫu số {n:02}", 60.0), *body(n)] for n in (3, 1, 7, 2, 9))) == set()


def test_words_must_repeat_on_three_pages():
    """Two equal lines are no running head yet."""
    head = ("PHỤ LỤC", 50.0)
    assert find([head, *body(1)], [head, *body(2)]) == set()
    assert find([head, *body(1)], [head, *body(2)], [head, *body(3)]) == {(1, 0), (2, 0), (3, 0)}


def test_a_phrase_that_comes_back_is_text():
    """The same words at the same height on three pages far apart, or on few of many pages, are a phrase of the text."""
    phrase = ("đến 05 năm.", 790.0)
    for pages in ({2, 11, 20}, {3, 5, 8}, {4, 6, 8}):
        assert find(*([*body(n), phrase] if n in pages else body(n) for n in range(1, 41))) == set()
