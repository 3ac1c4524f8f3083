"""DOCX → lines and tables, from the XML itself.

Several times faster than walking the objects of python-docx, and with what those leave out: automatic numbers, text boxes,
tracked changes, legacy fonts.
"""

from __future__ import annotations

import lxml.etree

from pipeline.errors import UnreadableFileError
from pipeline.extract.blocks import Block, Draft, DraftLine
from pipeline.extract.docx_names import Names
from pipeline.extract.docx_numbering import Numbering
from pipeline.extract.docx_package import Package
from pipeline.extract.docx_styles import Styles
from pipeline.extract.docx_tree import straighten
from pipeline.extract.docx_walk import DocumentWalk
from pipeline.model.limits import Limits

__all__ = ["read_docx"]

_LEGACY_FONTS = (b'=".Vn', b'="Vn', b'="VNI', b'="vni')


def read_docx(content: bytes, limits: Limits) -> Draft:
    """Return the lines and tables of a DOCX, footnotes at the end.

    Raises :class:`EncryptedFileError`, :class:`TruncatedFileError`, :class:`UnreadableFileError`, :class:`TooLargeError`.
    """
    package = Package(content, limits)
    xml = package.read(package.main_name)
    if xml is None:
        raise UnreadableFileError("Tệp DOCX không có phần văn bản.")
    root = package.parse(xml)
    straighten(root, xml)
    names = Names.of(root)
    numbering: list[Numbering] = []

    def label(number: int, level: int) -> str:
        if not numbering:  # most documents have no automatic numbers: their part is not even unpacked
            numbering.append(Numbering.of(package.beside_main("numbering.xml")))
        return numbering[0].label(number, level)

    styles = package.read_beside_main("styles.xml")
    has_legacy_fonts = any(mark in part for part in (xml, styles or b"") for mark in _LEGACY_FONTS)
    walk = DocumentWalk(names, Styles.of(styles), label, has_legacy_fonts)
    body = root.find(names("body"))
    blocks = walk.read(root if body is None else body)
    if walk.footnotes:
        blocks += _read_footnotes(package.beside_main("footnotes.xml"), walk)
    return Draft(blocks=tuple(blocks))


def _read_footnotes(root: lxml.etree._Element | None, walk: DocumentWalk) -> list[Block]:
    """Return the notes that the text refers to, each with its mark, e.g. ``[3] Khoản này được sửa đổi …``."""
    if root is None:
        return []
    identifier, wanted = walk.names("id"), list(walk.footnotes)
    notes = {note.get(identifier): note for note in root.iter(walk.names("footnote"))}
    blocks: list[Block] = []
    for number, name in enumerate(wanted, start=1):
        note = walk.read(notes[name]) if name in notes else []
        if note and isinstance(note[0], DraftLine):
            note[0] = note[0]._replace(text=f"[{number}] {note[0].text}")
        blocks += note
    return blocks
