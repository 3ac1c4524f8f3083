"""Settings: where they come from, and that no value is invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from pipeline.model.limits import Limits
from pipeline.settings import LimitSettings, Settings


def test_defaults_need_no_service() -> None:
    """Without settings everything lies in one folder and nothing listens anywhere."""
    settings = Settings()
    assert settings.registry_url == f"sqlite:///{settings.data_dir / 'registry.sqlite3'}"
    assert settings.index == "tantivy"
    assert {settings.originals_dir.parent, settings.index_dir.parent} == {settings.data_dir}


def test_limits_are_those_of_the_stages() -> None:
    """The settings of limits and the value that stages read have the same fields and defaults."""
    assert LimitSettings().to_limits() == Limits()


def test_a_file_of_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and limits are read from ``.env``; the environment is stronger; what others put there is left alone."""
    for model in (Settings, LimitSettings):
        monkeypatch.setitem(model.model_config, "env_file", ".env")
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text("RASOAT_PORT=9001\nRASOAT_WORKERS=3\nRASOAT_LIMIT_PAGES=7\nOTHER=1\n", encoding="utf-8")
    monkeypatch.setenv("RASOAT_WORKERS", "5")
    settings = Settings()
    assert (settings.port, settings.workers, settings.limits.pages) == (9001, 5, 7)


@pytest.mark.parametrize(("name", "value"), [("RASOAT_PORT", "0"), ("RASOAT_INDEX", "khác"), ("RASOAT_WORKERS", "nhiều")])
def test_a_value_that_makes_no_sense(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value out of range is refused, not replaced."""
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError):
        Settings()


def test_secrets_stay_secret() -> None:
    """A password is not printed with the settings."""
    assert "mật-khẩu" not in repr(Settings(elasticsearch_password="mật-khẩu"))  # noqa: S106 - it is none
