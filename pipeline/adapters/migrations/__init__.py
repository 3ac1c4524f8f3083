"""Migrations of the registry's schema (Alembic), shipped with the program."""
