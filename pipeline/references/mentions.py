"""A mention of a document as the grammar reads it, before the rest of the document is known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.model.text import Span
from pipeline.references.provision_lists import ProvisionList

__all__ = ["Mention", "MentionForm"]

MentionForm = Literal["document", "this", "anaphora", "bare_kind", "bare_provisions", "blank", "standard", "alias"]
"""document: by number or name; this: "Quyết định này"; bare_kind: "của Nghị định"; bare_provisions: "Điều 5" alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A mention with its place; ``word`` is the printed name of the document ("Quy chế"), ``kind`` its identifier."""

    form: MentionForm
    start: int
    end: int
    named_at: int = -1
    """Where the document's own name begins, behind its provisions and the name of its attachment."""
    word: str | None = None
    kind: str | None = None
    number: str | None = None
    number_span: Span | None = None
    fragment: str | None = None
    date: dt.date | None = None
    year: int | None = None
    authority: str | None = None
    name: str | None = None
    provisions: ProvisionList | None = None
    attached: bool = False
    attachment_kind: str | None = None
    title_span: Span | None = None
    amended_years: tuple[int, ...] = ()
    alias: str | None = None
    alias_of: str | None = None
    shared: bool = False
    """Whether it goes on a list ("số A, số B của Bộ X") whose last member carries the issuer."""
    is_party: bool = False
    governor: Mention | None = None
    """The mention behind an amending verb that names the document of bare provisions too."""

    def with_provisions(self, provisions: ProvisionList) -> Mention:
        """Return the mention with the provisions that stand before it."""
        return replace(self, provisions=provisions, start=min(provisions.start, self.start))
