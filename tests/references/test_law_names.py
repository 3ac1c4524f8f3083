"""The table of laws and the tree of their names."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from pipeline.references.law_names import law_names_of
from pipeline.rules.schema.laws import Laws
from pipeline.text.numbers import read_number


def test_every_name_is_found_whole(rules):
    """Each name of the table, in any letter case, is found from its first to its last letter."""
    names = law_names_of(rules)
    for law in rules.laws.laws:
        for printed in (law.name, law.name.upper(), law.name.replace(",", "")):
            assert names.longest_at(printed, 0) == (law.name, len(printed)), printed


def test_every_number_is_canonical(rules):
    """Numbers of the table are in the form in which numbers of texts are compared."""
    for law in rules.laws.laws:
        number = read_number(law.number) if law.number else None
        assert law.number is None or (number is not None and number.canonical == law.number)


def test_the_longest_name_wins(rules):
    """A name that goes on is not cut where a shorter one ends."""
    text = "Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân năm 2004"
    assert law_names_of(rules).longest_at(text, 0) == (text[:-9], len(text) - 9)


def test_a_comma_behind_the_word_ends_it(rules):
    """The words "của Luật, giá …" are no mention of the Luật Giá."""
    assert law_names_of(rules).longest_at("Luật, giá do Nhà nước định", 0) is None


@pytest.mark.parametrize(
    "laws",
    [
        [{"name": "Luật A", "number": "1/2020/QH14"}, {"name": "Luật B", "number": "1/2020/QH14"}],
        [{"name": "Luật A", "passed": "2020-01-02", "effective": "2020-01-01"}],
    ],
)
def test_a_table_that_contradicts_itself_is_refused(laws):
    """A number that two laws have, or days that do not rise, are refused when the table is read."""
    with pytest.raises(ValidationError):
        Laws.model_validate({"source": "x", "laws": laws})
