"""Readers that behave badly, by the name of the file; workers import them, so they load little."""

from __future__ import annotations

import os
import time
from pathlib import Path

from pipeline.errors import ServiceError
from pipeline.model.outcome import Failed, Outcome
from pipeline.model.text import RawFile
from pipeline.settings import Settings


def read(raw: RawFile, _settings: Settings) -> Outcome:
    """Die, hang, break or answer at once."""
    match Path(raw.path).stem.split("-")[0]:
        case "dies":
            os._exit(9)
        case "hangs":
            time.sleep(600)
        case "breaks":
            raise ValueError(raw.path)
        case "service":
            raise ServiceError
    return Failed(raw=raw, code="read", message=str(os.getpid()), remedy="", rules_version="1")
