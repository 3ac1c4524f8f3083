"""One registry behind several ports."""

from __future__ import annotations

import inspect

import pytest

from pipeline import ports
from pipeline.adapters.sql_documents import SqlRegistry
from pipeline.adapters.sql_reviews import SqlReviews


@pytest.mark.parametrize(
    ("adapter", "port"),
    [
        (SqlRegistry, ports.DocumentStore),
        (SqlRegistry, ports.Outbox),
        (SqlRegistry, ports.RelationStore),
        (SqlRegistry, ports.WorkLookup),
        (SqlReviews, ports.ReviewLog),
    ],
)
def test_ports_are_kept(adapter: type, port: type) -> None:
    """Every method of the port is there with the same parameters and the same result."""
    names = [name for name, _ in inspect.getmembers(port, inspect.isfunction) if not name.startswith("_")]
    assert names
    for name in names:
        assert inspect.signature(getattr(adapter, name)) == inspect.signature(getattr(port, name))
