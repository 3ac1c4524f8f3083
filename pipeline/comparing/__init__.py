"""Comparing two documents: what belongs together, what changed, word by word."""

from pipeline.comparing.compare import compare

__all__ = ["compare"]
