"""Signers and drafting bodies in a query."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from index_config import load_index_config
from pipeline.rules import Rules
from pipeline.search.reading import Reading
from pipeline.search.syllables import exact, fold_syllables, folded
from pipeline.text.fold import fold

__all__ = ["read_drafter", "read_signer"]

_SYLLABLES = range(2, 6)
"""Syllables of a personal name."""
_TOPIC = 2


def read_signer(reading: Reading, rules: Rules) -> tuple[str, ...]:
    """Return the folded name of the signer who is asked for ("nguyễn văn a ký"), none otherwise.

    Before the name may stand a kind, a position, or anything that ends with "do": the position goes, the others stay. Two
    syllables before "ký tháng …" may be a topic ("thông tư dược phẩm ký tháng 5"): they need a position or "do".
    """
    found = reading.language.signer.find(reading.folded)
    if not found:
        return ()
    group = "name" if found["name"] else "other"
    words = list(re.finditer(r"[^\W_]+", reading.folded[found.start(group) : found.end(group)]))
    for number in _SYLLABLES:
        if len(words) < number:
            break
        start = found.start(group) + words[-number].start()
        typed = reading.text[start : found.end(group)]
        lead = _lead(rules).fullmatch(reading.folded[found.start(group) : start])
        if lead and _is_family_name(exact(typed)[0]) and (number > _TOPIC or lead["gone"] or found.end() == len(reading.text)):
            begin = found.start() if group == "other" else found.start() + lead.start("gone")
            reading.take(begin, found.end(), "signer", typed)
            return (" ".join(folded(typed)),)
    return ()


def _is_family_name(syllable: str) -> bool:
    """Whether a name may begin so: "Dương", and without marks "duong", but not "đường"."""
    return syllable in _family_names()


@lru_cache(maxsize=1)
def _family_names() -> frozenset[str]:
    names = [exact(name)[0] for name in load_index_config().language.family_names]
    return frozenset((*names, *fold_syllables(names)))


def read_drafter(reading: Reading, rules: Rules) -> tuple[str, ...]:
    """Return the folded name of the body that drafted ("sở tài chính tham mưu"), in full; none otherwise."""
    found = reading.language.drafter.find(reading.folded)
    if not found:
        return ()
    lead = _kind_lead(rules).match(found["name"])
    start = found.start("name") + (lead.end() if lead else 0)
    typed = reading.text[start : found.end("name")]
    full = load_index_config().synonyms.short.get(typed.lower(), (typed,))[0]
    written = rules.entities.normal_case(full)
    if not rules.entities.is_body(written):
        return ()
    begin = found.start("name") + lead.end("kind") if lead else found.start()
    reading.take(begin, found.end(), "drafter", written)
    return (" ".join(folded(written)),)


@lru_cache(maxsize=4)
def _lead(rules: Rules) -> re.Pattern[str]:
    """Match what may stand before a signer's name; ``gone`` says nothing more once the name is read."""
    positions = _alternatives(fold(word) for word in rules.authorities.positions.words)
    return re.compile(rf"(?:{_kinds(rules)}\s+|.*\s(?=do\s))?(?P<gone>(?:do\s+)?(?:(?:ong|ba|dong\s+chi|{positions})\s+)*)")


@lru_cache(maxsize=4)
def _kind_lead(rules: Rules) -> re.Pattern[str]:
    return re.compile(rf"(?P<kind>{_kinds(rules)}\s+)(?:do\s+)?")


def _kinds(rules: Rules) -> str:
    return rf"(?:{_alternatives((*rules.kinds.by_folded_name, 'van ban', 'cac van ban'))})"


def _alternatives(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)
