"""The verbs of the data: found whole, the longest wins, and each example says what it is an example of."""

from __future__ import annotations

import pytest

from pipeline.effects import find_effects
from pipeline.effects.triggers import find_triggers, holds_trigger
from pipeline.references import find_references
from pipeline.rules import load_rules

TRIGGERS = load_rules().triggers.triggers
EXAMPLES = [(trigger, example) for trigger in TRIGGERS for example in trigger.examples]
COUNTER_EXAMPLES = [(trigger, example) for trigger in TRIGGERS for example in trigger.counter_examples]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Sửa đổi, bổ sung khoản 2", ["Sửa đổi, bổ sung"]),
        ("sửa\nđổi,  bổ sung", ["sửa\nđổi,  bổ sung"]),
        ("hết hiệu lực thi hành kể từ ngày", ["hết hiệu lực thi hành"]),
        ("HỦY BỎ và BÃI BỎ", ["HỦY BỎ", "BÃI BỎ"]),
        ("bãi biển bỏ hoang", ["bỏ"]),
        ("thay đổi", ["thay"]),
    ],
)
def test_phrases(rules, text, phrases):
    """Phrases run over line breaks, in any case; of two that overlap the longer one is taken."""
    found = find_triggers(text, 0, rules)
    assert [text[trigger.span.start : trigger.span.end] for trigger in found] == phrases


def test_places_are_those_of_the_document(rules):
    """Spans count from the offset given."""
    (found,) = find_triggers("nay bãi bỏ", 100, rules)
    assert (found.span.start, found.span.end) == (104, 110)


@pytest.mark.parametrize("trigger", TRIGGERS, ids=lambda trigger: trigger.id)
def test_quick_look(rules, trigger):
    """The quick look before making tokens misses no phrase."""
    assert all(holds_trigger(f"… {phrase} …", rules) for phrase in trigger.phrases)


@pytest.mark.parametrize(("trigger", "example"), EXAMPLES, ids=lambda value: getattr(value, "id", ""))
def test_examples(rules, document, trigger, example):
    """Each example of a verb gives a claim by that verb."""
    assert trigger.id in _rules_in(example, document, rules)


@pytest.mark.parametrize(("trigger", "example"), COUNTER_EXAMPLES, ids=lambda value: getattr(value, "id", ""))
def test_counter_examples(rules, document, trigger, example):
    """No counter-example of a verb gives a claim by that verb."""
    assert trigger.id not in _rules_in(example, document, rules)


def _rules_in(example, document, rules):
    text, structure = document(f"Điều 1. {example}")
    reading = find_effects(text, structure, find_references(text, structure, rules), rules)
    return {effect.rule for effect in reading.effects}
