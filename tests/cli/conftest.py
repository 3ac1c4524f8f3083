"""The command line as a function, over a registry that holds a few samples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli import rasoat

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
KEPT = (
    "same-number-song-tra",
    "same-number-hoa-linh",
    "publish-four-groups",
    "replace-and-repeal-clause",
    "attached-regulation",
    "later-amendment",
)

Run = Callable[..., Result]


def sample(slug: str) -> Path:
    """Return the file of a sample."""
    return next((SAMPLES / slug).glob("source.*"))


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder into which some samples were taken in."""
    folder = tmp_path_factory.mktemp("kho")
    files = [str(path) for slug in KEPT for path in (SAMPLES / slug).glob("source.*")]
    done = CliRunner().invoke(rasoat, ["ingest", *files], env={"RASOAT_DATA_DIR": str(folder)})
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def run(data: Path) -> Run:
    """Return a function that runs the command over that folder."""

    def invoke(*arguments: str, **environment: str) -> Result:
        return CliRunner().invoke(rasoat, arguments, env={"RASOAT_DATA_DIR": str(data), **environment})

    return invoke
