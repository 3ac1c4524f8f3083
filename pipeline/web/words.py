"""All words that the pages say, from ``strings_vi.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

__all__ = ["Words", "load_words"]


class Words:
    """Words by dotted name; a name that is not there is an error of ours and raises ``KeyError``."""

    def __init__(self, tables: Mapping[str, Mapping[str, str]]) -> None:
        """Take the tables of the file."""
        self.names = {f"{table}.{key}": text for table, entries in tables.items() for key, text in entries.items()}

    def __call__(self, name: str, /, **values: object) -> str:
        """Return the words of ``name`` with ``{…}`` filled in."""
        text = self.names[name]
        return text.format(**values) if values else text


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Return the words; read once a process."""
    return Words(tomllib.loads((Path(__file__).parent / "strings_vi.toml").read_text(encoding="utf-8")))
