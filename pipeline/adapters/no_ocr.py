"""The null engine: no OCR on this machine."""

from __future__ import annotations

from pipeline.ports import OcrWord

__all__ = ["NoOcr"]


class NoOcr:
    """An engine that is never there; pages without text stay unread and say so."""

    def is_available(self) -> bool:
        """Return ``False``."""
        return False

    def read(self, png: bytes, dpi: int) -> tuple[OcrWord, ...]:  # noqa: ARG002
        """Return no words."""
        return ()
