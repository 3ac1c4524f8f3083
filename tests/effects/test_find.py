"""Sentences and small documents of a fictional province, each with the acts that an expert reads in it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.effects import find_effects, read_dates
from pipeline.model.document import Structure
from pipeline.model.text import ExtractedText
from pipeline.references import find_references

CASES = [
    case
    for name in ("cases.toml", "cases_drafting.toml")
    for case in tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))["cases"]
]
_SELF = {"effective", "applies_from", "passed", "promulgate_attached", "publish_tthc", "approve_process", "repeal_generic"}
_WORDS = [
    *(
        "Điều 1. ",
        "Bãi bỏ ",
        "thay thế ",
        "sửa đổi, bổ sung ",
        "khoản 2 Điều 5 ",
        "Quyết định số 18/2019/QĐ-UBND ",
        "“",
        "”",
        "\n",
    ),
    *("1. ", "a) ", "hết hiệu lực ", "kể từ ngày 01/5/2024", "như sau:", "cụm từ ", "bằng ", ";", "(", ")", "Phụ lục ", "và "),
    *("có hiệu lực ", "Quyết định này ", "đến hết ngày 31 tháng 02 năm 9999 ", "sau 99 ngày kể từ ngày ký "),
    *("số thứ tự 3, 5 ", "từ Điều 5 đến Điều 9 "),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case, document, rules):
    """The acts of a case are found, no more and no less."""
    text, structure = document(case["text"], case.get("title"), case.get("kind", "quyet_dinh"))
    references = find_references(text, structure, rules)
    found = read_dates(find_effects(text, structure, references, rules), structure).effects
    assert sorted(_line(effect, want) for effect, want in _paired(found, case["acts"])) == sorted(case["acts"])
    if "until" in case:
        assert [str(effect.until.date) for effect in found if effect.until] == case["until"]


def _paired(found, wanted):
    """A day is compared only where the case gives one."""
    days = {want.split()[-1] for want in wanted}
    return [(effect, days) for effect in found]


def _line(effect, days):
    words = [effect.act]
    if effect.target == "list" or (effect.target == "self" and effect.act == "expire"):
        words.append(effect.target)
    words += [effect.number] if effect.number else []
    if effect.act not in _SELF and effect.attached:
        words.append("att")
    words += [",".join(effect.eids)] if effect.eids else []
    if (effect.act not in _SELF and effect.target != "self" and effect.act != "announce_expired") or effect.eids:
        words.append(effect.scope)
    if effect.from_ and effect.from_.expression != "SELF_EFF":
        day = str(effect.from_.date or effect.from_.expression)
        words += [day] if effect.target == "self" or day in days else []
    return " ".join(words)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_evidence(case, document, rules):
    """Every claim carries a span inside the text, its words, a rule of the data and a confidence between 0 and 1."""
    text, structure = document(case["text"], case.get("title"), case.get("kind", "quyet_dinh"))
    for effect in find_effects(text, structure, find_references(text, structure, rules), rules).effects:
        assert 0 <= effect.span.start < effect.span.end <= len(text.text)
        assert " ".join(text.quote(effect.span).split()).startswith(effect.quote.removesuffix(" …"))
        assert effect.rule in rules.triggers.by_id
        assert 0 < effect.confidence <= 1


def test_unclassified_verb(document, rules):
    """A verb that names a provision and fits no rule becomes a doubt, not nothing."""
    text, structure = document("Điều 1. Sở Tài chính sửa đổi khoản 2 Điều 5 Quyết định số 18/2019/QĐ-UBND.")
    reading = find_effects(text, structure, find_references(text, structure, rules), rules)
    assert reading.effects == ()
    assert [doubt.code for doubt in reading.doubts] == ["unclassified_verb"]
    assert "sửa đổi" in reading.doubts[0].message


def test_provisions_of_nobody(document, rules):
    """In a document that amends nothing, an act on bare provisions is a doubt."""
    text, structure = document("Điều 1. Bổ sung khoản 2 Điều 5 như sau:", "Quy định mức thu phí tham quan")
    structure = Structure(header=structure.header, zones=structure.zones)
    reading = find_effects(text, structure, (), rules)
    assert reading.effects == ()
    assert [doubt.code for doubt in reading.doubts] == ["unclassified_verb"]


def test_confidence_of_an_unnumbered_target(document, rules):
    """A target without number is claimed with less confidence than one with number."""
    named, structure = document("Điều 1. Bãi bỏ khoản 2 Điều 5 Luật Đất đai.")
    numbered, other = document("Điều 1. Bãi bỏ khoản 2 Điều 5 Quyết định số 18/2019/QĐ-UBND.")
    weak = find_effects(named, structure, find_references(named, structure, rules), rules).effects
    strong = find_effects(numbered, other, find_references(numbered, other, rules), rules).effects
    assert weak[0].confidence < 0.9 < strong[0].confidence


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=8)), max_size=40))
def test_never_raises(rules, words):
    """Whatever the text is, reading ends without an exception and with spans inside the text."""
    text = ExtractedText.of("".join(words))
    reading = find_effects(text, Structure(), find_references(text, Structure(), rules), rules)
    dates = read_dates(reading, Structure())
    assert all(0 <= e.span.start <= e.span.end <= len(text.text) for e in dates.effects)


def test_work_grows_with_the_length(document, rules, calls):
    """Four times the text takes less than five times the calls."""

    def work(items):
        body = "".join(f"{n}. Quyết định số {n}/2019/QĐ-UBND ngày 03/6/2019 về quản lý chợ;\n" for n in range(1, items + 1))
        text, structure = document(f"Điều 1. Bãi bỏ các văn bản sau:\n{body}", "Bãi bỏ một số văn bản")
        references = find_references(text, structure, rules)

        def find():
            assert len(find_effects(text, structure, references, rules).effects) == items

        return calls(find)

    work(20)  # patterns are compiled when they are first used
    assert work(800) < 5 * work(200)


def test_a_long_passage_is_quoted_as_such(document, rules):
    """Of new text that goes on for pages the quote is the beginning, and says that more follows; the span is whole."""
    new = "Mức hỗ trợ cho mỗi hộ được xác định theo quy mô. " * 40
    words = f"Điều 1. Sửa đổi khoản 2 Điều 5 Quyết định số 18/2019/QĐ-UBND như sau:\n“2. {new.strip()}”"
    text, structure = document(words, None, "quyet_dinh")
    found = find_effects(text, structure, find_references(text, structure, rules), rules).effects
    long = [effect for effect in found if len(effect.span) > 1000]
    assert [effect.act for effect in long] == ["amend"]
    assert long[0].quote.endswith(" …")
    assert len(long[0].quote) <= 602
    assert " ".join(text.quote(long[0].span).split()).startswith(long[0].quote.removesuffix(" …") + " ")
