"""From a query to plans: which documents, and which provisions and procedures inside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from index_config import IndexConfig, Retrieval
from pipeline.model.search import Filters, Query
from pipeline.search.engine import Frequencies
from pipeline.search.numbers_asked import asked_eids, asked_form
from pipeline.search.plan import All, AnyTerm, Best, Between, Boosted, Constant, Everything, Node, Phrase, Some, Term, Typo
from pipeline.search.syllables import exact, fold_syllables, folded, pairs
from pipeline.search.synonyms import expansions, variants
from pipeline.search.validity import as_number, status_node
from pipeline.text.fold import fold

__all__ = ["INSIDE", "Compiler"]

INSIDE = ("provision", "procedure")
"""Levels of what is found inside documents."""


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles one query.

    ``day`` is the day on which statuses are asked for; ``lenient`` 0, 1 (with typing errors) or 2 (fewer pairs too). With the
    ``frequencies`` of its :attr:`pairs` known, what a long query finds has to hold one of its rare pairs.
    """

    query: Query
    config: IndexConfig
    day: dt.date
    lenient: int = 0
    frequencies: Frequencies | None = None

    @property
    def pairs(self) -> set[str]:
        """Return the pairs of syllables of the free words and of their variants."""
        words = self.words
        ways = (words, *variants(words, expansions(words), self.config.retrieval.variants))
        return {pair for way in ways for pair in pairs(way)}

    @property
    def words(self) -> list[str]:
        """Return the folded syllables of the free words, as many as are read."""
        return folded(self.query.text)[: self.config.retrieval.syllables]

    def named(self) -> Node | None:
        """Return the plan for the documents that are named by number or by a procedure's code, ``None`` when none are."""
        if self.query.relation:
            return None
        named = self._number_parts(mentions=False) + self._codes()
        return All((*self._filters("document"), Some(named))) if named else None

    def documents(self) -> Node:
        """Return the plan for documents."""
        return All((*self._filters("document"), self._main(numbers=True)))

    def inside(self, levels: tuple[str, ...] = INSIDE) -> Node | None:
        """Return the plan for provisions and procedures, ``None`` when the query names only whole documents."""
        query = self.query
        if query.eid and query.number and not query.relation:
            parts: tuple[Node, ...] = (
                AnyTerm("number_forms", (asked_form(query.number),)),
                AnyTerm("eid_keys", asked_eids(query.eid)),
            )
            return All((*self._filters(*levels), *parts))
        if query.relation or not (self.words or query.phrases or query.codes or query.number):
            return None
        return All((*self._filters(*levels), self._main(numbers=False)))

    def at_level(self, level: str) -> Node:
        """Return the plan for one level alone."""
        if level == "document":
            return self.documents()
        return self.inside((level,)) or All((*self._filters(level), self._main(numbers=True)))

    def _main(self, *, numbers: bool) -> Node:
        query = self.query
        required: list[Node] = [self._phrase(phrase) for phrase in query.phrases]
        found = [*self._number_parts(mentions=True, numbers=numbers), *self._codes(), *self._authority()]
        ways = self._ways()
        if query.relation and query.number:
            related = Constant(AnyTerm(query.relation, (asked_form(query.number),)), 1.0)
            return All((*required, Some((related, *ways))))
        bonus = (
            (Boosted(Constant(AnyTerm("eid_keys", asked_eids(query.eid)), 1.0), self.config.retrieval.authority),)
            if query.eid
            else ()
        )
        if alternatives := (*found, *ways):
            required.append(Some(alternatives, bonus=bonus))
        return All(tuple(required)) if required else Everything()

    def _number_parts(self, *, mentions: bool, numbers: bool = True) -> tuple[Node, ...]:
        """Return documents that have the number, and with ``mentions`` the texts that name it."""
        number = self.query.number
        if not number or self.query.relation:
            return ()
        parts: list[Node] = [Constant(AnyTerm("number_forms", (asked_form(number),)), 1.0)] if numbers else []
        if mentions and number.key:
            parts.append(Term("text_fold", number.key))
        elif mentions and number.integer and number.year:
            written = {str(number.integer), f"{number.integer:02d}"}
            parts += [Term("text_pairs", f"{integer}_{number.year}") for integer in sorted(written)]
        return tuple(parts)

    def _codes(self) -> tuple[Node, ...]:
        return (Constant(AnyTerm("codes", self.query.codes), 1.0),) if self.query.codes else ()

    def _authority(self) -> tuple[Node, ...]:
        keys = self.query.authority_keys
        return (Constant(AnyTerm("authority_keys", keys), self.config.retrieval.authority),) if keys else ()

    def _ways(self) -> tuple[Node, ...]:
        words, retrieval = self.words, self.config.retrieval
        if not words:
            return ()
        typed = self._way(words, self.lenient)
        others = variants(words, expansions(words), retrieval.variants)
        found = Best((typed, *(Boosted(self._way(way), retrieval.synonym) for way in others))) if others else typed
        if len(words) == 1:
            return (found,)
        telling = self._telling(words) if len(words) > retrieval.long and not self.lenient else words
        singles = tuple(Boosted(Term("text_fold", word), retrieval.text_single) for word in dict.fromkeys(telling))
        return (Some((found,), bonus=singles),)

    def _way(self, words: list[str], lenient: int = 0) -> Node:
        retrieval = self.config.retrieval
        if len(words) == 1:
            title = Boosted(Term("title_fold", words[0]), retrieval.title_single)
            return Some((Boosted(Term("text_fold", words[0]), retrieval.text_single),), bonus=(title,))
        found = list(dict.fromkeys(pairs(words)))
        parts = {pair: _pair(pair, retrieval, lenient) for pair in found}
        titles = tuple(Boosted(Term("title_pairs", pair), retrieval.title_pairs) for pair in found)
        if len(found) >= retrieval.long and not lenient and (rare := self._rare(found)):
            others = (parts[pair] for pair in self._telling(found) if pair not in rare)
            return Some(tuple(parts[pair] for pair in rare), bonus=(*others, *titles))
        least = 1 if lenient > 1 else min(len(found), retrieval.least)
        return Some(tuple(parts.values()), least=least, bonus=titles)

    def _telling(self, words: Sequence[str]) -> Sequence[str]:
        """Return those of the words or pairs that are not in a large share of all records."""
        known, retrieval = self.frequencies, self.config.retrieval
        if known is None:
            return words
        most_pairs, most_words = (share * known.records for share in (retrieval.common_pairs, retrieval.common_words))
        return [w for w in words if known.pairs.get(w, 0) <= most_pairs and known.syllables.get(w, 0) <= most_words]

    def _rare(self, found: Sequence[str]) -> Sequence[str]:
        """Return the rarest pairs, held by a share of all records; none when all pairs are rare, or nothing is known.

        What holds only pairs like "quy định" is never among the best, and looking through it is most of the work.
        """
        known = self.frequencies
        if known is None:
            return ()
        left, rare = self.config.retrieval.rare * known.records, list[str]()
        for pair in sorted((pair for pair in found if known.pairs.get(pair)), key=known.pairs.__getitem__):
            left -= known.pairs[pair]
            if left < 0 and rare:
                return rare
            rare.append(pair)
        return ()

    def _phrase(self, phrase: str) -> Node:
        """Return the condition for a quoted phrase: syllables typed with marks mind them, those without may carry any."""
        typed = exact(phrase)[: self.config.retrieval.syllables]
        bare = fold_syllables(typed)
        if not typed:
            return Everything()
        runs = [list(run) for marked, run in groupby(zip(typed, bare, strict=True), _is_marked) if marked]
        parts = [_in_order("text_exact", [word for word, _ in run]) for run in runs]
        return parts[0] if runs and len(runs[0]) == len(typed) else All((_in_order("text_fold", bare), *parts))

    def _filters(self, *levels: str) -> tuple[Node, ...]:
        filters = self.query.filters
        statuses = tuple(status_node(status, self.day) for status in filters.statuses)
        parts: list[Node] = [AnyTerm("level", levels), *_chosen(filters), *([Constant(Best(statuses))] if statuses else [])]
        if filters.issued_from or filters.issued_to:
            first, last = (as_number(day) if day else None for day in (filters.issued_from, filters.issued_to))
            parts.append(Between("date", first, last))
        return tuple(parts)


