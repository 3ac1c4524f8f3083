"""The one way of writing a DOCX part that is read: UTF-8, prefix ``w``, no comments, nothing moved away.

Word, LibreOffice and most other programs write so, and then the bytes are read as they are. What is written otherwise is parsed
to a tree and written again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import lxml.etree

from pipeline.extract.docx_names import MATH, TRANSITIONAL
from pipeline.extract.docx_package import parse_part
from pipeline.extract.docx_tree import without_tracked_away

__all__ = ["NotPlainError", "PlainXml", "plain_xml", "rewritten", "unescaped"]

_OPENING: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml(?![^>]*encoding=[\"'](?![Uu][Tt][Ff]-8[\"']))[^>]*\?>)?\s*<(w:\w+)(\s[^<>]*[^<>/])>"
)
_NAMESPACE: Final = re.compile(rb"\sxmlns(?::(\w+))?=[\"']([^\"']*)[\"']")
_WORDS: Final = frozenset({TRANSITIONAL.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"})
_PARAGRAPHS, _RUNS = re.compile(rb"<w:p [^<>/]*"), re.compile(rb"<w:r [^<>/]*")
"""Attributes of paragraphs and runs number them and their savings: without these, markup that does the same looks the same."""
_REFERENCE: Final = re.compile("&(#?)(\\w+);")
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


class NotPlainError(Exception):
    """The part is written in another way: it has to be rewritten first."""


@dataclass(frozen=True, slots=True)
class PlainXml:
    """Well-formed XML after the root's start tag; elements of Word are ``w:…``, of formulas ``m:…``.

    Paragraphs and runs have no attributes.
    """

    inside: bytes
    has_math: bool


def plain_xml(xml: bytes) -> PlainXml:
    """Return a part that is written plainly, as far as its beginning and end show; raises :class:`NotPlainError`.

    Whoever reads it checks the rest, as far as it is read; a part with an error takes the other way, where it is refused.
    """
    opening = _OPENING.match(xml)
    if opening is None or xml.find(b"\r", opening.end()) >= 0 or not xml.rstrip().endswith(b"</" + opening.group(1) + b">"):
        raise NotPlainError
    spaces = dict(_NAMESPACE.findall(opening.group(2)))
    words = [prefix for prefix, name in spaces.items() if name in _WORDS]
    formulas = [prefix for prefix, name in spaces.items() if name == MATH.encode()]
    if words != [b"w"] or formulas not in ([], [b"m"]):
        raise NotPlainError
    inside = xml[opening.end() :]
    if b"<w:p " in inside:
        inside = _PARAGRAPHS.sub(b"<w:p", inside)
    if b"<w:r " in inside:
        inside = _RUNS.sub(b"<w:r", inside)
    return PlainXml(inside, bool(formulas))


def rewritten(xml: bytes | lxml.etree._Element, *, anew: bool = False) -> PlainXml:
    """Return any part, or an element of one, in the plain form, with new prefixes when they are not the usual ones.

    Raises :class:`UnreadableFileError`; ``anew`` gives new prefixes in any case.
    """
    root = parse_part(xml) if isinstance(xml, bytes) else xml
    without_tracked_away(root)
    if not anew:
        try:
            return plain_xml(lxml.etree.tostring(root, encoding="utf-8", with_tail=False))
        except NotPlainError:
            pass
    # Elements that move under a root that declares their namespace take its prefix; slow for long documents.
    space = lxml.etree.QName(root).namespace or TRANSITIONAL
    made = lxml.etree.Element(f"{{{space}}}document", nsmap={"w": space, "m": MATH})
    made.extend(list(root))
    written = lxml.etree.tostring(made, encoding="utf-8")
    return PlainXml(written[written.index(b">") + 1 :], has_math=True)


def unescaped(text: str) -> str:
    """Return text with its references replaced: ``&amp;`` and ``&#65;``; raises :class:`NotPlainError` for others."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    try:
        if not found[1]:
            return _NAMED[found[2]]
        return chr(int(found[2][1:], 16) if found[2][0] == "x" else int(found[2]))
    except (KeyError, ValueError, OverflowError):
        raise NotPlainError from None
