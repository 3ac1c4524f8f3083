"""What one Elasticsearch node of a local cluster is told: its settings file, JVM options, command and environment.

Pure functions; nothing here touches disk or processes. Addresses are loopback only, whether security is on or off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
CONFIG_FILES = ("jvm.options", "log4j2.properties", "roles.yml", "role_mapping.yml", "users", "users_roles")
DEFAULT_HEAP = "768m"
TLS_FILES = ("ca.pem", "node.pem", "node.key")
_SECURITY = (
    "xpack.security.enabled: true",
    "xpack.security.enrollment.enabled: false",
    *(
        line
        for layer in ("http", "transport")
        for line in (
            f"xpack.security.{layer}.ssl.enabled: true",
            f"xpack.security.{layer}.ssl.key: tls/node.key",
            f"xpack.security.{layer}.ssl.certificate: tls/node.pem",
            f"xpack.security.{layer}.ssl.certificate_authorities: tls/ca.pem",
        )
    ),
    "xpack.security.transport.ssl.verification_mode: certificate",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One node: its name in the cluster, its two ports, the folder that holds all it writes, and whether it wants a login."""

    name: str
    http_port: int
    transport_port: int
    folder: Path
    secure: bool = False

    @property
    def url(self) -> str:
        """Where clients reach the node."""
        return f"{'https' if self.secure else 'http'}://{HOST}:{self.http_port}"

    @property
    def conf(self) -> Path:
        """The node's configuration folder, `path.conf`: no two running nodes share one, so it also names the node."""
        return self.folder / "config"


def plan_nodes(run_folder: Path, ports: list[tuple[int, int]], *, secure: bool = False) -> list[Node]:
    """Return one node for each pair of ports (HTTP, transport), in folders of their own.

    The folders also tell clusters by size: a node that once voted among three finds no majority alone.
    """
    cluster = run_folder / f"cluster-of-{len(ports)}{'-secure' if secure else ''}"
    return [
        Node(
            name=f"rasoat-{number}",
            http_port=http_port,
            transport_port=transport_port,
            folder=cluster / f"node-{number}",
            secure=secure,
        )
        for number, (http_port, transport_port) in enumerate(ports, start=1)
    ]


def render_settings(node: Node, nodes: list[Node]) -> str:
    """Return `elasticsearch.yml`: a cluster of its own for one node, discovery over loopback for several.

    The disk watermarks are off: they are shares of the whole disk, and a well filled workstation would
    silently turn every index read-only.
    """
    lines = [
        "cluster.name: rasoat",
        f"node.name: {node.name}",
        f"network.host: {HOST}",
        f"http.port: {node.http_port}",
        f"transport.port: {node.transport_port}",
        f"path.data: {_quoted(node.folder / 'data')}",
        f"path.logs: {_quoted(node.folder / 'logs')}",
        *(_SECURITY if node.secure else ("xpack.security.enabled: false",)),
        "cluster.routing.allocation.disk.threshold_enabled: false",
    ]
    if len(nodes) == 1:
        lines.append("discovery.type: single-node")
    else:
        seeds = ", ".join(f'"{HOST}:{peer.transport_port}"' for peer in nodes)
        masters = ", ".join(f'"{peer.name}"' for peer in nodes)
        lines += [f"discovery.seed_hosts: [{seeds}]", f"cluster.initial_master_nodes: [{masters}]"]
    return "\n".join(lines) + "\n"


def render_jvm_options(shipped: str) -> str:
    """Return the shipped `jvm.options` without the incubating vector module, which a headless JRE may lack."""
    return "".join(line for line in shipped.splitlines(keepends=True) if "jdk.incubator.vector" not in line)


def launch_command(java_home: Path, home: Path, node: Node, tool: str = "server", *arguments: str) -> list[str]:
    """Return the command that starts the node, or another tool of the server's for it, such as its `keystore`.

    Its working directory must be `home`, or modules are not found.
    """
    return [
        str(java_home / "bin/java"),
        "-Xms4m",
        "-Xmx64m",
        "-XX:+UseSerialGC",
        f"-Dcli.name={tool}",
        "-Dcli.script=bin/elasticsearch",
        f"-Dcli.libs=lib/tools/{tool}-cli",
        f"-Des.path.home={home}",
        f"-Des.path.conf={node.conf}",
        "-Des.distribution.type=zip",
        "-Des.java.type=ES_JAVA_HOME",
        "-cp",
        f"{home}/lib/*:{home}/lib/cli-launcher/*",
        "org.elasticsearch.launcher.CliToolLauncher",
        *arguments,
    ]


def java_options(environment: Mapping[str, str]) -> str:
    """Return the options of the server's Java: its memory, and what RASOAT_ELASTICSEARCH_JAVA_OPTS adds."""
    heap = environment.get("RASOAT_ELASTICSEARCH_HEAP") or DEFAULT_HEAP
    return f"-Xms{heap} -Xmx{heap} {environment.get('RASOAT_ELASTICSEARCH_JAVA_OPTS', '')}".strip()


def launch_environment(java_home: Path, node: Node, options: str) -> dict[str, str]:
    """Return the node's whole environment: nothing of the caller's reaches the server."""
    return {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "ES_JAVA_HOME": str(java_home),
        "ES_JAVA_OPTS": options,
        "ES_TMPDIR": str(node.folder / "tmp"),
    }


def _quoted(path: Path) -> str:
    """Return a YAML double-quoted scalar: a folder's name may hold spaces, quotes or Vietnamese letters."""
    escaped = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
