"""What a query is compiled to: long ones are looked for by their rare pairs."""

from __future__ import annotations

import datetime as dt
import math

from index_config import load_index_config
from pipeline.model.search import Query
from pipeline.search.compiling import Compiler
from pipeline.search.engine import Frequencies
from pipeline.search.plan import All, Boosted, Node, Some, Term
from pipeline.search.syllables import folded

CONFIG, DAY = load_index_config(), dt.date(2026, 1, 1)
LONG = "mức thu phí đò ngang được quy định thế nào"
SHORT = "mức thu phí"


def _required(query: str, pairs: dict[str, int], lenient: int = 0) -> tuple[list[str], int]:
    """Return the pairs that a document is looked for by, and how many of them it needs."""
    known = Frequencies(records=1_000, syllables={}, pairs=pairs)
    plan = Compiler(Query(raw=query, text=query), CONFIG, DAY, lenient, known).documents()
    (way,) = _ways(plan)
    return [part.part.value for part in way.parts if isinstance(part, Boosted) and isinstance(part.part, Term)], way.least


def _ways(plan: Node) -> list[Some]:
    """Return the innermost choices between several parts."""
    match plan:
        case Some(parts, _, _) if all(isinstance(part, Boosted) and isinstance(part.part, Term) for part in parts):
            return [plan]
        case Some(parts, _, _) | All(parts):
            return [found for part in parts for found in _ways(part)]
    return []


def _singles(plan: Node) -> set[str]:
    """Return the single words that add to the score."""
    match plan:
        case Some(parts, _, bonus):
            return {word for part in (*parts, *bonus) for word in _singles(part)}
        case All(parts):
            return {word for part in parts for word in _singles(part)}
        case Boosted(Term("text_fold", word), _):
            return {word}
    return set()


def _pairs(query: str, number: int) -> dict[str, int]:
    return dict.fromkeys(Compiler(Query(raw=query, text=query), CONFIG, DAY).pairs, number)


def test_long_queries_need_a_rare_pair() -> None:
    """The rarest pairs that a twentieth of the records holds, one of them; a pair that nobody has is none."""
    known = _pairs(LONG, 600) | {"muc_thu": 15, "phi_do": 5, "do_ngang": 20, "thu_phi": 0}
    assert _required(LONG, known) == (["phi_do", "muc_thu", "do_ngang"], 1)


def test_one_rare_pair_is_taken_however_often_it_stands() -> None:
    """When the rarest pair alone is in more records than that, it is the only one."""
    required, _ = _required(LONG, _pairs(LONG, 600) | {"muc_thu": 300})
    assert required == ["muc_thu"]


def test_other_queries_need_two_pairs() -> None:
    """Short ones, those of rare pairs alone, and the second try with typing errors ask for any two of all pairs."""
    for query, pairs in ((SHORT, _pairs(SHORT, 600)), (LONG, _pairs(LONG, 1)), (LONG, {})):
        required, least = _required(query, pairs)
        assert (set(required), least) == (set(_pairs(query, 0)), 2)


def test_rarity_grows_where_fewer_records_hold_a_syllable() -> None:
    """The logarithm of the share, a syllable that nobody has included."""
    rarity = Frequencies(records=99, syllables={"đò": 0, "phí": 9}, pairs={}).rarity()
    assert rarity == {"đò": math.log(100), "phí": math.log(1 + 9.9)}


def test_words_that_most_records_hold_do_not_count_in_long_queries() -> None:
    """Words that two fifths of the records hold are left out of a query of many pairs, of others none is."""
    for query, left_out in ((LONG, {"phi"}), (SHORT, set())):
        words = dict.fromkeys(folded(query), 10) | {"phi": 401}
        known = Frequencies(records=1_000, syllables=words, pairs=_pairs(query, 600))
        compiler = Compiler(Query(raw=query, text=query), CONFIG, DAY, frequencies=known)
        assert _singles(compiler.documents()) == set(words) - left_out
