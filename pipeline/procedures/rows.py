"""From a collected row to a published procedure: group, levels, field, code, name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.document import Doubt
from pipeline.model.procedures import Cells, Procedure, ProcedureGroup
from pipeline.model.text import Span
from pipeline.procedures.codes import FoundCode, read_code_cell, take_code_from_name
from pipeline.procedures.drafts import Draft
from pipeline.procedures.headings import read_groups, to_group
from pipeline.procedures.publication import Publication
from pipeline.rules.schema.procedure_tables import ColumnRole, ProcedureTables
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["GroupFound", "find_group", "to_procedure"]

_BROKEN_TOKEN = re.compile(r"(?<![\w/])(?P<before>\d+/[\w/-]*)\n(?P<behind>[\w/-]+)")
_NEW_LINE = re.compile(r"[-+•*]|\(?(?:\d{1,2}|[a-zđ])[.)]\s")
_FOOTNOTE = re.compile(r"\s*\[\d{1,2}\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFound:
    """The group of a row, the words that give it, and the doubt it leaves (``mixed_heading``, ``group_not_named``)."""

    group: ProcedureGroup | None
    span: Span | None = None
    doubt: str | None = None
    heading: str = ""


def find_group(draft: Draft, publication: Publication, rules: ProcedureTables) -> GroupFound:
    """Return the group by the nearest words that name exactly one (domain.md 4.4).

    In this order: heading over the row, heads of the names' columns, what the first article says of the annex, title and
    first article, heads of the other columns, the row's own note. A heading "sửa đổi, bổ sung, thay thế" is read as amended,
    with a doubt; nothing is guessed.
    """
    heading = draft.outline.group_heading
    if heading and heading.no_group and not heading.groups:
        return GroupFound(group=None, span=heading.span, doubt="group_not_named", heading=heading.text)
    names = draft.columns.groups(rules, of_names=True)
    others = draft.columns.groups(rules, of_names=False)
    nearest = (draft.outline.groups, heading.span if heading else None)
    annexed = (dict(publication.of_annexes).get(draft.outline.annex or "", ()), publication.article_span)
    whole = (publication.groups, publication.span)
    order = (nearest, (names, None), annexed, *((whole,) if heading is None else ()), (others, None))
    for groups, span in order:
        group, mixed = to_group(groups)
        if group is not None:
            return GroupFound(group=group, span=span, doubt="mixed_heading" if mixed else None, heading=_title(draft))
    noted = read_groups(fold_keeping_length(squeeze(draft.words.get("note", ""))), rules)
    if len(noted) == 1 and rules.bare_group.regex.search(fold_keeping_length(squeeze(draft.words["note"]))):
        return GroupFound(group=noted[0])
    mixed = len(draft.outline.groups) > 1 or len(publication.groups) > 1
    title = _title(draft) or publication.title
    return GroupFound(group=None, doubt="mixed_heading" if mixed else "group_not_named", heading=title)


def to_procedure(
    draft: Draft, publication: Publication, document: str, rules: ProcedureTables
) -> tuple[Procedure | None, tuple[Doubt, ...]]:
    """Return the procedure of a row, ``None`` when it names none, and the doubts about its code and its parts.

    ``document`` is the whole text, against which misprinted codes are checked.
    """
    words = draft.words
    name = _mend_tokens(words.get("name") or _lone_old_name(draft), document)
    printed, in_name = take_code_from_name(name, document, rules)
    code = read_code_cell(words.get("code") or (words.get("old_code", "") if not draft.columns.has("name") else ""), document)
    code = code or in_name
    printed = _FOOTNOTE.sub("", printed)
    if not any(character.isalpha() for character in printed):
        doubts = (_doubt("name_missing", rules.messages.name_missing, draft),) if code else ()
        return None, doubts
    if code is None and rules.nothing.regex.search(fold_keeping_length(printed)):
        return None, ()
    found = find_group(draft, publication, rules)
    procedure = Procedure(
        group=found.group,
        name=printed,
        page=draft.page,
        table=draft.table,
        row=draft.row,
        span=draft.span,
        internal=draft.outline.internal or publication.internal,
        code=code.base if code else None,
        code_raw=code.raw if code else None,
        field=_field(draft, publication),
        levels=draft.levels or draft.outline.levels or draft.columns.levels_of_names or publication.levels,
        authority=_cell(draft, "authority"),
        replaces=_replaced(draft, found.group, rules),
        cells=_cells(draft),
        group_span=found.span,
    )
    return procedure, _row_doubts(draft, code, rules)


def _mend_tokens(text: str, document: str) -> str:
    """Join dates and numbers that a narrow column broke ("30/4/197⏎5"), where the document prints them whole elsewhere."""

    def mended(found: re.Match[str]) -> str:
        whole = found["before"] + found["behind"]
        return whole if re.search(rf"(?<![\w/]){re.escape(whole)}(?![\w/])", document) else found[0]

    return _BROKEN_TOKEN.sub(mended, text) if "/" in text else text


def _row_doubts(draft: Draft, code: FoundCode | None, rules: ProcedureTables) -> tuple[Doubt, ...]:
    doubts: list[Doubt] = []
    if code and code.malformed:
        doubts.append(_doubt("malformed_code", rules.messages.malformed_code.format(code=code.raw), draft))
    if code and code.others:
        doubts.append(_doubt("several_codes", rules.messages.several_codes.format(code=code.raw), draft))
    if draft.torn:
        doubts.append(_doubt("torn_row", rules.messages.torn_row, draft))
    return tuple(doubts)


def _doubt(code: str, message: str, draft: Draft) -> Doubt:
    return Doubt(code=code, message=message, span=draft.span, page=draft.page, table=draft.table, row=draft.row)


def _field(draft: Draft, publication: Publication) -> str | None:
    column = squeeze(_FOOTNOTE.sub("", draft.words.get("field", ""))) or None
    found = draft.outline.field_inside_list or column or draft.outline.field
    if found and publication.field and _letters(found) == _letters(publication.field):
        # A narrow cell or a careless heading may glue words.
        return max(found, publication.field, key=lambda words: words.count(" "))
    return found or publication.field


def _letters(words: str) -> str:
    return fold_keeping_length("".join(words.split()))


def _lone_old_name(draft: Draft) -> str:
    return "" if draft.columns.has("name") else draft.words.get("old_name", "")


def _replaced(draft: Draft, group: ProcedureGroup | None, rules: ProcedureTables) -> tuple[str, ...]:
    """Return codes or names of the old procedures of a "thay thế" row."""
    if not draft.columns.has("name"):
        return ()
    old = list(draft.old)
    note = draft.words.get("note", "")
    if not old and group == "replaced" and "replaced" in read_groups(fold_keeping_length(squeeze(note)), rules):
        found = read_code_cell(note, "")
        old = [base for base in (found.base, *found.others) if base] if found else []
    return tuple(dict.fromkeys(old))


def _title(draft: Draft) -> str:
    heading = draft.outline.group_heading
    return heading.text if heading else ""


def _cells(draft: Draft) -> Cells:
    return Cells(
        deadline=_cell(draft, "deadline"),
        place=_cell(draft, "place"),
        fee=_cell(draft, "fee"),
        legal_basis=_cell(draft, "legal_basis"),
        delivery=_cell(draft, "delivery"),
        service_level=_cell(draft, "service_level"),
        note=_cell(draft, "note") or _cell(draft, "published"),
    )


def _cell(draft: Draft, role: ColumnRole) -> str | None:
    """Return a cell's words; lines that a narrow column broke are joined, lines of a list ("- …", "1. …") stay lines."""
    lines: list[str] = []
    for line in draft.words.get(role, "").split("\n"):
        words = squeeze(line)
        if lines and words and not _NEW_LINE.match(words) and not lines[-1].endswith((";", ".", ":")):
            lines[-1] = f"{lines[-1]} {words}"
        elif words:
            lines.append(words)
    return "\n".join(lines) or None
