"""The lexicon as a file."""

from __future__ import annotations

from pathlib import Path

from pipeline.adapters.sqlite_lexicon import SqliteLexicon
from pipeline.search.lexicon import Entry, Learnt

KINDS = ("number", "title", "procedure", "provision")


def learnt(name: str, text: str, version: int = 1, day: int = 20250101) -> Learnt:
    """Return what is learnt of a document whose title is its text."""
    entry = Entry(kind="title", text=text, plain=" ".join(text.split()))
    return Learnt(document_id=name, version=version, day=day, entries=(entry,), text=text)


def texts(lexicon: SqliteLexicon, *words: str) -> list[str]:
    """Return the texts of the entries with these words."""
    return [entry.text for entry in lexicon.entries(words, 9, KINDS)]


def test_what_was_learnt_is_known(tmp_path: Path) -> None:
    """Versions, entries, forms and pairs of what was learnt are given back."""
    lexicon = SqliteLexicon(tmp_path / "deep" / "lexicon.sqlite3")
    lexicon.learn([learnt("a", "gia dat"), learnt("b", "gia nuoc", version=2)])
    assert lexicon.versions() == {"a": 1, "b": 2}
    assert texts(lexicon, "gia", "d") == ["gia dat"]
    (gia,) = lexicon.forms(("gia",))["gia"]
    (dat,) = lexicon.forms(("dat",))["dat"]
    assert gia.count == 2
    assert lexicon.pairs({gia.number}, {dat.number}) == {(gia.number, dat.number): 1}


def test_a_newer_version_replaces_entries_but_counts_once(tmp_path: Path) -> None:
    """Reading a document anew changes what is suggested, not how often its words were met."""
    lexicon = SqliteLexicon(tmp_path / "lexicon.sqlite3")
    lexicon.learn([learnt("a", "gia dat")])
    lexicon.learn([learnt("a", "gia nha", version=2)])
    assert texts(lexicon, "gia") == ["gia nha"]
    assert lexicon.forms(("gia",))["gia"][0].count == 1


def test_what_is_gone_is_not_suggested(tmp_path: Path) -> None:
    """Entries of documents that are gone go with them."""
    lexicon = SqliteLexicon(tmp_path / "lexicon.sqlite3")
    lexicon.learn([learnt("a", "gia dat"), learnt("b", "gia nuoc")])
    lexicon.learn([], gone={"a"})
    assert texts(lexicon, "gia") == ["gia nuoc"]
    assert lexicon.versions() == {"b": 1}


def test_anew_begins_with_nothing(tmp_path: Path) -> None:
    """A lexicon that is built anew forgets what it is not told again."""
    lexicon = SqliteLexicon(tmp_path / "lexicon.sqlite3")
    lexicon.learn([learnt("a", "gia dat")])
    lexicon.learn([learnt("b", "gia nuoc")], anew=True)
    assert lexicon.versions() == {"b": 1}
    assert lexicon.forms(("dat",)) == {}


def test_words_in_order_come_before_words_anywhere(tmp_path: Path) -> None:
    """Words that stand together come first, then texts that hold all of them."""
    lexicon = SqliteLexicon(tmp_path / "lexicon.sqlite3")
    lexicon.learn([learnt("a", "nuoc co gia", day=20250601), learnt("b", "gia nuoc", day=20200101)])
    assert texts(lexicon, "gia", "nuoc") == ["gia nuoc", "nuoc co gia"]


def test_a_damaged_or_missing_file_knows_nothing(tmp_path: Path) -> None:
    """Suggestions are a convenience: what cannot be read suggests nothing, and learning builds it anew."""
    path = tmp_path / "lexicon.sqlite3"
    assert SqliteLexicon(path).versions() == {}
    path.write_bytes(b"no database" * 500)
    lexicon = SqliteLexicon(path)
    assert texts(lexicon, "gia") == []
    assert lexicon.pairs({1}, {2}) == {}
    lexicon.learn([learnt("a", "gia dat")])
    assert texts(lexicon, "gia") == ["gia dat"]
