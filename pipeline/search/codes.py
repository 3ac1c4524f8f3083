"""Syllables as numbers of four bytes, so that hundreds of texts are compared with a query at once."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.text.fold import fold

__all__ = ["BYTES", "Codes", "bare_bytes", "code_of", "pack", "place_of", "stands", "unpack"]

Codes: TypeAlias = NDArray[np.uint32]
"""Codes of the syllables of a title or text."""

_FIELD = "I"
BYTES = 4
"""Of a code."""
_SEEN_MOST = 400_000


class _Known(dict[str, int]):
    """Codes by syllable; filled as they are met."""

    def __missing__(self, syllable: str) -> int:
        if len(self) > _SEEN_MOST:
            self.clear()
        bare = zlib.crc32(fold(syllable).encode()) & 0xFFFFFF
        self[syllable] = code = bare << 8 | zlib.crc32(syllable.encode()) & 0xFF
        return code


_CODES = _Known()


def code_of(syllable: str) -> int:
    """Return the code of a syllable: 24 bits of its form without marks, then 8 bits of its form with them.

    Two syllables of a language have the same 24 bits once in 16 million pairs; ranking can live with that.
    """
    return _CODES[syllable]


def pack(title: Sequence[str], text: Sequence[str]) -> bytes:
    """Return the number of the title's syllables, their codes and those of the text, little-endian, four bytes each."""
    code = _CODES.__getitem__
    packed = array(_FIELD, [len(title), *map(code, title), *map(code, text)])
    if sys.byteorder != "little":
        packed.byteswap()
    return packed.tobytes()


def unpack(packed: bytes) -> tuple[Codes, Codes]:
    """Return the codes of title and text."""
    codes: Codes = np.frombuffer(packed or bytes(4), dtype="<u4")
    end = 1 + int(codes[0])
    return codes[1:end], codes[end:]


def bare_bytes(codes: Codes) -> bytes:
    """Return the codes without marks, for :func:`stands`."""
    return (codes >> 8).tobytes()


def stands(part: bytes, whole: bytes) -> bool:
    """Whether the syllables of ``part`` stand in ``whole`` in a row."""
    return place_of(part, whole) >= 0


def place_of(part: bytes, whole: bytes, start: int = 0) -> int:
    """Return the byte from ``start`` on at which the syllables of ``part`` stand in ``whole`` in a row, -1 for none."""
    place = whole.find(part, start)
    while place > 0 and place % BYTES:
        place = whole.find(part, place + 1)
    return place
