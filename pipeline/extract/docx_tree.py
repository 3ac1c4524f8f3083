"""Puts a document's tree in the order in which it is read: text boxes before their paragraph, nothing deleted or moved away."""

from __future__ import annotations

import lxml.etree

from pipeline.extract.docx_names import ALTERNATE, FALLBACK, Names

__all__ = ["straighten"]


def straighten(root: lxml.etree._Element, xml: bytes) -> None:
    """Change the tree in place; ``xml`` are its bytes, which say quickly that there is nothing to do.

    What was moved from elsewhere and rows that are deleted go (tracked changes); of two ways to draw one thing the first
    stays; the blocks of a text box come before the paragraph that it is anchored in.
    """
    w = Names.of(root)
    if b"AlternateContent" in xml:
        for alternate in list(root.iter(ALTERNATE)):
            _drop_fallbacks(alternate)
    if b"moveFrom" in xml:
        for moved in list(root.iter(w("moveFrom"))):
            _drop(moved)
    if b"del " in xml:
        for row in [row for row in root.iter(w("tr")) if row.find(f"{w('trPr')}/{w('del')}") is not None]:
            _drop(row)
    if b"txbxContent" in xml:
        for box in list(root.iter(w("txbxContent"))):
            _hoist(box, w)


def _drop_fallbacks(alternate: lxml.etree._Element) -> None:
    """Drop the older twins of a drawing, unless only they hold text."""
    first = alternate[0] if len(alternate) else None
    if first is None or first.tag == FALLBACK or not "".join(str(text) for text in first.itertext()).strip():
        return
    for other in list(alternate)[1:]:
        alternate.remove(other)


def _hoist(box: lxml.etree._Element, w: Names) -> None:
    anchor = next(box.iterancestors(w("p")), None)
    if anchor is not None:
        for block in list(box):
            anchor.addprevious(block)


def _drop(element: lxml.etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
