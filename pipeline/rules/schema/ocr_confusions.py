"""Shape of ``ocr_confusions.toml``: phrases that OCR gets wrong."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Self

from pydantic import model_validator

from pipeline.rules.schema.base import RuleTable

__all__ = ["OcrConfusions"]


class Pair(RuleTable):
    """A phrase that no Vietnamese text has, and what was printed; both of one length."""

    wrong: str
    right: str

    @model_validator(mode="after")
    def _has_one_length(self) -> Self:
        if len(self.wrong) != len(self.right):
            message = f"«{self.wrong}» và «{self.right}» khác độ dài"
            raise ValueError(message)
        return self


class OcrConfusions(RuleTable):
    """All pairs."""

    source: str
    pairs: tuple[Pair, ...]

    @cached_property
    def _by_wrong(self) -> dict[str, str]:
        return {pair.wrong.lower(): pair.right.lower() for pair in self.pairs}

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        wrong = sorted(map(re.escape, self._by_wrong), key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(wrong)})\b", re.IGNORECASE)

    def mended(self, text: str) -> str:
        """Return the text with the phrases put right, length and capitals kept.

        Example: ``Bố sung`` becomes ``Bổ sung``.
        """
        return self._regex.sub(self._right, text) if self.pairs else text

    def _right(self, found: re.Match[str]) -> str:
        wrong = found.group()
        right = self._by_wrong.get(wrong.lower(), wrong)
        return "".join(r.upper() if w.isupper() else r for w, r in zip(wrong, right, strict=True))
