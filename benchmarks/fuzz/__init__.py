"""Feeding damaged texts to the reading of a document."""
