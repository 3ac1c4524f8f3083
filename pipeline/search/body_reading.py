"""The issuing body in a query: ``ubnd tỉnh kiên giang``, with and without a topic, with what became of its province."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from index_config import load_index_config
from pipeline.rules import Rules
from pipeline.rules.schema.provinces import FormerProvince, Province, province_key
from pipeline.search.reading import MARK, Reading
from pipeline.search.syllables import folded
from pipeline.text.fold import fold, squeeze

__all__ = ["Issuer", "read_issuer"]

_LONGEST_BODY = 16
"""Syllables of a body's name at most."""
_PLACE_WORDS = 5
"""Syllables of a province's name at most."""
_Place = Province | FormerProvince


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """A body that is asked for: what has one of ``keys`` comes first; with a topic beside it ``names`` (folded) filter."""

    keys: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def read_issuer(reading: Reading, rules: Rules) -> Issuer:
    """Return the body that the query names.

    A query that is a body's name keeps its words: texts that speak of the body come behind what it issued. With a kind before
    it or a topic behind it ("nghị quyết của hđnd tỉnh …", "ubnd tỉnh … về đất đai") its words are taken out and filter.
    """
    if MARK in reading.text:
        return Issuer()
    return _beside_others(reading, rules) or _alone(reading, rules)


def _beside_others(reading: Reading, rules: Rules) -> Issuer | None:
    opened = _opening(rules).match(reading.folded)
    if not opened:
        return None
    body = rules.authorities.by_folded_name[" ".join(opened["body"].split())]
    place = None if body.symbols else _place_at(reading, opened.end(), rules)
    if place is None and not (body.symbols and opened["kind"]):
        return None
    name, end = place or ("", opened.end("body"))
    names = _names(f"{body.name} {name}".strip(), rules)
    joint = re.match(load_index_config().language.issuer.pattern, reading.folded[end:], re.VERBOSE)
    rest = end + (joint.end() if joint else 0)
    if rest >= len(reading.text) and not opened["kind"]:
        return _kept(reading, names, rules)
    if rest == end and rest < len(reading.text):
        return None  # the word goes on
    reading.take(opened.start("of") if opened["of"] else opened.start("body"), rest, "authority", " → ".join(names))
    return Issuer(names=tuple(" ".join(folded(name)) for name in names))


def _alone(reading: Reading, rules: Rules) -> Issuer:
    text = squeeze(reading.text)
    if not 1 < len(folded(text)) <= _LONGEST_BODY:
        return Issuer()
    written = rules.entities.normal_case(_with_marks(text, rules))
    named = any(name for _, name in rules.territories.units_of(written))
    if not rules.entities.is_body(written) or not (named or rules.entities.is_known(written)):
        return Issuer()
    return _kept(reading, _names(written, rules), rules)


def _kept(reading: Reading, names: tuple[str, ...], rules: Rules) -> Issuer:
    """Return the body while its words stay; its folded name finds one whose marks nobody typed and no list knows."""
    reading.understood.append((reading.language.words["authority"], " → ".join(names), ""))
    keys = [key for name in names for key in (rules.entities.entity_id(name), " ".join(folded(name)))]
    return Issuer(keys=tuple(dict.fromkeys(keys)))


def _names(written: str, rules: Rules) -> tuple[str, ...]:
    """Return the name, and behind it the one with the present province in the place of a former one."""
    plain = fold(written)
    for former in rules.provinces.former:
        if plain.endswith(f" {fold(former.name)}"):
            place = f"{former.level} {former.name}"
            level = next(p.level for p in rules.provinces.provinces if p.name == former.successor)
            cut = len(written) - len(place if plain.endswith(f" {fold(place)}") else former.name)
            return written, f"{written[:cut]}{level} {former.successor}"
    return (written,)


def _place_at(reading: Reading, start: int, rules: Rules) -> tuple[str, int] | None:
    """Return the place whose name begins at ``start``, with its level, and where it ends: a province, or any up to "về"."""
    plain = reading.folded
    words = list(re.finditer(r"[\w.-]+", plain[start:]))[:_PLACE_WORDS]
    for number in range(len(words), 0, -1):
        end = start + words[number - 1].end()
        if found := _places(rules).get(province_key(plain[start:end])):
            return f"{found.level} {found.name}", end
    other = _other_place(rules).match(plain, start)
    if not other:
        return None
    typed = reading.text[other.start("name") : other.end("name")]
    level = next(level.name for level in rules.authorities.levels if fold(level.name) == " ".join(other["level"].split()))
    return f"{level} {' '.join(word[:1].upper() + word[1:] for word in typed.split())}", other.end()


@lru_cache(maxsize=4)
def _other_place(rules: Rules) -> re.Pattern[str]:
    """Match a level and the name of a place that no list knows, up to the words behind an issuer or the end."""
    levels = _alternatives(fold(level.name) for level in rules.authorities.levels)
    return re.compile(rf"(?P<level>{levels})\s+(?P<name>\w+(?:\s\w+){{0,3}}?)(?=\s+(?:ban\s+hanh|ve)\s|$)")


@lru_cache(maxsize=4)
def _places(rules: Rules) -> Mapping[str, _Place]:
    """Return provinces by name, by level and name, and by short forms of the synonyms ("tphcm")."""
    places = dict(rules.provinces.by_folded_name)
    shorts = {"thành phố": ("tp ", "tp. ", "tp."), "tỉnh": ()}
    for name, province in rules.provinces.by_folded_name.items():
        levels = (f"{fold(province.level)} ", *shorts.get(province.level, ()))
        places.update({f"{level}{name}": province for level in levels})
    for short, names in load_index_config().synonyms.short.items():
        if found := places.get(province_key(names[0])):
            places[fold(short)] = found
    return places


def _with_marks(text: str, rules: Rules) -> str:
    """Return the text with the marks of "tỉnh", "HĐND" … where none were typed: spelling rules know single words with marks."""
    pattern, words = _unmarked(rules)
    return pattern.sub(lambda found: words[" ".join(found[0].lower().split())], text)


@lru_cache(maxsize=4)
def _unmarked(rules: Rules) -> tuple[re.Pattern[str], Mapping[str, str]]:
    words = {fold(short): short for body in rules.authorities.bodies for short in body.short if " " not in short}
    levels = {fold(level.name): level.name for level in rules.authorities.levels}
    first, inside = _alternatives(words), _alternatives(levels)
    return re.compile(rf"^(?:{first})(?=\s)|(?<=\w )(?:{inside})(?=\s\w)", re.IGNORECASE), words | levels


@lru_cache(maxsize=4)
def _opening(rules: Rules) -> re.Pattern[str]:
    """Match "(nghị quyết) (của) hđnd " at the beginning."""
    bodies, kinds = _alternatives(rules.authorities.by_folded_name), _alternatives(rules.kinds.by_folded_name)
    return re.compile(rf"(?:(?P<kind>{kinds})\s+)?(?P<of>cua\s+|do\s+)?(?P<body>{bodies})(?!\w)\s*")


def _alternatives(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)
