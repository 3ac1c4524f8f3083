"""Immutable values that travel through the pipeline; standard library only."""
