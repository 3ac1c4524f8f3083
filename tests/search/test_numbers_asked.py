"""A number in every form in which it is asked for."""

from __future__ import annotations

import pytest

from pipeline.model.search import NumberQuery
from pipeline.rules import Rules
from pipeline.search.numbers_asked import asked_form, number_forms


@pytest.mark.parametrize(
    "asked",
    [
        NumberQuery(key="4162/qd-ubnd"),
        NumberQuery(integer=4162),
        NumberQuery(integer=4162, year=2024),
        NumberQuery(integer=4162, kind="quyet_dinh"),
        NumberQuery(integer=4162, year=2024, kind="quyet_dinh", symbol="qd-ubnd"),
    ],
)
def test_all_forms_of_a_number(rules: Rules, asked: NumberQuery) -> None:
    """Whatever is known of a number, it is one of its forms; the year may be that of its day."""
    assert asked_form(asked) in number_forms("4162/QĐ-UBND", rules.kinds, kind="quyet_dinh", year=2024)


def test_other_numbers_have_no_form_in_common(rules: Rules) -> None:
    """Numbers that differ in the integer share nothing; a leading zero is no difference."""
    one, other = number_forms("05/2024/QĐ-UBND", rules.kinds), number_forms("50/2024/QĐ-UBND", rules.kinds)
    assert not set(one) & set(other)
    assert set(one) == set(number_forms("5/2024/QĐ-UBND", rules.kinds))
    assert number_forms(None, rules.kinds) == ()
