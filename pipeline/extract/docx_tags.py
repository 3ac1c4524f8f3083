"""One tag of a DOCX → what it means for the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from pipeline.extract.docx_plain import NotPlainError, unescaped
from pipeline.text.legacy import encoding_of_font

__all__ = ["Step", "find_tags", "read_tag"]

_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad", "sym": " "}
"""Elements of a run that print something fixed. A sign of a symbol font means nothing without the font; a soft hyphen is the
letter ư in TCVN3 and nothing elsewhere."""
_OFF: Final = frozenset({"0", "false", "off", "none"})
_TABLE: Final = frozenset({"tbl", "tr", "tc"})
_CHOICES: Final = {b"mc:AlternateContent": "alternate", b"mc:Choice": "choice", b"mc:Fallback": "choice"}
_TELLING: Final = (
    *("p", "r", "del", "moveFrom", "t", "txbxContent", "b", "vanish", "caps", "rFonts", "pStyle", "jc", "numId", "ilvl"),
    *("gridSpan", "vMerge", "hMerge", "gridBefore", "footnoteReference", *_SIGNS, *_TABLE),
)
_TAGS: Final = re.compile(
    rb"<(/?(?:w:(?:%b)\b|m:t\b|%b|[!?])[^>]*)>([^<]*)" % ("|".join(_TELLING).encode(), b"|".join(_CHOICES))
)
"""Tags that say something about the text, with what follows them; nine of ten say nothing and are passed over."""
_HOLDERS: Final = {"p": "p", "r": "r", "tbl": "tbl", "tr": "tr", "tc": "tc", "txbxContent": "box"}
_ENDS: Final = {"p": "end", "tbl": "/tbl", "tr": "/tr", "tc": "/tc", "txbxContent": "/box"}
_FOREIGN: Final = re.compile(rb"xmlns(?::[wm]=|[^=]*=[\"'][^\"']*(?:wordprocessingml(?:/2006)?/main|2006/math)[\"'])")
"""A namespace of ours under another prefix, or another namespace under ours."""

_ATTRIBUTES: Final = {
    local: re.compile(rb"\sw:%b\s*=\s*(?:\"([^\"]*)\"|'([^']*)')" % local.encode()) for local in ("val", "ascii", "hAnsi", "id")
}

Step = tuple[str, Any]
"""What a tag or a piece of markup does, and with what: ``end`` a paragraph; begin a ``p`` or ``r``; begin and end (``/tbl``) a
``tbl``, ``tr``, ``tc``, a ``box`` of text, ``alternate`` ways to draw a thing and each ``choice`` of them; add a ``sign``, a
``formula``, a ``note``. Tags also tell properties (name, value) of a ``paragraph``, ``run``, ``row``, ``cell``; ``del``."""


def find_tags(part: bytes) -> list[tuple[bytes, bytes]]:
    """Return the telling tags of some markup, without their angles, and what follows each; raises :class:`NotPlainError`."""
    if b"xmlns" in part and _FOREIGN.search(part):
        raise NotPlainError
    return _TAGS.findall(part)


def read_tag(tag: bytes) -> Step:
    """Return what a tag (without its angles) means."""
    name = tag.split(None, 1)[0].removesuffix(b"/")
    is_closing, is_empty = tag.startswith(b"/"), tag.endswith(b"/")
    name = name.removeprefix(b"/")
    if name[:1] in b"!?" or tag.count(b'"') % 2 or tag.count(b"'") % 2:
        raise NotPlainError
    if name in _CHOICES:
        return ("" if is_empty else "/" + _CHOICES[name] if is_closing else _CHOICES[name], None)
    if name == b"m:t":
        return ("" if is_closing or is_empty else "formula", None)
    local = name[2:].decode()
    if (local == "t" and not is_empty) or local == "moveFrom":
        raise NotPlainError
    if is_closing:
        return (_ENDS.get(local, ""), None)
    if is_empty and local in _HOLDERS:
        return (local + "/" if local in _TABLE else "", None)
    read = _MEANINGS.get(local)
    return read(tag) if read else (_HOLDERS.get(local, local), None)


def _attribute(tag: bytes, local: str) -> str | None:
    found = _ATTRIBUTES[local].search(tag)
    return None if found is None else unescaped((found[1] if found[2] is None else found[2]).decode())


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 else otherwise


def _is_on(tag: bytes) -> bool:
    return _attribute(tag, "val") not in _OFF


def _counted(tag: bytes) -> int:
    value = _attribute(tag, "val")
    return int(value) if value and value.isdecimal() else 0


def _font(tag: bytes) -> Step:
    name = _attribute(tag, "ascii") or _attribute(tag, "hAnsi")
    return ("run", ("font", (encoding_of_font(name),))) if name else ("", None)


def _merge(side: str) -> Callable[[bytes], Step]:
    def read(tag: bytes) -> Step:
        return ("cell", ("joins", side)) if _attribute(tag, "val") in {None, "continue"} else ("", None)

    return read


_MEANINGS: Final[dict[str, Callable[[bytes], Step]]] = {
    "b": lambda tag: ("run", ("bold", _is_on(tag))),
    "vanish": lambda tag: ("run", ("hidden", _is_on(tag))),
    "caps": lambda tag: ("run", ("capitals", _is_on(tag))),
    "rFonts": _font,
    "pStyle": lambda tag: ("paragraph", ("style", _attribute(tag, "val"))),
    "jc": lambda tag: ("paragraph", ("centred", _attribute(tag, "val") == "center")),
    "numId": lambda tag: ("paragraph", ("list", _counted(tag))),
    "ilvl": lambda tag: ("paragraph", ("level", _counted(tag))),
    "gridSpan": lambda tag: ("cell", ("width", max(1, _number(_attribute(tag, "val"), 1)))),
    "vMerge": _merge("up"),
    "hMerge": _merge("left"),
    "gridBefore": lambda tag: ("row", ("skipped", _number(_attribute(tag, "val"), 0))),
    "footnoteReference": lambda tag: ("note", _attribute(tag, "id") or ""),
    **{local: lambda _, sign=sign: ("sign", sign) for local, sign in _SIGNS.items()},  # type: ignore[misc]
}
"""By element, for start tags that tell more than their name."""
