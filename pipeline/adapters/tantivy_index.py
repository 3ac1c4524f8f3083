"""The embedded index: tantivy in a folder, nothing to install."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from zoneinfo import ZoneInfo

import tantivy

from index_config import IndexConfig, load_index_config
from pipeline.adapters.tantivy_engine import TantivyEngine
from pipeline.adapters.tantivy_folder import GenerationFolder
from pipeline.adapters.tantivy_schema import TOKENIZER, build_schema, to_document
from pipeline.errors import IndexUnavailableError
from pipeline.model.ids import DocumentId
from pipeline.model.search import IndexRecord, Query, Results
from pipeline.search.answer import answer
from pipeline.search.entries import to_entry

__all__ = ["TantivyIndex"]

_WRITER_BYTES = 64_000_000
_THREADS = 4
"""Threads that search beside those that ask; they are started when they are needed."""
_PATIENCE = 30.0
"""Seconds to wait for another program that writes."""
_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_REBUILD = "Chạy «rasoat index rebuild» để dựng lại chỉ mục."

_State = tuple[int, int, int]
"""What tells one commit of an index from the next: inode, size and time of the file that every commit writes anew."""


def _today() -> dt.date:
    return dt.datetime.now(tz=_VIETNAM).date()


class TantivyIndex:
    """Port ``Index`` over a folder: any number of programs and threads read, one at a time writes."""

    def __init__(
        self,
        folder: Path,
        config: IndexConfig | None = None,
        today: Callable[[], dt.date] = _today,
        patience: float = _PATIENCE,
    ) -> None:
        """Use ``folder``; it is made when the first record comes. ``patience`` in seconds."""
        self._folder = GenerationFolder(folder)
        self._config = config or load_index_config()
        self._fingerprint = self._config.fingerprint
        self._schema = build_schema(self._config)
        self._today = today
        self._patience = patience
        self._writing = threading.RLock()
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="tantivy")
        self._opened: tuple[tuple[Path, _State | None], tantivy.Index, dict[tuple[str, str], int]] | None = None
        self._pinned: Path | None = None

    def put(self, records: Iterable[IndexRecord]) -> None:
        """Write records; what an older version of a document left is removed, older versions than stored ones are dropped."""
        with self._writing:
            with _answering():
                generation = self._current() or self._first()
            with self._writer(generation) as writer:
                self._add(writer, records, self._searcher(generation)[0])

    def remove(self, document_ids: Collection[DocumentId]) -> None:
        """Remove all records of these documents."""
        with self._writing:
            generation = self._current()
            if generation is None or not document_ids:
                return
            with self._writer(generation) as writer:
                for document_id in document_ids:
                    writer.delete_documents_by_term("document_id", document_id)

    def search(self, query: Query) -> Results:
        """Answer a query."""
        with _answering():
            generation = self._current()
            if generation is None:
                return Results(query=query, total=0)
            return answer(query, self._engine(generation), self._config, self._today())

    def swap(self, records: Iterable[IndexRecord]) -> int:
        """Build a fresh generation and switch to it in one step; the old one answers until then."""
        with self.fresh() as fresh:
            fresh.put(records)
        return self.count()

    @contextmanager
    def fresh(self) -> Iterator[TantivyIndex]:
        """Give an empty generation; it takes the place of the current one when the block ends well, else it is deleted."""
        with _answering():
            self._folder.root.mkdir(parents=True, exist_ok=True)
            generation = self._folder.fresh(self._fingerprint)
        fresh = TantivyIndex(self._folder.root, self._config, self._today, self._patience)
        fresh._pinned = generation
        try:
            yield fresh
            fresh.put(())  # so that even an index of nothing has its files
            with self._writing, _answering():
                self._folder.switch(generation)
        except BaseException:
            shutil.rmtree(generation, ignore_errors=True)
            raise

    def count(self) -> int:
        """Return the number of records."""
        with _answering():
            generation = self._current()
            return int(self._searcher(generation)[0].num_docs) if generation else 0

    def check(self) -> None:
        """Raise the error that searching or writing would meet: a damaged or foreign generation, a folder that is not ours."""
        self.count()
        place = self._folder.root
        if place.exists() and not os.access(place, os.W_OK):
            raise IndexUnavailableError(f"Không có quyền ghi vào thư mục chỉ mục {place}.", remedy="Cấp quyền ghi vào thư mục.")

    def stock(self) -> Iterable[tuple[str, str, int]]:
        """Return document id, record id and checksum of every record."""
        with _answering():
            generation = self._current()
            return list(self._engine(generation).stock()) if generation else []

    def rollback(self) -> int:
        """Put the generation before the last rebuild back; the current one is kept in its stead."""
        with self._writing:
            before = self._folder.previous()
            if before is None:
                message = "Không còn chỉ mục cũ nào để quay lại."
                raise IndexUnavailableError(message, remedy=_REBUILD)
            if not before.name.startswith(f"{self._fingerprint}-"):
                message = "Chỉ mục cũ được dựng bằng phiên bản khác của chương trình."
                raise IndexUnavailableError(message, remedy=_REBUILD)
            self._folder.switch(before)
        return self.count()

    def _current(self) -> Path | None:
        """Return the generation to use; one that was built otherwise is not read."""
        generation = self._pinned or self._folder.current()
        if generation and not generation.name.startswith(f"{self._fingerprint}-"):
            message = "Chỉ mục được dựng bằng phiên bản khác của chương trình."
            raise IndexUnavailableError(message, remedy=_REBUILD)
        return generation

    def _first(self) -> Path:
        generation = self._folder.fresh(self._fingerprint)
        self._folder.switch(generation)
        return generation

    def _add(self, writer: tantivy.IndexWriter, records: Iterable[IndexRecord], searcher: tantivy.Searcher) -> None:
        stored: dict[str, int] = {}
        added: set[str] = set()
        for record in records:
            identifier = record.document_id
            if identifier not in stored:
                stored[identifier] = self._version(searcher, identifier)
                if record.version > stored[identifier] >= 0:
                    writer.delete_documents_by_term("document_id", identifier)
            if record.version >= stored[identifier]:
                if stored[identifier] >= 0 or record.id in added:  # looking for what is not there costs time too
                    writer.delete_documents_by_term("id", record.id)
                added.add(record.id)
                document = to_document(to_entry(record, self._config), self._config, self._schema)
                with _answering():
                    writer.add_document(document)

    def _version(self, searcher: tantivy.Searcher, identifier: str) -> int:
        """Return the newest stored version of a document, -1 for an unknown one."""
        term = tantivy.Query.term_query(self._schema, "document_id", identifier)
        found = searcher.search(term, limit=1, order_by_field="record_version", count=False).hits
        return int(str(searcher.doc(found[0][1]).get_first("record_version"))) if found else -1

    def _engine(self, generation: Path) -> TantivyEngine:
        searcher, frequencies = self._searcher(generation)
        return TantivyEngine(searcher, self._schema, self._pool, frequencies)

    def _searcher(self, generation: Path) -> tuple[tantivy.Searcher, dict[tuple[str, str], int]]:
        """Return a searcher of the newest state, and what it said so far of how frequent syllables are.

        It is the same one until something is written: it keeps what it unpacked.
        """
        opened, state = self._opened, _state(generation)
        if opened is None or opened[0] != (generation, state):
            index = opened[1] if opened and opened[0][0] == generation else self._open(generation)
            index.reload()
            opened = self._opened = ((generation, state), index, {})
        return opened[1].searcher(), opened[2]

    def _open(self, generation: Path) -> tantivy.Index:
        index = tantivy.Index(self._schema, path=str(generation), reuse=True)
        index.register_tokenizer(TOKENIZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        return index

    @contextmanager
    def _writer(self, generation: Path) -> Iterator[tantivy.IndexWriter]:
        with _answering():
            writer = self._locked(self._open(generation))
        try:
            yield writer
            with _answering():
                writer.commit()
        except BaseException:
            with suppress(ValueError):  # a writer that a full disk ended has nothing to undo
                writer.rollback()
            raise
        finally:
            with suppress(ValueError):
                writer.wait_merging_threads()

    def _locked(self, index: tantivy.Index) -> tantivy.IndexWriter:
        """Return the writer once no other program has it."""
        until = time.monotonic() + self._patience
        while True:
            try:
                return index.writer(_WRITER_BYTES, 1)
            except ValueError as error:
                if time.monotonic() >= until:
                    message = "Chỉ mục đang được một chương trình khác ghi."
                    raise IndexUnavailableError(message) from error
                time.sleep(0.1)


def _state(generation: Path) -> _State | None:
    """Return ``None`` before the first commit."""
    try:
        found = (generation / "meta.json").stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


@contextmanager
def _answering() -> Iterator[None]:
    """Turn the engine's errors into ours; it raises ``ValueError`` for anything from a full disk to a damaged file."""
    try:
        yield
    except (ValueError, OSError) as error:
        told = next((told for sign, *told in _CAUSES if sign in str(error).lower()), None)
        message, remedy = told or (f"Không đọc hoặc không ghi được chỉ mục: {error}", _REBUILD)
        raise IndexUnavailableError(message, remedy=remedy) from error


_KEPT = "Không mất dữ liệu: sổ đăng ký giữ tất cả, lần nạp sau sẽ cập nhật chỉ mục."
_CAUSES = (
    ("no space left", "Ổ đĩa đã đầy, không ghi được chỉ mục.", f"Giải phóng ổ đĩa chứa thư mục dữ liệu. {_KEPT}"),
    ("writer was killed", "Không ghi được chỉ mục: thường vì ổ đĩa đã đầy.", f"Giải phóng ổ đĩa. {_KEPT}"),
    ("permission denied", "Không có quyền đọc hoặc ghi thư mục chỉ mục.", f"Cấp quyền cho thư mục dữ liệu. {_KEPT}"),
    ("read-only file system", "Ổ đĩa chứa chỉ mục chỉ cho đọc.", f"Cho ghi vào thư mục dữ liệu. {_KEPT}"),
    ("corrupt", "Tệp chỉ mục bị hỏng.", _REBUILD),
)
"""What a user is told for a sign in the engine's own words."""
