"""DOCX that may be handed to an office program: pictures and templates elsewhere are not fetched."""

from __future__ import annotations

import io
import re
import zipfile

__all__ = ["printable_docx"]

_EXTERNAL = re.compile(rb"""<[\w:]*Relationship\b[^>]*\bTargetMode\s*=\s*["']External["'][^>]*>""")
_TARGET = re.compile(rb"""(?<=\s)Target\s*=\s*(?:"[^"]*"|'[^']*')""")


def printable_docx(content: bytes) -> bytes:
    """Return the file with every address outside of it made empty; what is no package is returned as it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            relations = {name: package.read(name) for name in package.namelist() if name.endswith(".rels")}
            if not any(_EXTERNAL.search(part) for part in relations.values()):
                return content
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as cleaned:
                for name in package.namelist():
                    part = relations.get(name)
                    cleaned.writestr(name, package.read(name) if part is None else _EXTERNAL.sub(_without_target, part))
            return packed.getvalue()
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        return content


def _without_target(relation: re.Match[bytes]) -> bytes:
    return _TARGET.sub(b'Target="about:blank"', relation[0])
