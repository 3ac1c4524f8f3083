"""How a document is built: header, preamble, provisions, attachments, closing."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import Closing, Doubt, Header, Preamble, Provision, Structure
from pipeline.model.text import ExtractedText, Span
from pipeline.rules.loader import Rules
from pipeline.structure.annexes import AttachmentReading, read_attachments
from pipeline.structure.body import read_provisions
from pipeline.structure.closing import read_closing
from pipeline.structure.doubts import doubt_closing, doubt_header
from pipeline.structure.footnotes import find_footnotes
from pipeline.structure.forms import find_forms
from pipeline.structure.header import read_header
from pipeline.structure.normative import judge_normative
from pipeline.structure.passing import with_passing_day
from pipeline.structure.preamble import PreambleReading, read_preamble
from pipeline.structure.quotes import QuotedText, find_quoted_texts
from pipeline.structure.session import find_session
from pipeline.structure.sheet import Sheet
from pipeline.structure.split import split_documents
from pipeline.structure.title import Title
from pipeline.structure.zones import lay_zones

__all__ = ["judge_normative", "read_structure", "split_documents"]


_JOINT = frozenset({"nghi_quyet_lien_tich", "thong_tu_lien_tich"})


def read_structure(text: ExtractedText, rules: Rules) -> Structure:
    """Return everything that is known of the build of one document; never raises, whatever the text."""
    sheet = Sheet.of(text)
    header, opening = read_header(sheet, rules)
    reading = read_preamble(sheet, opening, header.authority, rules)
    header = _with_territory(header, reading.preamble.issued_by, rules)
    footnotes = find_footnotes(sheet, reading.body_start)
    end = footnotes[0].start if footnotes else len(sheet.text)
    quoted = find_quoted_texts(sheet, Span(reading.body_start, end), rules)
    masks = [*(quotation.span for quotation in quoted), *footnotes]
    closing = read_closing(sheet, reading.body_start, masks, rules, joint=header.kind in _JOINT)
    if _is_only_an_annex(sheet, header, rules):
        closing, attachments = None, read_attachments(sheet, Span(0, end), rules, closed=True)
    else:
        start = closing.span.end if closing else reading.body_start
        attachments = read_attachments(sheet, Span(start, end), rules, closed=bool(closing))
    body_end = _body_end(end, closing, attachments)
    body = Span(min(reading.body_start, body_end), body_end)
    forms = tuple(
        form for item in attachments for form in find_forms(sheet, Span(item.text_start, item.attachment.span.end), rules)
    )
    preamble = _with_session(sheet, reading, opening, body, rules)
    provisions = _provisions(sheet, body, attachments, (*masks, *forms), rules)
    header = with_passing_day(sheet, header, body, rules)
    header = replace(header, doubts=doubt_header(header))
    known = closing or Closing(span=Span(body.end, body.end))
    return Structure(
        header=header,
        preamble=preamble,
        closing=replace(known, doubts=doubt_closing(closing, header, body.end)),
        provisions=provisions,
        attachments=tuple(item.attachment for item in attachments),
        zones=lay_zones(
            header=header,
            reading=reading,
            body=body,
            closing=closing,
            provisions=provisions,
            attachments=attachments,
            quoted=quoted,
            forms=forms,
            footnotes=footnotes,
        ),
        doubts=_doubts(quoted),
    )


def _with_territory(header: Header, issued_by: str | None, rules: Rules) -> Header:
    """Return the header with the territory that only the authority line prints."""
    if not (header.authority and issued_by):
        return header
    body = rules.entities.body_of(issued_by)
    whole = rules.entities.entity_id(body, header.date)
    if not whole.startswith(f"{rules.entities.entity_id(header.authority)}-") or whole == header.authority_id:
        return header
    return replace(header, authority=body, authority_id=whole)


def _with_session(sheet: Sheet, reading: PreambleReading, opening: Title, body: Span, rules: Rules) -> Preamble:
    found = find_session(sheet, opening.session, body, rules)
    if not found:
        return reading.preamble
    evidence = (*(pair for pair in reading.preamble.evidence if pair[0] != "session"), ("session", found[1]))
    return replace(reading.preamble, session=found[0], evidence=evidence)


def _is_only_an_annex(sheet: Sheet, header: Header, rules: Rules) -> bool:
    """Whether the file holds an annex without the document it belongs to: it begins with the annex's heading."""
    if header.number or header.kind or not sheet.lines:
        return False
    return bool(rules.layout["annex_mark"].match(sheet.ahead(sheet.lines[0])))


def _body_end(end: int, closing: Closing | None, attachments: tuple[AttachmentReading, ...]) -> int:
    if closing:
        return closing.span.start
    return attachments[0].attachment.span.start if attachments else end


def _provisions(
    sheet: Sheet, body: Span, attachments: tuple[AttachmentReading, ...], masks: tuple[Span, ...], rules: Rules
) -> tuple[Provision, ...]:
    provisions = read_provisions(sheet, body, masks, rules)
    for item in attachments:
        unit = Span(item.text_start, item.attachment.span.end)
        provisions += read_provisions(sheet, unit, masks, rules, item.attachment.eid)
    return provisions


def _doubts(quoted: tuple[QuotedText, ...]) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(
            code="quote_not_closed",
            message="Đoạn trích nội dung mới không có dấu đóng ngoặc kép; điểm kết thúc là phỏng đoán.",
            span=quotation.span,
        )
        for quotation in quoted
        if not quotation.closed
    )
