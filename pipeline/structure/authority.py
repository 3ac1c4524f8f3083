"""Whose letterhead it is: the issuing body in full, with its parent or its province."""

from __future__ import annotations

import re

from pipeline.model.text import Span
from pipeline.rules.entities import Entities
from pipeline.rules.loader import Rules
from pipeline.structure.sheet import Sheet
from pipeline.text.fold import fold, squeeze

__all__ = ["name_authority"]

_SHORTEST_STRANGE = (
    4  # "TỈNH ĐOÀN HOA LAM" is a body that no list has; longer strange lines are headings of a gazette or an annex
)
_LONGEST_LINE = 120
_LONGEST_NAME = 200
_DIGITS = re.compile(r"\d+$")


def name_authority(sheet: Sheet, bodies: tuple[Span, ...], symbol: str | None, rules: Rules, *, strange: bool) -> str | None:
    """Return the body in normal case; of two lines the lower one with the territory (else the name) of the upper one.

    ``strange``: no national title stands beside the lines, so that long ones that name no known body are headings of a gazette
    or an annex. Without a letterhead the issuer's symbol in the number names central bodies (``…/NQ-UBTVQH15``).
    """
    names = _separate([sheet.quote(span) for span in bodies if len(span) <= _LONGEST_LINE], rules)
    names = [name for name in names if len(name) <= _LONGEST_NAME]
    while strange and names and not _is_body(names[0], rules) and len(names[0].split()) > _SHORTEST_STRANGE:
        names = names[1:]
    if not names:
        return _by_symbol(symbol, rules)
    entities = rules.entities
    written = [entities.normal_case(name) for name in names]
    lower = written[-1]
    if len(written) == 1:
        return lower
    upper = written[-2]
    territory = _territory(upper, entities)
    if territory and fold(territory) not in fold(lower):
        return f"{lower} {territory}"
    if territory or _territory(lower, entities) or fold(upper) in fold(lower):
        return lower
    return f"{lower} - {upper}"


def _is_body(name: str, rules: Rules) -> bool:
    entities = rules.entities
    return entities.is_body(entities.body_of(entities.normal_case(name)))


def _separate(lines: list[str], rules: Rules) -> list[str]:
    """Join the lines of a letterhead and cut them where the name of another body begins."""
    openers = tuple(fold(word) for word in rules.authorities.openers.words)
    incomplete = {fold(word) for word in rules.authorities.openers.incomplete}
    names: list[str] = []
    for line in lines:
        key = fold(line)
        opens = any(key == opener or key.startswith(opener + " ") for opener in openers)
        complete = bool(names) and len(names[-1].split()) > 1 and fold(names[-1]) not in incomplete
        whole = fold(squeeze(f"{names[-1]} {line}")) if names else ""
        known = any(whole == name or whole.startswith(name + " ") for name in rules.authorities.by_folded_name) and not (
            names and fold(names[-1]) in rules.authorities.by_folded_name
        )
        if names and not (opens and complete and not (known and _cuts_a_name(names[-1], rules))):
            names[-1] = squeeze(f"{names[-1]} {line}")
        else:
            names.append(squeeze(line))
    return names


def _cuts_a_name(name: str, rules: Rules) -> bool:
    """Whether ``name`` is the beginning of a known body's name and not one itself."""
    key = fold(name)
    return any(known.startswith(key + " ") for known in rules.authorities.by_folded_name)


def _territory(name: str, entities: Entities) -> str | None:
    """Return the territory in a body's name with its level word: ``tỉnh Hoa Lam``."""
    words = name.split()
    levels = {level.name for level in entities.authorities.levels}
    for position in range(len(words)):
        for length in (2, 1):
            level = " ".join(words[position : position + length]).lower()
            if level in levels and position + length < len(words):
                return " ".join(words[position:])[0].lower() + " ".join(words[position:])[1:]
    return None


def _by_symbol(symbol: str | None, rules: Rules) -> str | None:
    if not symbol:
        return None
    for part in reversed(re.split(r"[-/]", symbol)):
        body = rules.authorities.by_symbol.get(_DIGITS.sub("", part))
        if body:
            return body.name
    return None
