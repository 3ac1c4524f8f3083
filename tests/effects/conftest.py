"""Small documents for the tests of effects: a title and articles, built by hand so that only the effects are tested."""

from __future__ import annotations

import re

import pytest

from pipeline.model.document import Header, Provision, Structure, Zone
from pipeline.model.text import ExtractedText, Span

_ARTICLE = re.compile(r"^Điều (\d+[a-z]?)\.", re.MULTILINE)


def build(text: str, title: str | None = None, kind: str = "quyet_dinh", **header) -> tuple[ExtractedText, Structure]:
    """Return the text and its structure: the title on the first line, one article for each line "Điều N." that counts on."""
    body = text.strip("\n")
    whole = f"{title}\n{body}" if title else body
    start = len(whole) - len(body)
    articles = _articles(whole, start)
    zones = [Zone(kind="operative", span=Span(start, len(whole)))]
    evidence = ()
    if title:
        zones.append(Zone(kind="title", span=Span(0, len(title))))
        evidence = (("title", Span(0, len(title))),)
    return ExtractedText.of(whole), Structure(
        header=Header(kind=kind, title=title, evidence=evidence, **header), provisions=tuple(articles), zones=tuple(zones)
    )


def _articles(text: str, start: int) -> list[Provision]:
    found, last = [], 0
    for article in _ARTICLE.finditer(text, start):
        if int(re.match(r"\d+", article[1])[0]) > last:
            found.append(article)
            last = int(re.match(r"\d+", article[1])[0])
    ends = [*(article.start() for article in found[1:]), len(text)][: len(found)]
    return [
        Provision(eid=f"art_{article[1]}", kind="article", num=article[1], span=Span(article.start(), end))
        for article, end in zip(found, ends, strict=True)
    ]


@pytest.fixture(scope="session")
def document():
    """Return the builder of small documents."""
    return build
