"""One file from bytes to claims: all stages in their order. Never raises for a bad file; a broken machine is an exception."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.effects import assign_roles, classify, find_effects, read_dates
from pipeline.errors import ExtractError, SecrecyMarkError, ToolMissingError
from pipeline.extract import extract
from pipeline.model.document import Doubt, LegalBasis, Reference, Structure
from pipeline.model.ids import WorkKey
from pipeline.model.limits import Limits
from pipeline.model.outcome import TRY_AGAIN, Outcome, Processed, ReadDocument, Refused, to_failure
from pipeline.model.text import ExtractedText, RawFile
from pipeline.ports import Converter, OcrEngine
from pipeline.procedures import read_procedures
from pipeline.references import find_references
from pipeline.rules import Rules
from pipeline.structure import judge_normative, read_structure, split_documents
from pipeline.text.numbers import number_key

__all__ = ["Tools", "process", "read_document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What reading a file needs beside its bytes."""

    rules: Rules
    ocr: OcrEngine
    converter: Converter
    limits: Limits = Limits()
    ocr_dpi: int = 300


def process(raw: RawFile, content: bytes, tools: Tools) -> Outcome:
    """Read a file: its documents, or why it has none.

    A file that needs a program which is not installed fails, to be tried again by the next run. Raises ``ServiceError`` when
    the machine is broken; nothing else.
    """
    version = tools.rules.version
    try:
        text = extract(
            raw,
            content,
            rules=tools.rules,
            limits=tools.limits,
            ocr=tools.ocr,
            converter=tools.converter,
            ocr_dpi=tools.ocr_dpi,
        )
        parts = split_documents(text, tools.rules)
    except SecrecyMarkError as error:
        return Refused(sha256=raw.sha256, code=error.code, message=error.message, remedy=error.remedy, rules_version=version)
    except ToolMissingError as error:
        return to_failure(raw, error, TRY_AGAIN)
    except ExtractError as error:
        return to_failure(raw, error, version)
    documents = tuple(read_document(part, tools.rules, ordinal=n) for n, part in enumerate(parts, start=1))
    return Processed(raw=raw, documents=documents, rules_version=version)


def read_document(text: ExtractedText, rules: Rules, *, ordinal: int = 1) -> ReadDocument:
    """Understand one document; ``text`` holds exactly one. Pure; never raises, whatever the text is."""
    structure = read_structure(text, rules)
    references = find_references(text, structure, rules)
    procedures = read_procedures(text, structure, rules)
    reading = find_effects(text, structure, references, rules)
    dates = read_dates(reading, structure)
    effects = dates.effects
    normative, reason = judge_normative(structure, text, rules)
    header = structure.header
    return ReadDocument(
        ordinal=ordinal,
        text=text,
        key=WorkKey(
            authority_id=header.authority_id,
            kind=header.kind,
            number_key=number_key(header.number) if header.number else None,
            date=header.date,
        ),
        structure=structure,
        passed=dates.passed,
        normative=normative,
        normative_reason=reason,
        effective_from=dates.effective_from,
        effective_to=dates.effective_to,
        labels=classify(text, structure, effects, procedures, rules),
        legal_bases=_legal_bases(structure, references),
        references=assign_roles(text, references, effects, rules),
        effects=effects,
        procedures=procedures.procedures,
        declared=procedures.declared,
        doubts=_doubts(text, structure, (*reading.doubts, *procedures.doubts)),
    )


def _legal_bases(structure: Structure, references: tuple[Reference, ...]) -> tuple[LegalBasis, ...]:
    """Return what the preamble rests on: references with the role of a basis."""
    return tuple(
        LegalBasis(number=reference.number, eids=reference.eids, quote=reference.quote, span=reference.span)
        for reference in references
        if reference.role == "basis" and structure.preamble.span.overlaps(reference.span)
    )


def _doubts(text: ExtractedText, structure: Structure, later: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
    read = tuple(Doubt(code=code, message=message, page=page) for code, message, page in text.doubts)
    parts = (structure.header.doubts, structure.preamble.doubts, structure.closing.doubts, structure.doubts)
    return (*read, *(doubt for part in parts for doubt in part), *later)
