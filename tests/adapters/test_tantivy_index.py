"""The embedded index when things go wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import tantivy

from index_config import load_index_config
from pipeline.adapters.tantivy_index import TantivyIndex
from pipeline.adapters.tantivy_schema import build_schema
from pipeline.errors import IndexUnavailableError
from pipeline.model.search import IndexRecord, Query

RECORD = IndexRecord(
    id="a/document", level="document", document_id="a", version=1, fields={"title": "đất đai", "text": "đất đai"}
)


def generation(folder: Path) -> Path:
    """Return the current generation."""
    return folder / (folder / "CURRENT").read_text(encoding="utf-8")


def test_another_writer_is_waited_for_and_then_told(tmp_path: Path) -> None:
    """While another program writes, writing fails with a plain message, and reading goes on."""
    index = TantivyIndex(tmp_path, patience=0.2)
    index.put([RECORD])
    other = tantivy.Index(build_schema(load_index_config()), path=str(generation(tmp_path))).writer(15_000_000, 1)
    with pytest.raises(IndexUnavailableError, match="đang được một chương trình khác ghi"):
        index.put([RECORD])
    assert index.search(Query()).total == 1
    del other


def test_an_index_of_another_version_is_not_read(tmp_path: Path) -> None:
    """It says so and how to mend it; a rebuild mends it."""
    TantivyIndex(tmp_path).put([RECORD])
    config = load_index_config()
    newer = TantivyIndex(tmp_path, config.model_copy(update={"version": config.version + 1}))
    with pytest.raises(IndexUnavailableError) as raised:
        newer.search(Query())
    assert "rasoat index rebuild" in raised.value.remedy
    assert newer.swap([RECORD]) == 1
    assert newer.search(Query()).total == 1


def test_a_damaged_index_is_told(tmp_path: Path) -> None:
    """Damaged files are an index that does not answer, not a traceback."""
    TantivyIndex(tmp_path).put([RECORD])
    (generation(tmp_path) / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(IndexUnavailableError, match="Tệp chỉ mục bị hỏng"):
        TantivyIndex(tmp_path).search(Query())


class EndedWriter:
    """What is left of the engine's writer when the disk filled up while it wrote."""

    def ended(self, *_: object) -> None:
        """Say what the engine says."""
        raise ValueError(
            "An index writer was killed.. A worker thread encountered an error (io::Error most likely) or panicked."
        )

    add_document = commit = rollback = wait_merging_threads = ended


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk fills up while records are written, the index says so and has what it had before."""
    index = TantivyIndex(tmp_path)
    index.put([RECORD])
    with monkeypatch.context() as patch:
        patch.setattr(index, "_locked", lambda _index: EndedWriter())
        with pytest.raises(IndexUnavailableError, match="ổ đĩa đã đầy") as raised:
            index.put([replace(RECORD, id="b/document", document_id="b")])
    assert "Giải phóng ổ đĩa" in raised.value.remedy
    assert index.count() == 1


def test_two_programs_see_each_other(tmp_path: Path) -> None:
    """What one writes the other reads at its next search, after a rebuild too."""
    one, other = TantivyIndex(tmp_path), TantivyIndex(tmp_path)
    one.put([RECORD])
    assert other.count() == 1
    one.swap([])
    assert other.count() == 0
    other.put([RECORD])
    assert one.count() == 1


def test_errors_of_the_source_stay_what_they_are(tmp_path: Path) -> None:
    """A record that cannot be made is no fault of the index, and nothing of its batch is written."""

    def records() -> object:
        yield RECORD
        raise ValueError("broken record")

    index = TantivyIndex(tmp_path)
    with pytest.raises(ValueError, match="broken record"):
        index.put(records())
    assert index.count() == 0


def test_two_generations_at_most(tmp_path: Path) -> None:
    """Rebuilding again and again does not fill the disk."""
    index = TantivyIndex(tmp_path)
    for _ in range(4):
        index.swap([RECORD])
    assert len([entry for entry in tmp_path.iterdir() if entry.is_dir()]) == 2
