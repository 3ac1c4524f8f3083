"""Compares what a program read with what an invented decision says."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from benchmarks.invented.plan import Item, Plan

COUNT_DOUBT = "declared_count_differs"


def compare(plan: Plan, outputs: list[dict[str, Any]]) -> tuple[Counter[str], list[str]]:
    """Return figures (``rows``, ``group`` … of ``rows``), and each fault in words."""
    tally: Counter[str] = Counter()
    faults: list[str] = []
    rows = [row for output in outputs for row in output.get("procedures", ())]
    doubts = [doubt["code"] for output in outputs for doubt in output.get("doubts", ())]
    wanted = plan.items
    pairs, extra = _paired(wanted, rows)
    tally["rows"] += len(wanted)
    tally["rows invented"] += len(extra)
    faults += [f"invented row: {row['name'][:80]!r}" for row in extra]
    for item, row in pairs:
        if row is None:
            faults.append(f"lost row: {item.name[:60]!r} {item.printed!r}")
            continue
        tally["found"] += 1
        for key, right, said in _facts(plan, item, row):
            tally[key] += right
            tally[f"{key}, due"] += 1
            if not right:
                faults.append(f"{key}: {said}")
        if item.doubt and item.shows_code:
            tally["doubts due"] += 1
            tally["doubts"] += item.doubt in doubts
            if item.doubt not in doubts:
                faults.append(f"no doubt {item.doubt} {item.printed!r}")
    for code in plan.features.get("doubts", ()):
        tally["doubts due"] += 1
        tally["doubts"] += code in doubts
        faults += [] if code in doubts else [f"no doubt {code}"]
    differs = COUNT_DOUBT in doubts
    if plan.said_wrong and not differs:
        faults.append(f"count: difference not reported {plan.wrong}")
    if differs and not plan.said_wrong:
        faults.append(f"count: difference invented {plan.declared} {[o.get('declared') for o in outputs]}")
    tally["differences due"] += plan.said_wrong
    tally["differences reported"] += plan.said_wrong and differs
    tally["differences invented"] += differs and not plan.said_wrong
    return tally, faults


def _facts(plan: Plan, item: Item, row: dict[str, Any]) -> list[tuple[str, bool, str]]:
    levels = item.level.split("+") if item.level else []
    code = item.code if item.shows_code else None
    codes = (None, code) if item.doubt == "malformed_code" else (code,)
    old = [_plain(one.code or one.name) for one in item.old]
    return [
        ("group", row["group"] == item.group, f"{item.group} read {row['group']}: {item.name[:40]!r}"),
        ("code", row["code"] in codes, f"{item.printed!r} read {row['code']!r}"),
        ("name", _plain(row["name"]) == _plain(item.name), f"{item.name!r} read {row['name']!r}"),
        ("field", _plain(row["field"] or "") == _plain(item.field), f"{item.field!r} read {row['field']!r}"),
        ("levels", row["levels"] == levels, f"{levels} read {row['levels']}"),
        ("internal", row["internal"] == (item.internal or bool(plan.features.get("internal"))), f"{row['internal']}"),
        ("replaces", [_plain(one) for one in row["replaces"]] == old, f"{old} read {row['replaces']}"),
        *_cells(item, row),
        *_components(item, row),
    ]


def _cells(item: Item, row: dict[str, Any]) -> Iterator[tuple[str, bool, str]]:
    """Yield whether the row's other cells hold the words that were written; how their lines end does not count."""
    for key, words in item.cells.items():
        read = (row["authority"] if key == "authority" else row["cells"][key]) or ""
        yield f"cell {key}", _letters(read) == _letters(words), f"{words!r} read {read!r}"


def _components(item: Item, row: dict[str, Any]) -> Iterator[tuple[str, bool, str]]:
    """Yield whether each component of part II was found, and nothing more than its words."""
    read = {part["kind"]: part["text"] for part in row.get("components", ())}
    for kind, words in item.components:
        yield "component", _letters(read.get(kind, "")) == _letters(words), f"{kind} {words!r} read {read.get(kind)!r}"


def _paired(
    wanted: list[Item], rows: list[dict[str, Any]]
) -> tuple[list[tuple[Item, dict[str, Any] | None]], list[dict[str, Any]]]:
    """Return each wanted row with the row read for it, and the rows that nobody wanted."""
    left, right = [_plain(item.name)[:40] for item in wanted], [_plain(row["name"])[:40] for row in rows]
    pairs: list[tuple[Item, dict[str, Any] | None]] = [(item, None) for item in wanted]
    used: set[int] = set()
    for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            pairs[block.a + step] = (wanted[block.a + step], rows[block.b + step])
            used.add(block.b + step)
    return pairs, [row for at, row in enumerate(rows) if at not in used]


def _letters(words: str) -> str:
    return "".join(_plain(words).split())


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).lower().split()).rstrip(".;")
