"""The shell scripts: what counts as set up, what is installed and said, and that nothing ties them to one machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = [".ci/run", "scripts/demo", "scripts/elasticsearch", "scripts/test"]
SHELL = [*COMMANDS, "scripts/lib/postgres.sh", "scripts/lib/system.sh"]
PYTHON = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("scripts/lib/*.py"))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small checkout with an environment that stands as its lock files say, and no network to mend it by."""
    root = tmp_path / "thư mục có dấu"
    shutil.copytree(ROOT / "scripts", root / "scripts")
    (root / "requirements.lock").write_text("six==1.16.0\n")
    (root / "requirements-dev.lock").write_text("six==1.16.0\npytest==8.0.0\n")
    (root / "pyproject.toml").write_text('[project]\nname = "rasoat"\n')
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", root / ".venv"], check=True)
    command = root / ".venv/bin/rasoat"
    command.write_text("#!/bin/sh\n")
    command.chmod(0o755)
    return root


def run_bash(root: Path, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a piece of bash that has the checkout's system.sh at hand."""
    return subprocess.run(
        ["bash", "-c", f'. "$1/scripts/lib/system.sh"\n{script}', "bash", str(root)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("name", SHELL)
def test_shell_is_well_formed(name: str) -> None:
    """Bash can read every script to its end."""
    done = subprocess.run(["bash", "-n", ROOT / name], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", SHELL)
def test_shellcheck_finds_nothing(name: str) -> None:
    """Shellcheck, where it is installed, has nothing to say."""
    if not shutil.which("shellcheck"):
        pytest.skip("shellcheck chưa được cài")
    done = subprocess.run(["shellcheck", "-x", "-P", "SCRIPTDIR", name], check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_stop_at_the_first_error(name: str) -> None:
    """Every command can be started as it is, and none goes on after a step that failed."""
    path = ROOT / name
    assert os.access(path, os.X_OK)
    assert path.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")
    assert "\nset -euo pipefail\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*SHELL, *PYTHON])
def test_no_place_of_one_machine(name: str) -> None:
    """No script names a home folder, a checkout or a package server."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"/work/|/home/|/root/|/opt/(?!libreoffice)|https?://(?!\{)", text) == []


def test_ci_runs_all_tests() -> None:
    """What runs after a change is the same command that a developer runs."""
    assert 'scripts/test"' in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()[-1]


def test_second_setup_does_nothing(checkout: Path) -> None:
    """Setting up again calls neither pip nor venv when the stamp agrees with the lock files."""
    script = """
    ensure_packages() { :; }
    make_venv() { echo made; }
    pip_install() { echo installed; }
    setup tests; echo --; setup tests; setup demo
    """
    done = run_bash(checkout, script)
    assert done.stdout.split() == ["made", "installed", "installed", "--"], done.stderr


@pytest.mark.parametrize(
    "change",
    [
        "echo 'six==1.17.0' >>$ROOT/requirements.lock",
        "echo '[project.scripts]' >>$ROOT/pyproject.toml",
        "rm $VENV/bin/rasoat",
        "rm $VENV/bin/python",
        "ln -sf /nonexistent/python $VENV/bin/python",
        'mv "$ROOT" "$ROOT-moved"; ROOT="$ROOT-moved"; VENV="$ROOT/.venv"',
    ],
)
def test_setup_notices(checkout: Path, change: str) -> None:
    """A new lock, new commands, a broken or a moved environment each make the next setup work again."""
    quoted = change.replace("$ROOT/", '"$ROOT"/').replace("$VENV/", '"$VENV"/')
    script = f"""
    for profile in demo tests; do stamp_of $profile >"$(stamp_file $profile)"; done
    is_current tests && is_current demo && echo current
    {quoted}
    is_current tests || echo stale
    is_current demo || echo stale
    """
    done = run_bash(checkout, script)
    assert done.stdout.split() == ["current", "stale", "stale"], done.stderr


def test_demo_needs_less_than_tests(checkout: Path) -> None:
    """An environment made for the tests serves the demo, but not the other way round."""
    script = """
    stamp_of demo >"$(stamp_file demo)"
    is_current demo && echo demo
    is_current tests || echo 'no tests'
    """
    assert run_bash(checkout, script).stdout.splitlines() == ["demo", "no tests"]


def test_setup_that_failed_leaves_no_stamp(checkout: Path) -> None:
    """When pip fails for good, the setup fails and the next one tries again."""
    script = """
    ensure_packages() { :; }; sleep() { :; }; make_venv() { :; }
    pip_install() { echo try; return 1; }
    setup demo
    """
    done = run_bash(checkout, script)
    assert done.returncode == 1
    assert done.stdout.split() == ["try"] * 4
    assert "pip không cài được" in done.stderr
    assert not (checkout / ".venv/.rasoat-demo.stamp").exists()


def test_without_root_the_command_is_printed(checkout: Path) -> None:
    """Who is no root reads what is missing, what for, and the exact line to type; the exit code is 3."""
    script = """
    is_root() { false; }; has_writer() { false; }; is_installed() { false; }
    needs_demo() { printf '%s\\n' 'tesseract-ocr|false|nhận dạng chữ' "$(writer_package)|has_writer|in trang" 'x|true|có rồi'; }
    apt-get() { echo called; }
    ensure_packages demo
    """
    done = run_bash(checkout, script)
    assert done.returncode == 3
    assert done.stdout == ""
    assert "sudo apt-get install --no-install-recommends tesseract-ocr libreoffice-writer-nogui\n" in done.stderr
    assert "nhận dạng chữ" in done.stderr
    assert "có rồi" not in done.stderr


def test_desktop_keeps_its_office(checkout: Path) -> None:
    """Where the full LibreOffice lives, its own writer is asked for and not the one that would remove it."""
    assert run_bash(checkout, "is_installed() { true; }; writer_package").stdout == "libreoffice-writer\n"


def test_own_cluster_needs_no_java(checkout: Path) -> None:
    """With ELASTICSEARCH_URL set, neither Java nor Maven is asked for."""
    assert run_bash(checkout, "needs_elasticsearch", ELASTICSEARCH_URL="http://127.0.0.1:9200").stdout == ""


def test_every_need_says_what_for(checkout: Path) -> None:
    """Each system package stands with a check and a reason in Vietnamese."""
    script = "find_python() { false; }; VENV=/nonexistent; needs_tests"
    lines = run_bash(checkout, script, ELASTICSEARCH_URL="").stdout.splitlines()
    assert len(lines) >= 10
    for line in lines:
        package, probe, *_, reason = line.split("|")
        assert re.fullmatch(r"[a-z0-9.+-]+", package)
        assert probe.strip()
        assert reason.strip()


def test_python_is_found_without_an_environment(checkout: Path) -> None:
    """The interpreter found is 3.11 or later and never one of a virtual environment."""
    found = run_bash(checkout, "find_python").stdout.strip()
    script = "import sys; print(sys.version_info >= (3, 11) and sys.prefix == sys.base_prefix)"
    assert subprocess.run([found, "-c", script], check=True, capture_output=True, text=True).stdout == "True\n"


def test_demo_refuses_what_it_does_not_know() -> None:
    """A mistyped option of the demo is named, and nothing is installed for it."""
    done = subprocess.run([ROOT / "scripts/demo", "--sevre"], check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert "--sevre" in done.stderr
