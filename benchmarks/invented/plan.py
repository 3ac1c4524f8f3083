"""What an invented decision says: its procedures, and how it says it. Everything is drawn from one seed."""

from __future__ import annotations

import dataclasses
import random
from dataclasses import dataclass
from typing import Any, Final

from benchmarks.invented.words import FIELDS

Cell = tuple[str, int, int]
"""Text, rows and columns that it spans."""
Block = tuple[str, Any, dict[str, Any]]
"""``p`` with words, ``t`` with rows of cells, ``img`` with nothing; then how it looks."""

COMBINATIONS: Final = (
    ("new",), ("amended",), ("abolished",), ("replaced",), ("new", "abolished"), ("new", "amended"), ("amended", "abolished"),
    ("new", "amended", "abolished"), ("new", "amended", "replaced", "abolished"), (None,), (None,), ("new", "replaced"),
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Item:
    """One procedure of a list; ``printed`` is what stands in the code cell."""

    group: str | None
    name: str
    code: str | None
    printed: str
    field: str
    authority: str
    level: str | None = None
    old: list[Item] = dataclasses.field(default_factory=list)
    doubt: str | None = None
    shows_code: bool = False
    internal: bool = False
    cells: dict[str, str] = dataclasses.field(default_factory=dict)
    """Words of other cells that must be read as they stand: ``authority`` and the names of the output's cells."""
    components: list[tuple[str, str]] = dataclasses.field(default_factory=list)
    """Kind and words of what part II says of it."""


@dataclass(slots=True, kw_only=True)
class Plan:
    """One decision: the rows in order, and the choices (``features``) by which a failure is found."""

    seed: int
    items: list[Item]
    groups: tuple[str | None, ...]
    fields: list[str]
    levels: tuple[str, ...]
    features: dict[str, Any]
    declared: dict[str, int]
    wrong: dict[str, int] = dataclasses.field(default_factory=dict)
    said_wrong: bool = False
    order: list[int] = dataclasses.field(default_factory=list)
    blocks: list[Block] = dataclasses.field(default_factory=list)


def draw(seed: int) -> Plan:
    """Return the plan of the decision with this number."""
    rng = random.Random(seed)
    groups = rng.choice(COMBINATIONS)
    fields = rng.sample(sorted(FIELDS), rng.choice((1, 1, 2, 3)))
    levels: tuple[str, ...] = rng.choice((("tinh",), ("xa",), ("tinh", "xa"), ("tinh", "huyen", "xa"), ("bo", "tinh"), (), ()))
    features = _features(rng, groups, fields, levels)
    items = _items(rng, groups, fields, levels)
    used = tuple(group for group in groups if any(item.group == group for item in items))
    declared = {str(group or "total"): sum(item.group == group for item in items) for group in used}
    return Plan(seed=seed, items=items, groups=used, fields=fields, levels=levels, features=features, declared=declared)


def _features(rng: random.Random, groups: tuple[str | None, ...], fields: list[str], levels: tuple[str, ...]) -> dict[str, Any]:
    many = len(groups) > 1
    if groups[0] is None:
        group_at = "none"
    elif many:
        group_at = rng.choice(("heading", "heading", "row", "annex"))
    else:
        group_at = rng.choice(("heading", "row", "annex", "article", "title"))
    level_at = rng.choice(
        ("heading", "row", "column_x", "column", "annex") if len(levels) == 1 else ("heading", "row", "column_x", "column")
    )
    field_at = rng.choice(("heading", "row", "row", "column", "column") + (("title",) if len(fields) == 1 else ()))
    return {
        "group_at": group_at,
        "level_at": level_at if levels else "none",
        "field_at": field_at,
        "order": rng.choice(("level_field", "field_level")),
        "columns": rng.choice(("p1", "p2", "p2", "ministry", "short")),
        "no_table": rng.random() < 0.06,
        "shuffled": rng.random() < 0.15,
        "stt": rng.choice(("number", "number", "zero", "dot", "restart", "missing", "nested", "roman", "blank_some")),
        "repeat_header": rng.choice(("no", "no", "no", "inside", "tables")),
        "number_row": rng.random() < 0.2,
        "row_style": rng.choice(("full", "stt_cell", "empty_cells", "repeated", "stt_rest")),
        "counts": rng.choice(("none", "none", "heading", "heading", "article", "article", "both", "words", "list")),
        "total_row": rng.choice(("no", "no", "no", "full", "cell")),
        "empty_row": rng.random() < 0.12,
        "cut_name": rng.random() < 0.12,
        "code_in_name": rng.choice(("no", "no", "no", "brackets", "line", "label", "before")),
        "merged": rng.random() < 0.4,
        "two_rows": rng.random() < 0.35,
        "wide": rng.random() < 0.03,
        "nested_table": rng.random() < 0.06,
        "tail": rng.sample(("part_two", "process", "form", "notes", "fees"), rng.choice((0, 0, 1, 2))),
        "title_says": rng.random() < 0.6,
        "replaced_form": rng.choice(("pairs", "pairs_head", "many", "plain")),
        "upper": rng.random() < 0.55,
        "prefix": rng.choice(("letter", "roman", "number", "none", "part", "dash")),
        "short_words": rng.random() < 0.35,
        "bold": rng.random() < 0.7,
        "mixed": rng.random() < 0.05,
    }


def _items(rng: random.Random, groups: tuple[str | None, ...], fields: list[str], levels: tuple[str, ...]) -> list[Item]:
    items: list[Item] = []
    for group in groups:
        for level in levels or (None,):
            for name in fields:
                authority, *names = FIELDS[name]
                free = [one for one in names if all(one != item.name for item in items)]
                for title in rng.sample(free, min(len(free), rng.choice((0, 1, 1, 2, 3)))):
                    item = _item(rng, group, title, name, authority)
                    item.level = level
                    items.append(item)
    if not items:
        authority, *names = FIELDS[fields[0]]
        items.append(_item(rng, groups[0], names[0], fields[0], authority))
        items[0].level = levels[0] if levels else None
    return items


def _item(rng: random.Random, group: str | None, name: str, field_name: str, authority: str) -> Item:
    base = f"{rng.choice('1123')}.{rng.randrange(1, 999999):06d}"
    kind = rng.choice(("base",) * 5 + ("full",) * 5 + ("short",) * 2 + ("blank", "said", "spaces", "letter_o", "broken", "two"))
    if group == "new" and rng.random() < 0.3:
        kind = rng.choice(("blank", "said"))
    code: str | None = base
    doubt = None
    printed = {
        "base": base,
        "full": f"{base}.000.00.00.H48",
        "short": f"{base}.H50",
        "blank": "",
        "said": rng.choice(("Không có mã số", "Chưa có mã", "-")),
        "spaces": rng.choice((f"{base[:2]} {base[2:]}", f"{base[:5]} {base[5:]}", f"{base} .000.00.00. H48")),
        "letter_o": base[:2] + "O" + base[3:],
        "broken": f"{base[:6]}\n{base[6:]}.000.00.00.H48",
        "two": f"{base};\n2.{rng.randrange(1, 999999):06d}",
    }[kind]
    if kind in {"blank", "said"}:
        code = None
    if kind == "letter_o":
        doubt = "malformed_code"
        base = base[:2] + "0" + base[3:]
        code = base
    if kind == "two":
        doubt = "several_codes"
    return Item(group=group, name=name, code=code, printed=printed, field=field_name, authority=authority, doubt=doubt)
