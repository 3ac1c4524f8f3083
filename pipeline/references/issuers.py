"""Who issued a cited document: "của Ủy ban nhân dân tỉnh X" (domain.md 1.3, 9.3)."""

from __future__ import annotations

from pipeline.references.scan import Scan

__all__ = ["read_issuer"]


def read_issuer(scan: Scan, at: int, *, joint: bool) -> tuple[str, int] | None:
    """Return (bodies in full, end) of the issuer phrase that begins at ``at`` with its link, or ``None``.

    Several bodies of a joint document are parted by "; ".
    """
    text, grammar = scan.text, scan.grammar
    link = grammar.issuer_link.match(text, at)
    found = grammar.issuer.match(text, link.end()) if link else None
    if not found:
        return None
    names, end = [scan.in_full(found.group())], found.end()
    while joint and (glue := grammar.joint.match(text, end)) and (more := grammar.issuer.match(text, glue.end())):
        names.append(scan.in_full(more.group()))
        end = more.end()
    return "; ".join(names), end
