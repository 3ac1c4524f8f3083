"""Fields, analysis, boosts and synonyms as data; read by both index adapters through :func:`load_index_config`."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

__all__ = ["Field", "IndexConfig", "Ranking", "Retrieval", "load_index_config"]

_FOLDER = Path(__file__).parent


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Field(_Table):
    """One field of the index."""

    type: Literal["keyword", "integer", "syllables"]
    many: bool = False
    facet: bool = False
    positions: bool = False


class Retrieval(_Table):
    """Boosts of the first search, and how many candidates are ranked anew."""

    text_pairs: float
    title_pairs: float
    text_fold_single: float
    title_fold_single: float
    exact_number: float
    candidates: int
    synonym: float


class Ranking(_Table):
    """Weights of the features on the first candidates; ``window`` in syllables."""

    window_coverage: float
    whole_coverage: float
    longest_run: float
    title_pairs_found: float
    log_length: float
    window: int


class IndexConfig(_Table):
    """Everything that both engines read."""

    version: int
    fields: dict[str, Field]
    retrieval: Retrieval
    ranking: Ranking

    @property
    def facets(self) -> tuple[str, ...]:
        """Return the names of the fields whose values are counted."""
        return tuple(name for name, field in self.fields.items() if field.facet)


@lru_cache(maxsize=1)
def load_index_config() -> IndexConfig:
    """Return the configuration; read once a process."""
    return IndexConfig.model_validate(tomllib.loads((_FOLDER / "fields.toml").read_text(encoding="utf-8")))
