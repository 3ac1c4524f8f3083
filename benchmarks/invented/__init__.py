"""Invented decisions with known rows, drawn from the space of layouts that publishing decisions have."""
