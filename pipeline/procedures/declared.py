"""Counts that the decision itself states: in its first article, in headings, in closing lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model.procedures import Declared, Level, ProcedureGroup
from pipeline.procedures.counts import find_counts, to_number
from pipeline.procedures.headings import Heading, read_groups, read_levels, to_group
from pipeline.procedures.publication import Publication
from pipeline.rules.schema.procedure_tables import ProcedureTables
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["ClosingLine", "RowPlace", "read_declared", "read_stated_counts"]

_BEFORE = 12
"""Characters before a count in which its level stands ("cấp xã: 02 TTHC")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingLine:
    """Words that may close a list with a total, and where they stand."""

    at: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPlace:
    """Where a row stands, the number of its list, its group."""

    at: int
    number: int
    group: ProcedureGroup | None


_Counts = dict[ProcedureGroup | None, int]
_SENTENCE_END = re.compile(r";|[.](?=\s|$)")
_NEAR = 90
"""Characters from a count on in which its group usually stands; behind them another part of the sentence may begin."""


def read_declared(
    publication: Publication,
    headings: Sequence[Heading],
    closing_lines: Iterable[ClosingLine],
    rules: ProcedureTables,
    rows: Sequence[RowPlace] = (),
) -> Declared:
    """Return the stated counts; the first article counts more than the title, headings and closing lines fill what it leaves.

    ``total`` is a stated total, a count without a group, or the only count when the decision has one group only.
    """
    stated: _Counts = {}
    for words in (publication.article[:2500], publication.title):
        for group, value in read_stated_counts(words, rules).items():
            stated.setdefault(group, value)
    for group, value in _of_headings(headings).items():
        stated.setdefault(group, value)
    total = _of_closing_lines(closing_lines, rows, rules)
    if total is not None:
        stated.setdefault(None, total)
    groups = {group: value for group, value in stated.items() if group is not None}
    named = set(publication.groups) | {group for heading in headings for group in heading.groups} | set(groups)
    whole = not any(heading.no_group for heading in headings)
    if None not in stated and len(groups) == 1 and len(named) == 1 and whole:
        stated[None] = next(iter(groups.values()))
    return Declared(
        new=stated.get("new"),
        amended=stated.get("amended"),
        replaced=stated.get("replaced"),
        abolished=stated.get("abolished"),
        total=stated.get(None),
    )


def read_stated_counts(words: str, rules: ProcedureTables) -> _Counts:
    """Return counts by group in running words; ``None`` for a count that names no group.

    Words about earlier decisions do not count ("bãi bỏ 03 TTHC tại Quyết định số …").
    Example: ``02 thủ tục hành chính mới ban hành, 08 thủ tục hành chính được sửa đổi, bổ sung`` → new 2, amended 8.
    """
    whole = fold_keeping_length(squeeze(words))
    folded = rules.cited.regex.sub(lambda match: " " * len(match[0]), whole)
    found = list(find_counts(folded, rules))
    counts = [count for count in found if not count.of_processes] or found
    stated: _Counts = {}
    levels: dict[ProcedureGroup | None, tuple[Level, ...]] = {}
    last: ProcedureGroup | None = None
    for at, count in enumerate(counts):
        end = counts[at + 1].span.start if at + 1 < len(counts) else len(folded)
        # From the count's own words on: "TTHC mới" is a group, "mới" alone is none.
        behind = _SENTENCE_END.split(folded[count.span.start : end], maxsplit=1)[0]
        before = folded[counts[at - 1].span.end if at else 0 : count.span.start]
        if rules.of_earlier.regex.search(before) and rules.cited.regex.search(whole[count.span.start : end]):
            continue
        group = _group_of(_SENTENCE_END.split(before)[-1], behind, rules)
        if _is_apart(group, behind, folded, rules):
            continue
        said = _level_before(before, rules) or read_levels(_own_words(behind), rules)
        if said and group is None and at:
            group = last  # "gồm 02 thủ tục cấp tỉnh và 01 thủ tục cấp xã" parts what was said before
        last = group
        if group not in stated:
            stated[group], levels[group] = count.value, said
        elif said and levels[group] and not set(said) & set(levels[group]):
            stated[group] += count.value
            levels[group] += said
    return stated


def _own_words(behind: str) -> str:
    """Return the words behind a count without those that introduce the next one ("cấp xã: ")."""
    return behind[: -_BEFORE if behind.rstrip().endswith(":") else None][:_NEAR]


def _level_before(before: str, rules: ProcedureTables) -> tuple[Level, ...]:
    """Return the level in front of a count and a colon ("cấp xã: 02 TTHC")."""
    return read_levels(before[-_BEFORE:], rules) if before.rstrip().endswith(":") else ()


def _is_apart(group: ProcedureGroup | None, behind: str, folded: str, rules: ProcedureTables) -> bool:
    """Whether a count is of procedures in no group beside others that have one ("và 03 TTHC tiếp tục thực hiện")."""
    return group is None and bool(rules.no_group.regex.search(behind)) and bool(read_groups(folded, rules))


def _group_of(before: str, behind: str, rules: ProcedureTables) -> ProcedureGroup | None:
    """Return the group of a count: the label before it ("TTHC bị bãi bỏ: 02"), the words behind it, those before it."""
    if rules.no_group.regex.search(behind[:_NEAR]):
        return None
    labelled = read_groups(before, rules) if before.rstrip().endswith(":") else ()
    if len(labelled) == 1:
        return labelled[0]
    for words in (behind[:_NEAR], behind, before):
        groups = read_groups(words, rules)
        if groups:
            return to_group(groups)[0]
    return None


def _of_headings(headings: Sequence[Heading]) -> _Counts:
    """Return the sums of counts in headings that name one group; a heading without count gives none."""
    sums: _Counts = {}
    for heading in headings:
        group, _ = to_group(heading.groups)
        if group is not None and heading.count is not None and heading.kind != "field":
            sums[group] = sums.get(group, 0) + heading.count
    return sums


def _of_closing_lines(lines: Iterable[ClosingLine], rows: Sequence[RowPlace], rules: ProcedureTables) -> int | None:
    """Return the total that the lines under (or over) lists say of the whole decision.

    When each line says what stands before it, all of them agree with the rows, and they may be of parts only. Else it is the
    one there is, the last that sums the others up, or their sum.
    """
    found = [
        (line.at, value)
        for line in lines
        if (match := rules.total_count.regex.search(fold_keeping_length(squeeze(line.words))))
        and (value := to_number(match["count"], rules)) is not None
    ]
    counts = [count for _, count in found]
    if not counts:
        return None
    if all(count in _countable(at, found, rows) for at, count in found):
        return len(rows) if len(rows) in {*counts, sum(counts)} else None
    if len(counts) > 2 and counts[-1] == sum(counts[:-1]):
        return counts[-1]
    return sum(counts)


def _countable(at: int, found: Sequence[tuple[int, int]], rows: Sequence[RowPlace]) -> set[int]:
    """Return how many rows a line may speak of: all, those before it, since the line before it, of its list, of its group."""
    before = [row for row in rows if row.at < at]
    since = max((other for other, _ in found if other < at), default=-1)
    last = before[-1] if before else None
    return {
        len(rows),
        len(before),
        sum(row.at > since for row in before),
        sum(row.number == last.number for row in before) if last else 0,
        sum(row.group == last.group for row in before) if last else 0,
    }
