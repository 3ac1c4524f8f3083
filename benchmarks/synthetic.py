"""Command: ``python -m benchmarks.synthetic [--decisions N] [--json FILE]``: a registry with many invented decisions.

The registry is written straight into its tables (nothing is read), over five years; then the quarter's report, its files, the
report of all years, the register of procedures and its problems and the late publications are timed, each opening
the registry anew.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from pipeline.adapters.docx_letter import to_docx
from pipeline.adapters.sql_documents import SqlRegistry
from pipeline.adapters.sql_tables import citations, labels, procedures, works
from pipeline.adapters.xlsx_workbook import to_workbook
from pipeline.procedures.register import build_register, find_problems
from pipeline.reports.late_publications import describe_lateness, report_lateness
from pipeline.reports.letter import Letterhead, to_letter
from pipeline.reports.periods import Period, read_quarter
from pipeline.reports.procedures import ProceduresReport, report_procedures, to_text
from pipeline.reports.sheets import to_sheets
from pipeline.rules import load_rules
from pipeline.text.numbers import number_key

RULES = load_rules()
FIRST, DAYS = dt.date(2021, 12, 15), 5 * 365
_CIRCULARS = 2000
LIMIT = 2.0
"""Seconds that the quarter's report may take."""
_FIELDS = ("Hộ tịch", "Chứng thực", "Đất đai", "Đường bộ", "Y tế dự phòng", "Việc làm", "Báo chí", "Thủy lợi")
_GROUPS = ("new", "amended", "amended", "replaced", "abolished")
_VERBS = ("Cấp", "Cấp lại", "Gia hạn", "Đăng ký", "Xác nhận", "Thu hồi", "Điều chỉnh")
_THINGS = ("giấy phép", "chứng chỉ", "giấy xác nhận", "giấy chứng nhận")


def main() -> None:
    """Generate, time, print."""
    parser = argparse.ArgumentParser(description="Reports of a registry with many invented decisions.")
    parser.add_argument("--decisions", type=int, default=10_000)
    default = Path(__file__).resolve().parent / "results" / "procedures_speed.json"
    parser.add_argument("--json", type=Path, default=default)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rasoat-synthetic-") as folder:
        figures = measure(f"sqlite:///{folder}/registry.sqlite3", arguments.decisions)
    for name, value in figures.items():
        print(f"{name}: {value}")
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def measure(url: str, decisions: int) -> dict[str, Any]:
    """Return counts, and seconds of each task."""
    generate(url, decisions)
    quarter = read_quarter("1/2026", "report", RULES.statistics)
    reports: list[ProceduresReport] = []
    words = RULES.statistics
    tasks: dict[str, Callable[[], object]] = {
        "quarter, seconds": lambda: to_text(_keep(reports, report_procedures(_open(url), quarter, RULES)), words),
        "quarter as XLSX, seconds": lambda: to_workbook(to_sheets(reports[0], words)),
        "quarter as DOCX, seconds": lambda: to_docx(to_letter(reports[0], Letterhead(), words, (1, 2026))),
        "all years, seconds": lambda: to_text(_keep(reports, report_procedures(_open(url), Period(), RULES)), words),
        "register and problems, seconds": lambda: find_problems(
            build_register(_open(url).procedure_rows(), RULES.procedure_tables), RULES.procedure_tables
        ),
        "late publications of the quarter, seconds": lambda: _late(url, quarter),
        "late publications of all years, seconds": lambda: _late(url, Period()),
    }
    seconds = {name: _seconds(task) for name, task in tasks.items()}
    quarterly, whole = reports[0].counts, reports[1].counts
    return {
        "decisions": whole.decisions,
        "rows": whole.rows.total,
        "decisions of the quarter": quarterly.decisions,
        "rows of the quarter": quarterly.rows.total,
        **seconds,
        "quarter within the limit": seconds["quarter, seconds"] <= LIMIT,
    }


