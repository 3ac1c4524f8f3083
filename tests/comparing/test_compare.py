from __future__ import annotations

import time
from dataclasses import replace

import pytest

from pipeline.comparing import compare
from pipeline.model.comparison import ComparedPart, Comparison
from pipeline.model.ids import WorkKey
from pipeline.model.outcome import ReadDocument
from pipeline.model.text import ExtractedText
from pipeline.rules import Rules
from pipeline.structure import read_structure

OLD = """Điều 1. Phạm vi điều chỉnh
Quy định này quy định mức hỗ trợ người cao tuổi trên địa bàn tỉnh.
Điều 2. Mức hỗ trợ
1. Người từ đủ 80 tuổi được hỗ trợ 500.000 đồng mỗi tháng.
2. Người khuyết tật nặng được hỗ trợ thêm 100.000 đồng mỗi tháng.
Điều 3. Kinh phí thực hiện
Kinh phí do ngân sách tỉnh bảo đảm theo phân cấp hiện hành về ngân sách nhà nước.
Điều 4. Trách nhiệm của Ủy ban nhân dân cấp xã
Lập danh sách và chi trả đầy đủ, kịp thời cho từng đối tượng trước ngày 10 hằng tháng.
"""
NEW = """Điều 1. Phạm vi điều chỉnh
Quy định này quy định mức hỗ trợ người cao tuổi trên địa bàn tỉnh.
Điều 2. Giải thích từ ngữ
Người cao tuổi là công dân Việt Nam từ đủ 60 tuổi trở lên theo pháp luật về người cao tuổi.
Điều 3. Mức hỗ trợ
1. Người từ đủ 80 tuổi được hỗ trợ 700.000 đồng mỗi tháng.
2. Người khuyết tật nặng được hỗ trợ thêm 100.000 đồng mỗi tháng.
Điều 4. Trách nhiệm của Ủy ban nhân dân cấp xã
Lập danh sách và chi trả đầy đủ, kịp thời cho từng đối tượng trước ngày 10 hằng tháng.
"""


def read(text: str, rules: Rules) -> ReadDocument:
    """Return a document that was read from plain text."""
    extracted = ExtractedText.of(text)
    structure = read_structure(extracted, rules)
    return ReadDocument(
        ordinal=1, text=extracted, key=WorkKey(authority_id=None, kind=None, number_key=None, date=None), structure=structure
    )


def by_name(found: Comparison) -> dict[str, ComparedPart]:
    """Return the parts by their eIds on both sides."""
    return {f"{p.left.eid if p.left else ''}→{p.right.eid if p.right else ''}": p for p in found.parts}


def test_articles_are_joined_by_heading_and_words(rules: Rules) -> None:
    """A new article shifts the numbers: the others are found under their new ones, the dropped one is named."""
    parts = by_name(compare(read(OLD, rules), read(NEW, rules)))
    assert parts["art_1→art_1"].state == "same"
    assert parts["→art_2"].state == "added"
    assert parts["art_2→art_3"].state == "changed"
    assert not parts["art_2→art_3"].is_moved
    assert parts["art_3→"].state == "removed"
    assert parts["art_4→art_4"].state == "same"


def test_words_are_marked_in_the_clause_that_changed(rules: Rules) -> None:
    """Only the amount differs, and only in its own clause."""
    part = by_name(compare(read(OLD, rules), read(NEW, rules)))["art_2→art_3"]
    changed = [row for row in part.rows if row.state == "changed"]
    money = changed[-1]
    assert [piece.text for piece in money.left if piece.is_other] == ["500"]
    assert [piece.text for piece in money.right if piece.is_other] == ["700"]
    assert any(row.state == "same" and "khuyết tật" in row.left[0].text for row in part.rows)


def test_a_moved_article_is_named(rules: Rules) -> None:
    """An article that went behind the others is moved; the others stay where they were."""
    articles = OLD.split("Điều ")[1:]
    order = [articles[n] for n in (1, 2, 3, 0)]
    moved = "".join(f"Điều {n}{article[1:]}" for n, article in enumerate(order, start=1))
    parts = by_name(compare(read(OLD, rules), read(moved, rules)))
    assert [name for name, part in parts.items() if part.is_moved] == ["art_1→art_4"]


def test_a_document_is_the_same_as_itself(rules: Rules) -> None:
    """Nothing is added, removed, moved or changed between a document and itself."""
    found = compare(read(OLD, rules), read(OLD, rules))
    assert all(part.state == "same" and not part.is_moved for part in found.parts)


def test_every_word_of_both_sides_is_shown(rules: Rules) -> None:
    """What the two columns hold is the two documents, nothing is lost."""
    found = compare(read(OLD, rules), read(NEW, rules))
    sides = (("left", OLD), ("right", NEW))
    for side, text in sides:
        rows = ["".join(piece.text for piece in getattr(row, side)) for part in found.parts for row in part.rows]
        words = " ".join(rows).split()
        assert sorted(words) == sorted(text.split())


@pytest.mark.parametrize("text", ["", " \n \n", "x", "=" * 500, "Điều 1.", "\n".join(["a"] * 3000)])
def test_odd_texts_are_compared(rules: Rules, text: str) -> None:
    """Empty and senseless texts give a comparison, never an error; each is the same as itself and another than a decision."""
    same = compare(read(text, rules), read(text, rules))
    assert {part.state for part in same.parts} <= {"same"}
    for left, right in ((text, OLD), (OLD, text)):
        assert {part.state for part in compare(read(left, rules), read(right, rules)).parts} - {"same"}


def test_long_documents_stay_within_their_time(rules: Rules) -> None:
    """Two texts of two million characters, one rewritten in every sentence, take seconds, not minutes."""
    lines = [f"Dòng {n} nói về việc số {n * 7919 % 100_003} của đơn vị {n % 97}, mức {n % 13} đồng." for n in range(30_000)]
    other = [line.replace("mức", "giá trị là") for line in lines]
    empty = read("x", rules)
    left, right = (replace(empty, text=ExtractedText.of("\n".join(side))) for side in (lines, other))
    begun = time.process_time()
    found = compare(left, right)
    assert time.process_time() - begun < 60
    assert sum(row.state == "changed" for part in found.parts for row in part.rows) > 29_000
