"""Roles of mentions that only verbs tell."""

from __future__ import annotations

import pytest

from pipeline.effects import assign_roles, find_effects
from pipeline.references import find_references


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Bãi bỏ Quyết định số 18/2019/QĐ-UBND.", ["target"]),
        ("Giao Sở Nội vụ tham mưu bãi bỏ Quyết định số 18/2019/QĐ-UBND.", ["plan"]),
        ("Bãi bỏ các quy định trái với Nghị định số 901/2020/NĐ-CP.", ["standard"]),
        ("Quyết định số 18/2019/QĐ-UBND hết hiệu lực theo Điều 5 Nghị định số 901/2020/NĐ-CP.", ["claim", "cite"]),
        ("(Ban hành kèm theo Quyết định số 18/2019/QĐ-UBND ngày 03/6/2019)", ["attachment"]),
        ("Thực hiện theo Quyết định số 18/2019/QĐ-UBND.", ["cite"]),
    ],
)
def test_roles(document, rules, text, roles):
    """A mention is a target, a plan, a yardstick, a claim of its end, an attachment's head, or just cited."""
    whole, structure = document(text)
    references = find_references(whole, structure, rules)
    effects = find_effects(whole, structure, references, rules).effects
    assert [reference.role for reference in assign_roles(whole, references, effects, rules)] == roles