def generate(url: str, decisions: int, seed: int = 1) -> None:
    """Write invented publishing decisions with one to nine rows each, and the circulars that they cite, into an empty registry.

    The same for the same seed.
    """
    registry = SqlRegistry(url)
    registry.migrate()
    chance, apart = random.Random(seed), random.Random(f"citations {seed}")
    with registry.database.writing() as connection:
        connection.execute(insert(works), [_circular(apart, at) for at in range(_CIRCULARS)])
        for first in range(0, decisions, 1000):
            lines = [_decision(chance, at) for at in range(first, min(first + 1000, decisions))]
            connection.execute(insert(works), [work for work, _ in lines])
            label = {"label": "publishes_procedures", "position": 0}
            connection.execute(insert(labels), [{"work_id": work["id"], **label} for work, _ in lines])
            connection.execute(insert(procedures), [row for _, rows in lines for row in rows])
            connection.execute(insert(citations), [_citing(apart, work["id"]) for work, _ in lines])
    registry.close()


def _circular(chance: random.Random, at: int) -> dict[str, Any]:
    signed = FIRST + dt.timedelta(days=chance.randrange(DAYS))
    number = _number_of_circular(at)
    return {
        "id": f"00000000-0000-4000-9000-{at:012d}",
        "version": 1,
        "removed": False,
        "number": number,
        "number_key": number_key(number),
        "kind": "thong_tu",
        "authority": "Bộ Tư pháp",
        "date": signed,
        "title": "Quy định về một lĩnh vực",
        "effective_from": signed + dt.timedelta(days=chance.choice((0, 45, 45, 60))),
        "label_list": "",
        "group_counts": "[]",
        "doubts": 0,
    }


def _number_of_circular(at: int) -> str:
    return f"{at + 1}/2024/TT-BTP"


def _citing(chance: random.Random, work: str) -> dict[str, Any]:
    """Return ten documents that a decision cites, most of which the registry has."""
    cited = [(_number_of_circular(at), None) for at in chance.sample(range(_CIRCULARS + 500), 10)]
    return {"work_id": work, "cited": json.dumps(cited)}


def _decision(chance: random.Random, at: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    day = FIRST + dt.timedelta(days=chance.randrange(DAYS))
    number = f"{at + 1}/QĐ-UBND"
    identity = f"00000000-0000-4000-8000-{at:012d}"
    rows = list(_rows(chance, identity))
    work = {
        "id": identity,
        "version": 1,
        "removed": False,
        "work_key": f"quyet_dinh|{number}",
        "number": number,
        "number_key": number.lower(),
        "kind": "quyet_dinh",
        "authority": "Ủy ban nhân dân tỉnh Sông Trà",
        "date": day,
        "title": "Công bố danh mục thủ tục hành chính",
        "effective_from": day,
        "label_list": "publishes_procedures",
        "group_counts": "[]",
        "doubts": 0,
        "declared": json.dumps({"total": len(rows) + (at % 50 == 0)}),
    }
    return work, rows


def _rows(chance: random.Random, work: str) -> Iterator[dict[str, Any]]:
    field = chance.choice(_FIELDS)
    for position, number in enumerate(chance.sample(range(5000), chance.randint(1, 9))):
        yield {
            "work_id": work,
            "position": position,
            "group": chance.choice(_GROUPS),
            "internal": False,
            "field": field,
            "code": f"1.{number:06d}",
            "levels": chance.choice(("tinh", "xa", "tinh xa")),
            "authority": "Sở Tư pháp",
            "name": f"{_VERBS[number % 7]} {_THINGS[number % 4]} số {number}",
        }


def _late(url: str, period: Period) -> str:
    return describe_lateness(report_lateness(_open(url), period, RULES), RULES)


def _open(url: str) -> SqlRegistry:
    return SqlRegistry(url, rules=RULES)


def _keep(reports: list[ProceduresReport], report: ProceduresReport) -> ProceduresReport:
    reports.append(report)
    return report


def _seconds(task: Callable[[], object]) -> float:
    start = time.perf_counter()
    task()
    return round(time.perf_counter() - start, 3)


if __name__ == "__main__":
    main()
