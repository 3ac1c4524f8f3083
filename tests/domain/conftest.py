"""The cases of the domain specification, read when tests are collected; without the specification one test says so by name."""

from __future__ import annotations

import json
import os
import sys
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))  # mapping.py is shared by the tests of this folder

SPEC_DIR = Path(os.environ.get("SPEC_DIR", HERE.parent.parent.parent / "shared" / "domain"))


def read_cases(name: str) -> list[dict]:
    """Return the cases of a file of the specification, none when it is not there."""
    path = SPEC_DIR / name
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()] if path.exists() else []


def pytest_generate_tests(metafunc):
    """Make one test of each case; a case that is known to fail is a strict xfail with its reason."""
    for fixture, name in (("reference_case", "refs.jsonl"), ("act_case", "acts.jsonl")):
        if fixture not in metafunc.fixturenames:
            continue
        known = tomllib.loads((HERE / "expected_failures.toml").read_text(encoding="utf-8"))
        cases = read_cases(name)
        params = [_param(case, known.get(case["id"])) for case in cases]
        missing = pytest.param(None, id="no-specification", marks=pytest.mark.skip("no domain specification: set SPEC_DIR"))
        metafunc.parametrize(fixture, params or [missing])


def _param(case, reason):
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(case, id=case["id"], marks=marks)
