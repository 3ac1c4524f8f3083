"""Three nodes of Elasticsearch as one cluster, started for these tests alone, that may be killed and frozen."""

from __future__ import annotations

import importlib
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import ApiError, Elasticsearch, TransportError

LIB = Path(__file__).resolve().parents[2] / "scripts/lib"
SECONDS = 600
"""Until the cluster has to be as a test waits for it: many times what it takes on a quiet machine."""
GIGABYTES = 3
"""Free memory without which three nodes would slow the machine down to a standstill; they take 2.3."""
SMALL = {"RASOAT_ELASTICSEARCH_HEAP": "384m", "RASOAT_ELASTICSEARCH_JAVA_OPTS": "-XX:TieredStopAtLevel=1"}


def until(is_so: Callable[[], bool], what: str) -> None:
    """Wait for a condition; fails by name when it does not come."""
    deadline = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < deadline, f"after {SECONDS} seconds still waiting for {what}"
        time.sleep(0.1)


@dataclass(frozen=True, slots=True)
class Cluster:
    """The running nodes, by the module that starts and stops them."""

    module: Any
    folder: Path
    environment: dict[str, str]

    @property
    def nodes(self) -> dict[str, Any]:
        """Return the nodes by name, running or not."""
        return {node.name: node for node in self.module.read_state(self.folder)}

    @property
    def url(self) -> str:
        """Return the addresses of all nodes, as the setting takes them."""
        return ",".join(node.url for node in self.nodes.values())

    def client(self) -> Elasticsearch:
        """Return a client that asks whichever node answers."""
        return Elasticsearch(self.url.split(","), request_timeout=30, retry_on_timeout=True, max_retries=6)

    def signal(self, name: str, number: signal.Signals) -> None:
        """Send a signal to the processes of a node."""
        for pid in self.module.find_pids(self.nodes[name]):
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def kill(self, name: str) -> None:
        """End a node without a word; returns when its processes are gone."""
        self.signal(name, signal.SIGKILL)
        until(lambda: not self.module.find_pids(self.nodes[name]), f"the end of {name}")

    def start(self, name: str) -> None:
        """Start a node that was killed, with the data that it had."""
        machine, account = self.module.machine, self.module.machine.server_account()
        java = machine.find_java(self.environment, account)
        home = machine.reachable_home(self.module.install(self.environment), self.folder, account)
        options = self.module.config.java_options(self.environment)
        self.module.spawn(self.nodes[name], java, home, options, account)

    def make_whole(self) -> None:
        """Start the nodes that do not run, and wait until all copies are there."""
        for name, node in self.nodes.items():
            if not self.module.find_pids(node):
                self.start(name)
        self.wait_until_green(3)

    def wait_until_green(self, nodes: int) -> None:
        """Wait until so many nodes are there and every copy of every index is."""
        with self.client() as client:
            until(lambda: self._is_green(client, nodes), f"{nodes} nodes with all copies")

    def _is_green(self, client: Elasticsearch, nodes: int) -> bool:
        try:
            health = client.cluster.health(timeout="1s", master_timeout="1s")
        except (ApiError, TransportError):
            return False
        return bool(health["number_of_nodes"] == nodes and health["status"] == "green" and not health["initializing_shards"])


def free_gigabytes() -> float:
    """Return how much memory programs can still get."""
    lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("MemAvailable:")) / 2**20


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Return three nodes in a folder and on ports of their own; whatever happens, they are stopped and their folder goes."""
    program = os.environ.get("RASOAT_TEST_ELASTICSEARCH_NODES")
    if not program:
        pytest.skip("no nodes may be started: run scripts/test, which allows it")
    if (free := free_gigabytes()) < GIGABYTES:
        pytest.skip(f"three nodes need {GIGABYTES} GB of free memory, {free:.1f} are free")
    sys.path.insert(0, str(LIB))
    module = importlib.import_module("elasticsearch_node")
    folder = Path(tempfile.mkdtemp(prefix="rasoat-cluster-", dir="/tmp"))  # the nodes' user passes through it
    environment = {**os.environ, **SMALL, "ELASTICSEARCH_HOME": program}
    started = Cluster(module=module, folder=folder, environment=environment)
    try:
        module.start(environment, folder, 3, 0)
        yield started
    finally:
        for name in started.nodes:
            started.signal(name, signal.SIGCONT)
            started.kill(name)
        module.stop(folder, delete=True)
        shutil.rmtree(folder, ignore_errors=True)
