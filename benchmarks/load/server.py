"""The real ``rasoat`` in processes of its own: pages that are served, an index that is rebuilt, and what they take."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load.readers import HOST

__all__ = ["Server", "command", "folder_size", "memory", "served"]

ROOT = Path(__file__).resolve().parents[2]
_COMMAND = "from flows.cli import main; main()"
_START_SECONDS = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that answers."""

    port: int
    process: subprocess.Popen[bytes]

    def cpu(self) -> float:
        """Return the seconds of processor time that it and its processes took so far."""
        stats = (Path(f"/proc/{pid}/stat").read_text(encoding="ascii") for pid in _family(self.process.pid))
        fields = [stat.rpartition(")")[2].split() for stat in stats]
        return sum(int(one[11]) + int(one[12]) for one in fields) / os.sysconf("SC_CLK_TCK")


def command(arguments: Sequence[str], settings: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start ``rasoat`` with arguments; ``settings`` are its environment."""
    environment = {**os.environ, **settings, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", _COMMAND, *arguments], env=environment, stdout=subprocess.DEVNULL)


@contextmanager
def served(settings: dict[str, str]) -> Iterator[Server]:
    """Run ``rasoat serve`` at a free port until the block ends; raises ``RuntimeError`` when it does not answer."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = int(free.getsockname()[1])
    process = command(["serve", "--port", str(port)], settings)
    try:
        _wait(process, port)
        yield Server(port=port, process=process)
    finally:
        process.terminate()
        process.wait()


def memory(pid: int) -> dict[str, float]:
    """Return the memory of a process and those that it started, in MB: now, and at most so far."""
    found = {"VmRSS": 0, "VmHWM": 0}
    for one in _family(pid):
        status = Path(f"/proc/{one}/status").read_text(encoding="utf-8")
        for name, value in re.findall(r"^(VmRSS|VmHWM):\s+(\d+) kB", status, re.MULTILINE):
            found[name] += int(value)
    return {"rss_mb": round(found["VmRSS"] / 1024, 1), "peak_mb": round(found["VmHWM"] / 1024, 1)}


def _family(pid: int) -> list[int]:
    """Return a process and those that it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *map(int, children)]


def folder_size(folder: Path, names: str = "**/*") -> float:
    """Return the size of the files in a folder (or of those with such names) in MB."""
    return round(sum(file.stat().st_size for file in folder.glob(names) if file.is_file()) / 1e6, 1)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        connection = http.client.HTTPConnection(HOST, port, timeout=_START_SECONDS)
        try:
            connection.request("GET", "/tim")
            if connection.getresponse().status == http.client.OK:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise RuntimeError("rasoat serve does not answer")
