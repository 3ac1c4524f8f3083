"""Names of issuing bodies in running text, and the identity behind their spellings (domain.md 1.4)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property

from pipeline.rules.schema.authorities import Authorities, Level
from pipeline.rules.schema.provinces import Province, Provinces, province_key
from pipeline.text.fold import fold, squeeze

__all__ = ["Entities"]

_WORD = re.compile(r"[^\s,]+|,")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_ABBREVIATION = re.compile(r"[BCDĐGHKLMNPQRSTVXW&]{2,}")
"""Letters that are no syllable, for want of a vowel: ``KHCN&MT`` stays as it is printed."""
_PLURAL = "các"
_JOINTS = frozenset({"và", "của", _PLURAL, "-", ","})
_LONGEST_PHRASE = 12


@dataclass(frozen=True)
class Entities:
    """Spelling and identity of bodies."""

    authorities: Authorities
    provinces: Provinces

    def normal_case(self, printed: str) -> str:
        """Return a name printed in capitals (or otherwise) as running text writes it.

        Example: ``UBND TỈNH HOA LAM`` becomes ``Ủy ban nhân dân tỉnh Hoa Lam``.
        """
        words = _WORD.findall(squeeze(printed).replace(".", ". ").replace("- ", " - ").replace(" -", " - "))
        out: list[str] = []
        place = capital = False
        position = 0
        while position < len(words):
            phrase, length = self._phrase_at(words, position, after_level=place)
            if phrase in self._openers and length == 1 and out and out[-1] not in self._before_openers:
                phrase = None  # "phòng" in "quốc phòng", "bộ" in "cán bộ": no new body begins here
            if phrase is not None:
                level = phrase in self._levels
                place = level or (place and phrase in self._places)
                capital = not level and phrase in self._openers
                out.append(phrase)
                position += length
                continue
            word = words[position] if _ABBREVIATION.fullmatch(words[position]) else words[position].lower()
            joint = word in _JOINTS
            out.append(word if joint or not (place or capital or not out) else _capital(word))
            capital = capital and joint and word != _PLURAL
            position += 1
        name = squeeze(" ".join(out)).replace(" ,", ",")
        return name[:1].upper() + name[1:]

    def _phrase_at(self, words: list[str], position: int, *, after_level: bool) -> tuple[str | None, int]:
        for length in range(min(_LONGEST_PHRASE, len(words) - position), 0, -1):
            phrase = self._spelling.get(_spelling_key(" ".join(words[position : position + length]).replace(" ,", ",")))
            if phrase is None or (after_level and length == 1 and phrase not in self._levels):
                continue
            if phrase in self._levels and position + length >= len(words) and position == 0:
                continue
            return phrase, length
        return None, 0

    @cached_property
    def _levels(self) -> dict[str, Level]:
        return {level.name: level for level in self.authorities.levels}

    @cached_property
    def _openers(self) -> frozenset[str]:
        return frozenset((*self.authorities.openers.words, *self.authorities.positions.words))

    @cached_property
    def _before_openers(self) -> frozenset[str]:
        """Words behind which the name of a body begins."""
        return frozenset((*self.authorities.positions.words, *self.authorities.openers.before, *self._levels))

    @cached_property
    def _places(self) -> frozenset[str]:
        return frozenset(province.name for province in self.provinces.everyone)

    @cached_property
    def _spelling(self) -> dict[str, str]:
        """Return written forms by spelling key; later entries win."""
        pairs = [(word, word) for word in sorted(self._openers)]
        pairs += [(word, word) for group in self.authorities.phrases for word in group.words]
        pairs += [
            (name, province.name) for province in self.provinces.everyone for name in (province.name, *province.spellings)
        ]
        pairs += [(name, body.name) for body in self.authorities.bodies for name in (body.name, *body.short)]
        pairs += [(name, level.name) for level in self.authorities.levels for name in (level.name, *level.short)]
        return {_spelling_key(name): written for name, written in pairs}

    def is_known(self, name: str) -> bool:
        """Whether ``name`` is a body of the list, without a territory."""
        return fold(squeeze(name)) in self.authorities.by_folded_name

    def is_body(self, name: str) -> bool:
        """Whether ``name`` begins like the name of a body."""
        return (fold(squeeze(name)) + " ").startswith(self._opener_keys)

    def body_of(self, name: str) -> str:
        """Return the name without the position before it: ``Chủ tịch Ủy ban nhân dân tỉnh A`` → ``Ủy ban nhân dân tỉnh A``."""
        whole = fold(squeeze(name))
        if whole in self.authorities.by_folded_name:
            return name
        for position in sorted(self.authorities.positions.words, key=len, reverse=True):
            lead = fold(position) + " "
            if whole.startswith(lead):
                rest = squeeze(name)[len(lead) :]
                if fold(rest).startswith(tuple(self._opener_keys)) or fold(rest) in self.authorities.by_folded_name:
                    return rest[:1].upper() + rest[1:]
        return name

    def proposing_body(self, printed: str) -> str:
        """Return whom a position speaks for: ``Giám đốc Sở A`` → ``Sở A``, ``Trưởng phòng Nội vụ`` → ``Phòng Nội vụ``."""
        name = squeeze(printed)
        for lead, kept in self._proposer_leads:
            rest = kept + name[len(lead) :]
            if name.lower().startswith(lead) and len(rest) > len(kept):
                return _capital(rest)
        return _capital(name)

    @cached_property
    def _proposer_leads(self) -> tuple[tuple[str, str], ...]:
        """Return the positions in small letters, the longest first, each with the words that stay."""
        proposers = self.authorities.proposers
        pairs = []
        for word in proposers.words:
            kept = next((f"{tail} " for tail in proposers.kept if word.endswith(f" {tail}")), "")
            pairs.append((f"{word.lower()} ", kept))
        return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))

    @cached_property
    def _opener_keys(self) -> tuple[str, ...]:
        bodies = [fold(body.name) for body in self.authorities.bodies]
        return tuple(sorted((*(fold(word) + " " for word in self.authorities.openers.words), *bodies), key=len, reverse=True))

    def entity_id(self, name: str, on: dt.date | None = None) -> str:
        """Return the identity of a body: equal for all spellings, with its territory, ``-cu`` for a namesake before a merger.

        Example: ``UBND tỉnh Hoa Lam`` and ``Chủ tịch Ủy ban nhân dân tỉnh Hoa Lam`` are ``ubnd-tinh-hoa-lam``.
        """
        written = self.body_of(self.normal_case(name))
        key = fold(squeeze(written))
        known = self._longest_body(key)
        if known:
            key = f"{self.authorities.by_folded_name[known].slug} {key[len(known) :]}"
        for level in self.authorities.levels:
            key = re.sub(rf"(?<= ){re.escape(fold(level.name))}(?= |$)", level.slug, key)
        return _NOT_SLUG.sub("-", key).strip("-") + self._era(written, on)

    def _longest_body(self, key: str) -> str | None:
        words = key.split()
        leads = (" ".join(words[:length]) for length in range(len(words), 0, -1))
        return next((lead for lead in leads if lead in self.authorities.by_folded_name), None)

    def _era(self, written: str, on: dt.date | None) -> str:
        territory = self.province_in(written)
        if territory and on and territory.since and on < territory.since:
            return "-cu"
        return ""

    def province_in(self, name: str) -> Province | None:
        """Return the present province whose name ends a body's name, ``None`` for others."""
        words = province_key(name).split()
        for length in range(min(5, len(words)), 0, -1):
            found = self.provinces.by_folded_name.get(" ".join(words[-length:]))
            if isinstance(found, Province) and " ".join(words[:-length]).endswith(fold(found.level)):
                return found
        return None


def _spelling_key(name: str) -> str:
    """Return how words are looked up: single words with their marks (Quỹ is not quy), longer phrases folded."""
    return fold(squeeze(name)) if " " in name else name.lower()


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
