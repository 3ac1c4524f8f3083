"""The cases of the domain specification, as the tests see them."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def passed_cases() -> dict[str, dict[str, int]]:
    """Return for acts and references how many cases pass, fail (expected or not) and are skipped."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "tests/domain", f"--junitxml={report}"]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        cases = ET.parse(report).getroot().iter("testcase")  # noqa: S314  (our own test runner's file)
        counts = {"acts": {"passed": 0, "failed": 0, "skipped": 0}, "refs": {"passed": 0, "failed": 0, "skipped": 0}}
        for case in cases:
            kind = "acts" if "act_case" in case.attrib["name"] else "refs"
            skipped = case.find("skipped")
            xfail = skipped is not None and skipped.get("type") == "pytest.xfail"
            if case.find("failure") is not None or case.find("error") is not None or xfail:
                counts[kind]["failed"] += 1
            elif skipped is not None:
                counts[kind]["skipped"] += 1
            else:
                counts[kind]["passed"] += 1
    return counts
