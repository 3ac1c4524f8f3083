"""Old Vietnamese encodings."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.legacy import decode_legacy, encoding_of_font, guess_encoding

UNICODE_ALONE = re.compile("[\u1ea0-\u1ef9ăđĩũơưĂĐĨŨƠƯ]")


@pytest.mark.parametrize(
    ("encoding", "text", "expected"),
    [
        ("tcvn3", "Uû ban nh©n d©n tØnh", "Uỷ ban nhân dân tỉnh"),
        ("tcvn3", "C¨n cø LuËt Tæ chøc", "Căn cứ Luật Tổ chức"),
        ("tcvn3", "söa ®æi, bæ sung", "sửa đổi, bổ sung"),
        ("tcvn3", "n\u00adíc", "nước"),
        ("tcvn3_capitals", "quyÕt ®Þnh", "QUYẾT ĐỊNH"),
        ("tcvn3_capitals", "abc", "ABC"),
        ("vni", "UÛY BAN NHAÂN DAÂN", "ỦY BAN NHÂN DÂN"),
        ("vni", "Quyeát ñònh naøy coù hieäu löïc", "Quyết định này có hiệu lực"),
        ("vni", "söûa ñoåi, boå sung", "sửa đổi, bổ sung"),
        ("vni", "Ñieàu 1. Ban haønh keøm theo", "Điều 1. Ban hành kèm theo"),
        ("tcvn3", "Ủy ban nhân dân", "Ủy ban nhân dân"),
        ("vni", "Quyết định", "Quyết định"),
        (None, "®", "®"),
    ],
)
def test_decoding(encoding, text, expected):
    """Old codes become Unicode; text that is Unicode already, whatever its font says, stays."""
    assert decode_legacy(text, encoding) == expected


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        (".VnTime", "tcvn3"),
        (".VnTimeH", "tcvn3_capitals"),
        ("ABCDEF+.VnArialH-Bold", "tcvn3_capitals"),
        ("VNI-Times", "vni"),
        ("GHIJKL+VNI-Helve", "vni"),
        ("Times New Roman", None),
        ("Verdana", None),
        ("Vni", None),
        ("", None),
    ],
)
def test_fonts(font, expected):
    """The name says the encoding; a final H means capitals."""
    assert encoding_of_font(font) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uû ban nh©n d©n tØnh, C¨n cø LuËt Tæ chøc", "tcvn3"),
        ("UÛY BAN NHAÂN DAÂN, Quyeát ñònh naøy coù hieäu löïc", "vni"),
        ("Ủy ban nhân dân tỉnh quyết định ®", None),
        ("Quyet dinh so 12", None),
        ("Công ty ABC® và XYZ®", None),
    ],
)
def test_guess(text, expected):
    """Text without a telling font is guessed by its signs, and left alone when they are few."""
    assert guess_encoding(text) == expected


@given(st.text(max_size=80), st.sampled_from(["tcvn3", "tcvn3_capitals", "vni", None]))
def test_decoding_never_fails_and_ends(text, encoding):
    """Any text can be decoded, and decoded Vietnamese is not decoded again."""
    once = decode_legacy(text, encoding)
    if UNICODE_ALONE.search(once) and encoding != "tcvn3_capitals":
        assert decode_legacy(once, encoding) == once
