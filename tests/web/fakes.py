"""Small stand-ins for ports whose failures the pages must show."""

from __future__ import annotations

from typing import NoReturn

from pipeline.errors import ConversionFailedError, IndexUnavailableError, RegistryError
from pipeline.settings import Settings
from pipeline.wiring import Parts


class DownIndex:
    """A search engine that does not answer."""

    def search(self, _query: object) -> NoReturn:
        """Fail as the adapters do."""
        raise IndexUnavailableError

    def count(self) -> NoReturn:
        """Fail as the adapters do."""
        raise IndexUnavailableError


class BrokenRegistry:
    """A registry whose database does not answer."""

    def __getattr__(self, name: str) -> object:
        def broken(*_: object, **__: object) -> NoReturn:
            raise RegistryError

        return broken


class MissingConverter:
    """A machine without the office program."""

    def to_pdf(self, _content: bytes, _suffix: str) -> NoReturn:
        """Fail as the adapter does."""
        raise ConversionFailedError


def parts_with(settings: Settings, **replaced: object) -> Parts:
    """Return parts over real data in which some are replaced."""
    parts = Parts(settings)
    for name, part in replaced.items():
        setattr(parts, name, part)
    return parts
