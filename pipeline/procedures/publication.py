"""Does the decision publish procedures, and what do its title and first article say of all of them?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.document import Structure
from pipeline.model.procedures import Level, ProcedureGroup
from pipeline.model.text import ExtractedText, Span
from pipeline.procedures.drafts import is_code_like
from pipeline.procedures.headings import read_field, read_groups, read_heading, read_levels
from pipeline.rules.schema.procedure_tables import ProcedureTables
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["Publication", "read_publication"]

_NUMBER = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,2}){0,2}\s?[.)]|[a-zđ]\)|[-+–])\s")
_LABEL = re.compile(r"\s?[:.-]\s?(?=\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What holds for every row whose list says nothing else; ``article`` is the first article in one line."""

    title: str
    article: str
    article_span: Span | None
    span: Span | None
    """Where the words stand that name the groups: title or first article."""
    groups: tuple[ProcedureGroup, ...] = ()
    levels: tuple[Level, ...] = ()
    field: str | None = None
    internal: bool = False
    of_annexes: tuple[tuple[str, tuple[ProcedureGroup, ...]], ...] = ()
    """Number of an annex and the groups that the first article names for it ("TTHC mới ban hành (Phụ lục I)")."""


def read_publication(text: ExtractedText, structure: Structure, rules: ProcedureTables) -> Publication | None:
    """Return what title and Điều 1 say, ``None`` when they do not publish procedures (domain.md 4.2, 4.3)."""
    header = structure.header
    if header.kind is not None and header.kind not in rules.kinds:
        return None
    title = squeeze(header.title or "")
    article_span = next((provision.span for provision in structure.provisions if provision.eid == "art_1"), None)
    article = _article(text, article_span, rules)
    folded_title, folded_article = fold_keeping_length(title), fold_keeping_length(article)
    if any(rule.regex.search(folded_title) for rule in rules.other_acts):
        return None
    if not any(rule.regex.search(words) for rule in rules.publications for words in (folded_title, folded_article)):
        return None
    groups = read_groups(folded_title, rules)
    from_article = not groups
    groups = groups or read_groups(_sentence(folded_article), rules)
    if not groups and any(rule.regex.search(folded_title) for rule in rules.service_lists):
        return None
    title_span = next((span for name, span in header.evidence if name == "title"), None)
    levels = read_levels(folded_title, rules) or read_levels(_sentence(folded_article), rules)
    return Publication(
        title=title,
        article=article,
        article_span=article_span,
        span=article_span if from_article else title_span,
        groups=groups,
        levels=levels,
        field=_field(title, article, rules),
        of_annexes=tuple(_of_annexes(folded_article, rules)),
        internal=any(rules.internal.regex.search(words) for words in (folded_title, _sentence(folded_article))),
    )


def _of_annexes(folded: str, rules: ProcedureTables) -> Iterator[tuple[str, tuple[ProcedureGroup, ...]]]:
    """Yield the groups that the first article gives to numbered annexes.

    They stand behind the number where it is a label ("Phụ lục I: TTHC mới ban hành"), else before it ("TTHC mới ban hành
    (Phụ lục I)"); annexes named together share nothing.
    """
    mentions = list(rules.annex_number.regex.finditer(folded))
    ends = [*(mention.start() for mention in mentions), len(folded)][1:]
    start = 0
    for mention, end in zip(mentions, ends, strict=True):
        is_label = _LABEL.match(folded, mention.end())
        words = folded[mention.end() : end] if is_label else folded[start : mention.start()]
        groups = read_groups(words, rules)
        if groups:
            yield mention["number"].lstrip("0"), groups
        start = mention.end()


def _article(text: ExtractedText, span: Span | None, rules: ProcedureTables) -> str:
    """Return the first article in one line, without cells and numbered procedures in it: names of procedures say no group."""
    if span is None:
        return ""
    whole = Span(span.start, min(span.end, span.start + 6000))
    lines = (text.quote(line.span) for line in text.lines if line.cell is None and whole.contains(line.span))
    words = squeeze("\n".join(line for line in lines if not _is_item(line, rules)) or text.quote(whole))
    mark = rules.article.regex.search(fold_keeping_length(words))
    return words[mark.end() :] if mark else words


def _is_item(line: str, rules: ProcedureTables) -> bool:
    """Whether a line of the first article is a procedure in a list ("1. Thủ tục … (1.001193)")."""
    number = _NUMBER.match(line)
    if number is None:
        return False
    words = squeeze(line[number.end() :])
    begins = rules.name_prefix.regex.search(fold_keeping_length(words)) and read_heading(words, Span(0, 0), rules) is None
    return bool(begins) or is_code_like(words)


def _sentence(folded: str) -> str:
    """Return what the first article publishes, without its later paragraphs on other decisions."""
    return folded[:1500]


def _field(title: str, article: str, rules: ProcedureTables) -> str | None:
    """Return the field of the title; the first article says it only when the title names none at all."""
    folded = fold_keeping_length(title)
    names_fields = rules.field.regex.search(folded) or rules.several_fields.regex.search(folded)
    found = read_field(title, rules)
    if found is None or names_fields is None:
        return found if names_fields else read_field(_sentence(article), rules)
    start = fold_keeping_length(article).find(fold_keeping_length(found))
    printed = article[start : start + len(found)] if start >= 0 else found
    return printed[:1].upper() + printed[1:]
