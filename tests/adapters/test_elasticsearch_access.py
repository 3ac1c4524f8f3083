"""Elasticsearch with security on: what each account may do, and what is said to one that may not."""

from __future__ import annotations

import json
import socket
import socketserver
import subprocess
import threading
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from elasticsearch import AuthorizationException
from pydantic import SecretStr

from pipeline.adapters.elasticsearch_access import make_api_key, role
from pipeline.adapters.elasticsearch_client import open_client
from pipeline.adapters.elasticsearch_index import ElasticsearchIndex
from pipeline.errors import IndexUnavailableError, UsageError
from pipeline.model.search import IndexRecord, Query
from pipeline.settings import Settings
from tests.conftest import Secured

ROOT = Path(__file__).resolve().parents[2]
RECORD = IndexRecord(
    id="a/document", level="document", document_id="a", version=1, fields={"title": "đất đai", "text": "đất đai"}
)


@pytest.fixture
def prefix(secured: Secured) -> Iterator[str]:
    """Return a prefix whose indexes are deleted afterwards."""
    name = f"t{uuid.uuid4().hex[:12]}"
    yield name
    with open_client(secured.administrator()) as client:
        for index in client.indices.get(index=f"{name}-*"):
            client.indices.delete(index=index)


def with_key(secured: Secured, prefix: str, duty: str) -> Settings:
    """Return settings with a new API key."""
    key = make_api_key(secured.administrator(elasticsearch_prefix=prefix), duty, 1)
    return secured.settings(elasticsearch_api_key=SecretStr(key), elasticsearch_prefix=prefix)


def test_the_key_is_enough_for_everything(secured: Secured, prefix: str) -> None:
    """Writing, searching, rebuilding, rolling back, removing and looking through need no more than the key has."""
    index = ElasticsearchIndex.connect(with_key(secured, prefix, "write"))
    index.check()
    index.put([RECORD])
    assert index.swap([RECORD]) == 1
    assert index.swap([]) == 0
    assert index.rollback() == 1
    assert len(list(index.stock())) == 1
    assert index.search(Query()).total == 1
    index.check()
    index.remove(["a"])
    assert index.count() == 0


def test_a_password_is_enough_too(secured: Secured, prefix: str) -> None:
    """An account with a password does the same."""
    index = ElasticsearchIndex.connect(secured.administrator(elasticsearch_prefix=prefix))
    index.put([RECORD])
    assert index.search(Query()).total == 1


def test_the_key_is_for_nothing_else(secured: Secured, prefix: str) -> None:
    """Neither the cluster nor an index of others can be read or written with it, and the message names what is missing."""
    settings = with_key(secured, prefix, "write")
    with pytest.raises(IndexUnavailableError, match=r"không đủ quyền \(thiếu một trong các quyền: .*create_index"):
        ElasticsearchIndex.connect(settings.model_copy(update={"elasticsearch_prefix": f"x{prefix}"})).put([RECORD])
    with open_client(settings) as client:
        for forbidden in (client.cluster.health, client.cluster.state, client.security.get_user, client.nodes.info):
            with pytest.raises(AuthorizationException):
                forbidden()
        with pytest.raises(AuthorizationException):
            client.search(index=".security-7")


@pytest.mark.parametrize("privilege", ["read", "write", "manage"])
def test_no_privilege_is_too_much(secured: Secured, prefix: str, privilege: str) -> None:
    """Without any one of its privileges an account could not do all that is needed."""
    ElasticsearchIndex.connect(secured.administrator(elasticsearch_prefix=prefix)).put([RECORD])
    less = role(prefix, "write")
    less["indices"][0]["privileges"].remove(privilege)
    with open_client(secured.administrator()) as client:
        key = client.security.create_api_key(name="less", expiration="1d", role_descriptors={"less": less})["encoded"]
    index = ElasticsearchIndex.connect(
        secured.settings(elasticsearch_api_key=SecretStr(key), elasticsearch_prefix=prefix),
    )
    with pytest.raises(IndexUnavailableError, match="không đủ quyền"):
        whole_round(index)


def whole_round(index: ElasticsearchIndex) -> None:
    """Do everything that an index is asked for."""
    index.put([RECORD])
    index.swap([RECORD])
    index.search(Query())
    index.remove(["a"])


def test_a_key_for_searching_only_searches(secured: Secured, prefix: str) -> None:
    """With it the pages work, and nothing can be changed."""
    ElasticsearchIndex.connect(with_key(secured, prefix, "write")).put([RECORD])
    reader = ElasticsearchIndex.connect(with_key(secured, prefix, "search"))
    reader.check()
    assert reader.search(Query()).total == 1
    assert reader.count() == 1
    for forbidden in (lambda: reader.put([RECORD]), lambda: reader.remove(["a"]), lambda: reader.swap([]), reader.rollback):
        with pytest.raises(IndexUnavailableError, match=r"không đủ quyền|chỉ mục cũ"):
            forbidden()
    assert reader.count() == 1


