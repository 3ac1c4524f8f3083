"""Whom short mentions mean: aliases, "Nghị quyết nêu trên", "của Nghị định" (domain.md 7.2 rules 6 and 7, 7.2a)."""

from __future__ import annotations

import bisect
import re
from dataclasses import replace

from pipeline.references.grammar import Grammar
from pipeline.references.mentions import Mention, MentionForm
from pipeline.references.places import Places
from pipeline.text.fold import squeeze

__all__ = ["with_aliases", "with_antecedents", "with_shared_kinds"]

_TITLE_TO_ALIAS = 700
_REACH = 4000
_LOOKED_BACK = 40
_MOST_ALIASES = 60
_SHORTEST_ALIAS = 3


def with_shared_kinds(text: str, mentions: list[Mention], grammar: Grammar) -> list[Mention]:
    """Return the mentions, a bare "số …" that goes on a list behind a title having the kind and issuer of the list.

    Example: "các Nghị quyết của Quốc hội: số A về …; số B về …".
    """
    out: list[Mention] = []
    owner, owner_end = None, -1
    for mention in mentions:
        goes_on = owner is not None and owner.number_span is not None and mention.form == "document" and mention.word is None
        if owner and goes_on and grammar.listed.fullmatch(text, owner_end, mention.start):
            out.append(replace(mention, kind=owner.kind, word=owner.word, authority=mention.authority or owner.authority))
        else:
            out.append(mention)
        if mention.start >= owner_end:
            owner = out[-1]
            owner_end = mention.title_span.end if mention.title_span else mention.end
    return out


def with_aliases(text: str, mentions: list[Mention], grammar: Grammar) -> list[Mention]:
    """Return the mentions with the aliases that the text defines, and a mention for each later use of one.

    Only the first ``_MOST_ALIASES`` different aliases count: each is looked for in the whole text.
    """
    out = list(mentions)
    starts = [mention.start for mention in mentions]
    defined: dict[str, list[tuple[int, Mention]]] = {}
    for found in grammar.alias.finditer(text):
        alias = squeeze(found["alias"]).strip("\"“”'‘’ ")
        last = bisect.bisect_left(starts, found.start()) - 1
        near = [(number, mentions[number]) for number in range(last, max(-1, last - _LOOKED_BACK), -1)]
        number = _defining(text, near, found.start(), alias, grammar)
        if number is None or not alias[:1].isupper() or (alias not in defined and len(defined) >= _MOST_ALIASES):
            continue
        out[number] = replace(out[number], alias=alias)
        if last + 1 < len(out) and out[last + 1].start < found.end():
            out[last + 1] = _as_defined(out[last + 1], out[number])
        defined.setdefault(alias, []).append((found.end(), out[number]))
    for alias, definitions in defined.items():
        out = _with_uses(text, out, alias, definitions, grammar)
    return out


def _as_defined(inside: Mention, meant: Mention) -> Mention:
    """Return the name of a law that is defined as an alias ("Luật X số N (sau đây gọi là Luật X)") with its law's number."""
    if inside.form != "document" or inside.number or inside.kind != meant.kind:
        return inside
    return replace(_meaning(inside, meant), name=inside.name or meant.name)


def _defining(text: str, near: list[tuple[int, Mention]], place: int, alias: str, grammar: Grammar) -> int | None:
    """Return the mention that an alias defined at ``place`` names: the nearest one before it, its title between them."""
    kind = grammar.kind.match(alias) or grammar.attachment.match(alias)
    names = {alias.lower(), squeeze(kind.group()).lower()} if kind else set()
    for number, mention in near:
        if mention.end > place or mention.form not in {"document", "this"}:
            continue
        between = text[mention.end : min(place, mention.end + _TITLE_TO_ALIAS + 1)]
        if len(between) > _TITLE_TO_ALIAS or ";" in between:
            return None
        if not between.strip() or (mention.word or "").lower() in names:
            return number
        if not kind:
            return None
    return None


def _with_uses(
    text: str, mentions: list[Mention], alias: str, definitions: list[tuple[int, Mention]], grammar: Grammar
) -> list[Mention]:
    """Add a mention wherever ``alias`` stands behind its definition and is not part of another mention."""
    if not alias[:1].isupper() or len(alias) < _SHORTEST_ALIAS:
        return mentions
    is_kind = alias.lower() in grammar.kinds
    pattern = re.compile(rf"(?<!\w)(?:{re.escape(alias)}|{re.escape(alias.upper())})(?!\w)")
    ends = [end for end, _ in definitions]
    out, added, cursor = list(mentions), [], 0
    for use in pattern.finditer(text, ends[0]):
        defined = definitions[bisect.bisect_right(ends, use.start()) - 1][1]
        while cursor < len(mentions) and mentions[cursor].end <= use.start():
            cursor += 1
        over = out[cursor] if cursor < len(mentions) and mentions[cursor].start < use.end() else None
        if over is not None:
            if over.form == "bare_kind" and use.start() < over.end <= use.end():
                out[cursor] = replace(
                    _meaning(over, defined), alias_of=_name_of(defined), form=_form_of(defined), end=use.end()
                )
        elif not is_kind or _is_noun_use(text, use.end(), grammar):
            before = out[cursor - 1] if cursor else None
            joined = _joined(text, before, use, grammar)
            mention = _use(defined, use, alias, joined)
            if joined is None:
                added.append(mention)
            else:
                out[cursor - 1] = mention
    return sorted((*out, *added), key=lambda mention: (mention.start, mention.end))


