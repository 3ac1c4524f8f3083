"""The provision tree: headings in the order of the text become nodes with Akoma Ntoso eIds and spans (domain.md 8.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.document import Provision, ProvisionKind
from pipeline.model.text import Span

__all__ = ["Heading", "plant"]

_PREFIX: dict[ProvisionKind, str] = {
    "part": "part",
    "chapter": "chp",
    "section": "sec",
    "subsection": "subsec",
    "article": "art",
    "clause": "cl",
    "point": "point",
    "indent": "indent",
}
_RANK: dict[ProvisionKind, int] = {kind: rank for rank, kind in enumerate(_PREFIX)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """An accepted heading: where it begins, its number for the eId, its words."""

    kind: ProvisionKind
    num: str
    start: int
    heading: str | None = None


def plant(headings: Sequence[Heading], end: int, text: str, prefix: str = "") -> tuple[Provision, ...]:
    """Return the provisions of a unit that ends at ``end``; ``prefix`` is ``att_1`` for what lies in an attachment.

    A number that is printed twice among the same siblings gets ``-2`` on its second appearance.
    """
    stack: list[tuple[Heading, str]] = []
    seen: dict[str, int] = {}
    open_: list[tuple[Heading, str, str | None]] = []
    for heading in headings:
        while stack and not _lies_in(heading, stack[-1][0]):
            stack.pop()
        parent = stack[-1][1] if stack else None
        own = f"{_PREFIX[heading.kind]}_{heading.num}"
        base = prefix if heading.kind == "article" else parent or prefix
        eid = f"{base}__{own}" if base else own
        count = seen[eid] = seen.get(eid, 0) + 1
        eid = f"{eid}-{count}" if count > 1 else eid
        stack.append((heading, eid))
        open_.append((heading, eid, parent))
    return _close(open_, end, text)


def _lies_in(heading: Heading, container: Heading) -> bool:
    """Whether a heading opens something inside ``container``: ``a.1`` in point a, ``1.1.2`` in ``1.1``, point a in ``1.1``."""
    if heading.kind == "indent" and container.kind == "indent":
        return heading.num.startswith(f"{container.num}.")
    if heading.kind == "indent" and container.kind == "point":
        return heading.num.split(".")[0] == container.num
    if heading.kind == "point" and container.kind == "indent":
        return container.num[:1].isdigit()
    return _RANK[heading.kind] > _RANK[container.kind]


def _close(open_: Sequence[tuple[Heading, str, str | None]], end: int, text: str) -> tuple[Provision, ...]:
    """Give every node its end: where the next node begins that does not lie in it."""
    ends = [end] * len(open_)
    stack: list[int] = []
    for number, (heading, _, _) in enumerate(open_):
        while stack and not _lies_in(heading, open_[stack[-1]][0]):
            ends[stack.pop()] = heading.start
        stack.append(number)
    return tuple(
        Provision(
            eid=eid,
            kind=heading.kind,
            num=heading.num,
            span=Span(heading.start, _trimmed(text, heading.start, stop)),
            heading=heading.heading,
            parent=parent,
        )
        for (heading, eid, parent), stop in zip(open_, ends, strict=True)
    )


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
