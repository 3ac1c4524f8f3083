"""The configuration of the index holds together."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from index_config import IndexConfig, load_index_config
from index_config.language import Words
from pipeline.rules import Rules
from pipeline.search.validity import STATUSES


def test_what_the_language_names_exists(rules: Rules) -> None:
    """Relations are fields of the index, statuses are those that are computed, and each reason has its words."""
    config = load_index_config()
    assert {words.relation for words in config.language.relations} <= set(config.fields)
    assert (
        {status for words in config.language.statuses for status in words.statuses}
        <= set(STATUSES)
        <= set(rules.names.statuses)
    )
    assert {words.relation for words in config.language.relations} <= set(config.language.words)


def test_fingerprint_follows_fields_and_spellings() -> None:
    """What an index is built with changes the fingerprint; what is applied to queries does not."""
    config = load_index_config()
    spelled = config.spelling.model_copy(update={"i_for_y": ()})
    assert config.model_copy(update={"spelling": spelled}).fingerprint != config.fingerprint
    ranked = config.model_copy(update={"ranking": config.ranking.model_copy(update={"window": 5})})
    assert ranked.fingerprint == config.fingerprint


def test_unknown_keys_are_errors() -> None:
    """A misspelt key is told, not ignored."""
    raw = load_index_config().model_dump()
    raw["fields"]["id"]["facets"] = True
    with pytest.raises(ValidationError, match="facets"):
        IndexConfig.model_validate(raw)


def test_examples_are_checked() -> None:
    """A pattern that does not find its example is refused."""
    with pytest.raises(ValidationError, match="không đúng với ví dụ"):
        Words(pattern="abc", examples=("xyz",))
