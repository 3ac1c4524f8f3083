"""The check against the national catalogue for a terminal."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import groupby

from pipeline.printing.procedures import STATES
from pipeline.procedures.catalogue_check import CatalogueCheck, Finding
from pipeline.reports.catalogue_sheets import parted_words
from pipeline.rules.schema.catalogue import CatalogueTexts

__all__ = ["check_to_json", "describe_check"]

_ASPECTS = ("exists", "name", "field", "authority", "state", "entry")
_TO_LOOK_AT = (*_ASPECTS[1:], "exists")
"""Disagreements first: of an extract most codes are absent."""


def describe_check(check: CatalogueCheck, texts: CatalogueTexts) -> str:
    """Return how each aspect came out, and every row that disagrees with both wordings."""
    lines = [f"Đối chiếu {check.rows} dòng đã công bố với danh mục:"]
    for aspect in _ASPECTS:
        parts = [f"{getattr(texts, verdict)} {count}" for found, verdict, count in check.counts if found == aspect]
        lines.append(f"  {getattr(texts, aspect)}: {'; '.join(parts)}")
    for aspect, found in groupby(sorted(check.findings, key=lambda one: _TO_LOOK_AT.index(one.aspect)), lambda one: one.aspect):
        lines += ["", f"{getattr(texts, aspect)}:", *(f"  {_finding(one, texts)}" for one in found)]
    return "\n".join(lines)


def check_to_json(check: CatalogueCheck) -> str:
    """Return counts and findings as JSON."""
    return json.dumps(asdict(check), ensure_ascii=False, default=str)


def _finding(found: Finding, texts: CatalogueTexts) -> str:
    row = found.row
    said = f"{row.number or texts.undetermined}, dòng {row.position + 1}, {row.code}: {getattr(texts, found.verdict)}"
    published = STATES.get(found.published or "") if found.aspect == "state" else found.published
    wordings = [f"{title} «{words}»" for title, words in (("công bố", published), ("danh mục", found.listed)) if words]
    if found.aspect == "name" and found.published and found.listed:
        wordings = [f"công bố «{one}» → danh mục «{other}»" for one, other in parted_words(found.published, found.listed)]
    due = [f"hạn {found.due:%d/%m/%Y}"] if found.aspect == "entry" and found.due else []
    return "; ".join([said, *wordings, *due])
