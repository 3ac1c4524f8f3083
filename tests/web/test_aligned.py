from __future__ import annotations

from pipeline.model.text import Box, ExtractedText, Page, Span, Word
from pipeline.web.aligned import place_words
from pipeline.web.frames import frames_of


def printed_of(text: str) -> ExtractedText:
    """Return a printed page on which every word is a box of its own, ten points wide."""
    words, start = [], 0
    for n, word in enumerate(text.split(" ")):
        box = Box(10.0 * n, 0.0, 10.0 * n + 9.0, 10.0)
        words.append(Word(span=Span(start, start + len(word)), page=1, box=box))
        start += len(word) + 1
    page = Page(number=1, span=Span(0, len(text)), width=600.0, height=800.0)
    return ExtractedText(text=text, pages=(page,), lines=(), words=tuple(words), has_pages=True)


def test_words_are_placed_although_the_print_says_more() -> None:
    """Page numbers and running heads between the words do not shift their places."""
    ours = "Bãi bỏ khoản 3 Điều 2 Nghị quyết số 12 của Hội đồng nhân dân tỉnh"
    printed = printed_of("2 Công báo " + ours.replace("Nghị quyết", "3 Công báo Nghị quyết"))
    placed = place_words(ours, printed)
    assert {ours[word.span.start : word.span.end] for word in placed} == set(ours.split(" "))
    first = next(word for word in placed if word.span.start == 0)
    assert first.box.x0 == 30.0


def test_words_in_another_order_are_placed_too() -> None:
    """A table whose print reads its cells in another order is found cell by cell."""
    left, right = "thủ tục cấp giấy phép môi trường", "thời hạn giải quyết mười lăm ngày"
    ours = f"{left}\n{right}"
    placed = place_words(ours, printed_of(f"{right} {left}"))
    assert len(placed) == len(ours.split())
    assert placed[0].box.x0 > placed[-1].box.x0


def test_words_that_are_not_printed_have_no_place() -> None:
    """Nothing is guessed: other words get no box."""
    assert place_words("một hai ba bốn năm", printed_of("sáu bảy tám chín mười")) == ()


def test_frames_join_the_words_of_a_line() -> None:
    """Words beside each other are one rectangle with some air; the next line is another one."""
    words = (
        Word(span=Span(0, 3), page=1, box=Box(10, 100, 30, 112)),
        Word(span=Span(4, 7), page=1, box=Box(33, 100, 60, 112)),
        Word(span=Span(8, 11), page=1, box=Box(10, 116, 40, 128)),
        Word(span=Span(12, 15), page=2, box=Box(10, 20, 40, 32)),
    )
    found = frames_of(Span(0, 15), words)
    assert found[1] == (Box(8.4, 98.4, 61.6, 113.6), Box(8.4, 114.4, 41.6, 129.6))
    assert list(found) == [1, 2]
    assert frames_of(Span(4, 6), words) == {1: (Box(31.4, 98.4, 61.6, 113.6),)}
