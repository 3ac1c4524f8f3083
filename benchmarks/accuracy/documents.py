"""Comparing readings with gold: header fields, labels, effects, rows of procedures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from benchmarks.accuracy.same import folded, office, same
from benchmarks.accuracy.tally import Tally

FIELDS = (
    "number", "kind", "authority", "issued_by", "place", "date", "passed", "title", "signer", "signer_title", "signing",
    "normative", "effective_to",
)  # fmt: skip
GROUPS = ("new", "amended", "replaced", "abolished", None)


def compare_record(tally: Tally, line: dict[str, Any], found: dict[str, Any]) -> None:
    """Compare with the publisher's record."""
    for name in ("number", "kind", "date", "signer"):
        tally.value(f"record.{name}", line, line[name], found.get(name))


def compare_document(tally: Tally, line: dict[str, Any], found: dict[str, Any]) -> None:
    """Compare with a gold line, as far as it states something."""
    for name in FIELDS:
        if name in line:
            tally.value(name, line, line[name], found.get(name))
    if "effective_from" in line:
        tally.value("effective_from", line, _day(line["effective_from"]), _day(found.get("effective_from")))
    if "proposal" in line:
        tally.value("proposal", line, _proposal(line["proposal"]), _proposal(found.get("proposal")))
    tally.value("labels", line, sorted(line["labels"]), sorted(found.get("labels") or []))
    tally.value("label.primary", line, line["labels"][:1], (found.get("labels") or [])[:1])
    for label in sorted({*line["labels"], *(found.get("labels") or [])}):
        tally.set(f"label {label}", line, [label] * (label in line["labels"]), [label] * (label in (found.get("labels") or [])))
    expected, got = list(acts(line["effects"])), list(acts(found.get("effects") or []))
    tally.set("effects", line, expected, got)
    tally.set("effects whole repeal/replace", line, _whole(expected), _whole(got))
    tally.sure += [(line["half"], *judged) for judged in judge(expected, found.get("effects") or [])]


def compare_rows(tally: Tally, line: dict[str, Any], found: dict[str, Any]) -> None:
    """Compare the rows of procedures and the stated counts."""
    expected, got = line["rows"], found.get("procedures") or []
    pairs = list(_paired(expected, got))
    tally.set("rows", line, range(len(expected)), [e for e, _ in pairs] + [-1] * (len(got) - len(pairs)))
    for e, g in pairs:
        want, have = expected[e], got[g]
        group_line = dict(line, file=f"{line['file']} row {e + 1}")
        tally.confusion["group"][str(want["group"]), str(have["group"])] += 1
        tally.value("row.group", group_line, want["group"] or "none", have["group"] or "none")
        for name in ("code", "code_raw", "name", "field"):
            tally.value(f"row.{name}", group_line, _blank(name, want[name]), _blank(name, have[name]))
        tally.value("row.levels", group_line, sorted(want["levels"]), sorted(have["levels"]))
        tally.value("row.internal", group_line, want["internal"], have["internal"])
    for name, value in line["declared"].items():
        tally.value(f"declared.{name}", line, value, (found.get("declared") or {}).get(name))
    differs = any(d["code"] == "declared_count_differs" for d in found.get("doubts") or [])
    tally.value("declared.differs", line, bool(line.get("declared_differs")), differs)


def _blank(name: str, value: Any) -> Any:
    return re.sub(r"\s", "", value) if name == "code_raw" and value else value


def _day(value: dict[str, Any] | None) -> dict[str, Any] | None:
    return value if value and (value.get("date") or value.get("expression")) else None


def _proposal(value: dict[str, Any] | None) -> dict[str, Any] | None:
    return dict(value, by=office(value.get("by"))) if value else None


def judge(expected: Sequence[tuple[Any, ...]], effects: Sequence[dict[str, Any]]) -> Iterator[tuple[float, bool]]:
    """Yield for each act that was read its confidence and whether it is right; the surest of two equal ones counts."""
    left, seen = Counter(expected), set()
    for effect in sorted(effects, key=lambda effect: -effect["confidence"]):
        for act in acts([effect]):
            if act not in seen:
                seen.add(act)
                yield effect["confidence"], left[act] > 0


def acts(effects: Sequence[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """Yield (act, number, attached, last eId, scope), one for each provision, each once."""
    seen = set()
    for effect in effects:
        number = folded(effect["number"]) if effect["number"] else None
        for eid in effect["eids"] or [""]:
            last = re.sub(r"_0+(?=\d)", "_", eid.split("__")[-1]) if "row_" in eid else eid
            attached = (
                bool(effect["attached"]) or "row_" in eid
            )  # a row always stands in what is attached, however that is cited
            act = (effect["act"], number, attached, last, effect["scope"] or "unknown")
            if act not in seen:
                seen.add(act)
                yield act


def _whole(acts: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [act for act in acts if act[0] in {"repeal", "replace", "expire"} and act[4] == "whole"]


def _paired(expected: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    """Pair rows in order: by name, else by code."""
    matcher = SequenceMatcher(None, [folded(r["name"]) for r in expected], [folded(r["name"]) for r in found], autojunk=False)
    free_e, free_g = set(range(len(expected))), set(range(len(found)))
    for block in matcher.get_matching_blocks():
        for n in range(block.size):
            yield block.a + n, block.b + n
            free_e.discard(block.a + n)
            free_g.discard(block.b + n)
    for e in sorted(free_e):
        for g in sorted(free_g):
            code = expected[e]["code"]
            if (code and code == found[g]["code"]) or _near(expected[e]["name"], found[g]["name"]):
                yield e, g
                free_g.discard(g)
                break


def _near(one: str, other: str) -> bool:
    return same(one, other) or SequenceMatcher(None, folded(one), folded(other)).ratio() > 0.8