def _is_marked(syllable: tuple[str, str]) -> bool:
    return syllable[0] != syllable[1]


def _in_order(name: str, words: list[str]) -> Node:
    return Phrase(name, tuple(words)) if len(words) > 1 else Term(name, words[0])


def _chosen(filters: Filters) -> list[Node]:
    authorities = tuple(key for name in filters.authorities for key in dict.fromkeys((name, fold(name))))
    chosen: tuple[tuple[str, tuple[str | int, ...]], ...] = (
        ("kind", filters.kinds),
        ("authority_keys", authorities),
        ("year", filters.years),
        ("labels", filters.labels),
        ("groups", filters.groups),
        ("fields", filters.fields),
        ("levels", filters.levels),
        ("quality", filters.qualities),
        ("signer_keys", tuple(map(_key, filters.signers))),
        ("drafter_keys", tuple(map(_key, filters.drafters))),
    )
    return [AnyTerm(name, values) for name, values in chosen if values]


def _key(name: str) -> str:
    return " ".join(fold_syllables(exact(name)))


def _pair(pair: str, retrieval: Retrieval, lenient: int) -> Node:
    term = Boosted(Term("text_pairs", pair), retrieval.text_pairs)
    if not lenient or len(pair) - 1 < retrieval.typo_letters or any(letter.isdigit() for letter in pair):
        return term
    return Best((term, Typo("text_pairs", pair, retrieval.typo)))
