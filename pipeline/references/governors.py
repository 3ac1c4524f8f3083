"""Bare provisions that share the article or document behind the next verb: "sửa đổi khoản 1, bãi bỏ khoản 2 Điều 10 …"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.references.grammar import Grammar
from pipeline.references.mentions import Mention
from pipeline.references.provision_lists import ProvisionList, with_larger_units

__all__ = ["with_governors"]

_BETWEEN = 60


def with_governors(text: str, mentions: list[Mention], grammar: Grammar) -> list[Mention]:
    """Return the mentions, bare provisions completed by what stands behind the next verb or "vào sau"."""
    out = list(mentions)
    for number in range(len(out) - 2, -1, -1):
        bare, following = out[number], out[number + 1]
        if bare.form != "bare_provisions" or bare.provisions is None or bare.provisions.is_here or following.provisions is None:
            continue
        between = text[bare.end : min(following.start, bare.end + _BETWEEN + 1)]
        if len(between) > _BETWEEN:
            continue
        if grammar.amending_between.fullmatch(between) or grammar.insertion.fullmatch(between):
            listed = _completed(bare.provisions, following.provisions, grammar)
            governor = following if following.form != "bare_provisions" else following.governor
            out[number] = replace(bare, provisions=listed, governor=governor)
    return out


def _completed(listed: ProvisionList, following: ProvisionList, grammar: Grammar) -> ProvisionList:
    """Return the list with the larger units that its members lack and the following list has."""
    if not following.targets:
        return listed
    whole = following.targets[0].path
    targets = tuple(
        replace(
            target,
            path=with_larger_units(target.path, whole, grammar),
            to=with_larger_units(target.to, whole, grammar) if target.to else None,
        )
        for target in listed.targets
    )
    return replace(listed, targets=targets)
