"""Targets that stand as rows of an annex."""

from __future__ import annotations

from dataclasses import replace

from pipeline.effects import find_effects
from pipeline.model.document import Attachment
from pipeline.model.text import Span
from pipeline.references import find_references

_ACT = "Điều 1. Bãi bỏ {count} văn bản quy phạm pháp luật tại Phụ lục kèm theo Quyết định này."
_ROWS = (
    "\nPhụ lục\n1. Quyết định số 18/2019/QĐ-UBND ngày 03/6/2019 về quản lý chợ"
    "\n2. Quyết định số 44/2021/QĐ-UBND ngày 09/9/2021 sửa đổi Quyết định số 18/2019/QĐ-UBND"
)


def _found(document, rules, text, annex=True):
    whole, structure = document(text)
    if annex:
        start = text.index("\nPhụ lục\n") + 1
        structure = replace(
            structure,
            provisions=(replace(structure.provisions[0], span=Span(0, start - 1)),),
            attachments=(Attachment(eid="att_1", kind="phụ lục", span=Span(start, len(text))),),
        )
    return find_effects(whole, structure, find_references(whole, structure, rules), rules)


def test_rows_inherit_the_act(document, rules):
    """Each row is a target, named by the first document in it."""
    reading = _found(document, rules, _ACT.format(count=2) + _ROWS)
    assert [(e.act, e.number, e.scope) for e in reading.effects] == [
        ("repeal", "18/2019/QĐ-UBND", "whole"),
        ("repeal", "44/2021/QĐ-UBND", "whole"),
    ]
    assert reading.doubts == ()


def test_count_differs(document, rules):
    """A stated count that is not the number of rows is a doubt."""
    reading = _found(document, rules, _ACT.format(count=3) + _ROWS)
    assert [doubt.code for doubt in reading.doubts] == ["declared_count_differs"]


def test_no_annex(document, rules):
    """Without the annex the act stands, its target is a list."""
    (effect,) = _found(document, rules, _ACT.format(count=2), annex=False).effects
    assert (effect.act, effect.target, effect.detail("declared_count")) == ("repeal", "list", 2)
