"""Citations: finding them, and whom they mean."""

from __future__ import annotations

from pipeline.references.act_targets import Acting
from pipeline.references.find import find_references
from pipeline.references.resolve import resolve_references

__all__ = ["Acting", "find_references", "resolve_references"]
