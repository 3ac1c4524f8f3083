"""What speaks against a claim lowers its confidence; what is below the acceptance waits for a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.effects import find_effects
from pipeline.effects.confidence import confidence_of
from pipeline.references import find_references

_PLAIN = "Quyết định này thay thế Quyết định số 18/2019/QĐ-UBND ngày 03 tháng 6 năm 2019."


def _claims(document, rules, text, quality=None):
    made, structure = document(text)
    if quality is not None:
        made = replace(made, pages=tuple(replace(page, quality=quality) for page in made.pages))
    return find_effects(made, structure, find_references(made, structure, rules), rules).effects


def test_plain_claim_is_accepted(document, rules):
    """A replacement in an article that names number and day counts by itself."""
    (claim,) = _claims(document, rules, f"Điều 1. Nội dung.\nĐiều 2. {_PLAIN}")
    assert claim.confidence >= rules.confidence.acceptance


def test_poor_page(document, rules):
    """The same words on a page that was recognised badly wait for a person; the worse the page, the less sure."""
    text = f"Điều 1. Nội dung.\nĐiều 2. {_PLAIN}"
    sure = [_claims(document, rules, text, quality)[0].confidence for quality in (None, 0.99, 0.9, 0.7)]
    assert sure == sorted(sure, reverse=True)
    assert sure[2] < rules.confidence.acceptance


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Điều 1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n“2. Chợ đêm.”", "target_context"),
        ("Điều 1. Nội dung.\nĐiều 2. Bãi bỏ một số nội dung tại Quyết định số 18/2019/QĐ-UBND.", "vague_part"),
        ("Bãi bỏ Quyết định số 18/2019/QĐ-UBND.", "zone_text"),
        ("Điều 1. Bãi bỏ các văn bản sau:\n1. Quyết định số 18/2019/QĐ-UBND.", "from_lead"),
    ],
)
def test_signals(document, rules, text, signal):
    """What was seen around a claim is kept with it and lowers its confidence by the weight of the data."""
    claim = next(c for c in _claims(document, rules, text) if c.act != "effective")
    assert signal in dict(claim.signals)
    others = tuple(s for s in claim.signals if s[0] != signal)
    assert claim.confidence == confidence_of(claim.signals, rules) <= confidence_of(others, rules)


def test_every_signal_has_words(rules):
    """Each signal has Vietnamese words for the person who asks, and its name once."""
    signals = rules.confidence.signals
    assert all(signal.words for signal in signals)
    assert len({signal.id for signal in signals}) == len(signals)
