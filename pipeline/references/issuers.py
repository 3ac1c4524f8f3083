"""Who issued a cited document: "của Ủy ban nhân dân tỉnh X" (domain.md 1.3, 9.3)."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.references.grammar import Grammar

__all__ = ["read_issuer"]


def read_issuer(text: str, at: int, grammar: Grammar, *, joint: bool, in_full: Callable[[str], str]) -> tuple[str, int] | None:
    """Return (bodies in full, end) of the issuer phrase that begins at ``at`` with its link, or ``None``.

    Several bodies of a joint document are parted by "; ".
    """
    link = grammar.issuer_link.match(text, at)
    found = grammar.issuer.match(text, link.end()) if link else None
    if not found:
        return None
    names, end = [in_full(found.group())], found.end()
    while joint and (glue := grammar.joint.match(text, end)) and (more := grammar.issuer.match(text, glue.end())):
        names.append(in_full(more.group()))
        end = more.end()
    return "; ".join(names), end
