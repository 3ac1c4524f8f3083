"""Shape of ``epochs.toml``: which law was in force on which day (domain.md 0.2)."""

from __future__ import annotations

import datetime as dt
from typing import Self

from pydantic import model_validator

from pipeline.rules.schema.base import RuleTable

__all__ = ["Epoch", "Epochs"]


class Epoch(RuleTable):
    """A time with one law on normative documents, half-open; ``confirmed`` says whether days and laws were checked."""

    id: str
    from_day: dt.date | None = None
    to_day: dt.date | None = None
    law: str | None = None
    decrees: tuple[str, ...] = ()
    source: str
    confirmed: bool = False


class Epochs(RuleTable):
    """All epochs in their order, without gaps."""

    epochs: tuple[Epoch, ...]

    def on(self, day: dt.date) -> Epoch:
        """Return the epoch of a day. Example: 2025-05-20 is in E5."""
        return next(epoch for epoch in reversed(self.epochs) if epoch.from_day is None or epoch.from_day <= day)

    @model_validator(mode="after")
    def _without_gaps(self) -> Self:
        for earlier, later in zip(self.epochs, self.epochs[1:], strict=False):
            if earlier.to_day is None or earlier.to_day != later.from_day:
                message = f"giữa {earlier.id} và {later.id} có khoảng trống"
                raise ValueError(message)
        return self
