"""Who issued a cited document: "của Ủy ban nhân dân tỉnh X" (domain.md 1.3, 9.3)."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.references.scan import Scan
from pipeline.references.words import words
from pipeline.rules.loader import Rules
from pipeline.text.fold import squeeze

__all__ = ["body_in_full", "read_issuer"]

_MARKS = re.compile(r"[-,]")


def read_issuer(scan: Scan, at: int, *, joint: bool) -> tuple[str, int] | None:
    """Return (bodies in full, end) of the issuer phrase that begins at ``at`` with its link, or ``None``.

    Several bodies of a joint document are parted by "; ".
    """
    text, grammar = scan.text, scan.grammar
    link = grammar.issuer_link.match(text, at)
    found = grammar.issuer.match(text, link.end()) if link else None
    if not found:
        return None
    names, end = [_name(scan, found)], found.end()
    while joint and (glue := grammar.joint.match(text, end)) and (more := grammar.issuer.match(text, glue.end())):
        names.append(_name(scan, more))
        end = more.end()
    return "; ".join(names), end


def _name(scan: Scan, found: re.Match[str]) -> str:
    """Return the body in full, without a word printed twice and without its term ("khóa XIII")."""
    end = found.start("term") if found["term"] else found.end()
    return scan.in_full(scan.text[max(found.start(), found.end("twice")) : end])


def body_in_full(printed: str, rules: Rules) -> str:
    """Return a body as running text writes it, short forms written out: "UBND Thành phố" is "Ủy ban nhân dân thành phố"."""
    name = squeeze(printed)
    if name.isupper():
        return rules.entities.normal_case(name)
    spellings, pattern = _spellings(rules)
    return pattern.sub(lambda found: spellings[_spelling_key(found.group())], name)


@lru_cache(maxsize=4)
def _spellings(rules: Rules) -> tuple[dict[str, str], re.Pattern[str]]:
    """Return how bodies, offices and levels are written, by what may be printed in small letters."""
    table = rules.abbreviations
    spellings = {level: level.lower() for level in table.levels}
    spellings |= {office: office for office in table.offices}
    spellings |= {name: body.name for body in table.bodies for name in (body.name, *body.short)}
    spellings |= dict((*table.short_offices, *table.short_levels))
    return {_spelling_key(printed): name for printed, name in spellings.items()}, re.compile(rf"(?<!\w){words(spellings)}")


def _spelling_key(printed: str) -> str:
    return squeeze(_MARKS.sub(r" \g<0> ", printed)).lower()
