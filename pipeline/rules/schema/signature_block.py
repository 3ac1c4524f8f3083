"""Shape of ``signature_block.toml``: what signing programs draw on a page."""

from __future__ import annotations

from pipeline.rules.schema.base import PatternRule, RuleTable

__all__ = ["SignatureBlock"]


class SignatureBlock(RuleTable):
    """A labelled line with the groups ``signer``, ``time``, ``other`` and ``value``; a time with named parts."""

    label: PatternRule
    time: PatternRule
