"""Turns a DOCX into PDF or Word 97 with LibreOffice, without traces of the machine or the hour."""

from __future__ import annotations

import io
import subprocess
import tempfile
from pathlib import Path

import pikepdf

FIXED_DATE = "D:20251201080000Z"
FILTERS = {"pdf": "pdf", "doc": "doc:MS Word 97"}
SECONDS = 180


def convert(docx: bytes, to: str) -> bytes:
    """Return the DOCX as ``pdf`` or ``doc``; raises CalledProcessError when LibreOffice fails."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source.docx")
        source.write_bytes(docx)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore"]
        command += ["--convert-to", FILTERS[to], "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        raw = source.with_suffix(f".{to}").read_bytes()
    return with_fixed_properties(raw) if to == "pdf" else raw


def with_fixed_properties(raw: bytes) -> bytes:
    """Return the PDF with fixed dates and a fixed identifier."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for key in [str(key) for key in pdf.docinfo.keys()]:  # noqa: SIM118 - a PDF dictionary, not a Python one
            del pdf.docinfo[key]
        pdf.docinfo["/CreationDate"] = pikepdf.String(FIXED_DATE)
        pdf.docinfo["/ModDate"] = pikepdf.String(FIXED_DATE)
        if "/Metadata" in pdf.Root:
            del pdf.Root.Metadata
        for key in ("/ID", "/DocChecksum"):
            if key in pdf.trailer:
                del pdf.trailer[key]
        return save(pdf)


def save(pdf: pikepdf.Pdf) -> bytes:
    """Return the PDF's bytes; the same content gives the same bytes."""
    packed = io.BytesIO()
    pdf.save(packed, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return packed.getvalue()