def test_without_an_account(secured: Secured) -> None:
    """The message names the settings that are missing."""
    with pytest.raises(IndexUnavailableError, match="đòi đăng nhập mà chưa khai báo") as raised:
        ElasticsearchIndex.connect(secured.settings()).search(Query())
    for name in ("RASOAT_ELASTICSEARCH_API_KEY", "RASOAT_ELASTICSEARCH_USER", "RASOAT_ELASTICSEARCH_PASSWORD"):
        assert name in raised.value.remedy


@pytest.mark.parametrize(
    "account",
    [
        {"elasticsearch_user": "elastic", "elasticsearch_password": SecretStr("sai-mật-khẩu")},
        {"elasticsearch_api_key": SecretStr("c2FpOnNhaQ==")},
    ],
)
def test_a_wrong_account(secured: Secured, account: dict[str, object]) -> None:
    """A wrong password or key is called that, and is not told."""
    with pytest.raises(IndexUnavailableError, match="sai mật khẩu hoặc khóa API") as raised:
        ElasticsearchIndex.connect(secured.settings(**account)).search(Query())
    assert "sai-mật-khẩu" not in f"{raised.value} {raised.value.remedy}"


def test_half_an_account() -> None:
    """A user without a password is a mistake in the settings, not a guess at the server's door."""
    with pytest.raises(UsageError, match="phải được đặt cùng nhau"):
        ElasticsearchIndex.connect(Settings(elasticsearch_user="rasoat"))


def test_another_authority_is_not_believed(secured: Secured, tmp_path: Path) -> None:
    """A certificate that another authority signed, or that the machine does not know, ends the call with plain words."""
    other = tmp_path / "khác.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=other"]
    subprocess.run([*command, "-keyout", tmp_path / "key", "-out", other], check=True, capture_output=True)
    for ca in (other, None):
        settings = secured.administrator(elasticsearch_ca=ca)
        with pytest.raises(IndexUnavailableError, match="Không tin được chứng chỉ TLS") as raised:
            ElasticsearchIndex.connect(settings).search(Query())
        assert "RASOAT_ELASTICSEARCH_CA" in raised.value.remedy


def test_the_name_in_the_certificate_counts(secured: Secured) -> None:
    """A server that is reached by another address than its certificate names is not believed."""
    host, _, port = secured.url.removeprefix("https://").rpartition(":")

    class Relay(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection((host, int(port))) as node:
                back = threading.Thread(target=copy, args=(node, self.request))
                back.start()
                copy(self.request, node)
                back.join()

    with socketserver.ThreadingTCPServer(("127.0.0.2", 0), Relay) as relay:
        threading.Thread(target=relay.serve_forever, daemon=True).start()
        settings = secured.administrator(elasticsearch_url=f"https://127.0.0.2:{relay.server_address[1]}")
        with pytest.raises(IndexUnavailableError, match="Không tin được chứng chỉ TLS"):
            ElasticsearchIndex.connect(settings).count()
        relay.shutdown()


def copy(source: socket.socket, target: socket.socket) -> None:
    """Hand on bytes until one end closes."""
    with suppress(OSError):
        while content := source.recv(65_536):
            target.sendall(content)
        target.shutdown(socket.SHUT_WR)


@pytest.mark.parametrize("content", [None, "không phải chứng chỉ"])
def test_a_file_without_certificates(tmp_path: Path, content: str | None) -> None:
    """A missing file, or one that holds no certificate, is named with its setting."""
    file = tmp_path / "ca.pem"
    if content:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="RASOAT_ELASTICSEARCH_CA"):
        ElasticsearchIndex.connect(Settings(elasticsearch_url="https://127.0.0.1:9", elasticsearch_ca=file))


def test_http_where_https_is_spoken(secured: Secured) -> None:
    """Whoever forgets the s is told of it."""
    url = secured.url.replace("https:", "http:")
    with pytest.raises(IndexUnavailableError) as raised:
        ElasticsearchIndex.connect(Settings(elasticsearch_url=url)).search(Query())
    assert "https://" in raised.value.remedy


def test_an_address_that_is_none() -> None:
    """An address without a port is a mistake in the settings."""
    with pytest.raises(UsageError, match="RASOAT_ELASTICSEARCH_URL"):
        ElasticsearchIndex.connect(Settings(elasticsearch_url="máy-chủ"))


@pytest.mark.parametrize("duty", ["write", "search"])
def test_the_roles_are_documented(duty: str) -> None:
    """docs/operations.md shows each role as the code makes it."""
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert json.dumps(role("rasoat", duty)) in page
