"""Start and stop local Elasticsearch nodes, and find those that run.

All that the nodes of one cluster write lies in one run folder; a file in it names them.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import elasticsearch_config as config
import elasticsearch_machine as machine
import elasticsearch_security as security
from elasticsearch_health import answers, is_whole, without_secret
from elasticsearch_server import ServerError, install, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

START_SECONDS = 300  # 8 s on a quiet machine, 16 s for three nodes; a loaded two-core machine needs many times that
STOP_SECONDS = 30
STATE = "nodes.json"


def run_folder_of(environment: Mapping[str, str]) -> Path:
    """Return the folder that holds the nodes' data, logs and state, outside the checkout and kept over a restart."""
    if own := environment.get("RASOAT_ELASTICSEARCH_RUN_DIR"):
        return Path(own).expanduser().resolve()
    # A place known in advance, so that `stop` finds it; make_run_folder refuses it when somebody else made it.
    return Path(f"/var/tmp/rasoat-elasticsearch-{os.geteuid()}")  # noqa: S108


def start(environment: Mapping[str, str], run_folder: Path, count: int, first_port: int, *, secure: bool = False) -> list[str]:
    """Return the URLs of `count` running nodes: those that run already, else newly started ones that answer.

    ELASTICSEARCH_URL, when set, names a cluster of the user's own: it is only asked whether it answers.
    """
    if own := environment.get("ELASTICSEARCH_URL"):
        if not answers(own):
            message = f"ELASTICSEARCH_URL={without_secret(own)} không trả lời. Hãy kiểm tra máy chủ đó hoặc bỏ biến này."
            raise ServerError(message)
        return [own]
    nodes = read_state(run_folder)
    if len(nodes) == count and nodes[0].secure == secure and is_whole([node.url for node in nodes], _access(run_folder, nodes)):
        say("Elasticsearch đang chạy, dùng lại.")
        return [node.url for node in nodes]
    stop(run_folder)
    began = time.monotonic()
    nodes = launch(environment, run_folder, count, first_port, secure=secure)
    say(f"Elasticsearch: {count} nút sẵn sàng sau {time.monotonic() - began:.1f} giây.")
    return [node.url for node in nodes]


def launch(
    environment: Mapping[str, str], run_folder: Path, count: int, first_port: int, *, secure: bool = False
) -> list[config.Node]:
    """Start `count` new nodes as one cluster and return them once the cluster has all of them."""
    home = install(environment)
    account = machine.server_account()
    make_run_folder(run_folder, account)
    java = machine.find_java(environment, account)
    home = machine.reachable_home(home, run_folder, account)
    nodes = config.plan_nodes(run_folder, machine.free_pairs(count, first_port), secure=secure)
    access = security.make_access(environment, run_folder) if secure else None
    options = config.java_options(environment)
    write_state(run_folder, nodes)  # before the first process, so that a start broken off can still be stopped
    try:
        launched = []
        for node in nodes:
            prepare(node, nodes, home, account)
            if access:
                twin = nodes[0].conf / "elasticsearch.keystore" if node is not nodes[0] else None
                security.make_keystore(node, access, twin, java=java, home=home, account=account)
            launched.append(spawn(node, java, home, options, account))
        wait_until_healthy(nodes, launched, access)
    except BaseException:
        stop(run_folder)
        raise
    return nodes


def make_run_folder(run_folder: Path, account: machine.Account | None) -> None:
    """Make the run folder; refuse one that another user owns, since its place is known in advance.

    Only the caller enters it, unless the nodes run as an account of their own, which must pass through it.
    """
    run_folder.mkdir(parents=True, exist_ok=True)
    if not is_own(run_folder):
        message = f"{run_folder} thuộc người dùng khác; hãy đặt RASOAT_ELASTICSEARCH_RUN_DIR sang thư mục riêng."
        raise ServerError(message)
    run_folder.chmod(0o755 if account else 0o700)


def is_own(run_folder: Path) -> bool:
    """Say whether the run folder is there and the caller's: what lies in another user's is neither read nor written."""
    return run_folder.is_dir() and not run_folder.is_symlink() and run_folder.stat().st_uid == os.geteuid()


