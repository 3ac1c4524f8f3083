"""Readers who ask on a schedule, in a process of their own: ``python -m benchmarks.load.readers PORT < plan > answers``.

Plan and answers are lines of JSON; an answer is written as it comes, so that a run can be broken off.

Open loop: a request starts at its moment whether or not the ones before were answered, and its time counts from that moment, so
that a server that falls behind shows it.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

__all__ = ["Answer", "Asked", "ask_all", "schedule"]

HOST = "127.0.0.1"
EVERY = 3.0
"""Seconds between two requests of one reader."""
_PATIENCE = 60.0
_HEAD = "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n\r\n"

_Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request: seconds from the start, what sort of question it is, the path with its query."""

    at: float
    form: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a request: seconds from its moment to the first and the last byte; ``status`` is 0 without an answer."""

    at: float
    form: str
    status: int
    first: float
    whole: float
    size: int = 0


def schedule(questions: Iterator[tuple[str, str]], readers: int, seconds: float, seed: int = 1) -> list[Asked]:
    """Return the requests of ``readers`` who each ask every three seconds, beginning at a moment of their own."""
    rng = random.Random(seed)
    starts = [rng.uniform(0, EVERY) for _ in range(readers)]
    moments = sorted(start + EVERY * n for start in starts for n in range(int(seconds / EVERY) + 1))
    return [Asked(at=at, form=form, path=path) for at, (form, path) in zip(moments, questions, strict=False) if at < seconds]


async def ask_all(port: int, plan: Sequence[Asked], tell: Callable[[Answer], None]) -> None:
    """Ask everything at its moment and tell each answer as it comes."""
    idle: list[_Connection] = []
    start = time.perf_counter()

    async def one(asked: Asked) -> None:
        await asyncio.sleep(start + asked.at - time.perf_counter())
        try:
            async with asyncio.timeout(_PATIENCE):
                status, first, size = await _ask(port, asked.path, idle)
        except (OSError, TimeoutError, ValueError, asyncio.IncompleteReadError):
            status, first, size = 0, time.perf_counter(), 0
        due, ended = start + asked.at, time.perf_counter()
        tell(Answer(at=asked.at, form=asked.form, status=status, first=first - due, whole=ended - due, size=size))

    await asyncio.gather(*map(one, plan))
    for _, writer in idle:
        writer.close()


async def _ask(port: int, path: str, idle: list[_Connection]) -> tuple[int, float, int]:
    """Return status, moment of the first byte and size.

    Connections that stay open are used again, as browsers do; one that the server closed meanwhile is no failure.
    """
    while idle:
        connection = idle.pop()
        try:
            return await _ask_over(connection, port, path, idle)
        except (ConnectionError, asyncio.IncompleteReadError) as error:
            if getattr(error, "partial", b""):
                raise
    return await _ask_over(await asyncio.open_connection(HOST, port), port, path, idle)


async def _ask_over(connection: _Connection, port: int, path: str, idle: list[_Connection]) -> tuple[int, float, int]:
    reader, writer = connection
    try:
        writer.write(_HEAD.format(path=path, port=port).encode())
        head = await reader.readuntil(b"\r\n\r\n")
        first = time.perf_counter()
        status, *lines = head.decode("latin-1").lower().split("\r\n")
        fields = dict(line.split(": ", 1) for line in lines if ": " in line)
        size = await _body(reader, fields)
    except BaseException:
        writer.close()
        raise
    idle.append(connection)
    return int(status.split(" ")[1]), first, size


async def _body(reader: asyncio.StreamReader, fields: dict[str, str]) -> int:
    if fields.get("transfer-encoding") != "chunked":
        return len(await reader.readexactly(int(fields.get("content-length", "0"))))
    total = 0
    while size := int(await reader.readline(), 16):
        total += size
        await reader.readexactly(size + 2)
    await reader.readline()
    return total


def main() -> None:
    """Read a plan from standard input, carry it out, write the answers."""
    plan = [Asked(**json.loads(line)) for line in sys.stdin]
    asyncio.run(ask_all(int(sys.argv[1]), plan, lambda answer: print(json.dumps(asdict(answer)), flush=True)))


if __name__ == "__main__":
    main()
