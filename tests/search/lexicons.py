"""A small lexicon in memory's place: a file in a folder of the test."""

from __future__ import annotations

from pathlib import Path

from pipeline.adapters.sqlite_lexicon import SqliteLexicon
from pipeline.rules import Rules
from pipeline.search.suggestions import learnt_of
from tests.contract.library import BOOKS


def taught(folder: Path, rules: Rules) -> SqliteLexicon:
    """Return a lexicon that learnt the library."""
    lexicon = SqliteLexicon(folder / "lexicon.sqlite3")
    lexicon.learn(learnt_of(book.stored(rules), rules) for book in BOOKS)
    return lexicon
