"""Checks of rules by the whole reader: examples of verbs and of citations are read as a document would be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.effects import find_effects
from pipeline.model.document import Header, Provision, Reference, Structure, Zone
from pipeline.model.text import ExtractedText, Span
from pipeline.references import find_references
from pipeline.rules import Rules
from pipeline.rules.check import RuleProblem, check_file
from pipeline.rules.loader import DATA_DIR
from pipeline.rules.schema.references import CitationForm
from pipeline.rules.schema.triggers import Trigger
from pipeline.text.normalise import normalise

__all__ = ["check_rules", "rule_files"]

_KIND = "quyet_dinh"
_BROKEN = "Xem lại thay đổi gần nhất; nếu câu này nay phải đọc khác, sửa hoặc chuyển ví dụ."


def rule_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files that are meant by files and folders."""
    return tuple(file for path in paths for file in (sorted(path.glob("*.toml")) if path.is_dir() else [path]))


def check_rules(files: Sequence[Path]) -> tuple[RuleProblem, ...]:
    """Return what is wrong: each file by itself, then, when all have their shape, every example by the whole reader.

    The files of one folder count together over those of the program, as they will when they are used.
    """
    found = [problem for file in files for problem in check_file(file)]
    if found:
        return tuple(found)
    folders = dict.fromkeys(file.parent for file in files)
    return tuple(problem for folder in folders for problem in _read_examples(Rules(folder)))


def _read_examples(rules: Rules) -> Iterator[RuleProblem]:
    for trigger in rules.triggers.triggers:
        yield from _of_verb(trigger, rules)
    for form in rules.references.forms:
        yield from _of_citation(form, rules)
    for word in rules.references.document_words:
        if not any(reference.number for reference in _cited(word.example, rules)):
            yield _broken("references.toml", word.word, word.example, "không còn đọc được số văn bản trong ví dụ", rules)
    for unit in rules.provisions.units:
        # Without a document behind it a container alone may be a heading; then the reader sees nothing.
        if unit.bare and not any(reference.provisions_span for reference in _cited(unit.example, rules)):
            yield _broken("provisions.toml", unit.id, unit.example, "không còn nhận ra điều khoản trong ví dụ", rules)


def _of_verb(trigger: Trigger, rules: Rules) -> Iterator[RuleProblem]:
    for example in trigger.examples:
        if trigger.id not in _acting(example, rules):
            yield _broken("triggers.toml", trigger.id, example, "động từ không còn tác động trong ví dụ", rules)
    for example in trigger.counter_examples:
        if trigger.id in _acting(example, rules):
            yield _broken("triggers.toml", trigger.id, example, "động từ tác động nhầm trong phản ví dụ", rules)


def _of_citation(form: CitationForm, rules: Rules) -> Iterator[RuleProblem]:
    for example in form.examples:
        if not _holds(form, example, _cited(example, rules)):
            yield _broken("references.toml", form.id, example, "dẫn chiếu trong ví dụ không còn được đọc đúng", rules)
    for example in form.counter_examples:
        if _holds(form, example, _cited(example, rules)):
            yield _broken("references.toml", form.id, example, "phản ví dụ bị đọc thành dẫn chiếu", rules)


def _holds(form: CitationForm, example: str, found: Sequence[Reference]) -> bool:
    """Whether the example is one citation from its first to its last letter, or holds one in the form's role."""
    if form.role:
        return any(reference.role == form.role for reference in found)
    return any(len(reference.span) == len(normalise(example)) for reference in found)


def _cited(example: str, rules: Rules) -> tuple[Reference, ...]:
    return find_references(ExtractedText.of(normalise(example)), Structure(), rules)


def _acting(example: str, rules: Rules) -> set[str]:
    """Return the rules that see an act in the only article of a decision."""
    text = ExtractedText.of(normalise(f"{rules.guards.places.article_word} 1. {example}"))
    whole = Span(0, len(text.text))
    structure = Structure(
        header=Header(kind=_KIND),
        provisions=(Provision(eid="art_1", kind="article", num="1", span=whole),),
        zones=(Zone(kind="operative", span=whole),),
    )
    reading = find_effects(text, structure, find_references(text, structure, rules), rules)
    return {effect.rule for effect in reading.effects}


def _broken(file: str, rule: str, example: str, what: str, rules: Rules) -> RuleProblem:
    own = rules.folder / file
    path = own if own.exists() else DATA_DIR / file
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next((number for number, each in enumerate(lines, start=1) if example in each), None)
    return RuleProblem(file=file, rule=rule, line=line, example=example, message=f"{what}.", remedy=_BROKEN)
