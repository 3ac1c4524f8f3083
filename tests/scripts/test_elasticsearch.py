"""The local Elasticsearch: what each node is told, where the server comes from, and which processes are its own."""

from __future__ import annotations

import http.server
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import Secured

RUN = Path("/nơi chạy")


def make_server(home: Path) -> Path:
    """Make the folders by which a server is known."""
    for name in ("lib/tools/server-cli", "lib/cli-launcher", "config"):
        (home / name).mkdir(parents=True)
    return home


@pytest.fixture
def answering() -> Iterator[str]:
    """A web server that asks for a password, as a secured cluster does."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(401)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as service:
        threading.Thread(target=service.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{service.server_port}"
        service.shutdown()


def test_one_node_is_its_own_cluster(config: ModuleType) -> None:
    """A single node looks for no others and listens on loopback only."""
    (node,) = config.plan_nodes(RUN, [(9200, 9300)])
    settings = config.render_settings(node, [node]).splitlines()
    assert "discovery.type: single-node" in settings
    assert "network.host: 127.0.0.1" in settings
    assert "http.port: 9200" in settings
    assert "transport.port: 9300" in settings
    assert 'path.data: "/nơi chạy/cluster-of-1/node-1/data"' in settings
    assert not any(line.startswith(("discovery.seed_hosts", "cluster.initial")) for line in settings)
    assert node.url == "http://127.0.0.1:9200"


def test_three_nodes_know_each_other(config: ModuleType) -> None:
    """Each of three nodes has a folder and ports of its own, and all name the same seeds and first masters."""
    nodes = config.plan_nodes(RUN, [(9200, 9300), (9201, 9301), (9202, 9302)])
    texts = [config.render_settings(node, nodes) for node in nodes]
    assert len({node.folder for node in nodes}) == 3
    for text in texts:
        assert 'discovery.seed_hosts: ["127.0.0.1:9300", "127.0.0.1:9301", "127.0.0.1:9302"]' in text
        assert 'cluster.initial_master_nodes: ["rasoat-1", "rasoat-2", "rasoat-3"]' in text
        assert "single-node" not in text


def test_clusters_of_other_sizes_share_no_data(config: ModuleType) -> None:
    """A node that voted among three never starts alone on the same data."""
    (alone,) = config.plan_nodes(RUN, [(1, 2)])
    assert alone.folder not in {node.folder for node in config.plan_nodes(RUN, [(1, 2), (3, 4), (5, 6)])}


def test_jvm_options_keep_all_but_the_vector_module(config: ModuleType) -> None:
    """Only the line of the incubating module goes; a headless JRE may not carry it."""
    shipped = "-Xss1m\n20-:--add-modules=jdk.incubator.vector\n-XX:+UseG1GC\n"
    assert config.render_jvm_options(shipped) == "-Xss1m\n-XX:+UseG1GC\n"


def test_launch_names_program_and_configuration(config: ModuleType) -> None:
    """The launcher is told its home and configuration, and the caller's environment does not reach the server."""
    (node,) = config.plan_nodes(RUN, [(9200, 9300)])
    command = config.launch_command(Path("/jvm"), Path("/es"), node)
    assert command[0] == "/jvm/bin/java"
    assert "-Des.path.home=/es" in command
    assert f"-Des.path.conf={node.conf}" in command
    environment = config.launch_environment(Path("/jvm"), node, config.java_options({"RASOAT_ELASTICSEARCH_HEAP": "512m"}))
    assert environment["ES_JAVA_OPTS"] == "-Xms512m -Xmx512m"
    assert environment["ES_TMPDIR"] == str(node.folder / "tmp")
    assert "HOME" not in environment


def test_options_of_java_are_added(config: ModuleType) -> None:
    """More options than the memory can be given to the server's Java."""
    added = config.java_options({"RASOAT_ELASTICSEARCH_JAVA_OPTS": "-XX:TieredStopAtLevel=1"})
    assert added == "-Xms768m -Xmx768m -XX:TieredStopAtLevel=1"


def test_own_distribution_comes_first(server: ModuleType, tmp_path: Path) -> None:
    """ELASTICSEARCH_HOME wins over the cache."""
    own = make_server(tmp_path / "own")
    environment = {"ELASTICSEARCH_HOME": str(own), "RASOAT_CACHE_DIR": str(tmp_path)}
    make_server(server.cached_home(environment))
    assert server.find_home(environment) == own
    assert server.install(environment) == own


def test_wrong_distribution_is_refused(server: ModuleType, tmp_path: Path) -> None:
    """An ELASTICSEARCH_HOME that holds no server is an error that names the variable, not a download."""
    with pytest.raises(server.ServerError, match="ELASTICSEARCH_HOME"):
        server.install({"ELASTICSEARCH_HOME": str(tmp_path)})


