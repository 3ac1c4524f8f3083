"""The schema's version: which one a database has, and the way to the newest one."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from pipeline.adapters.sql_engine import Database
from pipeline.errors import RegistryError

__all__ = ["NEWEST", "migrate", "schema_version"]

NEWEST = "0005"
"""The last revision in ``migrations/versions``; written here so that opening a registry need not import Alembic."""

_MIGRATIONS = Path(__file__).parent / "migrations"


def schema_version(database: Database) -> str | None:
    """Return the revision of the database, ``None`` when it is empty."""
    with database.reading() as connection:
        return _version(connection)


def migrate(database: Database) -> None:
    """Bring the database to :data:`NEWEST`; what is there already stays. Raises ``RegistryError``."""
    database.create_folder()
    if schema_version(database) == NEWEST:
        return
    with database.writing() as connection:
        found = _version(connection)  # once more: another process may have been here while we waited
        if found != NEWEST:
            _upgrade(connection, found)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection, found: str | None) -> None:
    from alembic import command  # noqa: PLC0415 - a third of a second that only the first run has to pay
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, NEWEST)
    except CommandError as error:
        message = f"Sổ đăng ký có phiên bản «{found}» mà chương trình này không biết."
        raise RegistryError(message, remedy="Cài bản rasoat mới hơn, hoặc khôi phục sổ đăng ký từ bản sao lưu.") from error
