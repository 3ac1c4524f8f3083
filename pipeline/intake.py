"""Reading a file from its path: whatever goes wrong is the outcome of this file."""

from __future__ import annotations

import logging
from pathlib import Path

from pipeline.adapters.disk_files import arrive
from pipeline.errors import ChangedFileError, ExtractError, PipelineError, VanishedFileError
from pipeline.model.ids import sha256_of
from pipeline.model.outcome import TRY_AGAIN, Outcome, to_failure
from pipeline.model.text import RawFile
from pipeline.process import Tools, process

__all__ = ["read_arrived", "read_path"]

_LOG = logging.getLogger(__name__)


def read_path(path: Path, tools: Tools) -> Outcome:
    """Read the file at a path; nothing is kept. Raises ``ServiceError`` when the machine is broken."""
    try:
        raw = arrive(path)
    except ExtractError as error:
        return to_failure(RawFile(path=str(path), sha256="", size=0, media_type=""), error, TRY_AGAIN)
    return read_arrived(raw, tools)


def read_arrived(raw: RawFile, tools: Tools) -> Outcome:
    """Read one file from its path; a path that vanished, changed bytes and an error of our own are failures of this file.

    Raises ``ServiceError`` or ``RuleDataError`` when the machine or its rules are broken.
    """
    try:
        content = b"" if raw.size > tools.limits.file_bytes else Path(raw.path).read_bytes()
    except OSError:
        return to_failure(raw, VanishedFileError(), TRY_AGAIN)
    if content and sha256_of(content) != raw.sha256:
        return to_failure(raw, ChangedFileError(), TRY_AGAIN)
    try:
        return process(raw, content, tools)
    except PipelineError:  # of the machine or its rules: those of the file are outcomes already
        raise
    except Exception as error:  # noqa: BLE001 - whatever a foreign parser or a mistake of ours raises costs one file, never the run
        _LOG.exception("reading %s failed", raw.sha256)
        return to_failure(raw, PipelineError(f"{PipelineError.message.rstrip('.')} ({type(error).__name__})."), TRY_AGAIN)
