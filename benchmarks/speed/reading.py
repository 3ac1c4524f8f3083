"""Reading beside stock libraries on the same files; each function runs in a process of its own and measures each file."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import docx
import lxml.etree
import pdfplumber

from benchmarks.speed.cost import measured, peak_memory
from pipeline.adapters.disk_files import arrive
from pipeline.extract import extract
from pipeline.intake import read_arrived
from pipeline.keeping import keep
from pipeline.model.text import ExtractedText
from pipeline.process import Tools, read_document
from pipeline.references import find_references
from pipeline.settings import Settings
from pipeline.structure import read_structure, split_documents
from pipeline.wiring import Parts, reading_tools

SINGLE_PATTERN = re.compile(
    r"(?:(?:(?:các\s+)?(?:điểm|khoản|điều|mục|chương|phụ\s+lục)\s+[\wđ.]+(?:\s*(?:,|và|;|hoặc)\s*)?)+\s*)?"
    r"(?:(?:bộ\s+luật|luật|pháp\s+lệnh|nghị\s+định|nghị\s+quyết|quyết\s+định|thông\s+tư(?:\s+liên\s+tịch)?|chỉ\s+thị)\s+)?"
    r"(?:số\s*:?\s*)?\d{1,5}[a-zđ]?\s*/\s*(?:(?:19|20)\d{2}\s*/\s*)?[A-ZĐ][\wĐ-]*"
    r"(?:\s+ngày\s+\d{1,2}(?:\s+tháng\s+|/)\d{1,2}(?:\s+năm\s+|/)\d{4})?"
    r"(?:\s+của\s+(?:[A-ZĐỦỘ]\w*\s*)+)?",
    re.IGNORECASE,
)
"""One pattern for a whole citation, as citation finders are often written: what the references are timed beside. It resolves
nothing: no lists shared out, no titles, aliases, roles."""
WARM_UP = ExtractedText.of("Điều 1. Bãi bỏ Quyết định số 1/2020/QĐ-UBND.")


def pdfs_stock(files: Sequence[Path]) -> dict[str, float]:
    """Return the CPU seconds of ``pdfplumber``'s text by file."""
    return _by_file(files, _pdf_stock)


def _pdf_stock(path: Path) -> None:
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.close()  # what pdfplumber's own documentation says for long files; without it memory only grows


def pdfs_whole_chain(files: Sequence[Path]) -> dict[str, float]:
    """Return the CPU seconds by file of arriving, reading, understanding and keeping with its original."""
    with tempfile.TemporaryDirectory() as folder:
        parts = Parts(Settings(data_dir=Path(folder), database_url=None))
        read_document(WARM_UP, parts.tools.rules)
        keep([], parts)
        return _by_file(files, lambda path: keep([read_arrived(arrive(path), parts.tools)], parts), warm_up=False)


def docx_stock(files: Sequence[Path]) -> dict[str, float]:
    """Return the CPU seconds of python-docx by file: paragraphs, and the cells of tables."""
    return _by_file(files, _docx_stock)


def docx_stock_again(files: Sequence[Path]) -> dict[str, float]:
    """Return the CPU seconds of python-docx by file in a process that has read all of them before."""
    return _by_file([*files, *files], _docx_stock)


def _docx_stock(path: Path) -> str:
    document = docx.Document(str(path))
    parts = [paragraph.text for paragraph in document.paragraphs]
    parts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(parts)


def docx_stock_by_cells(files: Sequence[Path]) -> dict[str, float]:
    """Return the CPU seconds of python-docx by file, the cells of tables asked for by row and column."""
    return _by_file(files, _docx_stock_by_cells)


def _docx_stock_by_cells(path: Path) -> str:
    document = docx.Document(str(path))
    parts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        parts += [table.cell(row, column).text for row in range(len(table.rows)) for column in range(len(table.columns))]
    return "\n".join(parts)


def docx_parsed_alone(files: Sequence[Path]) -> dict[str, float]:
    """Return the CPU seconds by file of unpacking and parsing text and styles: the floor for any reader."""
    return _by_file(files, _docx_parsed)


def _docx_parsed(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        for name in {"word/document.xml", "word/styles.xml"} & set(package.namelist()):
            lxml.etree.fromstring(package.read(name))


def docx_ours(files: Sequence[Path]) -> dict[str, float]:
    """Return the CPU seconds of our text by file: lines, tables, places."""
    tools = reading_tools(Settings())
    return _by_file(files, lambda path: _extract(path, tools))


def docx_ours_again(files: Sequence[Path]) -> dict[str, float]:
    """Return the CPU seconds of our text by file in a process that has read all of them before, as a worker of a long run."""
    return docx_ours([*files, *files])


def _by_file(files: Sequence[Path], read: Callable[[Path], object], *, warm_up: bool = True) -> dict[str, float]:
    """Measure each file; the first is read once before, because rules and tables are loaded once a process."""
    if warm_up:
        read(files[0])
    costs = {}
    for path in files:
        with measured() as cost:
            read(path)
        costs[str(path)] = cost.cpu
    return costs


def worker_memory(files: Sequence[Path]) -> tuple[float, float]:
    """Return the peak memory in MB of a process that reads the files as a worker does: when ready, and after all of them."""
    tools = reading_tools(Settings())
    read_document(WARM_UP, tools.rules)
    ready = peak_memory()
    for path in files:
        read_arrived(arrive(path), tools)
    return ready, peak_memory()


def claims(files: Sequence[Path], times: int) -> dict[str, float]:
    """Return milliseconds from text to claims of the median document, and MB of text a second for the references alone."""
    tools = reading_tools(Settings())
    read_document(WARM_UP, tools.rules)
    texts = [text for path in files for text in _texts(path, tools)]
    spent, seconds, size, plain = [], 0.0, 0, 0.0
    for text in texts:
        runs = []
        for _ in range(times):
            with measured() as cost:
                read_document(text, tools.rules)
            runs.append(cost.cpu)
        spent.append(median(runs))
        structure = read_structure(text, tools.rules)
        with measured() as cost:
            find_references(text, structure, tools.rules)
        seconds += cost.cpu
        with measured() as cost:
            sum(1 for _ in SINGLE_PATTERN.finditer(text.text))
        plain += cost.cpu
        size += len(text.text.encode())
    return {
        "documents": len(texts),
        "ms_median": 1000 * median(spent),
        "ms_mean": 1000 * sum(spent) / len(spent),
        "ms_worst": 1000 * max(spent),
        "references_mb_per_s": size / 1e6 / seconds,
        "single_pattern_mb_per_s": size / 1e6 / max(1e-9, plain),
    }


def _texts(path: Path, tools: Tools) -> tuple[ExtractedText, ...]:
    return split_documents(_extract(path, tools), tools.rules)


def _extract(path: Path, tools: Tools) -> ExtractedText:
    content = path.read_bytes()
    return extract(arrive(path), content, rules=tools.rules, limits=tools.limits, ocr=tools.ocr, converter=tools.converter)
