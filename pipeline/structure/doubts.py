"""What a document should say of itself and does not: number, day, signer."""

from __future__ import annotations

from pipeline.model.document import Closing, Doubt, Header
from pipeline.model.text import Span

__all__ = ["doubt_closing", "doubt_header"]

_SIGNED = frozenset({"quyet_dinh", "nghi_quyet"})
_NEITHER = frozenset({"van_ban_hop_nhat", "hien_phap"})
"""Kinds that are printed without a number and a day of their own."""


def doubt_header(header: Header) -> tuple[Doubt, ...]:
    """Return the doubts about number and day of a document whose kind is known."""
    if not header.kind or header.kind in _NEITHER:
        return ()
    places = dict(header.evidence)
    doubts = []
    if header.number_blank or header.number is None:
        message = (
            "Số của văn bản chưa được điền trong tệp; số có thể được đóng dấu hoặc ghi tay trên bản phát hành."
            if header.number_blank
            else "Không tìm thấy số, ký hiệu của văn bản ở phần đầu."
        )
        doubts.append(Doubt(code="number_blank", message=message, span=places.get("number", _top(header))))
    if header.date is None:
        message = "Không tìm thấy ngày ban hành ở phần đầu văn bản, hoặc ngày chưa được điền."
        doubts.append(Doubt(code="date_missing", message=message, span=places.get("date", places.get("place", _top(header)))))
    return tuple(doubts)


def doubt_closing(closing: Closing | None, header: Header, end: int) -> tuple[Doubt, ...]:
    """Return the doubt about the signer; decisions and resolutions alone must have one. ``end``: where the body ends."""
    if header.kind not in _SIGNED or (closing and closing.signer):
        return ()
    message = "Không tìm thấy tên người ký ở phần cuối văn bản."
    return (Doubt(code="signer_missing", message=message, span=closing.span if closing else Span(end, end)),)


def _top(header: Header) -> Span:
    return Span(header.span.start, header.span.start)
