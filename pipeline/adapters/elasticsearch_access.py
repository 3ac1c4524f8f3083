"""The least that an account of Elasticsearch needs, as roles, and API keys made of them."""

from __future__ import annotations

from typing import Any, Literal

from pipeline.adapters.elasticsearch_client import WRITING_SECONDS, open_client
from pipeline.adapters.elasticsearch_errors import answering
from pipeline.settings import Settings

__all__ = ["Duty", "make_api_key", "role"]

Duty = Literal["write", "search"]
"""What an account is for: everything of rasoat, or the pages alone, which never write."""

_PRIVILEGES: dict[Duty, list[str]] = {
    # read: search, mget, scan (verify) · write: bulk, delete_by_query · manage: create and delete indexes, move aliases
    # (rebuild, rollback), refresh, settings; Elasticsearch has no smaller privilege for aliases.
    "write": ["read", "write", "manage"],
    "search": ["read", "view_index_metadata"],
}


def role(prefix: str, duty: Duty) -> dict[str, Any]:
    """Return a role in Elasticsearch's own words: nothing of the cluster, nothing of other indexes."""
    indexes = [{"names": [prefix, f"{prefix}-*"], "privileges": list(_PRIVILEGES[duty])}]
    return {"cluster": [], "indices": indexes}


def make_api_key(settings: Settings, duty: Duty, days: int | None = None) -> str:
    """Return a new API key, made with the account of the settings; it lasts ``days``, or until it is taken back."""
    prefix = settings.elasticsearch_prefix
    with answering(), open_client(settings).options(request_timeout=WRITING_SECONDS) as client:
        made = client.security.create_api_key(
            name=f"{prefix}-{duty}",
            role_descriptors={f"{prefix}-{duty}": role(prefix, duty)},
            expiration=f"{days}d" if days else None,
            metadata={"made_by": "rasoat index key"},
        )
    return str(made["encoded"])
