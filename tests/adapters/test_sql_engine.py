"""Opening, transactions, and errors in the user's words."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from pipeline.adapters.sql_documents import SqlRegistry
from pipeline.adapters.sql_engine import Database, chunks
from pipeline.errors import RegistryError
from pipeline.model.registry import Wanted
from tests.contract.outcomes import document, processed


def test_sqlite_is_opened_safely(registry: SqlRegistry) -> None:
    """A SQLite registry has a write-ahead log, full flushes, foreign keys and patience."""
    with registry.database.reading() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
        patience = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
    assert found == ["wal", 2, 1]
    assert patience >= 10_000


def test_readers_see_one_state_while_a_writer_writes(registry: SqlRegistry) -> None:
    """A reader waits for no writer and sees nothing of what is not committed."""
    with registry.database.reading() as connection:
        count = text("SELECT count(*) FROM works")
        assert connection.execute(count).scalar() == 0
        writer = threading.Thread(target=lambda: registry.keep([processed("a.html")]))
        writer.start()
        writer.join(timeout=240)
        assert not writer.is_alive()
        assert connection.execute(count).scalar() == 0
    assert len(registry.find(Wanted())) == 1


def test_writers_wait_for_each_other(registry: SqlRegistry) -> None:
    """Four writers at once lose nothing and fail nowhere."""
    failures: list[Exception] = []

    def write(part: int) -> None:
        try:
            for n in range(5):
                registry.keep([processed(f"{part}-{n}.html", document(f"{part}{n}/2024/QĐ-UBND"))])
        except Exception as error:  # noqa: BLE001 - the test wants to know of any
            failures.append(error)

    threads = [threading.Thread(target=write, args=(part,)) for part in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=240)
    assert failures == []
    assert len(registry.find(Wanted())) == 20
    assert registry.count() == 20


@pytest.mark.parametrize("url", ["postgresql+psycopg://rasoat:bí@mật:1@máy/rasoat", "mysql://rasoat:bí@máy/rasoat"])
def test_addresses_that_cannot_be_read(url: str) -> None:
    """A password with signs that were not escaped, or a database that no driver is there for: what to write, no password."""
    with pytest.raises(RegistryError) as caught:
        SqlRegistry(url)
    assert "RASOAT_DATABASE_URL" in caught.value.message
    assert "postgresql+psycopg://" in caught.value.remedy
    assert "bí" not in caught.value.message


@pytest.mark.parametrize(
    ("user", "database", "words"),
    [("khong-co", "rasoat", "không có cơ sở dữ liệu hoặc tài khoản"), ("rasoat", "khong-co", "không có cơ sở dữ liệu")],
)
def test_a_server_that_does_not_know_us(postgres_url: str, user: str, database: str, words: str) -> None:
    """An account or a database that PostgreSQL does not have is called that, with the commands that make them."""
    url = postgres_url.replace("://rasoat@/rasoat", f"://{user}@/{database}")
    assert url != postgres_url
    with pytest.raises(RegistryError, match=words) as caught:
        SqlRegistry(url).migrate()
    assert "createdb" in caught.value.remedy


@pytest.mark.parametrize("url", ["không phải địa chỉ", "oracle://x/y", "sqlite:////proc/không/registry.sqlite3"])
def test_wrong_addresses(url: str) -> None:
    """An address that leads nowhere is told in Vietnamese, with a next step."""
    with pytest.raises(RegistryError) as caught:
        SqlRegistry(url).migrate()
    assert "ổ đăng ký" in caught.value.message
    assert caught.value.exit_code == 4


def test_other_files_are_not_touched(tmp_path: Path) -> None:
    """A file that is no database is said to be damaged and stays as it is."""
    file = tmp_path / "registry.sqlite3"
    file.write_bytes(b"%PDF-1.7 " * 200)
    with pytest.raises(RegistryError, match="hỏng"):
        SqlRegistry(f"sqlite:///{file}").migrate()
    assert file.read_bytes().startswith(b"%PDF")


def test_full_disk_loses_nothing(registry: SqlRegistry) -> None:
    """When the disk is full, keeping fails as a whole, says so, and what was kept before is still there."""
    registry.keep([processed("a.html")])
    registry.database.engine.dispose()

    def shrink(connection: sqlite3.Connection, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")

    from sqlalchemy import event

    event.listen(registry.database.engine, "connect", shrink)
    many = [processed(f"{n}.html", document(f"{n}/2024/QĐ-UBND", body="đầy " * 5_000)) for n in range(40)]
    with pytest.raises(RegistryError) as caught:
        registry.keep(many)
    assert "đầy" in caught.value.message
    assert "dung lượng" in caught.value.remedy
    event.remove(registry.database.engine, "connect", shrink)
    registry.database.engine.dispose()
    assert len(registry.find(Wanted())) == 1
    assert registry.count() == 1
    assert len(registry.keep(many)) == 40


def test_database_that_is_down() -> None:
    """A PostgreSQL that does not answer is told at once, with what to check."""
    pytest.importorskip("psycopg")
    with pytest.raises(RegistryError) as caught:
        SqlRegistry("postgresql+psycopg://nobody@127.0.0.1:1/none").migrate()
    assert "PostgreSQL" in caught.value.message
    assert "RASOAT_DATABASE_URL" in caught.value.remedy


def test_folder_is_made(tmp_path: Path) -> None:
    """The folder of the data need not be there."""
    Database(f"sqlite:///{tmp_path / 'a' / 'b' / 'registry.sqlite3'}").create_folder()
    assert (tmp_path / "a" / "b").is_dir()


def test_chunks_cover_all_values() -> None:
    """Long lists are cut into runs, none is lost."""
    values = list(range(1_234))
    assert [value for run in chunks(values) for value in run] == values
