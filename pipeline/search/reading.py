"""A query while it is read: each reader takes its words out, and what is left are the free words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from index_config import Language
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["MARK", "Reading"]

MARK = "#"
"""Stands in the text where a number or a law's name was taken out, so that words about it are understood."""


@dataclass(slots=True)
class Reading:
    """The text that is still to be read, and what was understood: (name, value, words) triples."""

    text: str
    language: Language
    understood: list[tuple[str, str, str]] = field(default_factory=list)
    marked: str = ""
    """The words behind the mark."""

    @property
    def folded(self) -> str:
        """Return the text without marks, of the same length."""
        return fold_keeping_length(self.text)

    def take(self, start: int, end: int, name: str, value: str, *, mark: bool = False) -> str:
        """Take words out, remember what they mean under a name of the language's words, and return them."""
        words = self.text[start:end]
        self.understood.append((self.language.words[name], value, squeeze(words.replace(MARK, " "))))
        self.text = squeeze(f"{self.text[:start]} {MARK if mark else ''} {self.text[end:]}")
        if mark:
            self.marked = squeeze(words.replace(MARK, self.marked))
        return words

    def restored(self) -> str:
        """Return what is left together with the words behind the mark."""
        return squeeze(self.text.replace(MARK, self.marked))

    def drop(self, found: re.Match[str]) -> None:
        """Take words out that mean nothing more."""
        self.text = squeeze(f"{self.text[: found.start()]} {self.text[found.end() :]}")
