"""Shape of ``queries.toml``: what the search box understands beside plain words."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from pipeline.text.fold import fold_keeping_length

__all__ = ["DayWords", "Language", "MeaningWords", "RangeWords", "RelationName", "RelationWords", "StatusWords", "Words"]

RelationName = Literal["replaces", "amends", "repeals", "cites", "basis", "replaced_by", "amended_by", "repealed_by"]


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
    """Words that ask what others do to the document that is named (``#``), or it to others; named as the index's field."""

    relation: RelationName


class StatusWords(Words):
    """Words for a status on the day of the search."""

    statuses: tuple[str, ...]


class DayWords(Words):
    """Words for a day, a month, a quarter or a year of issue, with groups of these names."""

    part: Literal["day", "month", "quarter", "year"]


class RangeWords(BaseModel):
    """Words before a day (``since``, ``after``, ``before``, ``until``) and behind it (``second``: another day follows)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    since: str
    after: str
    before: str
    until: str
    second: str
    onwards: str


class MeaningWords(Words):
    """Words that ask what something means; ``heading`` of articles that say it, ``means`` stands between name and meaning."""

    heading: str
    means: str


class Language(BaseModel):
    """Everything that the search box understands."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    noise: tuple[str, ...]
    kinds: tuple[str, ...]
    family_names: frozenset[str]
    relations: tuple[RelationWords, ...]
    statuses: tuple[StatusWords, ...]
    asking: Words
    days: tuple[DayWords, ...]
    range: RangeWords
    year: Words
    signer: Words
    drafter: Words
    attached: Words
    code: Words
    issuer: Words
    question: Words
    meaning: MeaningWords
    words: dict[str, str]
