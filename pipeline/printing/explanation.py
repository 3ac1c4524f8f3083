"""Why the machine read a document as it did, sentence by sentence, for a person who doubts or corrects a rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.effects import SeenSentence, SeenVerb, trace_sentences
from pipeline.model.document import Doubt, Reference
from pipeline.model.effects import Effect
from pipeline.model.outcome import ReadDocument
from pipeline.model.text import Span
from pipeline.printing.words import days, eids_in_words, unknown
from pipeline.rules import Rules

__all__ = ["explain_document"]

_LONGEST = 400
_ZONES = {
    "header": "phần đầu văn bản",
    "title": "trích yếu",
    "preamble": "phần mở đầu",
    "basis": "căn cứ ban hành",
    "proposal": "phần đề nghị",
    "operative": "phần nội dung",
    "article": "điều khoản",
    "quoted": "nội dung mới trong ngoặc kép",
    "closing": "phần ký và nơi nhận",
    "attachment": "phần ban hành kèm theo",
    "form": "biểu mẫu",
    "footnote": "chú thích",
}
_STANDINGS = {
    "active": "tác động (chủ động)",
    "passive": "tác động (bị động)",
    "predicate": "tác động (đối tượng đứng trước)",
    "own": "nói về chính văn bản này",
    "unclear": "chưa rõ, cần người xem",
}
_REASONS = {
    "conditional": "không tác động: nằm trong điều kiện (khi, trường hợp, nếu …)",
    "negation": "không tác động: bị phủ định",
    "past": "không tác động: kể lại việc đã qua",
    "unchanged": "không tác động: nói về phần giữ nguyên",
    "plan": "không tác động: việc sẽ làm hoặc giao cho cơ quan khác",
    "nominal": "không tác động: dùng như danh từ (việc, quy định …)",
    "object": "không tác động: phía sau không phải điều khoản, văn bản hay cụm từ",
}
_UNREAD = {
    "kind": "không đọc: loại văn bản này không tác động đến văn bản khác",
    "zone": "không đọc: thuộc {by}",
    "quoted": "bị che: nằm trong dấu ngoặc kép",
    "new_text": "bị che: nằm trong nội dung mới",
    "past": "bị che: kể lịch sử sửa đổi",
    "brackets": "bị che: nằm trong ngoặc đơn",
    "title": "bị che: nằm trong tên văn bản {by}",
    "plan_heading": "không đọc: dưới đề mục kiến nghị, kế hoạch",
    "longer": "bị che một phần, hoặc thuộc một động từ dài hơn",
}
_NO_TARGET = "không tác động: không đứng đầu câu, phía sau không nêu ngay văn bản hay điều khoản nào"
_NO_DAY = "không nêu ngày, hoặc không nói về văn bản này"
_NO_OBJECT = "không thấy đối tượng, đối tượng chỉ là thước đo, hoặc đã gộp vào đề xuất chi tiết hơn"
_ARTICLE = "điều khoản quy định nội dung (chỉ đọc tên, Điều đầu, điều khoản thi hành, và mọi điều của văn bản sửa đổi)"
_ROLES = {
    "basis": "căn cứ",
    "cite": "viện dẫn",
    "target": "đối tượng bị tác động",
    "history": "lịch sử sửa đổi",
    "title": "nằm trong tên văn bản khác",
    "self": "chính văn bản này",
    "proposal": "văn bản đề nghị",
    "attachment": "đầu phần ban hành kèm theo",
    "consolidation": "văn bản hợp nhất",
    "plan": "dự kiến, giao việc",
    "standard": "tiêu chuẩn, hoặc thước đo để so sánh",
    "claim": "nhắc là đã hết hiệu lực",
}


def explain_document(document: ReadDocument, rules: Rules, *, everything: bool = False) -> str:
    """Return what was seen in each sentence; only those with a verb, a reference or a doubt unless ``everything``."""
    sentences = trace_sentences(document.text, document.structure, document.references, rules)
    header = document.structure.header
    lines = [f"Văn bản {document.ordinal}: {header.number or unknown}, {header.title or unknown}"]
    for number, sentence in enumerate(sentences):
        start = sentence.span.start if number else 0
        end = sentences[number + 1].span.start if number + 1 < len(sentences) else len(document.text.text)
        seen = _seen(sentence, Span(start, max(end, start)), document, rules)
        if seen or everything:
            lines += ["", _heading(sentence, document, rules), f"  «{_short(document.text.quote(sentence.span))}»", *seen]
    return "\n".join([*lines, *_rest(document)])


def _seen(sentence: SeenSentence, reach: Span, document: ReadDocument, rules: Rules) -> list[str]:
    """Return the lines of one sentence; effects and references belong to the sentence in which they begin."""
    effects = [effect for effect in document.effects if reach.start <= effect.span.start < reach.end]
    claimed = {effect.rule for effect in document.effects if effect.span.overlaps(sentence.span)}
    references = _beginning(document.references, reach)
    doubts = [d for d in document.doubts if d.span and reach.start <= d.span.start < reach.end]
    return [
        *(_verb(verb, claimed, document) for verb in sentence.verbs),
        *(_effect(effect, rules) for effect in effects),
        *(_reference(reference, rules) for reference in references),
        *(_doubt(doubt) for doubt in doubts),
    ]


def _beginning(references: Iterable[Reference], reach: Span) -> list[Reference]:
    return [reference for reference in references if reach.start <= reference.span.start < reach.end]


def _heading(sentence: SeenSentence, document: ReadDocument, rules: Rules) -> str:
    zone = _ZONES.get(sentence.zone or "", "ngoài các phần đã nhận ra")
    where = f"{zone}, {eids_in_words([sentence.eid], rules.names)}" if sentence.eid else zone
    read = "đọc tác động" if sentence.stretch else "không đọc tác động"
    page = document.text.page_at(sentence.span.start)
    return f"[{sentence.span.start}–{sentence.span.end}] {where} ({read}), trang {page}"


def _verb(verb: SeenVerb, claimed: set[str], document: ReadDocument) -> str:
    words = _short(document.text.quote(verb.span))
    if verb.unread:
        return f"  động từ «{words}» {verb.rule}: {_masked(verb)}"
    if verb.reason:
        return f"  động từ «{words}» {verb.rule}: {_REASONS[verb.reason]}"
    if verb.standing == "unclear" and not any(doubt.span and doubt.span.overlaps(verb.span) for doubt in document.doubts):
        return f"  động từ «{words}» {verb.rule}: {_NO_TARGET}"
    standing = _STANDINGS[verb.standing or "unclear"]
    lost = verb.standing not in {"unclear", None} and verb.rule not in claimed
    why = f"; không thành đề xuất: {_NO_DAY if verb.standing == 'own' else _NO_OBJECT}" if lost else ""
    return f"  động từ «{words}» {verb.rule}: {standing}{why}"


def _masked(verb: SeenVerb) -> str:
    if verb.unread == "zone":
        by = _ARTICLE if verb.masked_by == "article" else _named(_ZONES, verb.masked_by, "phần không nhận ra")
    else:
        by = verb.masked_by or "được dẫn"
    return _UNREAD[verb.unread or "longer"].format(by=by)


def _named(words: Mapping[str, str], identifier: str | None, otherwise: str) -> str:
    return words.get(identifier or "", otherwise)


def _effect(effect: Effect, rules: Rules) -> str:
    """Return one claim: act, target, first day, rule and confidence."""
    where = eids_in_words(effect.eids, rules.names)
    target = " ".join(part for part in (where, effect.number or effect.title or "") if part)
    target = target or ("chính văn bản này" if effect.target.startswith("self") else unknown)
    scope = f" ({rules.names.scopes[effect.scope].name})" if effect.target == "other" else ""
    since = f", từ {days(effect.from_)}" if effect.from_ else ""
    until = f", đến trước {days(effect.until)}" if effect.until else ""
    name = rules.names.acts[effect.act].name
    return f"  → đề xuất: {name} {target}{scope}{since}{until} [{effect.rule}, tin cậy {effect.confidence:.2f}]"


def _reference(reference: Reference, rules: Rules) -> str:
    what = reference.number or reference.name or ("văn bản này" if reference.is_self else unknown)
    where = eids_in_words(reference.eids, rules.names)
    attached = ", phần ban hành kèm theo" if reference.attached else ""
    named = " ".join(part for part in (where, what) if part)
    role = _named(_ROLES, reference.role, reference.role)
    return f"  dẫn chiếu «{_short(reference.quote)}»: {named}{attached}; vai trò: {role} (tin cậy {reference.confidence:.2f})"


def _doubt(doubt: Doubt) -> str:
    return f"  ? {doubt.message}"


def _rest(document: ReadDocument) -> Sequence[str]:
    """Return the doubts that stand at no place of the text."""
    loose = [_doubt(doubt) for doubt in document.doubts if doubt.span is None]
    return ["", "Cần xem lại, không gắn với câu nào:", *loose] if loose else []


def _short(words: str) -> str:
    squeezed = " ".join(words.split())
    return squeezed if len(squeezed) <= _LONGEST else squeezed[:_LONGEST].rstrip() + " …"
