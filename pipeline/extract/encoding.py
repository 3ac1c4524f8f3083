"""Bytes of a web page or text file → characters."""

from __future__ import annotations

import codecs
import re

__all__ = ["decode", "mended"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
"""Browsers look for a declaration in the first kilobyte; portals put scripts before it."""
_WESTERN = frozenset({"cp1252", "iso8859-1", "ascii", "latin-1"})
_MOJIBAKE = re.compile("[ÃÄÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|á[º»]")
"""First two bytes of a Vietnamese letter in UTF-8, read one by one: ``Quyáº¿t`` for ``Quyết``."""
_UNDEFINED = {chr(code): bytes([code]) for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
"""Bytes that Windows-1252 leaves undefined and browsers keep as they are."""


def decode(content: bytes) -> str:
    """Return the characters of ``content``; never fails.

    Byte order mark, then valid UTF-8, then the declared charset, then Windows-1258 (Vietnamese); UTF-8 that was encoded
    twice is mended.
    """
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(name, errors="replace")
    try:
        return mended(content.decode("utf-8"))
    except UnicodeDecodeError:
        return mended(_decode_legacy(content))


def _decode_legacy(content: bytes) -> str:
    name = _declared(content)
    if name in {"utf-8", None}:
        damaged = content.decode("utf-8", errors="replace")
        # A cut or a single bad byte in a long UTF-8 page is no reason to read all of it as something else.
        if damaged.count("\ufffd") * 50 < sum(map(damaged.count, "áàạảãâđêôơưăếộ")):
            return damaged
    if name in _WESTERN or name == "utf-8":
        name = None
    return content.decode(name or "cp1258", errors="replace")


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:_HEAD])
    if not found:
        return None
    try:
        return codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None


def mended(text: str) -> str:
    """Return the text with UTF-8 that was read as Windows-1252 decoded again; other text as it is.

    Example: ``Quyáº¿t Ä‘á»‹nh`` becomes ``Quyết định``.
    """
    marks = len(_MOJIBAKE.findall(text[:200_000]))
    if marks < 5:  # a few such pairs also stand in foreign words
        return text
    return "\n".join(_mended_line(line) for line in text.split("\n"))


def _mended_line(line: str) -> str:
    if not _MOJIBAKE.search(line):
        return line
    try:
        encoded = b"".join(_UNDEFINED.get(c) or c.encode("cp1252") for c in line)
        return encoded.decode("utf-8")
    except UnicodeError:
        return line
