"""The document's own days, and those of its acts."""

from __future__ import annotations

import datetime as dt

from pipeline.effects import find_effects, read_dates
from pipeline.model.document import Dated
from pipeline.references import find_references

_SIGNED = dt.date(2024, 5, 10)


def _dates(document, rules, text, **header):
    whole, structure = document(text, header.pop("title", None), header.pop("kind", "quyet_dinh"), date=_SIGNED, **header)
    return read_dates(find_effects(whole, structure, find_references(whole, structure, rules), rules), structure)


def test_signing(document, rules):
    """The words "từ ngày ký" give the day of the document, with the expression kept."""
    dates = _dates(document, rules, "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.")
    assert dates.effective_from == Dated(date=_SIGNED, expression="SIGN")


def test_days_after_signing(document, rules):
    """The words "sau 10 ngày kể từ ngày ký" give that day and ten."""
    dates = _dates(document, rules, "Điều 2. Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.")
    assert dates.effective_from == Dated(date=dt.date(2024, 5, 20), expression="SIGN+10")


def test_a_resolution_counts_from_the_day_it_was_passed(document, rules):
    """For a resolution the count begins with the day passed."""
    text = (
        "Điều 3. Nghị quyết này đã được Hội đồng nhân dân tỉnh Sông Trà thông qua ngày 08 tháng 5 năm 2024 "
        "và có hiệu lực sau 10 ngày kể từ ngày thông qua."
    )
    dates = _dates(document, rules, text, kind="nghi_quyet")
    assert dates.passed == dt.date(2024, 5, 8)
    assert dates.effective_from.date == dt.date(2024, 5, 18)


def test_nothing_said(document, rules):
    """Without a word on effect nothing is guessed, and acts keep the expression."""
    dates = _dates(document, rules, "Điều 1. Bãi bỏ Quyết định số 18/2019/QĐ-UBND.")
    assert (dates.effective_from, dates.effective_to) == (None, None)
    assert dates.effects[0].from_ == Dated(date=None, expression="SELF_EFF")


def test_acts_begin_with_the_document(document, rules):
    """An act without a day of its own begins on the document's first day; one with a day keeps it."""
    text = (
        "Điều 2. Quyết định này có hiệu lực từ ngày 01/6/2024 và thay thế Quyết định số 18/2019/QĐ-UBND.\n"
        "Điều 3. Quyết định số 44/2021/QĐ-UBND hết hiệu lực kể từ ngày 01/9/2024."
    )
    dates = _dates(document, rules, text)
    days = {effect.number: effect.from_.date for effect in dates.effects if effect.number}
    assert days == {"18/2019/QĐ-UBND": dt.date(2024, 6, 1), "44/2021/QĐ-UBND": dt.date(2024, 9, 1)}


def test_amendments_end_with_the_document(document, rules):
    """When an amending document has a last day, its amendments have the same."""
    text = (
        "Điều 1. Sửa đổi khoản 2 Điều 3 Nghị quyết số 21/2021/NQ-HĐND như sau: “2. Mức thu bằng 0.”\n"
        "Điều 2. Nghị quyết này có hiệu lực từ ngày 01/6/2024 đến hết ngày 31/12/2024."
    )
    dates = _dates(document, rules, text, kind="nghi_quyet", title="Sửa đổi Nghị quyết số 21/2021/NQ-HĐND")
    assert dates.effective_to == dt.date(2025, 1, 1)
    assert next(e.until.date for e in dates.effects if e.act == "amend") == dt.date(2025, 1, 1)


def test_no_date_of_the_document(document, rules):
    """Without the day of signing the expression stays and no day is made up."""
    whole, structure = document("Điều 2. Quyết định này có hiệu lực kể từ ngày ký.")
    dates = read_dates(find_effects(whole, structure, (), rules), structure)
    assert dates.effective_from == Dated(date=None, expression="SIGN")
