"""Names of WordprocessingML elements and attributes, for the transitional and the strict namespace."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import lxml.etree

__all__ = ["MATH", "TRANSITIONAL", "Names"]

TRANSITIONAL: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"


@dataclass(frozen=True, slots=True)
class Names:
    """Qualified names; made once for a document from the namespace of its root."""

    prefix: str = field(default="{" + TRANSITIONAL + "}")

    @classmethod
    def of(cls, root: lxml.etree._Element) -> Names:
        """Return the names in the namespace of ``root``."""
        return cls(prefix="{" + (lxml.etree.QName(root).namespace or TRANSITIONAL) + "}")

    def __call__(self, local: str) -> str:
        """Return a qualified name: ``names("tbl")``."""
        return self.prefix + local

    def value(self, parent: lxml.etree._Element | None, local: str) -> str | None:
        """Return the ``w:val`` of a child, ``None`` without one."""
        child = None if parent is None else parent.find(self.prefix + local)
        return None if child is None else child.get(self.prefix + "val")

    def number(self, parent: lxml.etree._Element | None, local: str) -> int | None:
        """Return the ``w:val`` of a child as a number."""
        value = self.value(parent, local)
        return int(value) if value is not None and value.removeprefix("-").isdecimal() else None

    def is_on(self, parent: lxml.etree._Element | None, local: str) -> bool | None:
        """Return a switch such as ``w:b``; ``None`` when it is not there."""
        child = None if parent is None else parent.find(self.prefix + local)
        if child is None:
            return None
        return child.get(self.prefix + "val", "1") not in {"0", "false", "off"}
