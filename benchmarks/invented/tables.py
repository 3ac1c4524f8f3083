"""Tables of an invented list: columns, header rows, rows of procedures, rows that are headings."""

# ruff: noqa: E501, PLR0917 - the words of decisions are easier to read in one line
from __future__ import annotations

import random
from typing import Final

from benchmarks.invented.plan import Cell, Item, Plan
from benchmarks.invented.words import COLUMNS, DEADLINES, FEES, LAWS, LEVELS, PLACES

SETS: Final = {
    "p1": ("stt", "name", "deadline", "place", "fee", "basis"),
    "p2": ("stt", "code", "name", "deadline", "place", "fee", "basis", "delivery"),
    "ministry": ("stt", "code", "name", "basis", "field", "authority"),
    "short": ("stt", "code", "name", "note"),
}
UNDER: Final[dict[str, tuple[str, ...]]] = {
    "delivery": ("Trực tiếp", "Trực tuyến", "BCCI"),
    "service": ("Toàn trình", "Một phần"),
}


def columns_of(rng: random.Random, plan: Plan, group: str | None) -> list[str]:
    """Return the keys of a table's columns."""
    features = plan.features
    keys = list(SETS[features["columns"]])
    if group == "abolished" and features["group_at"] != "row":
        keys = ["stt", "code", "name", "abolishing", rng.choice(("note", "authority"))]
    if features["field_at"] == "column":
        keys += ["field"] if "field" not in keys else []
    else:
        keys = [key for key in keys if key != "field"]
    if features["level_at"] in {"column", "column_x"}:
        keys.append("level" if features["level_at"] == "column" else "level_x")
    if features["code_in_name"] != "no":
        keys = [key for key in keys if key != "code"]
    if rng.random() < 0.3:
        keys.append("service")
    if rng.random() < 0.25 and "authority" not in keys:
        keys.append("authority")
    if features["shuffled"]:
        rest = keys[1:]
        rng.shuffle(rest)
        keys = keys[:1] + rest
    return keys


def header_of(rng: random.Random, plan: Plan, keys: list[str]) -> list[list[Cell]]:
    """Return the header's rows: two when a column stands over others."""
    subs: dict[str, list[str]] = {
        key: list(UNDER[key]) for key in ("delivery", "service") if key in keys and plan.features["two_rows"]
    }
    if "level_x" in keys:
        subs["level_x"] = [LEVELS[level][0].capitalize() for level in plan.levels]
    tall = 2 if subs else 1
    top: list[Cell] = []
    below: list[Cell] = []
    for key in keys:
        words = "Cấp thực hiện" if key == "level_x" else rng.choice(COLUMNS[key])
        if words.startswith("Nội dung sửa đổi") and plan.groups != ("amended",):
            words = "Ghi chú"
        top.append((words, 1, len(subs[key])) if key in subs else (words, tall, 1))
        below += [(word, 1, 1) for word in subs.get(key, ())]
    if plan.features["wide"]:
        top += [(f"Chỉ số {at}", tall, 1) for at in range(1, 34)]
    rows = [top, below] if subs else [top]
    if plan.features["number_row"]:
        width = sum(cell[2] for cell in top)
        rows.append([(f"({at})", 1, 1) for at in range(1, width + 1)])
    return rows


def width_of(header: list[list[Cell]]) -> int:
    """Return the number of columns."""
    return sum(cell[2] for cell in header[0])


def spans_of(header: list[list[Cell]], keys: list[str]) -> dict[str, int]:
    """Return how many columns each key has."""
    return {key: cell[2] for key, cell in zip(keys, header[0], strict=False)}


def item_row(rng: random.Random, plan: Plan, item: Item, keys: list[str], spans: dict[str, int], stt: str) -> list[Cell]:
    """Return the cells of one procedure's row."""
    cells: list[Cell] = []
    item.shows_code = "code" in keys or plan.features["code_in_name"] != "no"
    for key in keys:
        words = _words(rng, plan, item, key, stt)
        if spans[key] > 1:
            cells += [(word, 1, 1) for word in _marks(rng, plan, item, key, spans[key])]
        else:
            cells.append((words, 1, 1))
    if plan.features["wide"]:
        cells += [("", 1, 1)] * 33
    return cells


def name_words(plan: Plan, item: Item) -> str:
    """Return the name's cell, which may carry the code."""
    style, printed = plan.features["code_in_name"], item.printed.replace(";\n", "; ").replace("\n", "")
    if style == "no" or item.code is None:
        return item.name
    return {
        "brackets": f"{item.name} ({printed})",
        "line": f"{item.name}\n{printed}",
        "label": f"{item.name}\n(Mã TTHC: {printed})",
        "before": f"{printed}\n{item.name}",
    }[style]


def heading_row(plan: Plan, words: str, mark: str, width: int, keys: list[str]) -> list[Cell]:
    """Return a row of the table that is a heading, in the table's manner."""
    style = plan.features["row_style"]
    marked = f"{mark}. {words}" if mark else words
    if style == "stt_cell" and mark:
        return [(mark, 1, 1), (words, 1, width - 1)]
    if style == "stt_rest":
        return [("", 1, 1), (marked, 1, width - 1)]
    if style == "empty_cells":
        name = keys.index("name")
        return [(mark if at == 0 else words if at == name else "", 1, 1) for at in range(width)]
    if style == "repeated":
        return [(marked, 1, 1)] * width
    return [(marked, 1, width)]


def _words(rng: random.Random, plan: Plan, item: Item, key: str, stt: str) -> str:
    return {
        "stt": stt,
        "code": item.printed,
        "name": name_words(plan, item),
        "deadline": rng.choice(DEADLINES),
        "place": rng.choice(PLACES),
        "fee": rng.choice(FEES),
        "basis": rng.choice(LAWS),
        "abolishing": rng.choice(LAWS),
        "authority": item.authority,
        "field": item.field,
        "note": _note(rng, plan),
        "service": rng.choice(("Toàn trình", "Một phần", "4", "3", "Mức độ 2", "")),
        "delivery": rng.choice(("Trực tiếp, trực tuyến, BCCI", "Trực tiếp hoặc trực tuyến")),
        "level": LEVELS[item.level][0].capitalize() if item.level else "",
        "level_x": "x",
    }[key]


def _note(rng: random.Random, plan: Plan) -> str:
    """Return a note; a row without a number of its own and without a note would be the rest of the name above it (4.4, rule 4)."""
    words = "Quyết định số 123/QĐ-UBND ngày 01/02/2024"
    return words if plan.features["stt"] in {"roman", "blank_some"} else rng.choice(("", "", words))


def _marks(rng: random.Random, plan: Plan, item: Item, key: str, width: int) -> list[str]:
    if key == "level_x":
        return ["x" if level == item.level else "" for level in plan.levels]
    mark = rng.choice(("x", "X", "✓"))
    return [mark if rng.random() < 0.6 else "" for _ in range(width)]
