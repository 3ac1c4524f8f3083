"""One database behind the registry: opening, transactions, and errors in the user's words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from pipeline.errors import RegistryError, os_reason

__all__ = ["Database", "chunks", "insert_missing"]

_LOCK = 0x7261736F  # any number that every program of ours knows: "raso"
_BUSY_MS = 60_000  # a batch of a neighbour takes a second; a minute of waiting means that something is wrong
_CONNECT_SECONDS = 10
_EXAMPLE = "postgresql+psycopg://tên:mật-khẩu@máy-chủ:5432/rasoat"
_AT_ONCE = 500  # values in one IN (…): SQLite stops at 32,766 parameters, and plans stay short


class Database:
    """An engine whose transactions are either reading or writing; writers wait for each other.

    SQLite: write-ahead log, foreign keys, ``BEGIN IMMEDIATE`` for writers, so that a writer never fails half way because
    another one was quicker. PostgreSQL: an advisory lock does the same. Raises ``RegistryError``.
    """

    def __init__(self, url: str) -> None:
        """Prepare the engine; nothing is opened yet."""
        with _told_in_vietnamese():
            try:
                self.engine: Engine = _create(url)
            except (NoSuchModuleError, ImportError) as error:
                message = "Thiếu trình điều khiển cho địa chỉ sổ đăng ký (RASOAT_DATABASE_URL)."
                raise RegistryError(message, remedy=f"Cài «rasoat[postgresql]»; địa chỉ viết như sau: {_EXAMPLE}.") from error
            except (ArgumentError, ValueError) as error:  # what is said there may hold the password
                message = "Địa chỉ sổ đăng ký (RASOAT_DATABASE_URL) không hợp lệ."
                remedy = f"Ví dụ: {_EXAMPLE}; trong mật khẩu, @ viết là %40, : là %3A, / là %2F, % là %25."
                raise RegistryError(message, remedy=remedy) from error
        if self.is_sqlite:
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)

    @property
    def is_sqlite(self) -> bool:
        """Whether the registry is a SQLite file."""
        return self.engine.dialect.name == "sqlite"

    def create_folder(self) -> None:
        """Make the folder of a SQLite file; ``RegistryError`` when that is not possible."""
        name = self.engine.url.database
        if not self.is_sqlite or not name or name == ":memory:":
            return
        try:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"Không tạo được thư mục của sổ đăng ký «{Path(name).parent}»: {os_reason(error)}."
            raise RegistryError(message) from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database and waits for nobody."""
        with _told_in_vietnamese(), self.engine.connect() as connection:
            if self.is_sqlite:
                connection.execution_options(reads_only=True)
            else:
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a transaction that no other writer shares; it is committed at the end or undone."""
        with _told_in_vietnamese(), self.engine.begin() as connection:
            if not self.is_sqlite:
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = {_BUSY_MS}")
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield connection

    def purge(self) -> None:
        """Take what was deleted out of the write-ahead log of a SQLite file too; readers may delay that to the next time."""
        if self.is_sqlite:
            with _told_in_vietnamese(), self.engine.connect() as connection:
                driver = connection.connection.driver_connection
                if driver is not None:
                    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Yield the values in runs that fit into one statement."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


def insert_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows whose primary key is not there yet."""
    if not rows:
        return
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    connection.execute(insert(table).on_conflict_do_nothing(), list(rows))


