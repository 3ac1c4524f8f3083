"""Normative (quy phạm pháp luật) or individual: the form of the number decides, signals support it (domain.md 1.5)."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.model.document import Structure
from pipeline.model.text import ExtractedText
from pipeline.rules.loader import Rules
from pipeline.text.fold import fold_keeping_length

__all__ = ["judge_normative"]

_YEAR_MATTERS = dt.date(2005, 4, 1)  # before it the year in the number says nothing: Luật 31/2004/QH11 [K]
_SIGNALS_NEEDED = 3
_YEAR_INSIDE = re.compile(r"/\s*(?:19|20)\d{2}\s*/")
_ALWAYS = frozenset({"luat", "bo_luat", "hien_phap", "phap_lenh", "nghi_dinh"})


def judge_normative(structure: Structure, text: ExtractedText, rules: Rules) -> tuple[bool | None, str | None]:
    """Return whether the document is normative, ``None`` when that cannot be told, and the reason in Vietnamese."""
    header = structure.header
    kind = rules.kinds.by_id.get(header.kind or "")
    if kind is None:
        return None, None
    if not kind.normative_form:
        return False, f"{kind.name} không phải là hình thức văn bản quy phạm pháp luật."
    if kind.id in _ALWAYS:
        return True, f"{kind.name} là hình thức văn bản quy phạm pháp luật."
    printed = dict(header.evidence).get("number")
    if printed is None:
        return None, None
    number = header.number or text.quote(printed)
    has_year = bool(_YEAR_INSIDE.search(number))
    if header.date and header.date < _YEAR_MATTERS:
        return _by_signals(_signals(structure, text, rules))
    return _by_number(has_year, header.number, kind.name)


def _by_number(has_year: bool, number: str | None, name: str) -> tuple[bool, str]:  # noqa: FBT001
    shown = f" ({number})" if number else ""
    if has_year:
        return True, f"Số, ký hiệu có năm ban hành{shown}: {name.lower()} quy phạm pháp luật."
    return False, f"Số, ký hiệu không có năm ban hành{shown}: {name.lower()} cá biệt, không phải văn bản quy phạm pháp luật."


def _by_signals(signals: tuple[str, ...]) -> tuple[bool | None, str]:
    if len(signals) >= _SIGNALS_NEEDED:
        return True, f"Ban hành trước 01/4/2005; có đủ dấu hiệu: {'; '.join(signals)}."
    found = "; ".join(signals) or "không có dấu hiệu nào"
    return None, f"Ban hành trước 01/4/2005, chưa đủ 3 dấu hiệu để kết luận ({found})."


def _signals(structure: Structure, text: ExtractedText, rules: Rules) -> tuple[str, ...]:
    """Return the signals of a normative document, in the user's words."""
    layout = rules.layout
    folded_bases = fold_keeping_length(" ".join(text.quote(span) for span in structure.preamble.bases))
    recipients = fold_keeping_length(" ".join(structure.closing.recipients))
    issuer = structure.preamble.issued_by or ""
    collective = rules.entities.body_of(issuer) == issuer and bool(issuer)
    found = (
        (bool(_YEAR_INSIDE.search(structure.header.number or "")), "số, ký hiệu có năm ban hành"),
        (bool(layout["signal_basis"].search(folded_bases)), "căn cứ Luật Ban hành văn bản quy phạm pháp luật"),
        (collective, "cơ quan tập thể ban hành"),
        ("TM" in (structure.closing.signing or "").split(), "ký thay mặt (TM.)"),
        (
            bool(layout["signal_title"].match(fold_keeping_length(structure.header.title or ""))),
            "trích yếu đặt ra quy định chung",
        ),
        (bool(layout["signal_recipients"].search(recipients)), "nơi nhận có cơ quan kiểm tra văn bản hoặc Công báo"),
    )
    return tuple(words for holds, words in found if holds)
