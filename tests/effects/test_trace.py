"""The reading once more, sentence by sentence: why each verb acts or does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.effects import find_effects, trace_sentences
from pipeline.model.document import Structure, Zone
from pipeline.model.text import ExtractedText, Span
from pipeline.references import find_references
from pipeline.rules import load_rules

NUMBER = "Quyết định số 18/2019/QĐ-UBND ngày 03 tháng 6 năm 2019"


def verbs(document, rules, words, **header):
    """Return (rule, standing, reason, unread, masked by) of the verbs of the only article."""
    text, structure = document(f"Điều 1. {words}", **header)
    found = trace_sentences(text, structure, find_references(text, structure, rules), rules)
    return [(v.rule, v.standing, v.reason, v.unread, v.masked_by) for sentence in found for v in sentence.verbs]


@pytest.mark.parametrize(
    ("words", "standing", "reason"),
    [
        (f"Bãi bỏ {NUMBER}.", "active", None),
        (f"{NUMBER} hết hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2024.", "predicate", None),
        (f"Quyết định này không bãi bỏ {NUMBER}.", "explained", "negation"),
        (f"Trường hợp bãi bỏ {NUMBER} thì thực hiện như sau.", "explained", "conditional"),
        (f"Giao Sở Tư pháp tham mưu bãi bỏ {NUMBER}.", "explained", "plan"),
        ("Việc bãi bỏ thủ tục thực hiện theo Điều 4 Nghị định số 901/2020/NĐ-CP.", "explained", "nominal"),
        ("Thay thế dây dẫn cũ.", "explained", "object"),
        ("Giấy phép đã hết hiệu lực.", "explained", "past"),
    ],
)
def test_weighed(document, rules, words, standing, reason):
    """A verb that is read says how it stands, and which guard keeps it from acting."""
    (_, stands, why, unread, _), *_ = verbs(document, rules, words)
    assert (stands, why, unread) == (standing, reason, None)


@pytest.mark.parametrize(
    ("words", "unread", "by"),
    [
        ("Sửa đổi khoản 1 như sau: “1. Bãi bỏ thủ tục.”.", "new_text", None),
        (f"Ban hành kèm theo mục “Bãi bỏ {NUMBER}” trong danh mục.", "quoted", None),
        (f"Bãi bỏ {NUMBER} về việc bãi bỏ phí chợ.", "title", "18/2019/QĐ-UBND"),
        ("Giao các sở rà soát (bãi bỏ khi cần) các thủ tục.", "brackets", None),
    ],
)
def test_masked(document, rules, words, unread, by):
    """A verb that is hidden says what hides it."""
    assert (unread, by) in [(why, masked) for *_, why, masked in verbs(document, rules, words)]


def test_kinds_that_never_act(document, rules):
    """Verbs of a report are not read because of its kind."""
    found = verbs(document, rules, f"Bãi bỏ {NUMBER}.", kind="bao_cao")
    assert found == [("act.repeal.v1", None, None, "kind", "bao_cao")]


def test_zones_that_are_not_read(rules):
    """Legal bases are not read; each line of them is a sentence of its own."""
    words = "Căn cứ Nghị định bãi bỏ phí;\nCăn cứ Luật sửa đổi luật;\nĐiều 1. Bãi bỏ phí."
    cut = words.index("Điều")
    structure = Structure(zones=(Zone(kind="basis", span=Span(0, cut)), Zone(kind="operative", span=Span(cut, len(words)))))
    first, second, *_ = trace_sentences(ExtractedText.of(words), structure, (), rules)
    assert (first.zone, first.stretch, first.verbs[0].unread, first.verbs[0].masked_by) == ("basis", None, "zone", "basis")
    assert words[second.span.start : second.span.end] == "Căn cứ Luật sửa đổi luật;"


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ("Điều 1.", "Bãi bỏ", "thay thế", "hết hiệu lực", NUMBER, "khoản 2 Điều 5", "như sau:", "“", "”", "(", ")", ";",
             ".", "\n", "không", "Quyết định này", "có hiệu lực từ ngày", "về việc", "được", "Kiến nghị:", "1.", "a)")
        ),
        max_size=30,
    ).map(" ".join)
)  # fmt: skip
def test_whatever_the_text(words):
    """Sentences rise and lie in the text; each verb is either weighed or says why not; each claim's verb is among them."""
    rules = load_rules()
    text = ExtractedText.of(words)
    references = find_references(text, Structure(), rules)
    found = trace_sentences(text, Structure(), references, rules)
    assert [s.span for s in found] == sorted(s.span for s in found)
    for sentence in found:
        assert 0 <= sentence.span.start < sentence.span.end <= len(words)
        for verb in sentence.verbs:
            assert (verb.standing is None) == (verb.unread is not None)
            assert (verb.standing == "explained") == (verb.reason is not None)
    seen = {verb.rule for sentence in found for verb in sentence.verbs}
    assert {effect.rule for effect in find_effects(text, Structure(), references, rules).effects} <= seen
