"""The throwaway PostgreSQL of the tests: it starts where it is told, is reached through its socket, and goes away."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

LIB = Path(__file__).resolve().parents[2] / "scripts/lib"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short path (a socket's has a limit) that the user postgres can reach."""
    parent = Path(tempfile.mkdtemp(prefix="rasoat-"))
    parent.chmod(0o755)
    made = parent / "postgres"
    made.mkdir()
    yield made
    run_bash(made, 'stop_postgres "$2"')
    shutil.rmtree(parent)


def run_bash(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run a piece of bash that has both libraries at hand and the folder as its second argument."""
    return subprocess.run(
        ["bash", "-c", f'. "$1/system.sh"; . "$1/postgres.sh"; {script}', "bash", LIB, folder],
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.skipif(not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")), reason="PostgreSQL chưa được cài")
def test_cluster_comes_and_goes(folder: Path) -> None:
    """It answers in UTF-8 at the URL it printed, opens no network port, and leaves no process behind."""
    started = run_bash(folder, 'start_postgres "$2"')
    assert started.returncode == 0, started.stderr
    url = started.stdout.strip()
    assert url.startswith("postgresql+psycopg://")
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        answer = connection.execute(
            "select current_setting('server_encoding'), current_setting('listen_addresses'), upper('quyết định')"
        )
        assert answer.fetchone() == ("UTF8", "", "QUYẾT ĐỊNH")
    run_bash(folder, 'stop_postgres "$2"')
    assert not (folder / "data/postmaster.pid").exists()


def test_failed_start_is_told(folder: Path) -> None:
    """When the cluster cannot be made, nothing is printed as its URL and the reason is shown."""
    done = run_bash(folder, 'as_postgres() { echo "hết chỗ trên đĩa"; return 1; }; start_postgres "$2"')
    assert done.returncode == 1
    assert done.stdout == ""
    assert "hết chỗ trên đĩa" in done.stderr
