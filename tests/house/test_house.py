"""The house keeps its own rules: documents agree with code, nothing of the machine is committed."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
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
    classes = [one for name in errors.__all__ if isinstance(one := getattr(errors, name), type)]
    assert len({c.code for c in classes}) == len(classes)
    for one in classes:
        assert one.exit_code in {1, 2, 3, 4}
        assert one.message.endswith(".")
        assert one.remedy.endswith(".")


def doubt_codes() -> set[str]:
    """Return the codes of doubts that the code can give: what is passed as, assigned to or appended as a code."""
    found: set[str] = set()
    for file in (ROOT / "pipeline").rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        if "doubt" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            found |= {code for part in _code_places(node) for code in _constants(part)}
    return found


def _code_places(node: ast.AST) -> Iterator[ast.expr | None]:
    """Yield the expressions of a node that give a doubt's code."""
    match node:
        case ast.Call(func=ast.Name(id="Doubt" | "GroupFound")):
            yield from (keyword.value for keyword in node.keywords if keyword.arg in {"code", "doubt"})
        case ast.Call(func=ast.Name(id="_doubt" | "row_doubt"), args=[first, *_]):
            yield first
        case ast.Call(
            func=ast.Attribute(attr="append", value=ast.Attribute(attr="doubts")), args=[ast.Tuple(elts=[first, *_])]
        ):
            yield first
        case ast.Assign(targets=[ast.Name(id="code")]):
            yield node.value


def _constants(part: ast.expr | None) -> Iterator[str]:
    match part:
        case ast.Constant(value=str(code)):
            yield code
        case ast.IfExp():
            yield from (*_constants(part.body), *_constants(part.orelse))


def test_every_doubt_is_listed() -> None:
    """docs/doubts.md lists exactly the codes of doubts that the code gives, each with its meaning and what to do."""
    page = (ROOT / "docs" / "doubts.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", page, re.MULTILINE)
    assert sorted(code for code, _, _ in rows) == sorted(doubt_codes())
    assert all(text.endswith(".") for _, meaning, remedy in rows for text in (meaning, remedy))


def test_every_variable_of_the_scripts_is_documented() -> None:
    """docs/operations.md names each variable that the scripts read, and no variable that nothing reads."""
    names = re.compile(r"\bRASOAT_(?:TEST_)?[A-Z]+(?:_[A-Z]+)*\b")
    scripts = [file for file in tracked_files() if file.is_relative_to(ROOT / "scripts")]
    read = {name for file in scripts for name in names.findall(file.read_text(encoding="utf-8"))}
    settings = set(names.findall(settings_table()))
    documented = set(names.findall((ROOT / "docs" / "operations.md").read_text(encoding="utf-8")))
    assert read - settings - documented == set()
    assert documented - settings - read == set()
