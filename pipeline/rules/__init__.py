"""Law and language as data: TOML files with source, examples and counter-examples, validated when they are loaded."""

from pipeline.rules.loader import Rules, load_rules

__all__ = ["Rules", "load_rules"]
