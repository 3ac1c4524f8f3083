"""Media type of a file, told from its content; the name only decides between kinds of one container."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from pathlib import PurePath

from pipeline.errors import EmptyFileError, UnsupportedFormatError, WrongContentError
from pipeline.model.text import RawFile

__all__ = ["DOC", "DOCX", "EMPTY", "HTML", "PDF", "RTF", "check_readable", "sniff"]

PDF = "application/pdf"
DOC = "application/msword"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
RTF = "application/rtf"
ZIP = "application/zip"
OLE = "application/x-ole-storage"
TEXT = "text/plain"
EMPTY = "application/x-empty"
UNKNOWN = "application/octet-stream"
_READABLE = frozenset({PDF, DOC, DOCX, HTML, RTF})
_PROMISES = frozenset({".pdf", ".doc", ".docx", ".html", ".htm", ".rtf"})
"""Suffixes that promise a format that is read."""

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"{\\rtf", RTF),
)
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_WORD = (b"\xdb\xa5-\x00", b"1\xbe\x00\x00")
"""Word 2 for Windows and Word for DOS wrote without OLE storage."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Stream of a DOCX locked with a password ([MS-OFFCRYPTO] 2.3.4.4)."""
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_PDF_SEARCH = 1024
"""Readers accept junk before ``%PDF-`` within the first kilobyte (ISO 32000, annex H)."""
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE | re.DOTALL
)
_HTML_TAGS = re.compile(r"</?(?:html|body|p|div|span|table|tr|td|br|font|b|strong)\b[^<>]*>", re.IGNORECASE)
_HEAD = 65_536
_PACKAGES = (
    ("word/", DOCX),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_EXCEL_STREAM = "Workbook".encode("utf-16-le")


def sniff(content: bytes, name: str) -> str:
    """Return the media type of ``content``; ``name`` only helps where the content leaves a choice.

    Example: bytes of a Word 97 file named ``a.docx`` are ``application/msword``.
    """
    if not content.strip(b"\x00\t\n\r\x0c "):
        return EMPTY
    known = next((media_type for magic, media_type in _MAGIC if content.startswith(magic)), None)
    if known:
        return known
    if content.startswith(_OLE_MAGIC):
        return _sniff_ole(content, name)
    if content.startswith(_ZIP_MAGIC):
        return _sniff_zip(content)
    if b"%PDF-" in content[:_PDF_SEARCH]:
        return PDF
    return DOC if content.startswith(_OLD_WORD) else _sniff_text(content)


def check_readable(raw: RawFile) -> None:
    """Raise when the content is of no format that is read.

    Raises :class:`EmptyFileError`; :class:`WrongContentError` when the name promised a readable format (a picture named
    ``.pdf``); :class:`UnsupportedFormatError` otherwise.
    """
    if raw.media_type == EMPTY or raw.size == 0:
        raise EmptyFileError
    if raw.media_type in _READABLE:
        return
    suffix = PurePath(raw.path).suffix.lower()
    if suffix in _PROMISES:
        raise WrongContentError(f"Tên tệp là «{suffix}» nhưng nội dung là {_told(raw.media_type)}.")
    raise UnsupportedFormatError(f"Chưa hỗ trợ đọc {_told(raw.media_type)}.")


def _told(media_type: str) -> str:
    """Return a media type in a clerk's words."""
    if media_type.startswith("image/"):
        return f"tệp ảnh ({media_type.removeprefix('image/').upper()})"
    names = {
        TEXT: "tệp văn bản thuần",
        ZIP: "tệp nén (ZIP)",
        OLE: "tệp Office không phải Word",
        UNKNOWN: "dữ liệu không nhận dạng được",
    }
    if "spreadsheet" in media_type:
        return "bảng tính Excel"
    if "presentation" in media_type:
        return "bản trình chiếu"
    return names.get(media_type, media_type)


def _sniff_ole(content: bytes, name: str) -> str:
    """Tell Word from other programs by the names of streams (UTF-16) in the directory."""
    if _WORD_STREAM in content:
        return DOC
    if _ENCRYPTED in content:
        return DOCX
    # A cut file has lost its directory, which often stands at the end: the name then decides, the converter will say more.
    is_named_word = PurePath(name).suffix.lower() in {".doc", ".dot"}
    return DOC if is_named_word and _EXCEL_STREAM not in content else OLE


def _sniff_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, KeyError, IndexError, UnicodeError):
        # Cut off: the directory at the end is gone, the first local headers are still there.
        return DOCX if b"word/" in content or b"[Content_Types].xml" in content[:_HEAD] else ZIP
    for folder, media_type in _PACKAGES:
        if any(member.startswith(folder) for member in names):
            return media_type
    return ZIP


def _sniff_text(content: bytes) -> str:
    head = content[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head.decode("utf-16", errors="replace")
    elif b"\x00" in head:
        return UNKNOWN
    else:
        text = head.removeprefix(codecs.BOM_UTF8).decode("utf-8", errors="replace")
    if _HTML_START.match(text) or len(_HTML_TAGS.findall(text)) >= 4:
        return HTML
    control = sum(1 for character in text if character < " " and character not in "\t\n\r\f\x1b")
    return UNKNOWN if control * 100 > len(text) else TEXT
