"""The lexicon as a small SQLite file in the data folder: words, pairs of words, and what can be suggested."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

from pipeline.search.lexicon import Entry, EntryKind, Form, Learnt
from pipeline.search.restoring import syllables_of
from pipeline.text.fold import fold

__all__ = ["SqliteLexicon"]

_VERSION = 1
"""Stands in the file; one of another version knows nothing and is built anew."""
_KINDS: tuple[EntryKind, ...] = ("number", "procedure", "title", "provision", "words")
"""Most telling first; the position is part of an entry's number, so that a search meets them in this order."""
_KIND_STEP, _DAY_STEP = 1 << 58, 1 << 30
_LAST_DAY = 99_999_999
_PATIENCE, _WRITING_PATIENCE = 0.5, 30.0
"""Seconds that a reader and a writer wait for another writer."""
_MOST_IN_MEMORY = 300_000
"""Different pairs that are counted before they are written."""
_SCHEMA = """
CREATE TABLE document (id TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL, about TEXT NOT NULL, document_id TEXT NOT NULL, eid TEXT
);
CREATE INDEX entry_document ON entry (document_id);
CREATE VIRTUAL TABLE entry_words USING fts5 (plain, detail = full, prefix = '1 2 3');
CREATE TABLE syllable (number INTEGER PRIMARY KEY, written TEXT NOT NULL UNIQUE, plain TEXT NOT NULL, count INTEGER NOT NULL);
CREATE INDEX syllable_plain ON syllable (plain);
CREATE TABLE pair (first INTEGER, second INTEGER, count INTEGER NOT NULL, PRIMARY KEY (first, second)) WITHOUT ROWID;
"""


class SqliteLexicon:
    """Port ``Lexicon``: any number of programs read, one writes; a file that is missing or damaged knows nothing."""

    def __init__(self, path: Path) -> None:
        """Use the file ``path``; it is made when something is learnt."""
        self._path = path
        self._readers = threading.local()

    def versions(self) -> Mapping[str, int]:
        """Return the versions of the documents that were learnt, by id."""
        return dict(self._rows("SELECT id, version FROM document"))

    def learn(self, learnt: Iterable[Learnt], gone: Collection[str] = (), *, anew: bool = False) -> None:
        """Take in documents and drop the entries of those that are gone; readers see the old state until it is done."""
        if anew or not self._rows("SELECT count(*) FROM document"):
            fresh = self._path.with_suffix(f".{os.getpid()}.new")  # two programs may build at once: the later one stays
            fresh.unlink(missing_ok=True)
            try:
                with _opened(fresh) as connection:
                    connection.executescript(f"PRAGMA user_version = {_VERSION};{_SCHEMA}")
                    _write(connection, learnt, ())
                fresh.replace(self._path)
            finally:
                fresh.unlink(missing_ok=True)
            return
        with _opened(self._path) as connection:
            _write(connection, learnt, gone)

    def entries(self, words: Sequence[str], limit: int, kinds: Collection[EntryKind]) -> Sequence[Entry]:
        """Return entries with all of the folded words, the last one perhaps unfinished; in order first, then in any order."""
        if not words:
            return ()
        found: dict[int, Entry] = {}
        phrase = f'"{" ".join(words)}" *'
        anywhere = " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}" *'])
        first, last = min(map(_KINDS.index, kinds)), max(map(_KINDS.index, kinds))
        for match in dict.fromkeys((phrase, anywhere)):
            if len(found) < limit:
                rows = self._rows(_FIND, match, first * _KIND_STEP, (last + 1) * _KIND_STEP, limit)
                found |= {
                    number: Entry(kind=kind, text=text, about=about, document_id=document_id or None, eid=eid)
                    for number, kind, text, about, document_id, eid in rows
                }
        return tuple(found.values())[:limit]

    def forms(self, plain: Collection[str]) -> Mapping[str, Sequence[Form]]:
        """Return the written forms of folded syllables, most frequent first."""
        found: dict[str, list[Form]] = {}
        marks = ", ".join("?" * len(plain))
        rows = self._rows(
            f"SELECT plain, written, number, count FROM syllable WHERE plain IN ({marks}) ORDER BY count DESC",  # noqa: S608
            *plain,
        )
        for folded, written, number, count in rows:
            found.setdefault(folded, []).append(Form(written=written, number=number, count=count))
        return found

    def pairs(self, first: Collection[int], second: Collection[int]) -> Mapping[tuple[int, int], int]:
        """Return how often two syllables stood one behind the other."""
        one, other = (", ".join(str(int(number)) for number in numbers) for numbers in (first, second))
        rows = self._rows(f"SELECT first, second, count FROM pair WHERE first IN ({one}) AND second IN ({other})")  # noqa: S608
        return {(a, b): count for a, b, count in rows}

    def _rows(self, statement: str, *values: object) -> list[Any]:
        try:
            connection = self._reader()
            return connection.execute(statement, values).fetchall() if connection else []
        except sqlite3.Error:
            self._readers.opened = None
            return []

    def _reader(self) -> sqlite3.Connection | None:
        """Return this thread's connection, ``None`` without a file of this version.

        A restored question asks twenty times. A file that was built anew is another file: the inode tells.
        """
        try:
            found = self._path.stat()
        except OSError:
            return None
        opened: tuple[tuple[int, int], sqlite3.Connection] | None = getattr(self._readers, "opened", None)
        if opened is None or opened[0] != (found.st_dev, found.st_ino):
            connection = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)
            opened = self._readers.opened = ((found.st_dev, found.st_ino), connection)
        return opened[1] if opened[1].execute("PRAGMA user_version").fetchone() == (_VERSION,) else None


