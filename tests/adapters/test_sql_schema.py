"""The schema and the way to it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from pipeline.adapters import sql_schema
from pipeline.adapters.sql_documents import SqlRegistry
from pipeline.adapters.sql_tables import METADATA
from pipeline.errors import RegistryError

MIGRATIONS = Path(sql_schema.__file__).parent / "migrations"


def test_migrations_lead_to_the_tables(registry: SqlRegistry) -> None:
    """A migrated database has exactly the tables, columns and indexes that the code uses."""
    with registry.database.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    assert differences == []


def test_newest_is_the_last_revision() -> None:
    """The constant that saves importing Alembic names the head of the migrations; there is one head."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [sql_schema.NEWEST]


def test_migrating_twice_changes_nothing(registry: SqlRegistry) -> None:
    """An up-to-date registry is left alone."""
    registry.migrate()
    assert registry.schema_version() == sql_schema.NEWEST


def test_empty_database_has_no_version(registry_url: str) -> None:
    """Before the first migration there is no version."""
    assert SqlRegistry(registry_url).schema_version() is None


def test_registry_of_a_newer_program(registry: SqlRegistry) -> None:
    """A schema that this program does not know is refused and left as it is."""
    with registry.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RegistryError, match="9999"):
        registry.migrate()
    assert registry.schema_version() == "9999"


def test_two_programs_migrate_at_once(registry_url: str) -> None:
    """Two programs that meet an empty database make one registry."""
    registries = [SqlRegistry(registry_url) for _ in range(3)]
    failures: list[Exception] = []

    def run(registry: SqlRegistry) -> None:
        try:
            registry.migrate()
        except Exception as error:  # noqa: BLE001 - the test wants to know of any
            failures.append(error)

    threads = [threading.Thread(target=run, args=(registry,)) for registry in registries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=240)
    assert failures == []
    assert registries[0].schema_version() == sql_schema.NEWEST


def test_failed_migration_leaves_nothing(registry_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that breaks half way leaves the database empty."""
    from alembic.operations import Operations

    def broken(*_args: object, **_values: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Operations, "create_index", broken)
    registry = SqlRegistry(registry_url)
    with pytest.raises(RuntimeError):
        registry.migrate()
    with registry.database.reading() as connection:
        assert inspect(connection).get_table_names() == []
