"""Generations of the embedded index in one folder: readers always find a whole one."""

from __future__ import annotations

import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

__all__ = ["GenerationFolder"]

_POINTER = "CURRENT"


@dataclass(frozen=True, slots=True)
class GenerationFolder:
    """A folder with one subfolder for each generation and a file that names the current one, replaced in one step."""

    root: Path

    def current(self) -> Path | None:
        """Return the current generation, ``None`` when nothing was written yet."""
        try:
            name = (self.root / _POINTER).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        return self.root / name

    def fresh(self, fingerprint: str) -> Path:
        """Make an empty generation that nobody reads yet; its name begins with what it was built with."""
        folder = self.root / f"{fingerprint}-{uuid.uuid4().hex[:8]}"
        folder.mkdir(parents=True)
        return folder

    def previous(self) -> Path | None:
        """Return the generation that was kept beside the current one, the newest when there are several."""
        current = self.current()
        if current is None:
            return None
        others = [one for one in self.root.iterdir() if one.is_dir() and one != current and (one / "meta.json").is_file()]
        return max(others, key=lambda one: one.stat().st_mtime, default=None)

    def switch(self, generation: Path) -> None:
        """Make a generation the current one; the one before is kept, because others may just be opening it."""
        before = self.current()
        waiting = self.root / f"{_POINTER}.{uuid.uuid4().hex[:8]}"
        waiting.write_text(generation.name, encoding="utf-8")
        waiting.replace(self.root / _POINTER)
        for other in self.root.iterdir():
            if other.is_dir() and other not in {generation, before}:
                shutil.rmtree(other, ignore_errors=True)
