"""What all rule files share: strict shapes, a source, examples and counter-examples."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

from pipeline.text.fold import fold_keeping_length

__all__ = ["Pattern", "PatternRule", "RuleTable"]


class RuleTable(BaseModel):
    """A rule file or a part of one: unknown keys are errors, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern, re.VERBOSE)
    except re.error as error:
        message = f"biểu thức không hợp lệ «{pattern}»: {error}"
        raise ValueError(message) from error
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression in verbose form (blanks are written ``\\s`` or ``[ ]``)."""


class PatternRule(RuleTable):
    """A pattern that must find all its examples and none of its counter-examples.

    A ``folded`` pattern is written without marks in lower case and read against folded text (:func:`fold_keeping_length`), so
    that it does not depend on letter case, tone placement and lost marks; its examples are printed as they are.
    """

    id: str
    pattern: Pattern
    source: str
    ignore_case: bool = False
    folded: bool = False
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Return the compiled pattern, compiled once."""
        return re.compile(self.pattern, re.VERBOSE | re.MULTILINE | (re.IGNORECASE if self.ignore_case else 0))

    def _seen(self, example: str) -> str:
        return fold_keeping_length(example) if self.folded else example

    @model_validator(mode="after")
    def _examples_hold(self) -> Self:
        if not self.examples:
            message = f"quy tắc {self.id} chưa có ví dụ"
            raise ValueError(message)
        for example in self.examples:
            if not self.regex.search(self._seen(example)):
                message = f"quy tắc {self.id} không nhận ra ví dụ «{example}»"
                raise ValueError(message)
        for example in self.counter_examples:
            if self.regex.search(self._seen(example)):
                message = f"quy tắc {self.id} nhận nhầm phản ví dụ «{example}»"
                raise ValueError(message)
        return self
