"""Measuring CPU and memory."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from benchmarks.speed.cost import in_own_process, in_turns, measured, measured_with_children, median_of_files, peak_memory


def _burn(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return seconds


def _hold(megabytes):
    held = bytearray(megabytes * 1_000_000)
    held[::4096] = b"x" * len(held[::4096])
    return peak_memory()


def _die():
    sys.exit(3)


def test_waiting_costs_no_cpu():
    """A block that sleeps takes time of the clock, not CPU."""
    with measured() as cost:
        time.sleep(0.2)
    assert cost.wall >= 0.2
    assert cost.cpu < 0.1


def test_children_are_counted():
    """The CPU of a process that a block starts and waits for belongs to the block."""
    with measured_with_children() as cost:
        code = "import time\nwhile time.process_time() < 0.5: pass"
        subprocess.run([sys.executable, "-c", code], check=True)
    assert 0.45 < cost.cpu < 2


def test_running_children_are_counted():
    """So does what a child has used that still runs."""
    code = "import time\nwhile time.process_time() < 0.5: pass\nprint(flush=True)\ninput()"
    with measured_with_children() as cost:
        child = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        child.stdout.readline()
    child.communicate(b"\n")
    assert 0.45 < cost.cpu < 2


def test_memory_is_that_of_the_process_itself():
    """A process of its own does not begin with the peak of the one that started it."""
    large = in_own_process(_hold, 200)
    held = bytearray(300_000_000)
    held[::4096] = b"x" * len(held[::4096])
    small = in_own_process(_hold, 1)
    assert large > 200
    assert small < 150


def test_a_process_that_dies_is_an_error():
    """No result is no figure."""
    with pytest.raises(RuntimeError, match="without a result"):
        in_own_process(_die)


def test_turns_alternate():
    """Each work comes first in every other turn, and all results are kept."""
    order = []
    results = in_turns({"a": lambda: order.append("a") or 1, "b": lambda: order.append("b") or 2}, 2)
    assert order == ["a", "b", "b", "a"]
    assert results == {"a": [1, 1], "b": [2, 2]}


def test_the_median_is_taken_for_each_file():
    """One slow run of one file does not count."""
    assert median_of_files([{"x": 1, "y": 2}, {"x": 9, "y": 2}, {"x": 1, "y": 3}]) == 3
