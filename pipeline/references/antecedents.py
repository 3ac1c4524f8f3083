"""Whom short mentions mean: aliases, "Nghị quyết nêu trên", "của Nghị định" (domain.md 7.2 rules 6 and 7, 7.2a)."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.references.grammar import Grammar
from pipeline.references.mentions import Mention
from pipeline.references.places import Places
from pipeline.text.fold import squeeze

__all__ = ["with_aliases", "with_antecedents"]

_TITLE_TO_ALIAS = 700
_REACH = 4000


def with_aliases(text: str, mentions: list[Mention], grammar: Grammar) -> list[Mention]:
    """Return the mentions with the aliases that the text defines, and a mention for each later use of one."""
    out = list(mentions)
    for found in grammar.alias.finditer(text):
        alias = squeeze(found["alias"]).strip("\"“”'‘’ ")
        number = _defining(out, found.start(), text, alias, grammar)
        if number is None:
            continue
        out[number] = replace(out[number], alias=alias)
        out = _with_uses(text, out, out[number], found.end(), grammar)
    return out


def _defining(mentions: list[Mention], place: int, text: str, alias: str, grammar: Grammar) -> int | None:
    """Return the mention that an alias defined at ``place`` names: the last one before it, its title between them."""
    kind = grammar.kind.match(alias) or grammar.attachment.match(alias)
    for number in range(len(mentions) - 1, -1, -1):
        mention = mentions[number]
        if mention.end > place or mention.form not in {"document", "this"}:
            continue
        between = text[mention.end : place]
        if len(between) > _TITLE_TO_ALIAS or ";" in between:
            return None
        if not between.strip():
            return number
        same = kind is not None and (mention.word or "").lower() in {alias.lower(), squeeze(kind.group()).lower()}
        if same and (mention.title_span is None or mention.title_span.start <= place):
            return number
        if not kind:
            return None
    return None


def _with_uses(text: str, mentions: list[Mention], defined: Mention, place: int, grammar: Grammar) -> list[Mention]:
    """Add a mention wherever the alias of ``defined`` stands behind ``place`` and is not part of another mention."""
    alias = defined.alias or ""
    if not alias[:1].isupper() or len(alias) < 3:
        return mentions
    is_kind = alias.lower() in grammar.kinds
    pattern = re.compile(rf"(?<!\w)(?:{re.escape(alias)}|{re.escape(alias.upper())})(?!\w)")
    taken = sorted((mention.start, mention.end, number) for number, mention in enumerate(mentions))
    out, added = list(mentions), []
    cursor = 0
    for use in pattern.finditer(text, place):
        while cursor < len(taken) and taken[cursor][1] <= use.start():
            cursor += 1
        over = taken[cursor] if cursor < len(taken) and taken[cursor][0] < use.end() else None
        if over is None and is_kind and not _is_noun_use(text, use.end()):
            continue
        if over is None:
            before = out[taken[cursor - 1][2]] if cursor else None
            joined = _joined(text, before, use, grammar)
            mention = _use(defined, use, alias, joined)
            if joined is not None and before is not None:
                out[taken[cursor - 1][2]] = mention
            else:
                added.append(mention)
        elif out[over[2]].form == "bare_kind" and use.start() < out[over[2]].end <= use.end():
            meant = _meaning(out[over[2]], defined)
            out[over[2]] = replace(meant, alias_of=_name_of(defined), form="alias", end=use.end())
    return sorted((*out, *added), key=lambda mention: (mention.start, mention.end))


def _is_noun_use(text: str, end: int) -> bool:
    """Whether a common noun ("Luật") stands for itself: no number and no further capital letter follow."""
    following = text[end : end + 3].lstrip(" \n")
    return not following[:1].isupper() and not following[:1].isdigit() and not text[end : end + 4].strip().startswith("số")


def _joined(text: str, before: Mention | None, use: re.Match[str], grammar: Grammar) -> Mention | None:
    """Return the mention before when its bare provisions belong to this use ("khoản 2 Điều 8 của Luật")."""
    if before is None or before.form != "bare_provisions" or before.end > use.start():
        return None
    link = grammar.link.match(text, before.end)
    return before if link and link.end() == use.start() else None


def _use(defined: Mention, use: re.Match[str], alias: str, before: Mention | None) -> Mention:
    start = before.start if before else use.start()
    mention = Mention(form="alias", start=start, end=use.end(), word=alias, alias_of=_name_of(defined))
    mention = _meaning(mention, defined)
    return replace(mention, provisions=before.provisions) if before and before.provisions else mention


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


def with_antecedents(text: str, mentions: list[Mention], places: Places, own_kind: str | None) -> list[Mention]:
    """Return the mentions with what "nêu trên" and bare kinds refer to; bare kinds without one lose their document."""
    out: list[Mention] = []
    last: dict[str, Mention] = {}
    for mention in mentions:
        if mention.form == "document" and mention.kind and (mention.number or mention.name):
            last[mention.kind] = mention
        if mention.form == "anaphora" and mention.kind:
            meant = last.get(mention.kind)
            near = meant is not None and _same_article(meant, mention, places)
            out.append(_meaning(mention, meant) if meant and near else mention)
        elif mention.form == "bare_kind":
            out.extend(_bare(text, mention, last.get(mention.kind or ""), own_kind))
        else:
            out.append(mention)
    return out


def _bare(text: str, mention: Mention, meant: Mention | None, own_kind: str | None) -> list[Mention]:
    """A bare kind is the last document of its kind in the paragraph; a bare own kind is no reference."""
    if meant and mention.kind != own_kind and "\n" not in text[meant.end : mention.start]:
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