_FIND = """
SELECT number, kind, text, about, document_id, eid FROM entry_words JOIN entry ON number = entry_words.rowid
WHERE entry_words MATCH ? AND entry_words.rowid >= ? AND entry_words.rowid < ? ORDER BY entry_words.rowid LIMIT ?
"""


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=_WRITING_PATIENCE)) as connection, connection:
        yield connection


class _Counts:
    """Syllables and pairs that are counted before they are written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._numbers: dict[str, int] = dict(connection.execute("SELECT written, number FROM syllable"))
        self._syllables: Counter[int] = Counter()
        self._pairs: Counter[tuple[int, int]] = Counter()
        self._known = len(self._numbers)

    def add(self, text: str) -> None:
        numbers = [self._numbers.setdefault(word, len(self._numbers) + 1) for word in syllables_of(text)]
        self._syllables.update(numbers)
        self._pairs.update(pairwise(numbers))
        if len(self._pairs) > _MOST_IN_MEMORY:
            self.write()

    def write(self) -> None:
        fresh = [(number, word, fold(word)) for word, number in self._numbers.items() if number > self._known]
        self._connection.executemany("INSERT INTO syllable VALUES (?, ?, ?, 0)", fresh)
        self._connection.executemany(
            "UPDATE syllable SET count = count + ? WHERE number = ?",
            [(count, number) for number, count in self._syllables.items()],
        )
        self._connection.executemany(
            "INSERT INTO pair VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
            ((*pair, count) for pair, count in sorted(self._pairs.items())),
        )
        self._known = len(self._numbers)
        self._syllables.clear()
        self._pairs.clear()


def _write(connection: sqlite3.Connection, learnt: Iterable[Learnt], gone: Collection[str]) -> None:
    known = dict(connection.execute("SELECT id, version FROM document"))
    connection.execute("CREATE TEMP TABLE waiting (number INTEGER PRIMARY KEY, plain TEXT NOT NULL)")
    counts = _Counts(connection)
    for one in learnt:
        if one.document_id not in known:
            counts.add(one.text)  # once: a document that is read anew says the same words
        else:
            _forget(connection, one.document_id)
        _add_entries(connection, one)
        connection.execute("INSERT OR REPLACE INTO document VALUES (?, ?)", (one.document_id, one.version))
    for document_id in gone:
        _forget(connection, document_id)
        connection.execute("DELETE FROM document WHERE id = ?", (document_id,))
    # In order: a full-text index that meets a lower number than the one before writes a segment for each.
    connection.execute("INSERT INTO entry_words (rowid, plain) SELECT number, plain FROM waiting ORDER BY number")
    connection.execute("DROP TABLE waiting")
    counts.write()


def _forget(connection: sqlite3.Connection, document_id: str) -> None:
    numbers = connection.execute("SELECT number FROM entry WHERE document_id = ? ORDER BY number", (document_id,)).fetchall()
    connection.executemany("DELETE FROM entry_words WHERE rowid = ?", numbers)
    connection.execute("DELETE FROM entry WHERE document_id = ?", (document_id,))


def _add_entries(connection: sqlite3.Connection, learnt: Learnt) -> None:
    """Number the entries so that telling kinds come first, and newer documents among them."""
    for entry in learnt.entries:
        start = _KINDS.index(entry.kind) * _KIND_STEP + (_LAST_DAY - learnt.day) * _DAY_STEP
        (last,) = connection.execute(
            "SELECT max(number) FROM entry WHERE number >= ? AND number < ?", (start, start + _DAY_STEP)
        ).fetchone()
        number = start if last is None else last + 1
        values = (number, entry.kind, entry.text, entry.about, learnt.document_id, entry.eid)
        connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)", values)
        connection.execute("INSERT INTO waiting VALUES (?, ?)", (number, entry.plain))
