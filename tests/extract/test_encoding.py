"""Encodings of web pages."""

from __future__ import annotations

import pytest

from pipeline.extract.encoding import decode, mended

WORDS = "Quyết định của Ủy ban nhân dân về thủ tục hành chính"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_told_by_mark_or_by_itself(encoding):
    """UTF-8 is told without a declaration, UTF-16 and UTF-32 by their byte order mark."""
    assert decode(WORDS.encode(encoding)) == WORDS


def test_declared_windows_1258():
    """A declared Vietnamese code page is used."""
    body = "<meta charset=windows-1258>thủ đô".encode("cp1258", "ignore")
    assert "đô" in decode(body)


def test_utf8_encoded_twice_is_mended():
    """UTF-8 that was read as Windows-1252 and written again becomes what it was."""
    broken = "".join(chr(b) if b in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else bytes([b]).decode("cp1252") for b in WORDS.encode())
    assert broken != WORDS
    assert mended(broken) == WORDS


def test_a_foreign_word_is_not_mended():
    """Two odd letters are no proof."""
    assert mended("Ã© là chữ lạ") == "Ã© là chữ lạ"


def test_one_damaged_byte_does_not_change_the_encoding():
    """A page cut inside a letter is still UTF-8."""
    damaged = (WORDS * 20).encode()[:-1] + b"\xe1"
    assert decode(damaged).startswith(WORDS)


def test_never_fails():
    """Any bytes give characters."""
    assert isinstance(decode(bytes(range(256)) * 3), str)
