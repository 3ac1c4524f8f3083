"""A file that was read, for a person at a terminal."""

from __future__ import annotations

from pipeline.codec import published_effects
from pipeline.errors import UsageError
from pipeline.model.effects import Effect
from pipeline.model.outcome import Failed, Outcome, Processed, ReadDocument, Refused
from pipeline.printing.words import day, days, eids_in_words, named, unknown
from pipeline.procedures.statistics import distinct_groups
from pipeline.rules import Rules

__all__ = ["chosen_documents", "describe", "describe_document", "effect_in_words"]


def chosen_documents(outcome: Processed, ordinal: int | None) -> tuple[ReadDocument, ...]:
    """Return the document with this ordinal, or all when none is asked for; raises ``UsageError`` when there is no such."""
    found = tuple(document for document in outcome.documents if ordinal in (None, document.ordinal))
    if not found:
        raise UsageError(f"Tệp chỉ có {len(outcome.documents)} văn bản.", remedy="Chọn số thứ tự nhỏ hơn với --document.")
    return found


def describe(name: str, outcome: Outcome, rules: Rules) -> str:
    """Return what was read of the file that the user calls ``name``, or why nothing was."""
    match outcome:
        case Processed():
            documents = "\n\n".join(describe_document(document, rules) for document in outcome.documents)
            return f"{name}\n{documents}"
        case Failed():
            return f"{name}\n  Không đọc được: {outcome.message}\n  Cách xử lý: {outcome.remedy}"
        case Refused():
            return f"{name}\n  Từ chối: {outcome.message}\n  Cách xử lý: {outcome.remedy}"


def describe_document(document: ReadDocument, rules: Rules) -> str:
    """Return the properties of one document and what it does."""
    header, closing = document.structure.header, document.structure.closing
    kind = rules.kinds.by_id.get(header.kind or "")
    lines = [
        f"  {kind.name if kind else f'Văn bản (loại {unknown})'} số {header.number or unknown} ngày {day(header.date)}",
        f"  Trích yếu: {header.title or unknown}",
        f"  Cơ quan ban hành: {header.authority or unknown}",
        f"  Người ký: {closing.signer or unknown}",
        f"  Hiệu lực: từ {days(document.effective_from)}",
        f"  Nhãn: {', '.join(named(rules.names.labels, claim.label) for claim in document.labels) or unknown}",
    ]
    lines += [f"  - {effect_in_words(effect, rules)}" for effect in published_effects(document)]
    groups = distinct_groups(document.procedures, rules.procedure_tables)
    lines += [f"  Thủ tục {named(rules.names.groups, group)}: {count}" for group, count in groups.items()]
    if document.doubts:
        lines.append(f"  Cần xem lại ({len(document.doubts)}):")
        lines += [f"    ? {doubt.message}" for doubt in document.doubts]
    return "\n".join(lines)


def effect_in_words(effect: Effect, rules: Rules) -> str:
    """Return one effect with its target, day and the words it comes from."""
    what = rules.names.acts[effect.act].name
    where = eids_in_words(effect.eids, rules.names)
    attached = " (phần ban hành kèm theo)" if effect.attached else ""
    target = " ".join(part for part in (where, effect.number or effect.title or "") if part) or unknown
    since = f", từ {days(effect.from_)}" if effect.from_ else ""
    quote = " ".join(effect.quote.split())
    waiting = "" if effect.confidence >= rules.confidence.acceptance else ", chờ người xác nhận"
    return f"{what}: {target}{attached}{since} — «{quote}» ({effect.rule}, {effect.confidence:.2f}{waiting})"
