"""Generations of the embedded index in one folder: readers always find a whole one."""

from __future__ import annotations

import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

__all__ = ["GenerationFolder"]

_POINTER, _FORMER = "CURRENT", "PREVIOUS"


@dataclass(frozen=True, slots=True)
class GenerationFolder:
    """A folder with one subfolder for each generation and files that name the current one and the one before it.

    Only whole generations are ever named: one whose building was broken off is no generation to go back to.
    """

    root: Path

    def current(self) -> Path | None:
        """Return the current generation, ``None`` when nothing was written yet."""
        return self._named(_POINTER)

    def fresh(self, fingerprint: str) -> Path:
        """Make an empty generation that nobody reads yet; its name begins with what it was built with."""
        folder = self.root / f"{fingerprint}-{uuid.uuid4().hex[:8]}"
        folder.mkdir(parents=True)
        return folder

    def previous(self) -> Path | None:
        """Return the generation that was the current one before the last switch, ``None`` when there was none."""
        former = self._named(_FORMER)
        return former if former and former.is_dir() and former != self.current() else None

    def switch(self, generation: Path) -> None:
        """Make a generation the current one; the one before is kept, because others may just be opening it."""
        before = self.current()
        if before and before != generation:
            self._name(_FORMER, before)
        self._name(_POINTER, generation)
        youngest = max(one.stat().st_mtime for one in (generation, before) if one and one.is_dir())
        for other in self.root.iterdir():
            if other.is_dir() and other not in {generation, before} and other.stat().st_mtime < youngest:
                shutil.rmtree(other, ignore_errors=True)

    def _named(self, pointer: str) -> Path | None:
        try:
            return self.root / (self.root / pointer).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None

    def _name(self, pointer: str, generation: Path) -> None:
        """Write a pointer in one step."""
        waiting = self.root / f"{pointer}.{uuid.uuid4().hex[:8]}"
        waiting.write_text(generation.name, encoding="utf-8")
        waiting.replace(self.root / pointer)
