"""Checks of the corpus: one check, one file."""
