"""DOCX → lines and tables, from the bytes of the XML.

Several times faster than walking the objects of python-docx, and with what those leave out: automatic numbers, text boxes,
tracked changes, legacy fonts.
"""

from __future__ import annotations

from functools import partial

from pipeline.errors import UnreadableFileError
from pipeline.extract.blocks import Block, Draft, DraftLine
from pipeline.extract.collection import without_collection
from pipeline.extract.docx_names import Names
from pipeline.extract.docx_numbering import Numbering
from pipeline.extract.docx_package import Package, parse_part
from pipeline.extract.docx_plain import NotPlainError, PlainXml, plain_xml, rewritten
from pipeline.extract.docx_styles import Styles
from pipeline.extract.docx_walk import DocumentWalk
from pipeline.model.limits import Limits

__all__ = ["read_docx"]


def read_docx(content: bytes, limits: Limits) -> Draft:
    """Return the lines and tables of a DOCX, footnotes at the end.

    Raises :class:`EncryptedFileError`, :class:`TruncatedFileError`, :class:`UnreadableFileError`, :class:`TooLargeError`.
    """
    package = Package(content, limits)
    xml = package.read(package.main_name)
    if xml is None:
        raise UnreadableFileError("Tệp DOCX không có phần văn bản.")
    for form in (plain_xml, rewritten, partial(rewritten, anew=True)):
        try:
            with without_collection():
                return Draft(blocks=tuple(_read(form(xml), package)))
        except (NotPlainError, UnicodeDecodeError):
            continue
    raise UnreadableFileError("Tệp DOCX bị hỏng: XML không đúng cấu trúc.")


def _read(xml: PlainXml, package: Package) -> list[Block]:
    """Return the blocks of the main part and of the notes that it refers to; raises :class:`NotPlainError`."""
    numbering: list[Numbering] = []

    def label(number: int, level: int) -> str:
        if not numbering:  # most documents have no automatic numbers: their part is not even unpacked
            part = package.read_beside_main("numbering.xml")
            numbering.append(Numbering.of(None if part is None else parse_part(part)))
        return numbering[0].label(number, level)

    walk = DocumentWalk(Styles(package.read_beside_main("styles.xml")), label)
    blocks = walk.read(xml)
    if walk.footnotes:
        blocks += _read_footnotes(package.read_beside_main("footnotes.xml"), walk)
    return blocks


def _read_footnotes(xml: bytes | None, walk: DocumentWalk) -> list[Block]:
    """Return the notes that the text refers to, each with its mark, e.g. ``[3] Khoản này được sửa đổi …``."""
    if xml is None:
        return []
    root = parse_part(xml)
    w = Names.of(root)
    notes = {note.get(w("id")): note for note in root.iter(w("footnote"))}
    blocks: list[Block] = []
    for number, name in enumerate(list(walk.footnotes), start=1):
        note = walk.read(rewritten(notes[name])) if name in notes else []
        if note and isinstance(note[0], DraftLine):
            note[0] = note[0]._replace(text=f"[{number}] {note[0].text}")
        blocks += note
    return blocks
