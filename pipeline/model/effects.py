"""What a document does to others: claims with evidence, and labels."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from pipeline.model.document import Dated, Doubt
from pipeline.model.text import Span

__all__ = ["Act", "DetailValue", "Effect", "EffectsReading", "Label", "LabelClaim", "Scope", "TargetDocument"]

Act = Literal[
    "effective",
    "applies_from",
    "passed",
    "replace",
    "replace_text",
    "repeal",
    "repeal_text",
    "repeal_generic",
    "expire",
    "amend",
    "insert",
    "rename",
    "suspend",
    "halt",
    "extend",
    "keep",
    "correct",
    "announce_expired",
    "publish_tthc",
    "repeal_tthc",
    "supplement_tthc",
    "promulgate_attached",
    "approve_process",
]
"""Acts of domain.md 3.1."""

Scope = Literal["whole", "part", "unknown"]
TargetDocument = Literal["self", "self_attachment", "context", "other", "list", "none"]
"""Whom the act is about: this document, its attachment, the document being amended, another one, the rows of a list, nobody."""

Label = Literal["new", "amended", "replaced", "abolished", "publishes_procedures", "corrects", "announces", "other"]


DetailValue = str | int | bool | tuple[str, ...]
"""What an act's own detail may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """The machine's claim that this document acts on a document; never a fact until a person decides.

    ``number``, ``date``, ``authority``, ``title``, ``eids`` and ``attached`` name the target; ``from_`` and ``until`` are
    half-open days. ``rule`` is the id of the trigger in ``triggers.toml``; ``confidence`` 0..1. ``details`` holds what single
    acts add, as (key, value) pairs: ``old``, ``new``, ``new_text``, ``after``, ``by``, ``verb``, ``declared_count``,
    ``exceptions``, ``implicit``, ``fragment``, ``list_in``, ``groups``, ….
    """

    act: Act
    span: Span
    quote: str
    rule: str
    confidence: float
    target: TargetDocument = "other"
    number: str | None = None
    date: dt.date | None = None
    authority: str | None = None
    title: str | None = None
    eids: tuple[str, ...] = ()
    attached: bool = False
    attachment_kind: str | None = None
    scope: Scope = "whole"
    from_: Dated | None = None
    until: Dated | None = None
    details: tuple[tuple[str, DetailValue], ...] = ()
    target_document: str | None = None
    """Document id of the target when the registry resolved it."""
    signals: tuple[tuple[str, float], ...] = ()
    """What speaks against the claim: (signal of ``confidence.toml``, strength 0..1)."""

    def detail(self, key: str) -> DetailValue | None:
        """Return one of the act's own details, ``None`` when it has no such."""
        return dict(self.details).get(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectsReading:
    """All acts in the order of the text, and the verbs that matched nothing."""

    effects: tuple[Effect, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelClaim:
    """A label of the document and why: the rule and the words."""

    label: Label
    rule: str
    span: Span | None = None
