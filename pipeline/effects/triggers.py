"""Finds the verbs of ``triggers.toml`` in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from pipeline.effects.tokenizer import load_pipeline
from pipeline.model.text import Span
from pipeline.rules.loader import Rules
from pipeline.rules.schema.triggers import Trigger

__all__ = ["FoundTrigger", "find_triggers", "holds_trigger"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTrigger:
    """A verb and where it stands in the document's text."""

    trigger: Trigger
    span: Span


def holds_trigger(text: str, rules: Rules) -> bool:
    """Whether the text can hold a verb at all: a quick look that saves making tokens."""
    return _first_syllables(rules).search(text) is not None


def find_triggers(text: str, offset: int, rules: Rules) -> tuple[FoundTrigger, ...]:
    """Return the verbs of a sentence that begins at ``offset``; of two that overlap the longer one."""
    squeezed, places = _squeeze(text)
    spans = filter_spans(_matcher(rules)(load_pipeline()(squeezed), as_spans=True))
    by_id = rules.triggers.by_id
    return tuple(
        FoundTrigger(
            trigger=by_id[span.label_],
            span=Span(offset + places[span.start_char], offset + places[span.end_char - 1] + 1),
        )
        for span in spans
    )


def _squeeze(text: str) -> tuple[str, list[int]]:
    """Return the text with one blank for each run of white space (a phrase may run over a line), and each character's place."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        blank = character.isspace()
        if blank and characters and characters[-1] == " ":
            continue
        characters.append(" " if blank else character)
        places.append(place)
    return "".join(characters), places


@lru_cache(maxsize=4)
def _matcher(rules: Rules) -> PhraseMatcher:
    pipeline = load_pipeline()
    matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
    for trigger in rules.triggers.triggers:
        patterns: list[Doc] = [pipeline(phrase) for phrase in trigger.phrases]
        matcher.add(trigger.id, patterns)
    return matcher


@lru_cache(maxsize=4)
def _first_syllables(rules: Rules) -> re.Pattern[str]:
    heads = {tuple(phrase.split()[:2]) for trigger in rules.triggers.triggers for phrase in trigger.phrases}
    forms = sorted({r"\s+".join(re.escape(part.rstrip(",;")) for part in head) for head in heads}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)
