"""What every page needs: the parts of the program, the words, the templates, today's date."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from pipeline.errors import PipelineError
from pipeline.model.registry import Wanted
from pipeline.printing.words import day, days, eids_in_words, number_vi
from pipeline.rules import Rules
from pipeline.search import parse_query
from pipeline.web.words import load_words
from pipeline.wiring import Parts

__all__ = ["STATIC", "Site"]

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"


class Site:
    """The program as the pages see it; ``today`` gives the day for which statuses hold."""

    def __init__(self, parts: Parts, today: Callable[[], dt.date]) -> None:
        """Take the parts, opened when first needed."""
        self.parts = parts
        self.today = today
        self.words = load_words()

    @property
    def rules(self) -> Rules:
        """Return the rules, whose names the pages use."""
        return self.parts.rules

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(FOLDER / "templates"),
            autoescape=select_autoescape(default=True, default_for_string=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        names = self.rules.names
        environment.globals |= {"t": self.words, "asset": _asset, "has_documents": self._has_documents}
        environment.filters |= {
            "day": day,
            "days": days,
            "number": number_vi,
            "provisions": lambda eids: eids_in_words(eids, names),
        }
        return environment

    def page(self, template: str, values: Mapping[str, Any], *, status: int = 200) -> HTMLResponse:
        """Return a page; every page knows how many documents the index still has to learn."""
        given = {"waiting": self._waiting(), "query": "", "section": "", **values}
        return HTMLResponse(self._environment.get_template(template).render(given), status_code=status)

    def warm(self) -> None:
        """Open what the first reader would wait for; what is broken shows on the pages."""
        for name in self._environment.list_templates():
            self._environment.get_template(name)
        rules = self.rules
        _ = (rules.kinds, rules.status, rules.statistics, rules.procedure_tables)  # read from their files when first touched
        with contextlib.suppress(PipelineError):
            self.parts.registry.counts()
            self.parts.index.search(parse_query("", self.rules))

    def _has_documents(self) -> bool:
        """Return whether the registry holds any document, for pages that have nothing to show."""
        return bool(self.parts.registry.find(Wanted(limit=1)))

    def _waiting(self) -> int:
        try:
            return self.parts.registry.count()
        except PipelineError:
            return 0


_VERSIONS: dict[str, str] = {}


def _asset(name: str) -> str:
    """Return the address of a file of the program with its version, so that browsers may keep it for ever."""
    if name not in _VERSIONS:
        _VERSIONS[name] = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={_VERSIONS[name]}"
