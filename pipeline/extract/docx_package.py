"""The parts of a DOCX file, unpacked within limits and parsed without entities or network."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Final

import lxml.etree

from pipeline.errors import EncryptedFileError, TooLargeError, TruncatedFileError, UnreadableFileError
from pipeline.model.limits import Limits
from pipeline.text.numerals import number_vi

__all__ = ["Package", "parse_part"]

_OLE: Final = b"\xd0\xcf\x11\xe0"
_END_OF_ZIP: Final = b"PK\x05\x06"
_MAIN: Final = "word/document.xml"
_OFFICE_DOCUMENT: Final = "/officeDocument"
_MOST_MEMBERS: Final = 20_000
_PARSER: Final = lxml.etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    dtd_validation=False,
    remove_comments=True,
    remove_pis=True,
    collect_ids=False,
)
"""One for all files: making a parser costs as much as a small part."""


class Package:
    """An open DOCX; parts are parsed when they are asked for."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        """Open the archive.

        Raises :class:`EncryptedFileError`, :class:`TruncatedFileError`, :class:`UnreadableFileError`,
        :class:`TooLargeError` (members that unpack to more than ``limits.unpacked_bytes`` together).
        """
        if content.startswith(_OLE):
            raise EncryptedFileError
        self._left = limits.unpacked_bytes
        self._parts: dict[str, bytes | None] = {}
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            members = self._archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
            raise (UnreadableFileError if _END_OF_ZIP in content[-70_000:] else TruncatedFileError) from error
        if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > limits.unpacked_bytes:
            raise TooLargeError(f"Nội dung giải nén của tệp vượt {number_vi(limits.unpacked_bytes)} byte.")
        self._names = {member.filename.lower(): member for member in members}
        self.main_name = self._find_main()

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a part, ``None`` when the package has no such part; a part is unpacked once."""
        if name not in self._parts:
            self._parts[name] = self._unpacked(name)
        return self._parts[name]

    def _unpacked(self, name: str) -> bytes | None:
        member = self._names.get(name.lower())
        if member is None:
            return None
        if member.flag_bits & 1:
            raise EncryptedFileError
        try:
            with self._archive.open(member) as file:
                # The size in the archive's directory may be a lie: never read more than is allowed.
                xml = file.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
            raise UnreadableFileError("Tệp DOCX bị hỏng: không giải nén được.") from error
        self._left -= len(xml)
        if self._left < 0:
            raise TooLargeError("Nội dung giải nén của tệp vượt giới hạn cho phép.")
        return xml

    def read_beside_main(self, name: str) -> bytes | None:
        """Return the bytes of a part in the folder of the main part, e.g. ``styles.xml``."""
        return self.read(posixpath.join(posixpath.dirname(self.main_name), name))

    def _find_main(self) -> str:
        """Return the name of the main part by the package's relations (ECMA-376 part 2, 9.3)."""
        xml = self.read("_rels/.rels")
        if xml is not None:
            for relation in parse_part(xml):
                if str(relation.get("Type", "")).endswith(_OFFICE_DOCUMENT):
                    return str(relation.get("Target", _MAIN)).lstrip("/")
        return _MAIN


def parse_part(xml: bytes) -> lxml.etree._Element:
    """Return the root of an XML part, entities and document types refused; raises :class:`UnreadableFileError`."""
    try:
        root = lxml.etree.fromstring(xml, _PARSER)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise UnreadableFileError("Tệp DOCX bị hỏng: XML không đúng cấu trúc.") from error
    if root is None or root.getroottree().docinfo.doctype:
        # Office Open XML forbids document types (ECMA-376 part 2, 7.3): there is one only to hide an entity bomb.
        raise UnreadableFileError("Tệp DOCX chứa khai báo DTD không được phép.")
    return root
