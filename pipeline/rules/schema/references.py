"""Shape of ``references.toml``: the words of citations."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from pipeline.model.document import ReferenceRole
from pipeline.rules.schema.base import RuleTable

__all__ = ["AliasWords", "CitationForm", "CitationWords", "DocumentWord", "LawWords", "RoleWords", "TitleWords"]

Words = tuple[str, ...]


class DocumentWord(RuleTable):
    """A name for documents beside the kinds; ``kind`` is empty when it says none."""

    word: str
    kind: str
    example: str

    @model_validator(mode="after")
    def _example_holds(self) -> Self:
        if self.word.lower() not in self.example.lower():
            message = f"tên văn bản «{self.word}»: ví dụ «{self.example}» không có tên này"
            raise ValueError(message)
        return self


class CitationForm(RuleTable):
    """A form of citation by its examples, which the whole reader is tried on.

    Without a ``role`` each example is one citation from its first to its last letter and no counter-example is; with one, the
    reader sees that role in each example and in no counter-example.
    """

    id: str
    source: str
    role: ReferenceRole | None = None
    examples: Words
    counter_examples: Words = ()

    @model_validator(mode="after")
    def _has_examples(self) -> Self:
        if not self.examples:
            message = f"dạng dẫn chiếu {self.id} chưa có ví dụ"
            raise ValueError(message)
        return self


class AliasWords(RuleTable):
    """Words that define a short name."""

    openings: Words


class TitleWords(RuleTable):
    """Where the title of a cited document begins and ends; ``longest`` in code points."""

    about: Words
    openings: Words
    stops: Words
    stop_verbs: Words
    parts: Words
    longest: int


class RoleWords(RuleTable):
    """Words that say in which role a document is mentioned."""

    past: Words
    basis_openings: Words
    history: Words
    changed: Words
    amended: Words
    amending: Words
    plan: Words
    proposal_kinds: Words
    proposal_openings: Words
    proposal_papers: Words
    proposal_links: Words
    consolidation_kinds: Words
    not_references: Words
    draft_before: Words
    draft_after: Words


class LawWords(RuleTable):
    """Words inside the names of amending laws."""

    amending_openings: Words
    several: Words
    no_law_before: Words


class CitationWords(RuleTable):
    """All words of citations."""

    source: str
    number_words: Words
    number_sharing: Words
    this: Words
    document_links: Words
    conjunctions: Words
    year_words: Words
    day_words: Words
    counted: Words
    date_links: Words
    issuer_links: Words
    issuer_stops: Words
    anaphora: Words
    anaphora_followers: Words
    exclusions: Words
    attachment_links: Words
    attachment_names: Words
    small_attachment_names: Words
    insertion_links: Words
    self_attachment_names: Words
    fragment_kinds: Words
    anaphora_kinds: Words
    central_kinds: Words
    letter_kind: str
    joint_kinds: Words
    law_kinds: Words
    law_makers: Words
    """Bodies that pass laws; another issuer behind a law in a title is that of the document with the title."""
    standards: Words
    treaties: Words
    parts_of_others: Words
    document_words: tuple[DocumentWord, ...]
    forms: tuple[CitationForm, ...]
    aliases: AliasWords
    titles: TitleWords
    roles: RoleWords
    laws: LawWords
