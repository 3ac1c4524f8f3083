"""Lay questions about articles of laws (Zalo 2021, in the corpus), over the whole pool."""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model.search import IndexRecord
from pipeline.ports import Index
from pipeline.rules import Rules
from pipeline.search import parse_query, with_filters
from pipeline.text.fold import fold

__all__ = ["FORMS", "Answered", "article_records", "ask", "figures", "fold_of", "gain", "questions", "typed"]

FORMS = ("full", "none", "half")
"""As typed, without marks, half of the syllables without marks."""
_FIRST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question's first ten articles, how many of the right ones are there, and how long it took in seconds."""

    question: str
    found: tuple[str, ...]
    right: frozenset[str]
    seconds: float

    @property
    def ndcg(self) -> float:
        """Return nDCG@10."""
        return gain([one in self.right for one in self.found], len(self.right))


def gain(right: Sequence[bool], number: int) -> float:
    """Return nDCG@10 of results of which some are right; ``number`` right ones are there to be found."""
    gained = sum(1 / math.log2(n + 2) for n, is_right in enumerate(right[:_FIRST]) if is_right)
    return gained / sum(1 / math.log2(n + 2) for n in range(min(_FIRST, number)))


def article_records(corpus: Path) -> Iterator[IndexRecord]:
    """Yield a record for each article of the pool."""
    with gzip.open(corpus / "search" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield IndexRecord(
                id=f"{article['id']}/provision",
                level="provision",
                document_id=article["law_id"],
                version=1,
                fields={
                    "heading": article["title"],
                    "text": f"{article['title']}\n{article['text']}",
                    "eid": f"art_{article['article_id']}",
                    "name": f"Điều {article['article_id']}",
                    "start": 0,
                    "key": article["id"],
                },
            )


def questions(corpus: Path, number: int) -> list[dict[str, Any]]:
    """Return answerable questions, a sample of ``number`` of them (0: all); the same ones every time."""
    with (corpus / "search" / "zalo_questions.jsonl").open(encoding="utf-8") as lines:
        all_ = [question for line in lines if (question := json.loads(line))["all_resolvable"]]
    return random.Random(7).sample(all_, number) if 0 < number < len(all_) else all_


def fold_of(identifier: str) -> int:
    """Return 0 or 1: the half of the questions to which one belongs."""
    return int(hashlib.sha256(identifier.encode()).hexdigest()[0], 16) % 2


def typed(text: str, form: str) -> str:
    """Return the text as somebody types it: ``form`` of :data:`FORMS`; which marks are missing depends on the text alone."""
    chance = random.Random(text)
    if form == "half":
        return " ".join(fold(word) if chance.random() < 1 / 2 else word for word in text.split())
    return fold(text) if form == "none" else text


def ask(index: Index, rules: Rules, asked: Sequence[dict[str, Any]], form: str) -> list[Answered]:
    """Return the first ten articles for each question."""
    answers = []
    for question in asked:
        started = time.perf_counter()
        query = with_filters(parse_query(typed(question["question"], form), rules), {"level": "provision", "size": _FIRST})
        hits = index.search(query).hits
        answers.append(
            Answered(
                question=question["question_id"],
                found=tuple(str(hit.record.fields["key"]) for hit in hits),
                right=frozenset(article["id"] for article in question["relevant_articles"]),
                seconds=time.perf_counter() - started,
            )
        )
    return answers


def figures(answers: Sequence[Answered]) -> dict[str, float]:
    """Return R@1, R@10 and nDCG@10, the last two of both folds too, and the times in ms."""
    times = sorted(answer.seconds * 1000 for answer in answers)
    folds = {n: [answer for answer in answers if fold_of(answer.question) == n] for n in (0, 1)}
    of_folds = {
        f"{name}_fold_{n}": value for n, own in folds.items() for name, value in _quality(own).items() if name != "recall_1"
    }
    return {
        "questions": len(answers),
        **_quality(answers),
        **of_folds,
        "p50_ms": round(times[len(times) // 2], 1) if times else 0.0,
        "p95_ms": round(times[int(len(times) * 0.95)], 1) if times else 0.0,
    }


def _quality(answers: Sequence[Answered]) -> dict[str, float]:
    return {
        "recall_1": _mean([len(set(a.found[:1]) & a.right) / len(a.right) for a in answers]),
        "recall_10": _mean([len(set(a.found) & a.right) / len(a.right) for a in answers]),
        "ndcg_10": _mean([a.ndcg for a in answers]),
    }


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0
