"""Citations of the project's own, and what holds for any text."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.document import Header, Structure
from pipeline.model.text import ExtractedText
from pipeline.references import find_references
from pipeline.rules import load_rules
from pipeline.text.normalise import normalise

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["cases"]
WORDS = (
    "Điều 5", "khoản 2", "điểm đ", "các điểm a, b", "từ Điều 1 đến", "Quyết định số", "15/2024/QĐ-UBND", "ngày 01/02/2024",
    "của Ủy ban nhân dân tỉnh", "Luật Đất đai", "Luật sửa đổi, bổ sung một số điều của", "này", "nêu trên", "ban hành kèm theo",
    "Quy chế", "(sau đây gọi tắt là Luật)", "và", ",", ";", "\n", "trừ", "Phụ lục II", "số", "/", "-",
    "được sửa đổi, bổ sung bởi", "về việc", "“", "”", "Căn cứ",
    "TCVN 1:2001", "của Bộ Lao động-Thương binh\nvà Xã hội", "TP. Hồ Chí Minh", "của BTV Tỉnh ủy",
     "năm 2013", "(", ")", ":", "các Luật:", "QCVN", "12", "Mẫu số 01", "đến",
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_own_citation(case, rules):
    """A citation gives exactly the references that are written down for it."""
    text = ExtractedText.of(normalise(case["text"]))
    found = find_references(text, Structure(header=Header(**case.get("own", {}))), rules)
    assert len(found) == len(case["refs"]), [reference.quote for reference in found]
    for want, have in zip(case["refs"], found, strict=True):
        for key, value in want.items():
            assert _value(have, key, text) == value, (key, have)


def _value(reference, key, text):
    if key == "title":
        return text.quote(reference.title_span) if reference.title_span else ""
    value = getattr(reference, key)
    if key == "date":
        return value.isoformat() if value else ""
    return list(value) if isinstance(value, tuple) else "" if value is None else value


@pytest.mark.parametrize(("day", "number"), [("2025-05-05", "65/2025/QH15"), ("2025-11-11", "72/2025/QH15")])
def test_of_two_laws_of_a_year_the_one_in_force_is_meant(day, number, rules):
    """A law by name and year, of which there were two that year, is the one in force on the citing document's day."""
    text = ExtractedText.of("Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;")
    (found,) = find_references(text, Structure(header=Header(date=dt.date.fromisoformat(day))), rules)
    assert found.number == number


def test_there_are_enough_cases():
    """The forms of the grammar are covered by at least sixty citations with ids of their own."""
    assert len({case["id"] for case in CASES}) == len(CASES) >= 60


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=40).map(" ".join))
def test_any_text_is_read(words):
    """Reading never raises; spans lie inside the text, in order, and quote it."""
    text = ExtractedText.of(normalise(words))
    found = find_references(text, Structure(), load_rules())
    assert list(found) == sorted(found, key=lambda reference: (reference.span, reference.number or ""))
    for reference in found:
        assert 0 <= reference.span.start < reference.span.end <= len(text.text)
        assert reference.quote == text.quote(reference.span)
        for inner in (reference.number_span, reference.provisions_span):
            assert inner is None or reference.span.contains(inner)
        assert reference.title_span is None or reference.title_span.end <= len(text.text)
