"""Stretches in which no verb acts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.effects.items import read_items
from pipeline.effects.masks import Masks, find_brackets, find_history, find_quotations
from pipeline.model.text import Span

_SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1])), max_size=8
)


@given(_SPANS, _SPANS)
def test_masks(first, later):
    """A place is hidden exactly when it lies in one of the stretches, whenever they were added."""
    masks = Masks(first)
    for span in later:
        masks.add(span)
    hidden = {place for span in (*first, *later) for place in range(span.start, span.end)}
    assert {place for place in range(90) if masks.hides(place)} == hidden
    text = "x" * 90
    assert masks.visible(text, 5, 80) == "".join(" " if place in hidden else "x" for place in range(5, 80))


@pytest.mark.parametrize(
    ("text", "inner", "is_new"),
    [
        ("bỏ cụm từ “thị xã” tại", "thị xã", False),
        ('bỏ cụm từ "thị xã" tại', "thị xã", False),
        ('bỏ cụm từ “thị\nxã" tại', "thị\nxã", False),
        ("như sau:\n“1. Gọi là “bên A” khi ký.\n2. Khác.”.\nĐiều 2.", "1. Gọi là “bên A” khi ký.\n2. Khác.", True),
    ],
)
def test_quotation(rules, text, inner, is_new):
    """Either closing mark closes; new text may hold quotations and items of its own."""
    (found,) = find_quotations(text, 0, len(text), rules)
    assert text[found.inner.start : found.inner.end] == inner
    assert (found.is_new_text, found.is_closed) == (is_new, True)


def test_new_text_that_is_never_closed(rules):
    """It ends before the next item of the outer list that begins with a verb, or at the end."""
    text = "1. Sửa đổi Điều 3 như sau:\n“1. Mức thu\n2. Mức khác\n2. Bãi bỏ Điều 9."
    (found,) = find_quotations(text, 0, len(text), rules)
    assert text[found.span.end :] == "\n2. Bãi bỏ Điều 9."
    alone = "như sau:\n“1. Mức thu"
    (open_end,) = find_quotations(alone, 0, len(alone), rules)
    assert (open_end.span.end, open_end.is_closed) == (len(alone), False)


def test_brackets_and_history(rules):
    """Brackets nest; history reaches to the end of what is told."""
    text = "Quyết định A (kèm (hai) phụ lục) được sửa đổi bởi Quyết định B; tiếp"
    assert [text[s.start : s.end] for s in find_brackets(text, 0, len(text))] == ["(kèm (hai) phụ lục)"]
    assert [text[s.start : s.end] for s in find_history(text, 0, len(text), rules)] == ["được sửa đổi bởi Quyết định B"]


def test_items(rules):
    """Marks of one class are siblings, others go deeper; a number that ends a citation begins no item."""
    text = "Điều 2. Thay thế:\n1. Một:\na) Tại khoản 3 Điều\n15.\nb) Hai.\n- Gạch;\n2. Ba. Bốn."
    items = read_items(text, Span(0, len(text)), (), rules)
    assert [(i.mark, i.number, i.parent.number if i.parent else None) for i in items] == [
        ("root", "", None),
        ("article", "Điều 2", ""),
        ("number", "1", "Điều 2"),
        ("letter", "a", "1"),
        ("letter", "b", "1"),
        ("dash", "-", "b"),
        ("number", "2", "Điều 2"),
    ]
    assert [text[s.start : s.end] for s in items[-1].sentences] == ["Ba.", "Bốn."]


@pytest.mark.parametrize("text", ["TP. Sông Trà và v.v. khác", "theo số. 5 của UBND", "ngày 01.7.2024 và 1.000 đồng"])
def test_full_stops_that_end_nothing(rules, text):
    """Abbreviations, days and thousands hold full stops."""
    (root,) = read_items(text, Span(0, len(text)), (), rules)
    assert [text[s.start : s.end] for s in root.sentences] == [text]
