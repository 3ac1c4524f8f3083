"""Loads the scripts' modules from where they lie: they are no package, so that they run before anything is installed."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

LIB = Path(__file__).resolve().parents[2] / "scripts/lib"


def _load(monkeypatch: pytest.MonkeyPatch, name: str) -> ModuleType:
    monkeypatch.syspath_prepend(LIB)
    return importlib.import_module(name)


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """What a node is told."""
    return _load(monkeypatch, "elasticsearch_config")


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """What the machine lends a node."""
    return _load(monkeypatch, "elasticsearch_machine")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Where the server comes from."""
    return _load(monkeypatch, "elasticsearch_server")


@pytest.fixture
def health(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Whether a server answers."""
    return _load(monkeypatch, "elasticsearch_health")


@pytest.fixture
def node(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Start and stop."""
    return _load(monkeypatch, "elasticsearch_node")


@pytest.fixture
def security(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Certificates and passwords."""
    return _load(monkeypatch, "elasticsearch_security")


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The commands."""
    return _load(monkeypatch, "elasticsearch_cli")
