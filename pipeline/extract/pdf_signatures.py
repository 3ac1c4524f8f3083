"""Digital signatures of a PDF: their fields, and what their appearances draw on the page. Nothing is verified."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.serialization.pkcs7 import load_der_pkcs7_certificates
from cryptography.x509 import Certificate
from cryptography.x509.oid import NameOID
from playa.content import GraphicState, TextObject, XObjectObject
from playa.pdftypes import ContentStream, PDFObject, PSLiteral, dict_value, matrix_value, rect_value, resolve1
from playa.utils import decode_text, mult_matrix, transform_bbox

from pipeline.extract.pdf_characters import Character, FontTable, add_text
from pipeline.model.text import Signature
from pipeline.text.normalise import normalise

if TYPE_CHECKING:
    from playa.document import Document
    from playa.page import Page

__all__ = ["read_appearances", "read_signatures"]

_TIME: Final = re.compile(r"D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:([+-])(\d{2})'?(\d{2})|Z)?")
_DEPTH: Final = 8
"""Form fields nest; a file that goes deeper is not meant to be read."""
_DRAWN: Final = frozenset({"Widget", "Stamp", "FreeText"})
"""Kinds of annotations whose appearance is part of what a reader sees as the document."""


def read_signatures(document: Document) -> tuple[Signature, ...]:
    """Return the signed signature fields in the order of the form (ISO 32000, 12.7.4.5, 12.8)."""
    form = resolve1(document.catalog.get("AcroForm"))
    if not isinstance(form, dict):
        return ()
    fields = resolve1(form.get("Fields"))
    return tuple(_signatures(fields, 0)) if isinstance(fields, list) else ()


def _signatures(fields: list[PDFObject], depth: int) -> Iterator[Signature]:
    for entry in fields if depth < _DEPTH else ():
        field = resolve1(entry)
        if not isinstance(field, dict):
            continue
        kids = resolve1(field.get("Kids"))
        if isinstance(kids, list):
            yield from _signatures(kids, depth + 1)
        value = resolve1(field.get("V"))
        if _name(field.get("FT")) == "Sig" and isinstance(value, dict):
            yield Signature(
                subject=_text(value.get("Name")) or _signer(value),
                signed_at=_time(_text(value.get("M"))),
                field=_text(field.get("T")),
            )


def _signer(value: dict[str, PDFObject]) -> str | None:
    """Return the common name of the certificate that signed nothing else in the bundle (the last of its chain)."""
    content = resolve1(value.get("Contents"))
    if not isinstance(content, bytes):
        return None
    try:
        certificates = load_der_pkcs7_certificates(_without_padding(content))
    except Exception:  # noqa: BLE001  a foreign parser of foreign bytes: whatever it raises, the name is just unknown
        return None
    issuers = {certificate.issuer for certificate in certificates if certificate.issuer != certificate.subject}
    signers = [certificate for certificate in certificates if certificate.subject not in issuers]
    return _common_name(signers[0]) if signers else None


def _without_padding(der: bytes) -> bytes:
    """Cut the zeros that fill the reserved place after the structure (X.690, 8.1.3: its length stands at its start)."""
    if len(der) < 2 or der[1] < 0x80:
        return der
    size = der[1] & 0x7F
    return der[: 2 + size + int.from_bytes(der[2 : 2 + size], "big")] if size else der


def _common_name(certificate: Certificate) -> str | None:
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return normalise(str(names[0].value)).strip() if names else None


def _name(value: PDFObject) -> str | None:
    value = resolve1(value)
    return value.name if isinstance(value, PSLiteral) else None


def _text(value: PDFObject) -> str | None:
    value = resolve1(value)
    if isinstance(value, bytes):
        return normalise(decode_text(value)).strip() or None
    return None


def _time(text: str | None) -> str | None:
    """Return a PDF date as ISO 8601. Example: ``D:20250529110557+07'00'`` is ``2025-05-29T11:05:57+07:00``."""
    found = _TIME.match(text or "")
    if not found:
        return None
    year, month, day, hour, minute, second, sign, zone_hour, zone_minute = found.groups()
    zone = f"{sign}{zone_hour}:{zone_minute}" if sign else ""
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}"


def read_appearances(page: Page, fonts: FontTable) -> list[Character]:
    """Return the characters that annotations draw over a page: stamped numbers and dates, blocks of signing programs."""
    characters: list[Character] = []
    annotations = resolve1(page.attrs.get("Annots"))
    for entry in annotations if isinstance(annotations, list) else ():
        annotation = resolve1(entry)
        if isinstance(annotation, dict) and _name(annotation.get("Subtype")) in _DRAWN:
            appearance = resolve1(dict_value(annotation.get("AP", {})).get("N"))
            if isinstance(appearance, ContentStream) and "Rect" in annotation:
                _draw(page, appearance, rect_value(annotation["Rect"]), fonts, characters)
    return characters


def _draw(
    page: Page,
    appearance: ContentStream,
    rect: tuple[float, float, float, float],
    fonts: FontTable,
    characters: list[Character],
) -> None:
    """Draw a form so that its box, under its own matrix, fills the annotation's rectangle (ISO 32000, 12.5.5)."""
    box = rect_value(appearance.get("BBox", [0, 0, 1, 1]))
    matrix = matrix_value(appearance.get("Matrix", [1, 0, 0, 1, 0, 0]))
    x0, y0, x1, y1 = transform_bbox(matrix, box)
    if x1 <= x0 or y1 <= y0:
        return
    wide, high = (rect[2] - rect[0]) / (x1 - x0), (rect[3] - rect[1]) / (y1 - y0)
    fit = (wide, 0, 0, high, rect[0] - x0 * wide, rect[1] - y0 * high)
    form = XObjectObject.from_stream(
        stream=appearance,
        page=page,
        xobjid="N",
        ctm=mult_matrix(fit, page.ctm),
        gstate=GraphicState(),
        mcstack=(),
    )
    _walk(form, fonts, characters, 0)


def _walk(form: XObjectObject, fonts: FontTable, characters: list[Character], depth: int) -> None:
    for item in form:
        if isinstance(item, TextObject) and item.gstate.font is not None:
            add_text(item, fonts, characters)
        elif isinstance(item, XObjectObject) and depth < _DEPTH:
            _walk(item, fonts, characters, depth + 1)