def _create(url: str) -> Engine:
    if url.startswith("sqlite"):
        return create_engine(url)
    return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": _CONNECT_SECONDS})


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say when a transaction begins
    for pragma in (
        f"busy_timeout = {_BUSY_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",  # what was kept is kept, power cut or not; one flush for each batch
        "foreign_keys = ON",
        "secure_delete = ON",  # what a secrecy mark takes away is overwritten, not only unlinked
        "cache_size = -64000",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    reads_only = connection.get_execution_options().get("reads_only", False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")


@contextmanager
def _told_in_vietnamese() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        cause = str(_first(error).orig)
        raise RegistryError(_message(cause), remedy=_remedy(cause)) from error
    except SQLAlchemyError as error:
        message = f"Sổ đăng ký gặp lỗi: {error}"
        raise RegistryError(message) from error


def _first(error: DBAPIError) -> DBAPIError:
    """Return the error that came first: a full disk ends the transaction, and undoing the savepoint then fails as well."""
    before = error.__context__
    while before is not None:
        error = before if isinstance(before, DBAPIError) else error
        before = before.__context__
    return error


_CAUSES = (
    ("disk is full", "Ổ đĩa đã đầy, không ghi được sổ đăng ký.", "Giải phóng dung lượng ổ đĩa rồi chạy lại lệnh."),
    ("No space left", "Ổ đĩa đã đầy, không ghi được sổ đăng ký.", "Giải phóng dung lượng ổ đĩa rồi chạy lại lệnh."),
    (
        "lock timeout",
        "Sổ đăng ký đang được một tiến trình khác ghi quá lâu.",
        "Đợi lệnh nạp khác chạy xong rồi chạy lại.",
    ),
    (
        "database is locked",
        "Sổ đăng ký đang được một tiến trình khác ghi quá lâu.",
        "Đợi lệnh nạp khác chạy xong rồi chạy lại.",
    ),
    (
        "readonly database",
        "Sổ đăng ký chỉ cho phép đọc.",
        "Kiểm tra quyền ghi của thư mục dữ liệu (xem «rasoat doctor»).",
    ),
    (
        "unable to open database file",
        "Không mở được tệp sổ đăng ký.",
        "Kiểm tra đường dẫn và quyền của thư mục dữ liệu (xem «rasoat doctor»).",
    ),
    (
        "not a database",
        "Tệp sổ đăng ký bị hỏng hoặc không phải là sổ đăng ký.",
        "Khôi phục tệp từ bản sao lưu, hoặc chọn thư mục dữ liệu khác.",
    ),
    (
        "malformed",
        "Tệp sổ đăng ký bị hỏng.",
        "Khôi phục tệp từ bản sao lưu, hoặc chọn thư mục dữ liệu khác.",
    ),
    ("no such table", "Sổ đăng ký chưa được tạo.", "Nạp văn bản bằng «rasoat ingest»; lệnh này tạo sổ đăng ký."),
    ('relation "', "Sổ đăng ký chưa được tạo.", "Nạp văn bản bằng «rasoat ingest»; lệnh này tạo sổ đăng ký."),
    (
        "authentication failed",
        "PostgreSQL của sổ đăng ký từ chối đăng nhập: sai tên hoặc mật khẩu.",
        "Kiểm tra tên và mật khẩu trong RASOAT_DATABASE_URL (ký tự đặc biệt viết dạng %40).",
    ),
    (
        "no password supplied",
        "PostgreSQL của sổ đăng ký đòi mật khẩu.",
        f"Ghi mật khẩu vào RASOAT_DATABASE_URL, ví dụ: {_EXAMPLE}.",
    ),
    (
        "permission denied",
        "Tài khoản PostgreSQL không đủ quyền trong cơ sở dữ liệu của sổ đăng ký.",
        "Cho tài khoản làm chủ cơ sở dữ liệu: ALTER DATABASE rasoat OWNER TO rasoat (xem docs/operations.md).",
    ),
    (
        '" does not exist',  # after 'relation "'
        "Máy chủ PostgreSQL không có cơ sở dữ liệu hoặc tài khoản ghi trong RASOAT_DATABASE_URL.",
        "Tạo chúng: createuser --pwprompt rasoat; createdb --owner rasoat rasoat (xem docs/operations.md).",
    ),
    (
        "onnection",
        "Không kết nối được với máy chủ PostgreSQL của sổ đăng ký.",
        "Kiểm tra máy chủ đang chạy và địa chỉ RASOAT_DATABASE_URL.",
    ),
)


def _message(cause: str) -> str:
    return next((message for part, message, _ in _CAUSES if part in cause), f"Sổ đăng ký gặp lỗi: {cause.strip()}")


def _remedy(cause: str) -> str | None:
    return next((remedy for part, _, remedy in _CAUSES if part in cause), None)
