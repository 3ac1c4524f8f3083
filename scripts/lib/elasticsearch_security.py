"""What a local Elasticsearch with security needs: a certificate authority of its own, a node's certificate, a password.

Everything lies in the run folder and is made once: `tls/ca.pem` is what clients believe, `password` is that of the user
`elastic`. The keys are for this machine alone; they never leave it.
"""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import elasticsearch_config as config
import elasticsearch_machine as machine
from elasticsearch_server import ServerError

if TYPE_CHECKING:
    from collections.abc import Mapping

USER = "elastic"
SECONDS = 60
DAYS = "3650"
_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
_EXTENSIONS = f"""subjectAltName=IP:{config.HOST},DNS:localhost
extendedKeyUsage=serverAuth,clientAuth
keyUsage=critical,digitalSignature
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """How to reach a secured node: the certificates to believe, and a login."""

    ca: Path
    password: str
    user: str = USER


def access_of(run_folder: Path) -> Access:
    """Return the access to the nodes of a run folder; raises ServerError when they were not started with security."""
    try:
        password = (run_folder / "password").read_text(encoding="utf-8").strip()
    except OSError as error:
        message = f"Không đọc được mật khẩu trong {run_folder}; hãy chạy lại: scripts/elasticsearch start --secure."
        raise ServerError(message) from error
    return Access(ca=run_folder / "tls/ca.pem", password=password)


def make_access(environment: Mapping[str, str], run_folder: Path) -> Access:
    """Make certificates and password where they are missing; RASOAT_ELASTICSEARCH_PASSWORD gives the password."""
    if not (run_folder / "tls/node.pem").is_file():
        make_certificates(run_folder / "tls")
    file = run_folder / "password"
    if not file.is_file():
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
            opened.write(environment.get("RASOAT_ELASTICSEARCH_PASSWORD") or secrets.token_urlsafe(18))
    return access_of(run_folder)


def make_certificates(folder: Path) -> None:
    """Make an authority (`ca.pem`, `ca.key`) and a certificate of it for loopback (`node.pem`, `node.key`)."""
    if not shutil.which("openssl"):
        message = "Cần openssl để tạo chứng chỉ: sudo apt-get install openssl."
        raise ServerError(message)
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700)
    (part / "extensions").write_text(_EXTENSIONS, encoding="ascii")
    authority = ("-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign,cRLSign")
    subject = ("-subj", "/CN=rasoat local authority")
    _openssl(part, "req", "-x509", *_KEY, "-keyout", "ca.key", "-out", "ca.pem", "-days", DAYS, *subject, *authority)
    _openssl(part, "req", *_KEY, "-keyout", "node.key", "-out", "node.csr", "-subj", "/CN=localhost")
    signed = ("-in", "node.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "extensions")
    _openssl(part, "x509", "-req", *signed, "-out", "node.pem", "-days", DAYS)
    part.chmod(0o755)  # the authority's certificate is for everyone to read; openssl keeps keys to the owner
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)


def give(node: config.Node, run_folder: Path) -> None:
    """Copy authority, certificate and key into the node's configuration."""
    target = node.conf / "tls"
    target.mkdir(exist_ok=True)
    for name in config.TLS_FILES:
        shutil.copyfile(run_folder / "tls" / name, target / name)
        (target / name).chmod(0o600)


def make_keystore(
    node: config.Node, access: Access, twin: Path | None, *, java: Path, home: Path, account: machine.Account | None
) -> None:
    """Keep the password in the node's keystore, where the server looks for it when it first starts; `twin` is one to copy."""
    store = node.conf / "elasticsearch.keystore"
    if store.is_file():
        return
    if twin:
        shutil.copyfile(twin, store)
        store.chmod(0o600)
        if account:
            os.chown(store, account.uid, account.gid)
        return
    for arguments, given in ((("create",), ""), (("add", "-x", "bootstrap.password"), access.password)):
        done = subprocess.run(
            config.launch_command(java, home, node, "keystore", *arguments),
            check=False,
            input=given,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            cwd=home,
            env=config.launch_environment(java, node, "-Xmx64m"),
            **machine.as_account(account),
        )
        if done.returncode != 0:
            message = f"Không tạo được kho khóa của {node.name}.\n{(done.stdout + done.stderr)[-1000:]}"
            raise ServerError(message)


def _openssl(folder: Path, *arguments: str) -> None:
    done = subprocess.run(["openssl", *arguments], check=False, capture_output=True, text=True, cwd=folder, timeout=SECONDS)
    if done.returncode != 0:
        message = f"openssl không tạo được chứng chỉ.\n{done.stderr[-1000:]}"
        raise ServerError(message)
