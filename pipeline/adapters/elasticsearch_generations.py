"""Versioned indexes behind an alias: the one that is searched, the one before it, and how one takes another's place.

Names are ``<alias>-<fingerprint>-<eight figures>``; ``<alias>`` points to the current one, ``<alias>-previous`` to the one
before. Both are moved in one request, so that no moment sees none or two.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from index_config import IndexConfig
from pipeline.adapters.elasticsearch_client import WRITING_SECONDS
from pipeline.adapters.elasticsearch_errors import REBUILD, no_room, other_version
from pipeline.adapters.elasticsearch_schema import build_mappings, build_settings
from pipeline.errors import IndexUnavailableError

__all__ = ["Generations"]

_COPIES_SECONDS = "20s"
"""How long a new index waits for its copies on other nodes; it is used without them when they do not come."""


@dataclass(frozen=True, slots=True)
class Generations:
    """The indexes of one alias; ``replicas`` as in the settings. The client's errors leave as they are."""

    client: Elasticsearch
    alias: str
    config: IndexConfig
    replicas: int | None = None
    _accepted: set[str] = field(default_factory=set)

    def current(self) -> str | None:
        """Return the name of the index that is searched, ``None`` before anything was written.

        Raises ``IndexUnavailableError`` when it was built with other fields or spellings, whoever moved the alias there.
        """
        names = self._behind(self.alias)
        self.accept(names)
        return min(names, default=None)

    def accept(self, names: Collection[str]) -> None:
        """Refuse indexes that were built with other fields or spellings; each is looked at once."""
        for name in set(names) - self._accepted:
            for mapping in self.client.indices.get_mapping(index=name).values():
                if mapping["mappings"].get("_meta", {}).get("fingerprint") != self.config.fingerprint:
                    raise other_version()
            self._accepted.add(name)

    def look(self) -> None:
        """Refuse what stands behind the alias, once; later answers name the index they come from, see :meth:`accept`."""
        if not self._accepted:
            self.current()

    def answered(self, names: Collection[str]) -> None:
        """Refuse the indexes of the hits as :meth:`accept` does; an answer without hits names none: what is there is asked."""
        self.accept(names or self._behind(self.alias))

    def first(self) -> str:
        """Return the current index; the first one is made when there is none, by whoever comes first."""
        name = self.current()
        if name is None:
            fresh = self.create()
            self.switch(fresh, only_if_none=True)
            name = self.current()
            if name != fresh:
                self._patient.indices.delete(index=fresh, ignore_unavailable=True)
        return name or ""

    def create(self, **settings: Any) -> str:
        """Make an empty index that nobody reads yet and return its name.

        Raises ``IndexUnavailableError`` when no node takes it.
        """
        name = f"{self.alias}-{self.config.fingerprint}-{uuid.uuid4().hex[:8]}"
        made = self._patient.indices.create(
            index=name,
            mappings=build_mappings(self.config),
            settings={**build_settings(self.replicas), **settings},
            wait_for_active_shards="all",
            timeout=_COPIES_SECONDS,
        )
        if not made["shards_acknowledged"] and not self._patient.indices.stats(index=name)["_shards"]["successful"]:
            self._patient.indices.delete(index=name, ignore_unavailable=True)
            raise no_room()
        return name

    def switch(self, index: str, *, only_if_none: bool = False) -> None:
        """Point the alias to an index in one step; the one before is kept, older ones are deleted."""
        self._accepted.discard(index)
        self.accept([index])  # what was deleted meanwhile and made anew by a write is not what was built
        before = self._behind(self.alias)
        if only_if_none and before:
            return
        former = f"{self.alias}-previous"
        actions: list[dict[str, Any]] = [{"add": {"index": index, "alias": self.alias}}]
        for name in {*before, f"{self.alias}-v*"} - {index}:
            actions.insert(0, {"remove": {"index": name, "alias": self.alias, "must_exist": False}})
            actions.insert(0, {"remove": {"index": name, "alias": former, "must_exist": False}})
        actions += [{"add": {"index": name, "alias": former}} for name in before if name != index]
        try:
            self._patient.indices.update_aliases(actions=actions)
        except BadRequestError as error:
            message = f"Tên «{self.alias}» trong Elasticsearch là một chỉ mục, không phải bí danh của rasoat."
            raise IndexUnavailableError(message, remedy="Đặt RASOAT_ELASTICSEARCH_PREFIX khác, hoặc xóa chỉ mục đó.") from error
        self._delete_older({index, *before})

    def previous(self) -> str:
        """Return the index before the last switch; raises ``IndexUnavailableError`` when none was kept."""
        names = self._behind(f"{self.alias}-previous") - self._behind(self.alias)
        if not names:
            raise IndexUnavailableError("Không còn chỉ mục cũ nào để quay lại.", remedy=REBUILD)
        self.accept(names)
        return min(names)

    @property
    def _patient(self) -> Elasticsearch:
        return self.client.options(request_timeout=WRITING_SECONDS)

    def _behind(self, alias: str) -> set[str]:
        try:
            return set(self.client.indices.get_alias(name=alias))
        except NotFoundError:
            return set()

    def _delete_older(self, kept: set[str]) -> None:
        """Delete the indexes of this alias that are older than those kept; one that is being built now is younger."""
        own = re.compile(rf"{re.escape(self.alias)}-v\d+-[0-9a-f]{{8}}-[0-9a-f]{{8}}")
        found = self.client.indices.get_settings(index=f"{self.alias}-v*", name="index.creation_date")
        made = {name: int(found[name]["settings"]["index"]["creation_date"]) for name in found if own.fullmatch(name)}
        youngest = max((made[name] for name in kept & made.keys()), default=0)
        for name, created in made.items():
            if name not in kept and created < youngest:
                self._patient.indices.delete(index=name, ignore_unavailable=True)
