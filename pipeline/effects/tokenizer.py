"""A spaCy pipeline for Vietnamese legal text: tokens are syllables, numbers and days stay whole."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy
from spacy import util
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

__all__ = ["SyllableTokenizer", "load_pipeline"]

# A number with what hangs on it (15/2024/QĐ-UBND, 20/5/2024, 1.012345, 3a) is one token; else runs of letters, else one mark.
_TOKEN = re.compile(r"\d[^\W_]*(?:[./-][^\W_]+)*(?:-[^\W\d_]+)*|[^\W\d_]+|_+|[^\w\s]|\s+")
_NAME = "rasoat.syllables.v1"


class SyllableTokenizer:
    """Cuts text into syllables, whole numbers and single marks; line breaks are blanks between tokens.

    It serialises as spaCy demands of a tokenizer. Example: ``ngày 20/5/2024, số 15/2024/QĐ-UBND`` has 6 tokens.
    """

    def __init__(self, vocab: Vocab) -> None:
        """Share the vocabulary of the pipeline."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokens of ``text``; the text of the result is the text given, character for character."""
        words: list[str] = []
        spaces: list[bool] = []
        for found in _TOKEN.finditer(text):
            piece = found.group()
            if piece == " " and words and not spaces[-1]:
                spaces[-1] = True
            else:
                words.append(piece)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: Any) -> bytes:
        """Return what is needed to make the tokenizer again (its name: it has no state)."""
        return json.dumps({"tokenizer": _NAME}).encode()

    def from_bytes(self, data: bytes, **_: Any) -> SyllableTokenizer:
        """Take the state of :meth:`to_bytes`; ``ValueError`` when it is another tokenizer's."""
        if json.loads(data) != {"tokenizer": _NAME}:
            raise ValueError(f"not the state of {_NAME}")
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write the state of :meth:`to_bytes`."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: Any) -> SyllableTokenizer:
        """Read the state of :meth:`to_disk`."""
        return self.from_bytes(Path(path).read_bytes())


@util.registry.tokenizers(_NAME)  # type: ignore[untyped-decorator]
def _create_tokenizer() -> Any:
    def create(nlp: Language) -> SyllableTokenizer:
        return SyllableTokenizer(nlp.vocab)

    return create


@lru_cache(maxsize=1)
def load_pipeline() -> Language:
    """Return the pipeline: a blank one of no language with the syllable tokenizer; one object per process."""
    return spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": _NAME}}})