def test_cache_follows_the_environment(server: ModuleType, tmp_path: Path) -> None:
    """The cache lies where RASOAT_CACHE_DIR or XDG_CACHE_HOME say, in this order, else in the home folder."""
    assert server.cache_folder({"RASOAT_CACHE_DIR": str(tmp_path), "XDG_CACHE_HOME": "/x"}) == tmp_path
    assert server.cache_folder({"XDG_CACHE_HOME": str(tmp_path)}) == tmp_path / "rasoat"
    assert server.cache_folder({}) == (Path.home() / ".cache/rasoat").resolve()


def test_half_a_server_counts_as_none(server: ModuleType, tmp_path: Path) -> None:
    """A cache folder without the launcher is not taken for a server."""
    environment = {"RASOAT_CACHE_DIR": str(tmp_path)}
    server.cached_home(environment).mkdir(parents=True)
    assert server.find_home(environment) is None


def test_only_the_server_is_unpacked(server: ModuleType, tmp_path: Path) -> None:
    """Of the carrier only the Elasticsearch tree is kept, readable by the node's own user."""
    archive = tmp_path / "carrier.zip"
    with zipfile.ZipFile(archive, "w") as carrier:
        for name in ("lib/tools/server-cli/a.jar", "lib/cli-launcher/b.jar"):
            carrier.writestr(server.TREE + name, "x")
        carrier.writestr("sonarqube-26.2.0.119303/web/index.html", "x")
    home = server.unpack(archive, tmp_path / "tree")
    assert server.is_server(home)
    assert not (home.parent / "web").exists()
    assert (home / "lib/cli-launcher/b.jar").stat().st_mode & 0o777 == 0o644
    assert (home / "lib").stat().st_mode & 0o777 == 0o755


def test_carrier_without_a_server_is_refused(server: ModuleType, tmp_path: Path) -> None:
    """An archive of another shape is an error that names the ways round it."""
    archive = tmp_path / "carrier.zip"
    with zipfile.ZipFile(archive, "w") as carrier:
        carrier.writestr("README", "x")
    with pytest.raises(server.ServerError, match="ELASTICSEARCH_URL"):
        server.unpack(archive, tmp_path / "tree")


def test_maven_leaves_nothing_behind(server: ModuleType, tmp_path: Path) -> None:
    """Maven is told to work in a throwaway repository and to refuse a wrong checksum."""
    command = server.maven_command(tmp_path)
    assert f"-Dmaven.repo.local={tmp_path}" in command
    assert "-C" in command


