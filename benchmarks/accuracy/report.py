"""Figures as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.accuracy.documents import GROUPS

_LABELS = ("new", "amended", "replaced", "abolished", "publishes_procedures", "corrects", "announces", "other")


def tables(figures: Mapping[str, Any]) -> str:
    """Return all figures for a terminal."""
    return "\n".join(
        [
            *_fields(figures["fields"]),
            *_sets(figures["sets"]),
            *_matrix(figures),
            *_calibration(figures["calibration"]),
            *_rest(figures),
        ]
    )


def _fields(fields: Mapping[str, Any]) -> Iterator[str]:
    yield f"{'field':24}{'n':>6}{'exact':>8}{'wrong':>8}{'unknown':>9}{'exact %':>9}{'half a':>8}{'half b':>8}"
    for name, by in fields.items():
        counts = by["all"]
        total = sum(counts.values())
        shares = [100 * by[h].get("exact", 0) / max(1, sum(by[h].values())) for h in ("all", "a", "b")]
        values = "".join(f"{counts.get(k, 0):>{w}}" for k, w in (("exact", 8), ("wrong", 8), ("unknown", 9)))
        yield f"{name:24}{total:>6}{values}{shares[0]:>9.1f}{shares[1]:>8.1f}{shares[2]:>8.1f}"


def _set_lines(sets: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    yield f"{'set':34}{'expected':>9}{'found':>7}{'precision':>11}{'recall':>8}{'F1':>7}{'F1 a':>7}{'F1 b':>7}"
    for name, by in sets.items():
        a = by["all"]
        figures = f"{a['precision']:>11.3f}{a['recall']:>8.3f}{a['f1']:>7.3f}{by['a']['f1']:>7.3f}{by['b']['f1']:>7.3f}"
        yield f"{name:34}{a['expected']:>9}{a['found']:>7}{figures}"


def _sets(sets: Mapping[str, Any]) -> Iterator[str]:
    yield from _set_lines(sets)
    present = [sets[f"label {label}"]["all"]["f1"] for label in _LABELS if f"label {label}" in sets]
    yield f"labels macro-F1: {sum(present) / max(1, len(present)):.3f}"


def _matrix(figures: Mapping[str, Any]) -> Iterator[str]:
    matrix = figures["confusion"].get("group", {})
    yield ""
    yield "groups, gold (rows) against read (columns):"
    names = [str(group) for group in GROUPS]
    yield f"{'':12}" + "".join(f"{name:>11}" for name in names)
    for gold in names:
        yield f"{gold:12}" + "".join(f"{matrix.get(f'{gold} -> {read}', 0):>11}" for read in names)


def _calibration(halves: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    yield f"{'confidence of effects':24}{'in the band':>12}{'claimed':>9}{'right':>8}{'above':>8}{'right':>8}{'a':>8}{'b':>8}"
    for bound, band in halves["all"]["bands"].items():
        above = [halves[half]["above"][bound]["precision"] for half in ("all", "a", "b")]
        shares = "".join(f"{_share(value):>8}" for value in above)
        inside = f"{band['claims']:>12}{_share(band['claimed']):>9}{_share(band['precision']):>8}"
        yield f"from {bound:19}{inside}{halves['all']['above'][bound]['claims']:>8}{shares}"
    yield f"mean distance of claimed and right: {halves['all']['error']:.3f}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _rest(figures: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    for kind, counts in figures["cases"].items():
        yield f"cases {kind}: {counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped"
    structure = figures.get("structure")
    if structure:
        yield (
            f"structure: {structure['exact']} of {structure['documents']} documents exact ({100 * structure['share']:.1f} %; "
            f"half a {100 * structure['share_a']:.1f} %, half b {100 * structure['share_b']:.1f} %)"
        )
    notes = figures.get("notes")
    if notes:
        yield (
            f"notes of the codification: {notes['read']} of {notes['stated']} articles read ({100 * notes['share']:.2f} %), "
            f"{notes['notes_whole']} of {notes['notes']} notes whole ({100 * notes['share_of_notes']:.2f} %), "
            f"{notes['covered']} of {notes['looked_at']} without a crude match outside a reference"
        )
    yield from _judged(figures)
    if "twins" in figures:
        yield ""
        yield f"the same document in two formats, {figures['twins']['pairs']} pairs; expected is what the DOC says:"
        yield from _fields(figures["twins"]["fields"])
        yield from _set_lines(figures["twins"]["sets"])


def _judged(figures: Mapping[str, Any]) -> Iterator[str]:
    documents, notes = figures.get("structure_judged"), figures.get("notes_checked")
    if documents:
        yield (
            f"structure, the other gold irregular: {documents['right']} of {documents['documents']} judged right by reading "
            f"(when judged: {documents['right_when_judged']}), articles of attachments in {documents['attached_right']} of "
            f"{documents['with_attached']}; wrong: {', '.join(documents['wrong']) or 'none'}"
        )
    if notes:
        yield (
            f"notes drawn and checked by reading: target and provisions exact in {notes['right']} of {notes['notes']} "
            f"({100 * notes['share']:.2f} %; when judged: {notes['right_when_judged']}), days behind a title "
            f"{notes['days_read']} of {notes['days']}, members of a chain {notes['history_read']} of {notes['history']}"
        )
