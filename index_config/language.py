"""Shape of ``queries.toml``: what the search box understands beside plain words."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from pipeline.text.fold import fold_keeping_length

__all__ = ["DayWords", "Language", "RelationName", "RelationWords", "StatusWords", "Words"]

RelationName = Literal["replaces", "amends", "repeals", "cites", "basis"]


class Words(BaseModel):
    """A pattern (verbose form) on folded text with its examples; ``unless`` forbids it anywhere in the query."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pattern: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    unless: str | None = None

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Return the compiled pattern."""
        return re.compile(self.pattern, re.VERBOSE)

    def find(self, folded: str) -> re.Match[str] | None:
        """Return the first match in a folded query, ``None`` as well when words forbid it."""
        if self.unless and re.search(self.unless, folded):
            return None
        return self.regex.search(folded)

    @model_validator(mode="after")
    def _examples_hold(self) -> Self:
        wrong = [example for example in self.examples if not self.find(fold_keeping_length(example))]
        wrong += [example for example in self.counter_examples if self.find(fold_keeping_length(example))]
        if wrong:
            message = f"mẫu «{self.pattern[:40]}…» không đúng với ví dụ: {'; '.join(wrong)}"
            raise ValueError(message)
        return self


class RelationWords(Words):
    """Words that ask what others do to the document that is named (``#``)."""

    relation: RelationName


class StatusWords(Words):
    """Words for a status on the day of the search."""

    statuses: tuple[str, ...]


class DayWords(Words):
    """Words for a day, a month or a year of issue, with the groups ``day``, ``month``, ``year``."""

    part: Literal["day", "month", "year"]


class Language(BaseModel):
    """Everything that the search box understands."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    noise: tuple[str, ...]
    family_names: frozenset[str]
    relations: tuple[RelationWords, ...]
    statuses: tuple[StatusWords, ...]
    days: tuple[DayWords, ...]
    year: Words
    signer: Words
    drafter: Words
    words: dict[str, str]
