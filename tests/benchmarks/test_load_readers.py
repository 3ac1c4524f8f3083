"""Readers who ask on a schedule, whatever became of what they asked before."""

from __future__ import annotations

import asyncio
from itertools import repeat

from benchmarks.load.readers import EVERY, Answer, Asked, ask_all, schedule

_CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
_PLAIN = b"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno"


def test_every_reader_asks_every_three_seconds() -> None:
    """Twenty readers ask 400 times a minute, each at moments three seconds apart that do not depend on answers."""
    plan = schedule(repeat(("lay", "/tim")), 20, 60.0)
    moments = [one.at for one in plan]
    assert len(plan) == 400
    assert moments == sorted(moments)
    assert moments[-1] < 60.0
    assert all(any(abs(one - moment - EVERY) < 1e-6 for one in moments) for moment in moments if moment < 57.0)


def test_the_schedule_is_the_same_every_time() -> None:
    """Two runs ask at the same moments."""
    assert schedule(repeat(("lay", "/")), 3, 9.0) == schedule(repeat(("lay", "/")), 3, 9.0)


def test_time_counts_from_the_planned_moment() -> None:
    """A server that answers one after the other makes those who wait for it late, and the figures say so."""
    answers = asyncio.run(_asked([_CHUNKED], seconds=0.2, number=3))
    whole = sorted(answer.whole for answer in answers)
    assert [answer.status for answer in answers] == [200, 200, 200]
    assert {answer.size for answer in answers} == {5}
    assert whole[0] >= 0.2
    assert whole[2] >= 0.6 - 0.05


def test_failures_are_answers_too() -> None:
    """Another status is kept with its body's size, and a connection that is cut has the status 0."""
    answers = asyncio.run(_asked([_PLAIN, b""], seconds=0.0, number=2))
    assert sorted((answer.status, answer.size) for answer in answers) == [(0, 0), (404, 2)]


def test_a_connection_that_was_closed_meanwhile_is_no_failure() -> None:
    """A server closes idle connections after a while; the request then goes over a new one, as in a browser."""
    answers = asyncio.run(_asked([_CHUNKED], seconds=0.0, number=2, closing=True, apart=0.2))
    assert [answer.status for answer in answers] == [200, 200]


async def _asked(
    responses: list[bytes], *, seconds: float, number: int, closing: bool = False, apart: float = 0.0
) -> list[Answer]:
    """Ask a server that gives the responses in turn, one at a time; ``closing``: each over a connection of its own."""
    turn, given = asyncio.Lock(), 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal given
        while await _is_asked(reader):
            async with turn:
                await asyncio.sleep(seconds)
                response = responses[given % len(responses)]
                given += 1
            if not response:
                break
            writer.write(response)
            if closing:
                break
        writer.close()

    answers: list[Answer] = []
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        await ask_all(port, [Asked(at=n * apart, form="lay", path="/tim") for n in range(number)], answers.append)
    return answers


async def _is_asked(reader: asyncio.StreamReader) -> bool:
    try:
        await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return False
    return True