def _is_noun_use(text: str, end: int, grammar: Grammar) -> bool:
    """Whether a common noun ("Luật") stands for itself: no number and no further capital letter follow."""
    number = grammar.number_word.match(text, end)
    if number and number["word"]:
        return False
    following = text[end : end + 3].lstrip(" \n")
    return not following[:1].isupper() and not following[:1].isdigit()


def _joined(text: str, before: Mention | None, use: re.Match[str], grammar: Grammar) -> Mention | None:
    """Return the mention before when its bare provisions belong to this use ("khoản 2 Điều 8 của Luật")."""
    if before is None or before.form != "bare_provisions" or before.end > use.start():
        return None
    link = grammar.link.match(text, before.end)
    return before if link and link.end() == use.start() else None


def _use(defined: Mention, use: re.Match[str], alias: str, before: Mention | None) -> Mention:
    start = before.start if before else use.start()
    mention = Mention(form=_form_of(defined), start=start, end=use.end(), word=alias, alias_of=_name_of(defined))
    mention = _meaning(mention, defined)
    return replace(mention, provisions=before.provisions) if before and before.provisions else mention


def _form_of(defined: Mention) -> MentionForm:
    """Return the form of an alias: one of the document itself means it as "này" does."""
    return "this" if defined.form == "this" else "alias"


def _name_of(mention: Mention) -> str | None:
    return mention.name or mention.number or mention.word


def _meaning(mention: Mention, meant: Mention) -> Mention:
    """Return ``mention`` as one of the document that ``meant`` names."""
    return replace(
        mention,
        kind=meant.kind,
        number=meant.number,
        date=meant.date,
        year=meant.year,
        authority=meant.authority,
        name=meant.name,
        attached=meant.attached or mention.attached,
        attachment_kind=meant.attachment_kind,
    )


def with_antecedents(
    text: str, mentions: list[Mention], places: Places, own_kind: str | None, grammar: Grammar
) -> list[Mention]:
    """Return the mentions with what "nêu trên" and bare kinds refer to; bare kinds without one lose their document."""
    out: list[Mention] = []
    last: dict[str, Mention] = {}
    for mention in mentions:
        if mention.form == "document" and mention.kind and (mention.number or mention.name):
            last[mention.kind] = mention
        other = mention.form == "this" and _is_other_kind(mention, own_kind, grammar) and not places.quoted.holds(mention.start)
        if other and (meant := last.get(mention.kind or "")) and _same_article(meant, mention, places):
            out.append(replace(_meaning(mention, meant), form="anaphora"))
        elif mention.form == "anaphora" and mention.kind:
            meant = last.get(mention.kind)
            near = meant is not None and _same_article(meant, mention, places)
            out.append(_meaning(mention, meant) if meant and near else mention)
        elif mention.form == "bare_kind":
            out.extend(_bare(text, mention, last.get(mention.kind or ""), own_kind))
        else:
            out.append(mention)
    return out


def _is_other_kind(mention: Mention, own_kind: str | None, grammar: Grammar) -> bool:
    """Whether "Luật này" stands in a document that is no law: then it means a law named before."""
    if own_kind is None or mention.kind is None or own_kind in grammar.words.roles.consolidation_kinds:
        return False
    return mention.kind in grammar.words.central_kinds and not own_kind.startswith(mention.kind)


def _bare(text: str, mention: Mention, meant: Mention | None, own_kind: str | None) -> list[Mention]:
    """A bare kind is the last document of its kind in the paragraph; a bare own kind is no reference."""
    near = meant is not None and mention.start - meant.end <= _REACH
    if meant and near and mention.kind != own_kind and "\n" not in text[meant.end : mention.start]:
        return [_meaning(mention, meant)]
    if mention.provisions is None:
        return []
    provisions = mention.provisions
    return [Mention(form="bare_provisions", start=provisions.start, end=provisions.end, provisions=provisions)]


def _same_article(meant: Mention, mention: Mention, places: Places) -> bool:
    if mention.start - meant.end > _REACH:
        return False
    article = next((p for p in places.around(mention.start) if p.kind == "article"), None)
    return article is None or article.span.start <= meant.start
