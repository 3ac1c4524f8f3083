"""Citations: finding them, and whom they mean."""

from __future__ import annotations

from pipeline.references.find import find_references

__all__ = ["find_references"]
