"""Old office files → DOCX or PDF by LibreOffice without a window."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from pipeline.errors import ConversionFailedError, ToolMissingError

__all__ = ["LibreOfficeConverter", "find_soffice"]

_TIMEOUT: Final = 180
_FILTERS: Final = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export"}
_NAMES: Final = ("soffice", "libreoffice")


def find_soffice() -> str | None:
    """Return the program's path, ``None`` when it is not installed."""
    return next((path for path in map(shutil.which, _NAMES) if path), None)


class LibreOfficeConverter:
    """Converts with a profile of its own for each process, because two programs cannot share one.

    The profile is made once and kept until the process ends: the first start costs a second more.
    """

    def __init__(self, *, timeout: float = _TIMEOUT) -> None:
        """Give up a run of the program after ``timeout`` seconds."""
        self._timeout = timeout
        self._profile: tempfile.TemporaryDirectory[str] | None = None
        self._owner = 0

    def is_available(self) -> bool:
        """Whether LibreOffice is installed."""
        return find_soffice() is not None

    def to_docx(self, content: bytes, suffix: str) -> bytes:
        """Convert a file to DOCX; raises :class:`ConversionFailedError`, :class:`ToolMissingError`."""
        return self._convert(content, suffix, "docx")

    def to_pdf(self, content: bytes, suffix: str) -> bytes:
        """Print a file to PDF; raises :class:`ConversionFailedError`, :class:`ToolMissingError`."""
        return self._convert(content, suffix, "pdf")

    def _convert(self, content: bytes, suffix: str, target: str) -> bytes:
        with tempfile.TemporaryDirectory(prefix="rasoat-office-") as name:
            source = Path(name) / f"0{suffix}"
            source.write_bytes(content)
            self._run(source, source.parent / "out", target)
            try:
                converted = (source.parent / "out" / f"{source.stem}.{target}").read_bytes()
            except OSError:
                converted = b""
        if not converted:
            raise ConversionFailedError
        return converted

    def _run(self, source: Path, out: Path, target: str) -> None:
        soffice = find_soffice()
        if soffice is None:
            raise ToolMissingError(
                "Chưa cài LibreOffice, nên không đọc được tệp DOC và RTF.",
                remedy="Cài gói libreoffice-writer rồi nạp lại; «rasoat doctor» cho biết đã đủ chưa.",
            )
        command = [
            soffice,
            f"-env:UserInstallation={self._profile_folder().as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            _FILTERS[target],
            "--outdir",
            str(out),
            str(source),
        ]
        # A group of its own: soffice is a script that starts the real program, and both must end at a timeout.
        process = subprocess.Popen(  # noqa: S603  the command is ours, file names are made here
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            process.wait(timeout=self._timeout)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise ConversionFailedError("LibreOffice không chuyển xong tệp trong thời gian cho phép.") from error

    def _profile_folder(self) -> Path:
        """Return this process's profile; after a fork the child makes one of its own."""
        if self._profile is None or self._owner != os.getpid():
            self._profile = tempfile.TemporaryDirectory(prefix="rasoat-office-profile-", ignore_cleanup_errors=True)
            self._owner = os.getpid()
        return Path(self._profile.name)
