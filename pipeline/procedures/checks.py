"""What a reader of the lists should look at: counts that differ, codes twice, groups that nothing names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.model.document import Doubt
from pipeline.model.procedures import Declared, Procedure, ProcedureGroup
from pipeline.procedures.drafts import Draft
from pipeline.procedures.headings import Heading
from pipeline.procedures.publication import Publication
from pipeline.procedures.rows import find_group
from pipeline.procedures.statistics import procedure_key
from pipeline.rules.schema.procedure_tables import ProcedureTables

__all__ = ["check_lists"]

Pair = tuple[Draft, Procedure]
_GROUPS: tuple[ProcedureGroup, ...] = ("new", "amended", "replaced", "abolished")


def check_lists(
    pairs: Sequence[Pair], declared: Declared, publication: Publication, rules: ProcedureTables
) -> tuple[Doubt, ...]:
    """Return the doubts about whole lists, in the order of the text."""
    return (
        *_check_groups(pairs, publication, rules),
        *_check_repeated(pairs, rules),
        *_check_declared(pairs, declared, rules),
        *_check_sections(pairs, rules),
    )


def _check_groups(pairs: Sequence[Pair], publication: Publication, rules: ProcedureTables) -> list[Doubt]:
    """One doubt for each list whose heading is mixed, names no group, or says another one than title and first article."""
    doubts: list[Doubt] = []
    seen: set[tuple[str, int]] = set()
    for draft, procedure in pairs:
        found = find_group(draft, publication, rules)
        code = found.doubt
        if code is None and publication.groups and procedure.group not in publication.groups:
            code = "group_contradicts"
        if code is None or (code, draft.number) in seen:
            continue
        seen.add((code, draft.number))
        message = str(getattr(rules.messages, code)).format(heading=found.heading)
        doubts.append(
            Doubt(
                code=code,
                message=message,
                span=found.span or procedure.span,
                page=procedure.page,
                table=procedure.table,
                row=procedure.row,
            )
        )
    return doubts


def _check_repeated(pairs: Sequence[Pair], rules: ProcedureTables) -> list[Doubt]:
    doubts: list[Doubt] = []
    seen: set[tuple[object, ...]] = set()
    for draft, procedure in pairs:
        key = (draft.outline.group_heading, draft.outline.levels, procedure.group, procedure.code)
        if procedure.code and key in seen:
            message = rules.messages.repeated_code.format(code=procedure.code)
            doubts.append(
                Doubt(
                    code="repeated_code",
                    message=message,
                    span=procedure.span,
                    page=procedure.page,
                    table=procedure.table,
                    row=procedure.row,
                )
            )
        seen.add(key)
    return doubts


def _check_declared(pairs: Sequence[Pair], declared: Declared, rules: ProcedureTables) -> list[Doubt]:
    """Compare stated counts with rows and with distinct procedures: either may be what the decision counts."""
    if not pairs:
        return []
    rows: Counter[str | None] = Counter(procedure.group for _, procedure in pairs)
    distinct: Counter[str | None] = Counter(group for group, _ in {(p.group, procedure_key(p, rules)) for _, p in pairs})
    messages = rules.messages
    doubts: list[Doubt] = []
    for group in (*_GROUPS, "total"):
        stated = getattr(declared, group)
        counted = (sum(rows.values()), sum(distinct.values())) if group == "total" else (rows[group], distinct[group])
        if stated is None or stated in counted:
            continue
        where = f"{messages.declared_in_text} ({getattr(messages, f'group_{group}')})"
        message = messages.declared_count_differs.format(where=where, declared=stated, counted=counted[0])
        first = next((p for _, p in pairs if p.group == group), pairs[0][1])
        doubts.append(Doubt(code="declared_count_differs", message=message, page=first.page, table=first.table))
    return doubts


def _check_sections(pairs: Sequence[Pair], rules: ProcedureTables) -> list[Doubt]:
    """Compare the counts in headings with the rows below them."""
    below: dict[int, tuple[Heading, list[Procedure]]] = {}
    for draft, procedure in pairs:
        for heading in draft.outline.headings:
            if heading.count is not None:
                below.setdefault(heading.span.start, (heading, []))[1].append(procedure)
    doubts: list[Doubt] = []
    for heading, procedures in below.values():
        counted = {len(procedures), len({procedure_key(procedure, rules) for procedure in procedures})}
        if heading.count not in counted:
            message = rules.messages.section_count_differs.format(
                heading=heading.text, declared=heading.count, counted=len(procedures)
            )
            first = procedures[0]
            doubts.append(
                Doubt(code="declared_count_differs", message=message, span=heading.span, page=first.page, table=first.table)
            )
    return doubts
