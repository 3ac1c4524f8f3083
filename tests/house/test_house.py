"""The house keeps its own rules: documents agree with code, nothing of the machine is committed."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from pipeline import errors
from pipeline.output import OutputDocument
from pipeline.settings import LimitSettings, Settings

ROOT = Path(__file__).resolve().parents[2]
SELF_CHECKING = {Path(__file__), ROOT / "tests" / "scripts" / "test_scripts.py"}
"""Tests that look for machine paths name them."""
TEXT_SUFFIXES = {".py", ".md", ".toml", ".txt", ".lock", ".in", ".html", ".css", ".js", ".json", ".sh", ".jsonl", ""}


def settings_table() -> str:
    """Return the table of docs/operations.md as the settings say it."""
    rows = ["| biến | mặc định | ý nghĩa |", "|---|---|---|"]
    for model in (Settings, LimitSettings):
        prefix = model.model_config["env_prefix"]
        for name, field in model.model_fields.items():
            if name == "limits":
                continue
            default = {
                "data_dir": "~/.local/share/rasoat",
                "workers": "số lõi của máy",
                "ignored_suffixes": ".css .csv .db …",
            }.get(name, field.default)
            rows.append(f"| `{prefix}{name.upper()}` | {'' if default is None else default} | {field.description} |")
    return "\n".join(rows)


def tracked_files() -> list[Path]:
    """Return the text files that git tracks."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and Path(name).suffix in TEXT_SUFFIXES]


def test_every_setting_is_documented() -> None:
    """The table of settings in docs/operations.md is the one that the code makes."""
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    between = re.search(r"<!-- settings:begin.*?-->\n(.*?)<!-- settings:end -->", page, re.DOTALL)
    assert between
    assert between.group(1).strip() == settings_table().strip()


def test_published_schema_is_the_one_of_the_code() -> None:
    """docs/schema holds the JSON Schema of what ``rasoat read --json`` prints."""
    published = json.loads((ROOT / "docs" / "schema" / "rasoat.document.1.json").read_text(encoding="utf-8"))
    assert published == OutputDocument.model_json_schema(by_alias=True, mode="serialization")


def test_requirements_repeat_pyproject() -> None:
    """requirements.in names the same direct dependencies as pyproject.toml."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == wanted


def test_lock_files_name_no_registry() -> None:
    """Lock files carry no index addresses."""
    for lock in ROOT.glob("requirements*.lock"):
        assert "://" not in lock.read_text(encoding="utf-8")


@pytest.mark.parametrize("pattern", [r"/work/", r"/root/", r"https?://[^\s\"')]*pypi", r"\bfarm-\w+"])
def test_nothing_of_the_machine_is_committed(pattern: str) -> None:
    """No tracked file names a path of the machine, a package registry or how the project is worked on."""
    found = [
        str(file.relative_to(ROOT))
        for file in tracked_files()
        if file not in SELF_CHECKING and re.search(pattern, file.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert found == []


def test_every_error_says_what_to_do() -> None:
    """Each error class has its own code, an exit code, a message and a remedy."""
    classes = [getattr(errors, name) for name in errors.__all__]
    assert len({c.code for c in classes}) == len(classes)
    for one in classes:
        assert one.exit_code in {1, 2, 3, 4}
        assert one.message.endswith(".")
        assert one.remedy.endswith(".")


def test_every_doubt_is_listed() -> None:
    """Each code of a doubt in the code or the rule files stands in docs/doubts.md."""
    listed = (ROOT / "docs" / "doubts.md").read_text(encoding="utf-8")
    used = set()
    for file in (ROOT / "pipeline").rglob("*.py"):
        used |= set(re.findall(r"Doubt\(\s*code=\"(\w+)\"", file.read_text(encoding="utf-8")))
    assert sorted(code for code in used if f"`{code}`" not in listed) == []
