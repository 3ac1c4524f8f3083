"""Registers of document checks: what is known is filled in, what a person finds out stays open (domain.md 5.2)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from pipeline.model.ids import DocumentId
from pipeline.model.registry import CheckKind, DocumentSummary, Wanted
from pipeline.reports.periods import Period
from pipeline.reports.sheets import Sheet, Value
from pipeline.rules.loader import Rules
from pipeline.rules.schema.checks import RegisterForm
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["CheckRegister", "CheckedDocument", "SummarySource", "check_register", "describe_checks", "to_check_sheets"]


class SummarySource(Protocol):
    """What the registers need of the registry."""

    def find(self, wanted: Wanted) -> tuple[DocumentSummary, ...]:
        """Return summaries."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDocument:
    """One document of a register; ``drafted_by`` is who proposed it, where its preamble says so."""

    summary: DocumentSummary
    drafted_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRegister:
    """A register of a period by day; ``unjudged`` documents may be normative or not and stand in no register."""

    kind: CheckKind
    period: Period
    documents: tuple[CheckedDocument, ...]
    by_kind: tuple[tuple[str | None, int], ...]
    """Identifier of the kind of document (``kinds.toml``) and how many there are, most frequent first."""
    unjudged: tuple[DocumentSummary, ...] = ()
    elsewhere: tuple[DocumentSummary, ...] = ()
    """Documents of other provinces, left out where it is known whose register it is."""


def check_register(
    source: SummarySource,
    period: Period,
    kind: CheckKind,
    rules: Rules,
    *,
    parent: str | None = None,
    drafters: Callable[[Collection[DocumentId]], Mapping[DocumentId, str]] = lambda _: {},
) -> CheckRegister:
    """Return the normative documents of a period whose issuer the register is about.

    Without a recorded check, everything that a check finds out is open; nothing is guessed. ``parent`` is the province's
    committee ("Ủy ban nhân dân tỉnh X"): documents whose issuer names another province are only counted.
    """
    pattern = (rules.checks.own if kind == "self" else rules.checks.lower).regex
    of_kind = [
        summary
        for summary in source.find(Wanted(issued_from=period.start, issued_before=period.before))
        if pattern.search(_folded(summary.authority))
    ]
    home = _province(parent, rules)
    is_home = {one.id: not home or _province(one.authority, rules) in {None, home} for one in of_kind}
    found = [one for one in of_kind if is_home[one.id]]
    normative = sorted(
        (one for one in found if one.normative), key=lambda one: (one.date or dt.date.max, one.number or "", one.id)
    )
    counted = Counter(one.kind for one in normative)
    drafted = drafters([one.id for one in normative])
    return CheckRegister(
        kind=kind,
        period=period,
        documents=tuple(CheckedDocument(summary=one, drafted_by=drafted.get(one.id)) for one in normative),
        by_kind=tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0] or ""))),
        elsewhere=tuple(one for one in of_kind if not is_home[one.id]),
        unjudged=tuple(one for one in found if one.normative is None),
    )


def _folded(authority: str | None) -> str:
    return fold_keeping_length(squeeze(authority or ""))


def _province(authority: str | None, rules: Rules) -> str | None:
    """Return the (folded) name of the province that a body is of, ``None`` when its name says none."""
    found = rules.checks.province.regex.search(_folded(authority))
    return found["name"] or found["city"] if found else None


def to_check_sheets(register: CheckRegister, rules: Rules) -> tuple[Sheet, ...]:
    """Return the register and the counts by kind of document as sheets."""
    form, texts = _form(register, rules), rules.checks.texts
    rows = tuple(
        (serial, *_known(one, register.kind, rules), *(texts.fill_in,) * form.open) for serial, one in _numbered(register)
    )
    counts = tuple((_kind_name(kind, rules), count) for kind, count in register.by_kind)
    total: tuple[Value, ...] = (texts.total, len(register.documents))
    return (
        Sheet(name=form.title[:31], head=form.columns, rows=rows),
        Sheet(
            name=texts.counts, head=(texts.kind, texts.number), rows=(*counts, total, (texts.unjudged, len(register.unjudged)))
        ),
    )


def describe_checks(register: CheckRegister, rules: Rules) -> str:
    """Return the register as lines of text: its sentence, counts by kind, documents."""
    texts, start, last = rules.checks.texts, register.period.start, register.period.last
    days = {"start": f"{start:%d/%m/%Y}" if start else "…", "end": f"{last:%d/%m/%Y}" if last else "…"}
    lines = [texts.summary.format(title=_form(register, rules).title, count=len(register.documents), **days)]
    lines += [f"  {_kind_name(kind, rules)}: {count}" for kind, count in register.by_kind]
    if register.unjudged:
        lines.append(f"  {texts.unjudged}: {len(register.unjudged)}")
    if register.elsewhere:
        lines.append(f"  {texts.elsewhere}: {len(register.elsewhere)}")
    for serial, one in _numbered(register):
        parts = [_word(value) for value in _known(one, register.kind, rules)]
        lines.append(f"{serial}. " + " · ".join(part for part in parts if part))
    return "\n".join(lines)


def _numbered(register: CheckRegister) -> Iterator[tuple[int, CheckedDocument]]:
    return enumerate(register.documents, start=1)


def _known(one: CheckedDocument, kind: CheckKind, rules: Rules) -> tuple[Value, ...]:
    summary = one.summary
    document = (summary.number, summary.date, _kind_name(summary.kind, rules), summary.title)
    if kind == "self":
        return (*document, summary.authority, one.drafted_by)
    return (summary.authority, *document)


def _form(register: CheckRegister, rules: Rules) -> RegisterForm:
    return rules.checks.self_form if register.kind == "self" else rules.checks.authority_form


def _kind_name(kind: str | None, rules: Rules) -> str:
    return next((one.name for one in rules.kinds.kinds if one.id == kind), rules.checks.texts.no_kind)


def _word(value: Value) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value or "")