def prepare(node: config.Node, nodes: list[config.Node], home: Path, account: machine.Account | None) -> None:
    """Write the node's configuration and give its folder to the account."""
    for name in ("config", "data", "logs", "tmp"):
        (node.folder / name).mkdir(parents=True, exist_ok=True)
    for name in config.CONFIG_FILES:
        shipped = (home / "config" / name).read_text(encoding="utf-8")
        text = config.render_jvm_options(shipped) if name == "jvm.options" else shipped
        (node.conf / name).write_text(text, encoding="utf-8")
    if node.secure:
        security.give(node, node.folder.parents[1])
    (node.conf / "elasticsearch.yml").write_text(config.render_settings(node, nodes), encoding="utf-8")
    if account:
        account.owns(node.folder)


def spawn(node: config.Node, java: Path, home: Path, options: str, account: machine.Account | None) -> subprocess.Popen[bytes]:
    """Start the node in a session of its own, so that it outlives this program."""
    with (node.folder / "launcher.log").open("wb") as log:
        return subprocess.Popen(
            config.launch_command(java, home, node),
            cwd=home,
            env=config.launch_environment(java, node, options),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **machine.as_account(account),
        )


def wait_until_healthy(
    nodes: list[config.Node], launched: Sequence[subprocess.Popen[bytes]], access: security.Access | None = None
) -> None:
    """Return once the cluster has all its nodes; raise ServerError with the log's end when it does not get there."""
    deadline = time.monotonic() + START_SECONDS
    while not is_whole([node.url for node in nodes], access):
        for node, process in zip(nodes, launched, strict=True):
            if process.poll() is not None:
                message = f"Nút {node.name} dừng ngay khi khởi động (mã {process.returncode}).\n{log_end(node)}"
                raise ServerError(message)
        if time.monotonic() > deadline:
            message = f"Elasticsearch chưa sẵn sàng sau {START_SECONDS} giây.\n{log_end(nodes[0])}"
            raise ServerError(message)
        time.sleep(0.25)


def stop(run_folder: Path, *, delete: bool = False) -> int:
    """Stop the nodes of a run folder and return how many ran; `delete` also removes what they stored."""
    nodes = read_state(run_folder)
    running = {node.name: pids for node in nodes if (pids := find_pids(node))}
    _signal_all(nodes, signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    while any(find_pids(node) for node in nodes):
        if time.monotonic() > deadline:
            _signal_all(nodes, signal.SIGKILL)
        time.sleep(0.1)
    (run_folder / STATE).unlink(missing_ok=True)
    if delete:
        shutil.rmtree(run_folder, ignore_errors=True)
    return len(running)


def find_pids(node: config.Node) -> list[int]:
    """Return the process ids of the node: of its launcher and of the server, which each name its folder.

    Read from the process table and not from a file, so that no other program is hit when an id was given out again.
    """
    marks = {f"-Des.path.conf={node.conf}".encode(), f"-Djava.io.tmpdir={node.folder / 'tmp'}".encode()}
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if marks.intersection(entry.read_bytes().split(b"\0")):
                found.append(int(entry.parent.name))
    return sorted(found)


def read_state(run_folder: Path) -> list[config.Node]:
    """Return the nodes that were started in a run folder, whether or not they still run."""
    if not is_own(run_folder):
        return []
    try:
        entries = json.loads((run_folder / STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    secure = any(entry.get("secure") for entry in entries)
    return config.plan_nodes(run_folder, [(entry["http"], entry["transport"]) for entry in entries], secure=secure)


def write_state(run_folder: Path, nodes: list[config.Node]) -> None:
    """Keep which nodes were started, for `status` and `stop`."""
    entries = [
        {"name": node.name, "http": node.http_port, "transport": node.transport_port, "secure": node.secure} for node in nodes
    ]
    (run_folder / STATE).write_text(json.dumps(entries), encoding="utf-8")


def log_end(node: config.Node, lines: int = 20) -> str:
    """Return the last lines that the node's launcher printed."""
    try:
        text = (node.folder / "launcher.log").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-lines:])


def _access(run_folder: Path, nodes: Sequence[config.Node]) -> security.Access | None:
    return security.access_of(run_folder) if nodes and nodes[0].secure else None


def _signal_all(nodes: list[config.Node], number: signal.Signals) -> None:
    for node in nodes:
        for pid in find_pids(node):
            with suppress(ProcessLookupError):
                os.kill(pid, number)
