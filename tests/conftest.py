"""Real parts that tests need; a test that cannot find its part is skipped by name with the reason."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import SecretStr

from pipeline.rules import Rules, load_rules
from pipeline.settings import LimitSettings, Settings

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def no_settings_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep tests from the user's ``RASOAT_*`` variables, ``.env`` file and data; those for tests stay."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("RASOAT_") and not name.startswith("RASOAT_TEST_")]:
            patch.delenv(name)
        patch.setenv("RASOAT_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        for settings in (Settings, LimitSettings):
            patch.setitem(settings.model_config, "env_file", None)
        yield


@pytest.fixture(scope="session")
def rules() -> Rules:
    """Return the rules shipped with the program."""
    return load_rules()


@pytest.fixture
def calls() -> Callable[[Callable[[], object]], int]:
    """Return a counter of the calls that some work makes: how work grows, without a clock that other programs disturb."""

    def count(work: Callable[[], object]) -> int:
        made = 0

        def note(_frame: object, event: str, _value: object) -> None:
            nonlocal made
            made += event in {"call", "c_call"}

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            work()
        finally:
            sys.setprofile(before)
        return made

    return count


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """Return the address of a real Elasticsearch node that the test command started."""
    return _part("RASOAT_TEST_ELASTICSEARCH_URL", "no Elasticsearch node: run scripts/test, which starts one")


@dataclass(frozen=True, slots=True, kw_only=True)
class Secured:
    """A node that wants a login: its address, the certificate to believe, the password of ``elastic``."""

    url: str
    ca: Path
    password: str

    def settings(self, **others: object) -> Settings:
        """Return settings for the node; without others they name no account."""
        reached = {"elasticsearch_url": self.url, "elasticsearch_ca": self.ca, "elasticsearch_timeout": 120}
        chosen = {"index": "elasticsearch", **reached, **others}
        return Settings(**chosen)

    def administrator(self, **others: object) -> Settings:
        """Return settings with the account that may do everything."""
        return self.settings(elasticsearch_user="elastic", elasticsearch_password=SecretStr(self.password), **others)


@pytest.fixture(scope="session")
def secured() -> Secured:
    """Return a real Elasticsearch node with security on that the test command started."""
    url = _part("RASOAT_TEST_ELASTICSEARCH_SECURE_URL", "no secured Elasticsearch node: run scripts/test, which starts one")
    folder = Path(_part("RASOAT_TEST_ELASTICSEARCH_SECURE_DIR", "no folder of the secured node: run scripts/test"))
    return Secured(url=url, ca=folder / "tls/ca.pem", password=(folder / "password").read_text(encoding="utf-8").strip())


@pytest.fixture(scope="session")
def postgres_url() -> str:
    """Return the SQLAlchemy address of a real PostgreSQL database that the test command started."""
    return _part("RASOAT_TEST_POSTGRES_URL", "no PostgreSQL: run scripts/test, which starts one")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of Debian's Chromium."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    if not Path(path).exists():
        pytest.skip(f"no Chromium at {path}: run scripts/test, which installs it")
    return path


@pytest.fixture(scope="session")
def samples_dir() -> Path:
    """Return the folder of the project's samples."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def spec_dir() -> Path:
    """Return the folder of the domain specification."""
    folder = Path(os.environ.get("SPEC_DIR", ROOT.parent / "shared" / "domain"))
    if not (folder / "acts.jsonl").exists():
        pytest.skip("no domain specification: set SPEC_DIR to its folder")
    return folder


@pytest.fixture(scope="session")
def corpus_dir() -> Path:
    """Return the folder of real documents."""
    folder = Path(os.environ.get("CORPUS_DIR", ROOT.parent / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip("no corpus of real documents: set CORPUS_DIR to its folder")
    return folder


def _part(variable: str, missing: str) -> str:
    value = os.environ.get(variable)
    if not value:
        pytest.skip(missing)
    return value
