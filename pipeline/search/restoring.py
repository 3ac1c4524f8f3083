"""Diacritics that were left out, put back: the likeliest row of written syllables (bigram Viterbi, design: search)."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model.search import Results
from pipeline.search.lexicon import Form, Lexicon
from pipeline.text.fold import fold
from pipeline.text.normalise import normalise

__all__ = ["BOUNDARY", "did_you_mean", "syllables_of", "with_meant", "with_suggestions"]

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W\d_]+|(?:[^\w\s]|[\d_])(?:[^\w\s]|[\d_]|\s)*")
BOUNDARY = ""
"""Stands for signs and figures between words, and for both ends: "cư" often stands before one, "cụ" hardly ever."""
_LONGEST = 40
"""Syllables of a query that are looked at; more is a pasted page."""
_MOST_FORMS = 24
_TOGETHER, _ALONE = 0.85, 0.00015
"""Weights of how often a syllable follows the one before, and of its share among the forms of the same letters."""
_SURE = 3.0
"""How much likelier (natural logarithm) a row must be than what was typed, when that carries marks of its own."""
_RARE = 1e-9


@dataclass(frozen=True, slots=True)
class _Step:
    """A form of one syllable with the best row that ends with it."""

    form: Form
    score: float
    before: _Step | None


_NEVER_MET = Form(written="", number=-1, count=0)


def syllables_of(text: str) -> list[str]:
    """Return the words of a text (NFC) as they are learnt: in small letters, :data:`BOUNDARY` where signs or figures stand."""
    return [token.lower() if token[0].isalpha() else BOUNDARY for token in _TOKEN.findall(text)]


def did_you_mean(typed: str, lexicon: Lexicon) -> str | None:
    """Return what was typed with its marks restored, ``None`` when nothing is missing or the lexicon does not know better."""
    text = normalise(typed)
    tokens = _TOKEN.findall(text)
    words = [token for token in tokens if token[0].isalpha()]
    if len(words) > _LONGEST or not any(map(_is_bare, words)):
        return None
    restored, gained = _best([token if token[0].isalpha() else BOUNDARY for token in tokens], lexicon)
    if any(fold(word) != word.lower() for word in words) and gained < _SURE:
        return None
    left = iter(restored)
    found = _TOKEN.sub(lambda token: next(left) or token[0], text)
    return found if found != text else None


def with_suggestions(results: Results, typed: str, lexicon: Lexicon) -> Results:
    """Return results with what may have been meant."""
    return with_meant(results, did_you_mean(typed, lexicon))


def with_meant(results: Results, meant: str | None) -> Results:
    """Return results with what :func:`did_you_mean` gave."""
    return replace(results, suggestions=(meant,)) if meant else results


def _is_bare(word: str) -> bool:
    """Whether marks may have been left out: no short form in capitals, no mark yet."""
    return fold(word) == word.lower() and not (len(word) > 1 and word.isupper())


def _best(words: Sequence[str], lexicon: Lexicon) -> tuple[list[str], float]:
    """Return the best row, and how much likelier it is than the words as they were typed; boundaries may be among them."""
    known = lexicon.forms({fold(word) for word in (*words, BOUNDARY)})
    row = [BOUNDARY, *words, BOUNDARY]
    choices = [_choices(word, known) for word in row]
    counts = [lexicon.pairs({f.number for f in one}, {f.number for f in other}) for one, other in pairwise(choices)]
    best = _walk(choices, counts)
    typed = _walk([[_as_typed(word, known)] for word in row], counts)
    found: list[Form] = []
    step: _Step | None = best
    while step:
        found.append(step.form)
        step = step.before
    pairs = zip(found[-2:0:-1], words, strict=True)
    restored = [_cased(form.written, word) if form.count else word for form, word in pairs]
    return restored, best.score - typed.score


def _choices(word: str, known: Mapping[str, Sequence[Form]]) -> Sequence[Form]:
    forms = known.get(fold(word), ())
    return forms[:_MOST_FORMS] if forms and _is_bare(word) else (_as_typed(word, known),)


def _as_typed(word: str, known: Mapping[str, Sequence[Form]]) -> Form:
    return next((form for form in known.get(fold(word), ()) if form.written == word.lower()), _NEVER_MET)


def _walk(choices: Sequence[Sequence[Form]], counts: Sequence[Mapping[tuple[int, int], int]]) -> _Step:
    """Return the last step of the likeliest row; each form follows the one before by frequency of the pair and its own."""
    steps = [_Step(choices[0][0], 0.0, None)]
    for forms, pairs in zip(choices[1:], counts, strict=True):
        total = sum(form.count for form in forms) or 1
        steps = [max((_follow(before, form, pairs, total) for before in steps), key=_score) for form in forms]
    return max(steps, key=_score)


def _score(step: _Step) -> float:
    return step.score


def _follow(before: _Step, form: Form, pairs: Mapping[tuple[int, int], int], total: int) -> _Step:
    seen = pairs.get((before.form.number, form.number), 0)
    together = seen / before.form.count if before.form.count else 0.0
    return _Step(form, before.score + _log(_TOGETHER * together + _ALONE * form.count / total), before)


def _log(chance: float) -> float:
    return math.log(max(chance, _RARE))


def _cased(written: str, typed: str) -> str:
    if typed.isupper() and len(typed) > 1:
        return typed if fold(written) == written else written.upper()
    return written[:1].upper() + written[1:] if typed[:1].isupper() else written
