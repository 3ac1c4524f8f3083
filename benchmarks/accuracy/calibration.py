"""Whether a confidence says how often a claim is right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

BOUNDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)


def calibration(judged: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    """Return the precision above each bound, and in each band between two bounds beside the confidence that was claimed.

    ``error`` is the mean distance of the two over all claims (expected calibration error).
    """
    above = {f"{bound:g}": _precision([j for j in judged if j[0] >= bound]) for bound in BOUNDS}
    bands = {}
    for low, high in zip(BOUNDS, (*BOUNDS[1:], 1.01), strict=True):
        inside = [j for j in judged if low <= j[0] < high]
        claimed = sum(confidence for confidence, _ in inside) / len(inside) if inside else None
        bands[f"{low:g}"] = {**_precision(inside), "claimed": claimed}
    gaps = [band["claims"] * abs(band["claimed"] - band["precision"]) for band in bands.values() if band["claims"]]
    return {"above": above, "bands": bands, "error": sum(gaps) / max(1, len(judged))}


def _precision(judged: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    right = sum(is_right for _, is_right in judged)
    return {"claims": len(judged), "right": right, "precision": right / len(judged) if judged else None}
