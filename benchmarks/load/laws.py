"""Documents of many articles, generated from the articles of the corpus: the real words, other numbers in every copy."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

__all__ = ["Law", "laws_of", "varied", "written"]

FIRST_DAY, DAYS = dt.date(2005, 1, 3), 20 * 365
_FIGURES = re.compile(r"(?<![\d/.,])(?!(?:19|20)\d\d\b)\d{3,}(?![\d/.,])|\b\d{1,4}(?=/(?:19|20)\d\d/)")
"""Amounts, and the first part of a document's number; years, days and the numbers of clauses stay."""
_LONGEST = 100
"""Characters of a heading that may stand in a title; longer ones are text that was taken for one."""
_ISSUERS = (
    ("ỦY BAN NHÂN DÂN\nTỈNH {PLACE}", "QUYẾT ĐỊNH", "QĐ-UBND"),
    ("HỘI ĐỒNG NHÂN DÂN\nTỈNH {PLACE}", "NGHỊ QUYẾT", "NQ-HĐND"),
    ("BỘ TÀI CHÍNH", "THÔNG TƯ", "TT-BTC"),
    ("BỘ Y TẾ", "THÔNG TƯ", "TT-BYT"),
    ("BỘ XÂY DỰNG", "THÔNG TƯ", "TT-BXD"),
    ("BỘ TƯ PHÁP", "THÔNG TƯ", "TT-BTP"),
    ("BỘ NỘI VỤ", "QUYẾT ĐỊNH", "QĐ-BNV"),
    ("CHÍNH PHỦ", "NGHỊ ĐỊNH", "NĐ-CP"),
)
_PLACES = (
    "Sông Trà",
    "Lào Cai",
    "Tuyên Quang",
    "Thái Nguyên",
    "Phú Thọ",
    "Bắc Ninh",
    "Hưng Yên",
    "Ninh Bình",
    "Quảng Trị",
    "Gia Lai",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """What a document is made of: (number, heading, text) of its articles, in their order."""

    name: str
    articles: tuple[tuple[str, str, str], ...]


def laws_of(corpus: Path) -> list[Law]:
    """Return the articles of the pool, grouped as their documents were."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    with gzip.open(corpus / "search" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            found.setdefault(one["law_id"], []).append((one["article_id"], one["title"], one["text"]))
    return [Law(name=name, articles=tuple(sorted(articles, key=_place))) for name, articles in found.items()]


def varied(laws: Sequence[Law]) -> Iterator[str]:
    """Yield documents without end: each law as it is, then each with other figures, and so on."""
    for copy in count():
        for number, law in enumerate(laws):
            yield written(law, copy, number)


def written(law: Law, copy: int, number: int) -> str:
    """Return a document's text with a head of its own; ``number`` and ``copy`` make it differ from all others."""
    rng = random.Random(f"{law.name} {copy}")
    issuer, kind, symbol = rng.choice(_ISSUERS)
    place = rng.choice(_PLACES)
    day = FIRST_DAY + dt.timedelta(days=rng.randrange(DAYS))
    own = f"{1 + (number + copy * 7) % 4900}/{day.year}/{symbol}"
    headings = [heading for _, heading, _ in law.articles if heading[:1].isalpha() and len(heading) <= _LONGEST]
    about = ", ".join(heading[:1].lower() + heading[1:] for heading in rng.sample(headings, min(3, len(headings))))
    head = (
        f"{issuer.format(PLACE=place.upper())}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: {own}\n"
        f"{place}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}\n{kind}\n"
        f"Quy định về {about or 'tổ chức thực hiện'}\n"
    )
    figures: dict[str, str] = {}
    return head + "\n".join(_article(one, copy, figures, rng) for one in law.articles)


def _article(article: tuple[str, str, str], copy: int, figures: dict[str, str], rng: random.Random) -> str:
    number, heading, text = article
    body = _FIGURES.sub(lambda found: _other(found[0], figures, rng), text) if copy else text
    return f"Điều {number}. {heading}\n{body}"


def _other(figure: str, known: dict[str, str], rng: random.Random) -> str:
    """Return another figure of as many digits, the same one for the same figure."""
    if figure not in known:
        known[figure] = "".join(rng.choice("123456789") for _ in figure)
    return known[figure]


def _place(article: tuple[str, str, str]) -> tuple[int, str]:
    digits = re.match(r"\d+", article[0])
    return (int(digits[0]) if digits else 0, article[0])
