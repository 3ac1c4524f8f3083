"""Bring text to the one form that every later stage reads: NFC, real Đ, plain hyphens and blanks, no invisible marks."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["normalise"]

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uf02d"
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f"
_TABLE = str.maketrans(
    {
        "\u00d0": "Đ",  # Icelandic eth drawn as Đ by old keyboards
        "\u0189": "Đ",
        "\u00f0": "đ",
        "\u0256": "đ",
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_BLANKS, " "),
        "\r": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)
_SPECIAL = re.compile(
    "[{}\\x00-\\x1f\\x7f\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff\\ufffe\\uffff]".format(
        "".join(map(chr, _TABLE))
    )
)
"""Any character that is replaced or dropped: most lines have none, and are done after one look."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff\x00-\x08\x0e-\x1f\x7f]")


def normalise(text: str) -> str:
    """Return ``text`` in NFC with unified letters, hyphens and blanks; idempotent (domain.md 2.6, steps 2 and 3).

    Legacy encodings must be decoded before: in TCVN3 the soft hyphen is the letter ư.
    Example: ``15/2014/QÐ–UBND`` becomes ``15/2014/QĐ-UBND``.
    """
    if _SPECIAL.search(text):
        text = _INVISIBLE.sub("", text.replace("\r\n", "\n").translate(_TABLE))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
