"""Headings over and inside lists: which group, level and field they name, how many procedures they announce."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.model.procedures import Level, ProcedureGroup
from pipeline.model.text import Span
from pipeline.procedures.counts import read_count
from pipeline.rules.schema.procedure_tables import ProcedureTables
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = [
    "Heading",
    "HeadingKind",
    "read_capital_field",
    "read_field",
    "read_field_row",
    "read_groups",
    "read_heading",
    "read_level_names",
    "read_levels",
    "read_row_heading",
    "to_group",
]

HeadingKind = Literal["list", "level", "field", "annex", "excluded"]
_FOOTNOTE = re.compile(r"\s*\[\d{1,2}\]|\s*\(\d{1,2}\)(?!\s*\S)")
_BRACKETS = re.compile(r"\([^()]*\)")
_OUTLINE_MARK = re.compile(r"(?:[IVXLC]{1,5}|[A-ZĐ]\d{0,2})(?:[.](?:\d{1,2}|[IVX]{1,4}))*\s?[.):]?")
_ARABIC_MARK = re.compile(r"\d{1,3}(?:\.\d{1,2})*\s?[.):]?")
_LETTER_DIGIT = re.compile(r"[A-ZĐ]\d{1,2}")
"""``A1`` stands below ``A`` as ``A.1`` does."""
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_LETTERS = "ABCDEGHIKLMN"
"""Letters that number lists; F and J are not used, I is read as a roman number."""
_LONGEST_FIELD = 70
"""Characters of the longest name of a field that stands in a row of its own."""
_LONGEST = 600
"""Characters of the longest heading: titles of annexes name several offices, nothing longer is a heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What one heading says; ``groups`` in the order of the text, ``count`` as stated in it."""

    kind: HeadingKind
    text: str
    span: Span
    groups: tuple[ProcedureGroup, ...] = ()
    levels: tuple[Level, ...] = ()
    field: str | None = None
    count: int | None = None
    internal: bool = False
    no_group: bool = False
    """Whether it says that its list is in no group ("được chuẩn hóa")."""
    annex: str | None = None
    """The printed number of an annex, folded (``ii``, ``2``)."""
    style: str = ""
    """The sort of number before it (``I``, ``A``, ``1``), empty without one."""
    ordinal: int | None = None
    """The last part of that number: ``B`` and ``II`` are 2."""


def read_heading(text: str, span: Span, rules: ProcedureTables) -> Heading | None:
    """Read a paragraph as a heading; ``None`` for running text."""
    words = squeeze(_FOOTNOTE.sub("", text))
    if not words or len(words) > _LONGEST:
        return None
    folded = fold_keeping_length(words)
    is_annex = bool(rules.annex.regex.search(folded))
    mark = rules.enumerator.regex.match(folded)
    printed = words[: mark.end()] if mark else ""
    body, folded_body = (words[mark.end() :], folded[mark.end() :]) if mark else (words, folded)
    kind = _kind(folded_body, rules)
    if kind is None and not is_annex:
        return None
    if kind is None or is_annex:
        kind = "excluded" if kind == "excluded" else "annex"
    heading = _to_heading(kind, body, span, printed, rules)
    number = rules.annex_number.regex.match(folded) if is_annex else None
    return replace(heading, annex=number["number"].lstrip("0")) if number else heading


def read_row_heading(marks: str, text: str, span: Span, rules: ProcedureTables) -> Heading | None:
    """Read a table row of one cell, or of a number and one cell, as a heading.

    Under a roman number or a letter, and in capitals or with a count behind it, words that name nothing else are a field.
    Example: ``I`` | ``CHỨNG THỰC (05 TTHC)``.
    """
    found = read_heading(f"{marks}. {text}" if marks else text, span, rules)
    words = squeeze(_FOOTNOTE.sub("", text))
    if found is not None or not words or len(words) > 200 or not _may_be_heading(words, marks):
        return found
    mark = rules.enumerator.regex.match(fold_keeping_length(words))
    printed = marks or (words[: mark.end()] if mark else "")
    style = _style(printed)
    body = words[mark.end() :] if mark and not marks else words
    folded = fold_keeping_length(body)
    count = read_count(folded, rules)
    told = style[:1] in {"I", "A"} or (body.isupper() and style[:1] != "1") or count is not None
    if rules.total.regex.search(folded) or not told:
        return None
    if rules.no_field.regex.search(folded):
        return _to_heading("list", body, span, printed, rules)
    if read_levels(folded, rules):
        return _to_heading("level", body, span, printed, rules)
    name = _normal_case(_before_bracket(body))
    return Heading(kind="field", text=words, span=span, field=name or None, count=count, style=style, ordinal=_ordinal(printed))


def read_field_row(text: str, span: Span, rules: ProcedureTables) -> Heading | None:
    """Read a row that one cell fills as the name of a field: a few words that say nothing else (domain.md 4.4, rule 2)."""
    words = squeeze(_FOOTNOTE.sub("", text))
    folded = fold_keeping_length(words)
    if not words[:1].isupper() or len(words) > _LONGEST_FIELD or words[-1] in ".:;," or any(map(str.isdigit, words)):
        return None
    others = (
        rules.no_field.regex,
        rules.total.regex,
        rules.nothing.regex,
        rules.note.regex,
        rules.content_patterns["authority"],
    )
    if any(pattern.search(folded) for pattern in others):
        return None
    return Heading(kind="field", text=words, span=span, field=_normal_case(words))


def read_capital_field(text: str, span: Span, rules: ProcedureTables) -> Heading | None:
    """Read a paragraph below a list's heading as a field: roman number or letter, a few capital words ("I. HỘ TỊCH").

    It is of the kind ``list``: a column of fields is surer.
    """
    words = squeeze(_FOOTNOTE.sub("", text))
    mark = rules.enumerator.regex.match(fold_keeping_length(words))
    printed = words[: mark.end()] if mark else ""
    body = _before_bracket(words[len(printed) :])
    if _style(printed)[:1] not in {"I", "A"} or not body.isupper():
        return None
    found = read_field_row(body, span, rules)
    return replace(found, kind="list", style=_style(printed), ordinal=_ordinal(printed)) if found else None


def _may_be_heading(words: str, marks: str) -> bool:
    return words[0] not in "-+(" and any(character.isalpha() for character in words) and bool(marks or not words[0].isdigit())


def read_groups(folded: str, rules: ProcedureTables) -> tuple[ProcedureGroup, ...]:
    """Return the groups that the words name, in their order; words about other decisions do not count.

    What brackets say explains ("bị bãi bỏ (do được thay thế bởi …)"): it counts when nothing outside names a group.
    """
    own = rules.cited.regex.sub(" ", folded)
    return _groups_in(_BRACKETS.sub(" ", own), rules) or _groups_in(own, rules)


def _groups_in(own: str, rules: ProcedureTables) -> tuple[ProcedureGroup, ...]:
    found = [(match.start(), rule.group) for rule in rules.groups if (match := rule.regex.search(own))]
    return tuple(group for _, group in sorted(found))


def to_group(groups: tuple[ProcedureGroup, ...]) -> tuple[ProcedureGroup | None, bool]:
    """Return the one group of a list and whether its heading was mixed (domain.md 4.4, product decision 9)."""
    if len(groups) == 1:
        return groups[0], False
    if set(groups) == {"amended", "replaced"}:
        return "amended", True
    return None, len(groups) > 1


def read_levels(folded: str, rules: ProcedureTables) -> tuple[Level, ...]:
    """Return the levels that the words say ("cấp tỉnh, cấp xã"), each once, in their order."""
    found: list[Level] = []
    for match in rules.level.regex.finditer(folded):
        names = [match["first"], *re.findall("|".join(rules.level_of), match["more"] or "")]
        for name in names:
            level = rules.level_of.get(squeeze(name))
            if level and level not in found:
                found.append(level)
    return tuple(found)


def read_level_names(folded: str, rules: ProcedureTables) -> tuple[Level, ...]:
    """Return the levels of a cell that holds their names alone (``Tỉnh``, ``Xã, phường``)."""
    names = [squeeze(name) for name in re.split(r"[,;/+-]|\bva\b", folded) if name.strip()]
    found = [rules.level_of.get(name) for name in names]
    return tuple(dict.fromkeys(level for level in found if level)) if all(found) else ()


def read_field(words: str, rules: ProcedureTables) -> str | None:
    """Return the one field ("lĩnh vực") that the words name, in normal letter case; ``None`` when none or several."""
    folded = fold_keeping_length(words)
    if rules.several_fields.regex.search(folded):
        return None
    names = [_normal_case(words[match.start("field") : match.end("field")]) for match in rules.field.regex.finditer(folded)]
    different = {fold_keeping_length(name) for name in names if name}
    return names[0] if len(different) == 1 and ";" not in names[0] else None


def _kind(folded: str, rules: ProcedureTables) -> HeadingKind | None:
    if rules.excluded.regex.search(folded):
        return "excluded"
    if rules.level_heading.regex.search(folded):
        return "level"
    if rules.list_heading.regex.search(folded) or rules.bare_group.regex.search(folded):
        return "list"
    found = rules.field.regex.match(folded)
    if found is None and read_levels(folded, rules):
        found = rules.field.regex.search(folded)
    return "field" if found else None


def _to_heading(kind: HeadingKind, body: str, span: Span, printed: str, rules: ProcedureTables) -> Heading:
    folded = fold_keeping_length(body)
    return Heading(
        kind=kind,
        text=body,
        span=span,
        groups=() if kind == "field" else read_groups(folded, rules),
        levels=read_levels(folded, rules),
        field=read_field(body, rules),
        count=read_count(folded, rules),
        internal=bool(rules.internal.regex.search(folded)),
        no_group=kind != "field" and bool(rules.no_group.regex.search(folded)),
        style=_style(printed),
        ordinal=_ordinal(printed),
    )


def _style(mark: str) -> str:
    """Return the sort of a number with its depth: ``I``, ``A``, ``1``, ``I.1``; words ("Phụ lục") as they are."""
    mark = mark.strip(" .():/-")
    depth = ".1" * (mark.count(".") + bool(_LETTER_DIGIT.fullmatch(mark)))
    if _ARABIC_MARK.fullmatch(mark):
        return f"1{depth}"
    if _OUTLINE_MARK.fullmatch(mark):
        return f"{'I' if mark[0] in 'IVX' else 'A'}{depth}"
    return mark.split()[0].lower() if mark else ""


def _ordinal(mark: str) -> int | None:
    """Return the last part of a printed number: ``I.2`` and ``B`` are 2; ``None`` for words and bullets."""
    last = re.split(r"[\s.]+", mark.strip(" .():/-"))[-1]
    last = last[1:] if _LETTER_DIGIT.fullmatch(last) else last
    if last.isdigit():
        return int(last)
    if last in _ROMANS:
        return _ROMANS.index(last) + 1
    return _LETTERS.index(last) + 1 if len(last) == 1 and last in _LETTERS else None


def _before_bracket(words: str) -> str:
    return re.split(r"\s*[(\[]", words, maxsplit=1)[0]


def _normal_case(words: str) -> str:
    words = squeeze(words).strip(" .:;,-–")
    if words.isupper():
        words = words.lower()
    return words[:1].upper() + words[1:]
