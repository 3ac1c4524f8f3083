"""What the machine lends an Elasticsearch node: a user to run as, a Java, free ports, a readable program folder.

Elasticsearch refuses to run as root; so root starts it as a system user without a login. Everyone else starts it as
himself.
"""

from __future__ import annotations

import os
import pwd
import random
import re
import shutil
import socket
import subprocess
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from elasticsearch_config import HOST
from elasticsearch_server import ServerError, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

USER = "rasoat-es"
OLDEST_JAVA = 17
# The versions that Elasticsearch 8.19 is tested with first; any other from 17 on is taken when nothing else is there.
PREFERRED_JAVA = (17, 21)
# Below those that the system gives to outgoing connections: a node takes its port seconds after it was found free.
ANY_PORT = range(20_000, 30_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The user a node runs as; `None` stands for whoever calls."""

    uid: int
    gid: int

    def owns(self, folder: Path) -> None:
        """Give the user a folder and all that lies in it."""
        for path in (folder, *folder.rglob("*")):
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def server_account() -> Account | None:
    """Return the system user of the node, made when missing; None when the caller is no root and needs no other."""
    if os.geteuid() != 0:
        return None
    try:
        entry = pwd.getpwnam(USER)
    except KeyError:
        say(f"Tạo người dùng hệ thống {USER} (Elasticsearch không chạy bằng root).")
        command = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
        done = subprocess.run([*command, "--shell", "/usr/sbin/nologin", USER], check=False)
        if done.returncode not in {0, 9}:  # 9: another start made it in between
            message = f"Không tạo được người dùng {USER} (useradd trả về {done.returncode})."
            raise ServerError(message) from None
        entry = pwd.getpwnam(USER)
    return Account(uid=entry.pw_uid, gid=entry.pw_gid)


def as_account(account: Account | None) -> dict[str, Any]:
    """Return the arguments by which `subprocess` starts a program as the account."""
    if account is None:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def find_java(environment: Mapping[str, str], account: Account | None) -> Path:
    """Return the home of a Java of version 17 or later that the account can run: ES_JAVA_HOME's, else the best tried one.

    Raises ServerError when there is none.
    """
    usable: dict[int, Path] = {}
    for home in _java_homes(environment):
        version = java_version(home, account)
        if version in PREFERRED_JAVA or (version >= OLDEST_JAVA and str(home) == environment.get("ES_JAVA_HOME")):
            return home
        if version >= OLDEST_JAVA:
            usable.setdefault(version, home)
    if usable:
        return usable[min(usable)]
    message = f"Cần Java {OLDEST_JAVA} trở lên: sudo apt-get install default-jre-headless (hoặc đặt ES_JAVA_HOME)."
    raise ServerError(message)


def java_version(home: Path, account: Account | None) -> int:
    """Return the major version of the Java in a folder as the account sees it, 0 when it cannot be run."""
    try:
        done = subprocess.run(
            [str(home / "bin/java"), "-version"],
            check=False,
            capture_output=True,
            text=True,
            cwd="/",
            **as_account(account),
        )
    except OSError:
        return 0
    return read_java_version(done.stderr) if done.returncode == 0 else 0


def read_java_version(text: str) -> int:
    """Return the major version in what `java -version` prints, 0 when it is not there: `"17.0.15"` → 17, `"1.8.0"` → 8."""
    found = re.search(r'version "(?:1\.)?(?P<major>\d+)', text)
    return int(found["major"]) if found else 0


def reachable_home(home: Path, run_folder: Path, account: Account | None) -> Path:
    """Return the program's folder, or its twin in the run folder when the account cannot read it where it is.

    Root's own cache lies under a folder that nobody else may enter. The twin is made of hard links where the disk
    allows it, so it costs no space.
    """
    probe = ["test", "-r", str(home / "lib/cli-launcher"), "-a", "-x", str(home / "lib")]
    if account is None or subprocess.run(probe, check=False, cwd="/", **as_account(account)).returncode == 0:
        return home
    twin = run_folder / home.name
    if not twin.is_dir():
        part = run_folder / f".{home.name}.part"
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(home, part, copy_function=_link_or_copy)
        part.rename(twin)
    return twin


def free_pairs(count: int, first: int) -> list[tuple[int, int]]:
    """Return ports for HTTP and transport of `count` nodes: from `first` and `first` + 100 upwards, any when it is 0."""
    if first == 0:
        ports = free_ports(2 * count, 0)
        return list(zip(ports[:count], ports[count:], strict=True))
    return list(zip(free_ports(count, first), free_ports(count, first + 100), strict=True))


def free_ports(count: int, first: int) -> list[int]:
    """Return `count` free loopback ports from `first` upwards; any free ones when `first` is 0."""
    asked = range(first, first + 100) if first else random.sample(ANY_PORT, len(ANY_PORT))
    found = list(islice(filter(is_free, asked), count))
    if len(found) < count:
        message = f"Không còn cổng trống từ {first} đến {first + 99}; hãy chọn --port khác."
        raise ServerError(message)
    return found


def is_free(port: int) -> bool:
    """Say whether nobody listens on a loopback port."""
    try:
        socket.create_server((HOST, port)).close()
    except OSError:
        return False
    return True


def _java_homes(environment: Mapping[str, str]) -> Iterator[Path]:
    for name in ("ES_JAVA_HOME", "JAVA_HOME"):
        if own := environment.get(name):
            yield Path(own)
    if java := shutil.which("java"):
        yield Path(java).resolve().parents[1]
    yield from sorted(Path("/usr/lib/jvm").glob("*/"))


def _link_or_copy(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
