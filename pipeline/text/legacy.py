"""Old Vietnamese encodings → Unicode: TCVN3 (ABC) and VNI-Windows, decided by font name and by the text itself."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

__all__ = ["Encoding", "decode_legacy", "encoding_of_font", "guess_encoding"]

Encoding = Literal["tcvn3", "tcvn3_capitals", "vni"]

_TCVN3 = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢§£¤¥¦",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
"""TCVN 5712:1993, third table; the soft hyphen is the letter ư."""
_TCVN3_TABLE = str.maketrans(_TCVN3)
_LATIN_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_pairs() -> dict[str, str]:
    """Return the letters that VNI writes as base letter and mark, both cases."""
    pairs = {
        base + mark: letter + tone
        for base, letter in {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ô": "ơ", "ö": "ư"}.items()
        for mark, tone in _LATIN_TONES.items()
    }
    pairs |= {base + mark: base + "\u0302" + tone for base in "aeo" for mark, tone in _CIRCUMFLEX.items()}
    pairs |= {"a" + mark: "a\u0306" + tone for mark, tone in _BREVE.items()}
    pairs |= _VNI_SINGLE
    both = dict(pairs)
    for source, target in pairs.items():
        both[source.upper()] = target.upper()
        both[source[0].upper() + source[1:]] = target.upper()
    return {source: unicodedata.normalize("NFC", target) for source, target in both.items()}


_VNI = _vni_pairs()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_UNICODE_ONLY = re.compile("[\u1ea0-\u1ef9ăđĩũơưĂĐĨŨƠƯ]|[aeiouyAEIOUY][\u0300\u0301\u0303\u0309\u0323]")
"""Letters that neither old encoding has as codes: the text is Unicode already."""
_MIXED = 20
_TCVN3_SIGNS = frozenset("®©ª«¬µ¸¹§¶·¨»¼½¾")
_VNI_SIGNS = re.compile("[aA][âÂ]|[oO][äÄ]|[eE][äÄ]|[öÖ][ôÔ]|[ñÑ]|[uU][ûÛùÙ]|[öÖ][ùÙ]|[aA][øØùÙ]|[eE][âÂáÁàÀ]|[oO][âÂàÀ]")
_FONT_TCVN3 = re.compile(r"(?:^|\+)\.?vn(?!i)[a-z]", re.IGNORECASE)
_FONT_VNI = re.compile(r"(?:^|\+)vni[-_ ]", re.IGNORECASE)


def encoding_of_font(name: str) -> Encoding | None:
    """Return the old encoding that a font's name promises, ``None`` for others.

    Example: ``.VnTimeH`` draws small codes as capitals, ``VNI-Times`` is VNI; subset prefixes (``ABCDEF+``) are allowed.
    """
    name = name.strip(" \"'")
    if _FONT_VNI.search(name):
        return "vni"
    if not _FONT_TCVN3.search(name):
        return None
    style = re.split(r"[-,]", name.split("+")[-1])[0]
    return "tcvn3_capitals" if style.rstrip().endswith("H") else "tcvn3"


def decode_legacy(text: str, encoding: Encoding | None) -> str:
    """Return the text in Unicode; text that is Unicode already, whatever its font says, is left alone.

    Example: TCVN3 ``Uû ban nh©n d©n`` is ``Uỷ ban nhân dân``, VNI ``UÛY BAN NHAÂN DAÂN`` is ``ỦY BAN NHÂN DÂN``.
    """
    if encoding is None or (text.isascii() and encoding != "tcvn3_capitals") or _UNICODE_ONLY.search(text):
        return text
    if encoding == "vni":
        return _VNI_PATTERN.sub(lambda found: _VNI[found.group()], text)
    decoded = text.translate(_TCVN3_TABLE)
    return decoded.upper() if encoding == "tcvn3_capitals" else decoded


def guess_encoding(text: str) -> Encoding | None:
    """Return the old encoding that a text without a telling font seems to be in; wants about 200 characters of one font.

    ``None`` when it is Unicode or cannot be told.
    """
    tcvn3 = sum(1 for character in text if character in _TCVN3_SIGNS)
    vni = len(_VNI_SIGNS.findall(text))
    unicode = len(_UNICODE_ONLY.findall(text))
    if unicode >= 2 and max(tcvn3, vni) < _MIXED * unicode:  # a heading may be typed in Unicode above an old text
        return None
    if max(tcvn3, vni) < 3:  # a copyright sign or a French name is no evidence
        return None
    return "tcvn3" if tcvn3 >= vni else "vni"