def test_full_disk_is_told_before_the_download(server: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too little space is an error with both numbers, before anything is fetched."""
    monkeypatch.setattr(server, "NEEDED_BYTES", 10**18)
    with pytest.raises(server.ServerError, match="RASOAT_CACHE_DIR"):
        server.install({"RASOAT_CACHE_DIR": str(tmp_path)})


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('java version "1.8.0_392"', 8),
        ('openjdk version "21" 2023-09-19', 21),
        ("bash: java: command not found", 0),
    ],
)
def test_java_version_is_read(machine: ModuleType, text: str, version: int) -> None:
    """The major version is read from both ways in which Java has written it."""
    assert machine.read_java_version(text) == version


def test_free_ports_differ(machine: ModuleType) -> None:
    """Ports asked for together are different, whether any will do or they are counted from one."""
    assert len(set(machine.free_ports(3, 0))) == 3
    assert len(set(machine.free_ports(3, 29200))) == 3
    for pairs in (machine.free_pairs(3, 0), machine.free_pairs(3, 29200)):
        assert len({port for pair in pairs for port in pair}) == 6


def test_unreadable_program_gets_a_twin(machine: ModuleType, tmp_path: Path) -> None:
    """A program folder that the node's user cannot read is linked into the run folder, once."""
    if os.geteuid() != 0:
        pytest.skip("chỉ root mới chạy nút bằng người dùng khác")
    tmp_path.chmod(0o700)
    home = make_server(tmp_path / "elasticsearch")
    (home / "lib/a.jar").write_text("x")
    run = tmp_path / "run"
    run.mkdir()
    nobody = machine.Account(uid=65534, gid=65534)
    twin = machine.reachable_home(home, run, nobody)
    assert twin == run / "elasticsearch"
    assert (twin / "lib/a.jar").samefile(home / "lib/a.jar")
    assert machine.reachable_home(home, run, nobody) == twin
    assert machine.reachable_home(home, run, None) == home


def test_own_cluster_is_only_asked(node: ModuleType, answering: str, tmp_path: Path) -> None:
    """ELASTICSEARCH_URL is handed back when something answers there, if only to ask for a password."""
    url = answering.replace("http://", "http://user:secret@")
    assert node.start({"ELASTICSEARCH_URL": url}, tmp_path / "run", 1, 0) == [url]
    assert not (tmp_path / "run").exists()


def test_silent_cluster_is_an_error_without_its_password(node: ModuleType, machine: ModuleType, tmp_path: Path) -> None:
    """A cluster of one's own that does not answer is named, but not its password."""
    (port,) = machine.free_ports(1, 0)
    with pytest.raises(RuntimeError) as caught:
        node.start({"ELASTICSEARCH_URL": f"http://user:secret@127.0.0.1:{port}"}, tmp_path, 1, 0)
    assert f"127.0.0.1:{port}" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_state_round_trips(node: ModuleType, config: ModuleType, tmp_path: Path) -> None:
    """What `start` keeps is what `stop` and `status` read; a broken file counts as nothing started."""
    nodes = config.plan_nodes(tmp_path, [(1, 2), (3, 4)])
    node.write_state(tmp_path, nodes)
    assert node.read_state(tmp_path) == nodes
    (tmp_path / node.STATE).write_text("{")
    assert node.read_state(tmp_path) == []


def test_stop_ends_only_the_nodes_own_processes(node: ModuleType, config: ModuleType, tmp_path: Path) -> None:
    """A process that carries the node's configuration is ended; one that only mentions its folder is left alone."""
    (own,) = config.plan_nodes(tmp_path, [(1, 2)])
    node.write_state(tmp_path, [own])
    sleep = [sys.executable, "-c", "import time; time.sleep(60)"]
    with (
        subprocess.Popen([*sleep, f"-Des.path.conf={own.conf}"]) as server,
        subprocess.Popen([*sleep, f"{own.folder}/logs/rasoat.log"]) as reader,
    ):
        try:
            assert node.find_pids(own) == [server.pid]
            threading.Thread(target=server.wait, daemon=True).start()  # else it stays in the table, unburied
            assert node.stop(tmp_path) == 1
            assert reader.poll() is None
        finally:
            reader.kill()
    assert not (tmp_path / node.STATE).exists()


def test_stranger_s_run_folder_is_refused(node: ModuleType, config: ModuleType, tmp_path: Path) -> None:
    """A run folder that is a link, or another user's, is neither believed nor written to."""
    node.write_state(tmp_path, config.plan_nodes(tmp_path, [(1, 2)]))
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    assert node.read_state(tmp_path)
    assert node.read_state(link) == []
    with pytest.raises(RuntimeError, match="RASOAT_ELASTICSEARCH_RUN_DIR"):
        node.make_run_folder(link, None)


def test_status_of_nothing(cli: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When nothing runs, standard output stays empty and the exit code is 3."""
    assert cli.main(["--run-dir", str(tmp_path), "status"]) == 3
    assert capsys.readouterr().out == ""


def test_whole_cluster_answers(health: ModuleType, answering: str) -> None:
    """A server that refuses to tell its health, or no server, is not a whole cluster."""
    assert health.is_whole([answering]) is False
    assert health.is_whole([]) is False


def test_status_of_the_node_under_test(
    cli: ModuleType, elasticsearch_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The node that the tests run against is reported as running, by its URL."""
    monkeypatch.setenv("ELASTICSEARCH_URL", elasticsearch_url)
    assert cli.main(["status"]) == 0
    assert capsys.readouterr().out == f"{elasticsearch_url}\n"


def test_security_is_a_setting_of_the_node(config: ModuleType) -> None:
    """A secured node speaks TLS with clients and other nodes, wants a login, and shares no data with an open one."""
    (node,) = config.plan_nodes(RUN, [(9200, 9300)], secure=True)
    settings = config.render_settings(node, [node]).splitlines()
    assert "xpack.security.enabled: true" in settings
    assert "xpack.security.http.ssl.enabled: true" in settings
    assert "xpack.security.transport.ssl.enabled: true" in settings
    assert "xpack.security.enabled: false" not in settings
    assert node.url == "https://127.0.0.1:9200"
    assert node.folder != config.plan_nodes(RUN, [(9200, 9300)])[0].folder


def test_certificates_are_for_this_machine(security: ModuleType, tmp_path: Path) -> None:
    """The node's certificate is signed by the authority, names loopback alone, and keys are the owner's."""
    chosen = "mật khẩu thử"
    access = security.make_access({"RASOAT_ELASTICSEARCH_PASSWORD": chosen}, tmp_path)
    assert access == security.make_access({}, tmp_path)
    assert access.password == chosen
    assert (tmp_path / "password").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "tls/node.key").stat().st_mode & 0o777 == 0o600
    signed = ["openssl", "verify", "-CAfile", "ca.pem", "-verify_ip", "127.0.0.1", "node.pem"]
    subprocess.run(signed, cwd=tmp_path / "tls", check=True, capture_output=True)


def test_access_of_an_open_node(security: ModuleType, tmp_path: Path) -> None:
    """Asking for the password of nodes without security says how to start them with it."""
    with pytest.raises(RuntimeError, match="start --secure"):
        security.access_of(tmp_path)


def test_secured_state_round_trips(node: ModuleType, config: ModuleType, tmp_path: Path) -> None:
    """That nodes are secured is kept for `status` and `stop`."""
    nodes = config.plan_nodes(tmp_path, [(1, 2)], secure=True)
    node.write_state(tmp_path, nodes)
    assert node.read_state(tmp_path) == nodes


def test_a_secured_node_answers_without_its_password(health: ModuleType, secured: Secured) -> None:
    """Whether a secured node is there can be asked by anybody; what it knows cannot."""
    assert health.answers(secured.url)
    assert not health.is_whole([secured.url])
