"""What the readers ask: lay questions and the forms in which reviewers type, as addresses of the search page."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.load.laws import Law
from benchmarks.search.zalo import questions, typed
from pipeline.model.registry import DocumentSummary

__all__ = ["addresses"]

_SAMPLE = 300
"""Lay questions that are drawn from."""
_WORDS = 7
"""Syllables of a heading that somebody types, or puts in quotation marks."""
_FORMS = (
    "lay",
    "lay",
    "lay",
    "lay",
    "bare",
    "half",
    "number",
    "number",
    "heading",
    "phrase",
    "provision",
    "filters",
    "newest",
    "next",
)
"""Of fourteen requests four are lay questions, two are typed without all marks, two are numbers, and so on."""


def addresses(corpus: Path, laws: Sequence[Law], known: Sequence[DocumentSummary], seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield (form, path with query) without end, in a fixed order; ``known`` are documents of the registry.

    Forms: lay questions as typed, without marks, with half of them; numbers; headings as words and as phrases; a provision of a
    numbered document; words with filters; the newest of a kind; a second page.
    """
    rng = random.Random(seed)
    asked = [str(question["question"]) for question in questions(corpus, _SAMPLE)]
    headings = [heading for law in laws for _, heading, _ in law.articles if 4 < len(heading.split()) < 30]
    numbered = [summary for summary in known if summary.number and summary.date]
    for form in itertools.cycle(_FORMS):
        text = rng.choice(asked)
        heading = " ".join(rng.choice(headings).replace('"', "").split()[:_WORDS])
        one = rng.choice(numbered)
        number, year = str(one.number), str(one.date.year if one.date else "")
        yield form, "/tim?" + urlencode(_asked(form, text, heading, number, year))


def _asked(form: str, text: str, heading: str, number: str, year: str) -> dict[str, str]:
    """Return the fields of the search form."""
    asked = {
        "bare": {"q": typed(text, "none")},
        "half": {"q": typed(text, "half")},
        "number": {"q": number},
        "heading": {"q": heading},
        "phrase": {"q": f'"{heading}"'},
        "provision": {"q": f"khoản 2 điều 5 {number}"},
        "filters": {"q": heading, "nam": year, "loai": "quyet_dinh"},
        "newest": {"q": "", "loai": "thong_tu"},
        "next": {"q": heading, "trang": "2"},
    }
    return asked.get(form, {"q": text})
