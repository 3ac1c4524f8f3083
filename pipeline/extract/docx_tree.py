"""Takes out of a document's tree what tracked changes have deleted or moved away."""

from __future__ import annotations

import lxml.etree

from pipeline.extract.docx_names import Names

__all__ = ["without_tracked_away"]


def without_tracked_away(root: lxml.etree._Element) -> None:
    """Change the tree in place: what was moved from elsewhere and rows that are deleted go."""
    w = Names.of(root)
    for moved in list(root.iter(w("moveFrom"))):
        _drop(moved)
    for deletion in list(root.iter(w("del"))):
        properties = deletion.getparent()
        row = properties.getparent() if properties is not None and properties.tag == w("trPr") else None
        if row is not None:
            _drop(row)


def _drop(element: lxml.etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
