"""Builds every sample again from the readable texts in ``content/``."""
