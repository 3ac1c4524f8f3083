"""Writes a document the way it was typed before Unicode: TCVN3 codes under the .VnTime fonts."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

# TCVN 5712:1993, third table: small letters, and the seven capitals that have a code of their own.
_LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ"
_CODES = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢§£¤¥¦"
_TABLE = dict(zip(_LETTERS, _CODES, strict=True))
SMALL, CAPITAL = ".VnTime", ".VnTimeH"


def to_old_fonts(document: Any) -> None:
    """Turn every run of a python-docx document into TCVN3; raises ValueError for a letter without a code."""
    for run in document.element.body.iter(qn("w:r")):
        texts = list(run.iter(qn("w:t")))
        whole = "".join(text.text or "" for text in texts)
        capital = whole.isupper()
        for text in texts:
            text.text = _encode((text.text or "").lower() if capital else text.text or "")
        _set_font(run, CAPITAL if capital else SMALL)


def _encode(text: str) -> str:
    encoded = "".join(_TABLE.get(letter, letter) for letter in text)
    if left := [letter for letter in text if letter not in _TABLE and ord(letter) > 0x7F]:
        message = f"no TCVN3 code for {left} in {text!r}"
        raise ValueError(message)
    return encoded


def _set_font(run: Any, name: str) -> None:
    fonts = run.get_or_add_rPr().get_or_add_rFonts()
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), name)
