"""Files into registry and index: directly, through Prefect, without Prefect; what is known, down, or not there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import pytest

import flows.ingest
from flows.ingest import ingest, prefect_environment
from pipeline.arrivals import receive
from pipeline.errors import IndexUnavailableError, RegistryError, StorageError
from pipeline.model.registry import Wanted
from pipeline.printing.summary import describe_summary
from pipeline.search import parse_query
from pipeline.settings import LimitSettings, Settings
from pipeline.wiring import Parts
from tests.flows.pages import page, write_page

ROOT = Path(__file__).resolve().parents[2]


def opened(data: Path, **settings: object) -> Parts:
    """Return the parts of a run with two workers."""
    return Parts(Settings(data_dir=data, workers=2, **settings))


def rasoat(data: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does: in a process of its own, in another folder."""
    return python(data, "-c", "from flows.cli import main; main()", *arguments, **environment)


def python(data: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python with a data folder and none of the variables of the tests."""
    variables = {"PATH": os.environ["PATH"], "HOME": str(data), "PYTHONPATH": str(ROOT), "RASOAT_DATA_DIR": str(data)}
    return subprocess.run(
        [sys.executable, *arguments],
        env={**variables, "RASOAT_WORKERS": "2", **environment},
        cwd=data,
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    """Return a folder of three decisions, one of them twice, with spaces, Vietnamese and decomposed letters in names."""
    folder = tmp_path / "Văn bản mới đến"
    write_page(folder / "quyết định số 1.html", 1)
    write_page(folder / unicodedata.normalize("NFD", "quyết định hủy bỏ.html"), 2)
    write_page(folder / "bản sao/quyết định số 1 (2).html", 1)
    write_page(folder / "bản sao/số 3.html", 3, first="Bãi bỏ Quyết định số 02/2024/QĐ-UBND ngày 03 tháng 5 năm 2024.")
    write_page(folder / ".hidden.html", 8)
    write_page(folder / ".git/object.html", 9)
    (folder / "~$quyết định.docx").write_bytes(b"lock")
    (folder / "ghi chú.log").write_text("không phải văn bản", encoding="utf-8")
    return folder


def test_a_folder_is_taken_in(incoming: Path, tmp_path: Path) -> None:
    """Every file is accounted for, documents are found by number, and a second run finds nothing to do."""
    parts = opened(tmp_path / "kho")
    told: list[tuple[int, int]] = []
    summary = ingest([incoming], parts, lambda done, total: told.append((done, total)))
    assert (summary.new, summary.known, summary.skipped, summary.failures) == (3, 1, 1, ())
    assert told == [(1, 3), (2, 3), (3, 3)]
    found = parts.index.search(parse_query("02/2024/QĐ-UBND", parts.rules))
    assert found.hits[0].record.fields["number"] == "02/2024/QĐ-UBND"
    again = ingest([incoming], opened(tmp_path / "kho"))
    assert (again.new, again.known, again.changed, again.failures) == (0, 4, 0, ())


def test_bad_files_never_stop_the_rest(incoming: Path, tmp_path: Path) -> None:
    """Broken, empty, refused and vanished files fail with reason and remedy; the others are kept, originals too."""
    for slug in ("broken-pdf", "empty-file", "secret-mark"):
        source = next((ROOT / "samples" / slug).glob("source.*"))
        (incoming / f"{slug}{source.suffix}").write_bytes(source.read_bytes())
    (incoming / "đứt.html").symlink_to(tmp_path / "không còn.html")
    parts = opened(tmp_path / "kho")
    summary = ingest([incoming, tmp_path / "chưa từng có.pdf"], parts)
    assert summary.new == 3
    failed = {Path(failure.path).name: failure for failure in summary.failures}
    assert set(failed) == {"broken-pdf.pdf", "empty-file.pdf", "secret-mark.pdf", "đứt.html", "chưa từng có.pdf"}
    assert all(failure.message.endswith(".") and failure.remedy.endswith(".") for failure in summary.failures)
    assert [failure.refused for failure in failed.values()].count(True) == 1
    assert failed["secret-mark.pdf"].refused
    originals = [path for path in (tmp_path / "kho" / "originals").rglob("*") if path.is_file()]
    assert len(originals) == 3 + 2  # the refused one is not among them, those that are not there neither
    secret = (incoming / "secret-mark.pdf").read_bytes()
    assert all(path.read_bytes() != secret for path in originals)


def test_an_index_that_is_down(incoming: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the index does not answer, documents wait in the outbox, and the next run catches up without new files."""
    parts = opened(tmp_path / "kho")

    def down(_records: object) -> None:
        raise IndexUnavailableError

    monkeypatch.setattr(parts.index, "put", down)
    assert ingest([incoming], parts).waiting_for_index == 3
    later = opened(tmp_path / "kho")
    assert (ingest([incoming], later).waiting_for_index, later.registry.count(), later.index.count() > 0) == (0, 0, True)


def test_an_elasticsearch_that_is_not_there(incoming: Path, tmp_path: Path) -> None:
    """An address where nothing answers is an index that is down, not a crash."""
    parts = opened(tmp_path / "kho", index="elasticsearch", elasticsearch_url="http://127.0.0.1:9")
    summary = ingest([incoming / "quyết định số 1.html"], parts)
    assert (summary.new, summary.waiting_for_index) == (1, 1)
    assert "Không kết nối được với Elasticsearch" in summary.index_problem
    assert summary.index_problem in describe_summary(summary, parts.rules)


def test_a_registry_that_cannot_be_opened(incoming: Path, tmp_path: Path) -> None:
    """Without a registry nothing is read; the command says what is wrong and leaves with 4."""
    kho = tmp_path / "kho"
    kho.mkdir()
    (kho / "registry.sqlite3").write_text("not a database, and long enough to be looked at" * 9, encoding="utf-8")
    with pytest.raises(RegistryError):
        ingest([incoming], opened(kho))
    done = rasoat(kho, "ingest", str(incoming))
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith("Lỗi: ")
    assert "Cách xử lý: " in done.stderr


def test_a_full_disk(incoming: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When an original cannot be written, the run stops with what to do; the next run takes the files in."""
    parts = opened(tmp_path / "kho")

    def full(_path: Path) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(parts.files, "put_file", full)
    with pytest.raises(StorageError, match="ổ đĩa đã đầy") as caught:
        ingest([incoming], parts)
    assert "Giải phóng đĩa" in caught.value.remedy
    assert parts.registry.find(Wanted()) == ()
    assert ingest([incoming], opened(tmp_path / "kho")).new == 3


def test_a_nearly_full_disk(incoming: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Prefect's database has no room, its server is not waited for: many files are read without it too."""
    monkeypatch.setattr(flows.ingest.shutil, "disk_usage", lambda _place: SimpleNamespace(free=10**6))
    monkeypatch.setattr(flows.ingest, "run_with_prefect", None)
    assert ingest([incoming], opened(tmp_path / "kho", direct_limit=0)).new == 3


def loaded_by_ingest(data: Path, folder: Path, *modules: str) -> tuple[dict[str, object], list[str]]:
    """Return the summary of a run in a process of its own, and which of these modules it loaded itself."""
    program = data / "run.py"  # a file: workers import the program that started them
    program.write_text(_RUN, encoding="utf-8")
    done = python(data, str(program), str(folder), ",".join(modules))
    summary, loaded = done.stdout.splitlines()
    return json.loads(summary), json.loads(loaded)


_RUN = """
import json, sys
from flows.cli import rasoat
if __name__ == "__main__":
    try:
        rasoat.main(["ingest", "--json", sys.argv[1]])
    finally:
        print(json.dumps([name for name in sys.argv[2].split(",") if name in sys.modules]))
"""


def test_what_a_run_loads(incoming: Path, tmp_path: Path) -> None:
    """Only workers load what reads; a run that finds nothing new loads no index, no scheduler and no migrations either."""
    kho = tmp_path / "kho"
    kho.mkdir()
    summary, loaded = loaded_by_ingest(kho, incoming, "prefect", "spacy", "pdfplumber", "docx")
    assert (summary["new"], loaded) == (3, [])
    summary, loaded = loaded_by_ingest(kho, incoming, "prefect", "spacy", "pdfplumber", "docx", "tantivy", "alembic")
    assert (summary["known"], loaded) == (4, [])


def test_limits_are_settings(incoming: Path, tmp_path: Path) -> None:
    """A file over the limit fails with the limit in its reason, and its original is kept."""
    big = incoming / "lớn.html"
    big.write_text(page(7) + " " * 50_000, encoding="utf-8")
    parts = opened(tmp_path / "kho", limits=LimitSettings(file_bytes=20_000))
    summary = ingest([incoming], parts)
    assert [(Path(f.path).name, f.code) for f in summary.failures] == [("lớn.html", "too_large")]
    assert summary.new == 3
    assert parts.files.path(receive([big], opened(tmp_path / "khác")).new[0].sha256).stat().st_size == big.stat().st_size


def test_an_empty_folder(tmp_path: Path) -> None:
    """An empty folder is no error."""
    (tmp_path / "rỗng").mkdir()
    summary = ingest([tmp_path / "rỗng"], opened(tmp_path / "kho"))
    assert (summary.files, summary.failures) == (0, ())


def test_prefect_is_told_to_stay_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Prefect gets no telemetry, its own temporary server and a home among our data; what the user has set stays.

    The data folder is there: beside a registry in PostgreSQL nobody has made it yet, and Prefect makes no parents.
    """
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        monkeypatch.delenv(name)
    environment = dict(os.environ)
    monkeypatch.setattr(flows.ingest.os, "environ", environment)
    environment["PREFECT_LOGGING_LEVEL"] = "DEBUG"
    prefect_environment(Settings(data_dir=tmp_path / "mới" / "kho"))
    assert (tmp_path / "mới" / "kho").is_dir()
    assert environment["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert environment["DO_NOT_TRACK"] == "1"
    assert environment["PREFECT_HOME"] == str(tmp_path / "mới" / "kho" / "prefect")
    assert environment["PREFECT_LOGGING_LEVEL"] == "DEBUG"
    assert "PREFECT_API_URL" not in environment


def test_many_files_go_through_prefect(incoming: Path, tmp_path: Path) -> None:
    """With a real Prefect and its temporary server: same result, batches as tasks, quiet, no telemetry, nothing outside."""
    for number in range(10, 16):
        write_page(incoming / f"{number}.html", number)
    (incoming / "hỏng.pdf").write_bytes(b"%PDF-1.7 broken")
    kho = tmp_path / "kho"
    kho.mkdir()
    done = rasoat(kho, "ingest", "--json", str(incoming), RASOAT_DIRECT_LIMIT="0", RASOAT_BATCH_SIZE="4")
    summary = json.loads(done.stdout)
    assert (summary["new"], summary["known"], summary["waiting_for_index"], done.returncode) == (9, 1, 0, 3), done.stderr
    assert [Path(failure["path"]).name for failure in summary["failures"]] == ["hỏng.pdf"]
    assert (kho / "prefect" / "prefect.db").exists()
    assert not (kho / ".prefect").exists()
    again = rasoat(kho, "ingest", "--json", str(incoming), RASOAT_DIRECT_LIMIT="0")
    told = json.loads(again.stdout)
    assert (told["new"], told["known"], told["known_unread"], again.returncode) == (0, 11, 1, 0)


def test_without_prefect_the_files_are_read_all_the_same(incoming: Path, tmp_path: Path) -> None:
    """A temporary server that does not come up in time stops nothing: the batches are read without it."""
    kho = tmp_path / "kho"
    kho.mkdir()
    late = {"PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "0", "RASOAT_DIRECT_LIMIT": "0", "RASOAT_BATCH_SIZE": "2"}
    done = rasoat(kho, "ingest", "--json", str(incoming), **late)
    assert (json.loads(done.stdout)["new"], done.returncode) == (3, 0), done.stderr
    assert "Prefect không khởi động được" in done.stderr
