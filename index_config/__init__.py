"""Fields, analysis, boosts, synonyms and the search box's language as data; read through :func:`load_index_config`."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from index_config.language import Language
from index_config.schema import Field, IndexConfig, Ranking, Retrieval, Spelling, Synonyms
from pipeline.text.fold import fold, squeeze

__all__ = [
    "Field",
    "IndexConfig",
    "Language",
    "Ranking",
    "Retrieval",
    "Spelling",
    "Synonyms",
    "config_for",
    "load_index_config",
]

_FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def load_index_config() -> IndexConfig:
    """Return the configuration; read and checked once a process."""
    return IndexConfig.model_validate(
        {
            **_table("fields"),
            **_table("ranking"),
            "spelling": _table("spelling"),
            "synonyms": _table("synonyms"),
            "language": _table("queries"),
        }
    )


def config_for(province: str | None) -> IndexConfig:
    """Return the configuration of a department that sits in ``province``."""
    config = load_index_config()
    ranking = config.ranking.model_copy(update={"own_province": fold(squeeze(province or ""))})
    return config.model_copy(update={"ranking": ranking})


def _table(name: str) -> dict[str, object]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
