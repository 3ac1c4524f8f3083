"""Shape of ``triggers.toml``: the verbs that say what a document does (domain.md 3.1)."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, Self

from pydantic import model_validator

from pipeline.model.effects import Act
from pipeline.rules.schema.base import RuleTable

__all__ = ["Trigger", "TriggerMessages", "Triggers", "VerbForm"]

VerbForm = Literal["active", "predicate", "own"]
"""Where the target stands: behind the verb, before it, or whether the act is about this document itself."""


class Trigger(RuleTable):
    """A verb with its spellings; a ``weight`` below 1 makes its claims less sure (``confidence.toml``).

    ``examples`` are sentences of a fictional province in which the verb acts, ``counter_examples`` sentences in which it
    does not; a test reads them all.
    """

    id: str
    act: Act
    form: VerbForm
    phrases: tuple[str, ...]
    source: str
    weight: float = 1.0
    strict_object: bool = False
    """Whether the verb acts only when a provision or a document follows at once."""
    may_follow: bool = False
    """Whether an active verb may also stand behind its target ("Quyết định số … tạm ngưng hiệu lực đến …")."""
    needs_end: bool = False
    """Whether the verb acts only when its sentence says until when."""
    only_text: bool = False
    """Whether the verb acts only on words between quotation marks."""
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _phrases_hold(self) -> Self:
        said = [example.lower() for example in self.examples]
        if not said:
            message = f"động từ {self.id} chưa có ví dụ"
            raise ValueError(message)
        if not any(phrase in example for phrase in self.phrases for example in said):
            message = f"động từ {self.id} không có trong ví dụ nào của nó"
            raise ValueError(message)
        if any(phrase != phrase.lower() for phrase in self.phrases):
            message = f"động từ {self.id} phải viết thường"
            raise ValueError(message)
        return self


class TriggerMessages(RuleTable):
    """What a reviewer reads about verbs that could not be classified; words in braces are filled in."""

    unclassified: str
    unclear_document: str
    listed_count: str


class Triggers(RuleTable):
    """All verbs."""

    messages: TriggerMessages
    triggers: tuple[Trigger, ...]

    @cached_property
    def by_id(self) -> dict[str, Trigger]:
        """Return verbs by identifier."""
        return {trigger.id: trigger for trigger in self.triggers}
