"""From settings to a client of Elasticsearch: hosts, login, certificate, patience."""

from __future__ import annotations

import base64
import re
import ssl
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.serializer import CompatibilityModeJsonSerializer
from pydantic_core import from_json

from pipeline.errors import UsageError
from pipeline.settings import Settings

__all__ = ["WRITING_SECONDS", "open_client"]

WRITING_SECONDS = 60.0
"""Seconds until a write, a scan or an administrative request counts as unanswered; readers wait for less."""

_RETRIES = 2


def open_client(settings: Settings) -> Elasticsearch:
    """Return a client of the settings; nothing is asked of the server yet.

    With several hosts a request that fails or stays unanswered goes to the next one: everything that is written carries
    its version, so a repeat is harmless. Raises ``UsageError`` when a setting makes no sense.
    """
    hosts = [host for host in re.split(r"[,\s]+", settings.elasticsearch_url) if host]
    try:
        return Elasticsearch(
            hosts,
            **_login(settings),
            **_trust(settings, hosts),
            request_timeout=settings.elasticsearch_timeout,
            retry_on_timeout=len(hosts) > 1,
            max_retries=max(_RETRIES, len(hosts)),
            retry_on_status=(502, 503, 504),
            randomize_nodes_in_pool=False,
            serializer=_Reader(),
        )
    except ValueError as error:
        message = "RASOAT_ELASTICSEARCH_URL không phải địa chỉ hợp lệ."
        raise UsageError(message, remedy="Ví dụ: https://may-1:9200,https://may-2:9200 (luôn kèm cổng).") from error


class _Reader(CompatibilityModeJsonSerializer):
    """Reads answers four times as fast as the standard library; those of a search are half a megabyte."""

    def json_loads(self, data: str | bytes) -> Any:
        return from_json(data)


def _login(settings: Settings) -> dict[str, Any]:
    key, user, password = settings.elasticsearch_api_key, settings.elasticsearch_user, settings.elasticsearch_password
    if key:
        return {"api_key": key.get_secret_value()}
    if user and password:
        # The header's value is made here: the client itself takes only ASCII passwords.
        return {"basic_auth": base64.b64encode(f"{user}:{password.get_secret_value()}".encode()).decode()}
    if user or password:
        message = "RASOAT_ELASTICSEARCH_USER và RASOAT_ELASTICSEARCH_PASSWORD phải được đặt cùng nhau."
        raise UsageError(message, remedy="Đặt cả hai, hoặc dùng RASOAT_ELASTICSEARCH_API_KEY.")
    return {}


def _trust(settings: Settings, hosts: list[str]) -> dict[str, Any]:
    """Return the certificates to believe; the machine's own when no file is named. There is no way to believe all."""
    if not any(host.startswith("https:") for host in hosts):
        return {}
    file = settings.elasticsearch_ca if settings.elasticsearch_ca != Path() else None  # an empty variable names no file
    try:
        return {"ssl_context": ssl.create_default_context(cafile=str(file) if file else None)}
    except OSError as error:  # ssl.SSLError, for a file without certificates, is one
        message = f"Không đọc được chứng chỉ gốc ở RASOAT_ELASTICSEARCH_CA: {file}."
        raise UsageError(message, remedy="Chỉ đến tệp PEM chứa chứng chỉ gốc của cụm Elasticsearch.") from error
