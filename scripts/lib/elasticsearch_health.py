"""Ask an Elasticsearch server whether it answers, and a local cluster whether it is whole. Never through a proxy."""

from __future__ import annotations

import base64
import json
import ssl
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

if TYPE_CHECKING:
    from elasticsearch_security import Access

SECONDS = 5


def answers(url: str) -> bool:
    """Say whether an HTTP server answers at a URL, if only to ask for a password."""
    try:
        _fetch(without_secret(url))
    except urllib.error.HTTPError:
        return True
    except urllib.error.URLError as error:
        return isinstance(error.reason, ssl.SSLCertVerificationError)  # it speaks, with a certificate not known here
    except (OSError, ValueError):
        return False
    return True


def is_whole(urls: list[str], access: Access | None = None) -> bool:
    """Say whether a master is elected and every node of the list answers and sees all the others."""
    return bool(urls) and all(_node_count(url, access) == len(urls) for url in urls)


def without_secret(url: str) -> str:
    """Return the URL without a user's name and password, fit for a message."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _node_count(url: str, access: Access | None) -> int:
    """Return how many nodes the server sees, 0 when it does not answer or has no master."""
    try:
        health = _fetch(f"{url}/_cluster/health?master_timeout=1s&timeout=1s", access)
    except (OSError, ValueError):  # HTTPError is an OSError: 503 while no master is elected
        return 0
    return int(health.get("number_of_nodes", 0))


def _fetch(url: str, access: Access | None = None) -> dict[str, Any]:
    if urlsplit(url).scheme not in {"http", "https"}:
        raise ValueError(url)
    context = ssl.create_default_context(cafile=str(access.ca) if access else None)
    handlers = (urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
    request = urllib.request.Request(url)  # noqa: S310 (its scheme was looked at)
    if access:
        login = base64.b64encode(f"{access.user}:{access.password}".encode()).decode()
        request.add_header("Authorization", f"Basic {login}")
    with urllib.request.build_opener(*handlers).open(request, timeout=SECONDS) as response:
        body: dict[str, Any] = json.load(response)
        return body
