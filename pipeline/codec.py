"""From the values of the pipeline to the published objects (``pipeline.output``), the same for every reader."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pipeline import output
from pipeline.model.document import Dated, Doubt, LegalBasis, Reference
from pipeline.model.effects import Effect
from pipeline.model.outcome import Failed, Outcome, Processed, ReadDocument, Refused
from pipeline.model.procedures import Component, Procedure
from pipeline.model.text import ExtractedText, RawFile, Span

__all__ = ["PUBLISHED_TARGETS", "published_effects", "to_output"]

PUBLISHED_TARGETS = frozenset({"context", "other", "list", "none"})
"""Targets of published effects: what a document says of its own days goes to the date fields."""

_PUBLISHED_IN_LABELS = frozenset(
    {"publish_tthc", "promulgate_attached", "approve_process", "passed", "effective", "applies_from"}
)


def to_output(outcome: Outcome) -> list[dict[str, Any]]:
    """Return the published objects of a file as plain JSON values: one for each document, or one for a failure."""
    match outcome:
        case Processed():
            found = [_to_document(outcome.raw, document) for document in outcome.documents]
        case Failed():
            found = [_to_failure(outcome)]
        case Refused():
            found = [_to_refusal(outcome)]
    return [document.model_dump(mode="json") for document in found]


def _to_failure(outcome: Failed) -> output.OutputDocument:
    raw = outcome.raw
    source = output.Source(
        path=raw.path,
        sha256=raw.sha256 or None,
        media_type=raw.media_type or None,
        pages=None,
        page_reading=[],
        signatures=[],
    )
    failure = output.Failure(code=outcome.code, message=outcome.message, remedy=outcome.remedy)
    return output.OutputDocument(source=source, outcome="failed", failure=failure)


def _to_refusal(outcome: Refused) -> output.OutputDocument:
    source = output.Source(path=None, sha256=outcome.sha256, media_type=None, pages=None, page_reading=[], signatures=[])
    failure = output.Failure(code=outcome.code, message=outcome.message, remedy=outcome.remedy)
    return output.OutputDocument(source=source, outcome="refused", failure=failure)


def _to_document(raw: RawFile, document: ReadDocument) -> output.OutputDocument:
    text, structure = document.text, document.structure
    header, preamble, closing = structure.header, structure.preamble, structure.closing
    return output.OutputDocument(
        source=_to_source(raw, text),
        outcome="processed",
        number=header.number,
        kind=header.kind,
        authority=header.authority,
        authority_id=header.authority_id,
        issued_by=preamble.issued_by or header.authority,
        place=header.place,
        date=header.date,
        passed=document.passed,
        session=preamble.session,
        title=header.title,
        signer=closing.signer,
        signer_title=closing.signer_title,
        signing=closing.signing,
        recipients=list(closing.recipients),
        proposal=output.OutputProposal(**asdict(preamble.proposal)) if preamble.proposal else None,
        normative=document.normative,
        normative_reason=document.normative_reason,
        effective_from=_to_day(document.effective_from),
        effective_to=document.effective_to,
        labels=[claim.label for claim in document.labels],
        legal_bases=[_to_basis(basis, text) for basis in document.legal_bases],
        provisions=[
            output.OutputProvision(eid=p.eid, heading=p.heading, start=p.span.start, end=p.span.end)
            for p in structure.provisions
        ],
        references=[_to_reference(reference, text) for reference in document.references],
        effects=[_to_effect(effect, text) for effect in published_effects(document)],
        procedures=[_to_procedure(procedure) for procedure in document.procedures],
        declared=output.OutputDeclared(**asdict(document.declared)),
        doubts=[_to_doubt(doubt, text) for doubt in document.doubts],
    )


def published_effects(document: ReadDocument) -> tuple[Effect, ...]:
    """Return the acts on other documents, in the order of the text."""
    return tuple(e for e in document.effects if e.target in PUBLISHED_TARGETS and e.act not in _PUBLISHED_IN_LABELS)


def _to_source(raw: RawFile, text: ExtractedText) -> output.Source:
    return output.Source(
        path=raw.path,
        sha256=raw.sha256,
        media_type=raw.media_type,
        pages=len(text.pages) if text.has_pages else None,
        page_reading=[page.reading for page in text.pages],
        signatures=[output.OutputSignature(subject=s.subject, signed_at=s.signed_at) for s in text.signatures],
    )


def _at(span: Span, text: ExtractedText) -> output.At:
    return output.At(page=text.page_at(span.start), start=span.start, end=span.end)


def _to_day(day: Dated | None) -> output.Day | None:
    return output.Day(date=day.date, expression=day.expression) if day else None


def _day_or_expression(day: Dated | None) -> str | None:
    if day is None:
        return None
    return day.date.isoformat() if day.date else day.expression


def _to_basis(basis: LegalBasis, text: ExtractedText) -> output.OutputBasis:
    return output.OutputBasis(number=basis.number, eids=list(basis.eids), quote=basis.quote, at=_at(basis.span, text))


def _to_reference(reference: Reference, text: ExtractedText) -> output.OutputReference:
    return output.OutputReference(
        quote=reference.quote,
        at=_at(reference.span, text),
        number=reference.number,
        date=reference.date,
        authority=reference.authority,
        eids=list(reference.eids),
        attached=reference.attached,
        role=reference.role,
        resolution=reference.resolution,
        candidates=list(reference.candidates),
    )


def _to_effect(effect: Effect, text: ExtractedText) -> output.OutputEffect:
    return output.OutputEffect(
        act=effect.act,
        number=effect.number,
        date=effect.date,
        authority=effect.authority,
        title=effect.title,
        eids=list(effect.eids),
        attached=effect.attached,
        scope=effect.scope,
        from_=_day_or_expression(effect.from_),
        until=_day_or_expression(effect.until),
        quote=effect.quote,
        at=_at(effect.span, text),
        rule=effect.rule,
        confidence=round(effect.confidence, 3),
    )


def _to_procedure(procedure: Procedure) -> output.OutputProcedure:
    return output.OutputProcedure(
        group=procedure.group,
        internal=procedure.internal,
        code=procedure.code,
        code_raw=procedure.code_raw,
        name=procedure.name,
        field=procedure.field,
        levels=list(procedure.levels),
        authority=procedure.authority,
        replaces=list(procedure.replaces),
        at=output.RowAt(page=procedure.page, table=procedure.table, row=procedure.row),
        cells=output.OutputCells(**asdict(procedure.cells)),
        components=[_to_component(part) for part in procedure.components],
    )


def _to_component(part: Component) -> output.OutputComponent:
    at = output.At(page=part.page, start=part.span.start, end=part.span.end)
    return output.OutputComponent(kind=part.kind, text=part.text, at=at)


def _to_doubt(doubt: Doubt, text: ExtractedText) -> output.OutputDoubt:
    span = doubt.span
    page = doubt.page or (text.page_at(span.start) if span else None)
    place = output.DoubtAt(
        page=page, start=span.start if span else None, end=span.end if span else None, table=doubt.table, row=doubt.row
    )
    return output.OutputDoubt(code=doubt.code, message=doubt.message, at=place if page or span or doubt.table else None)
