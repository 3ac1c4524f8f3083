"""Patterns of attachments, aliases and roles (domain.md 7.2, 3.3)."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.references.vocabulary import Vocabulary
from pipeline.references.words import cased, phrase, words

__all__ = ["RolePatterns"]


class RolePatterns(Vocabulary):
    """Attachments, aliases, amending verbs, history, bases."""

    @cached_property
    def attachment(self) -> re.Pattern[str]:
        """Match the name of an attachment."""
        return re.compile(rf"(?P<name>{words(self.words.attachment_names)})")

    @cached_property
    def attachment_small(self) -> re.Pattern[str]:
        """Match the name of an attachment that may be printed small."""
        return re.compile(rf"{words(self.words.small_attachment_names)}\s")

    @cached_property
    def attachment_link(self) -> re.Pattern[str]:
        """Match "ban hành kèm theo" directly behind an attachment."""
        return re.compile(rf"\s*,?\s*\(?\s*{words(self.words.attachment_links)}\s*:?\s*(?={self.any_kind})")

    @cached_property
    def attachment_before(self) -> re.Pattern[str]:
        """Match "ban hành kèm theo" at the end of what stands before a document."""
        return re.compile(rf"{words(self.words.attachment_links)}\s*:?\s*$")

    @cached_property
    def attachment_far(self) -> re.Pattern[str]:
        """Match "ban hành kèm theo" behind the title of an attachment."""
        return re.compile(rf"[\s(]{words(self.words.attachment_links)}\s*:?\s*(?={self.any_kind})")

    @cached_property
    def far_blocked(self) -> re.Pattern[str]:
        """Match what may not stand in the title of an attachment: another document or a numbered annex."""
        annexes = "|".join(phrase(form) for word in self.unit_ids["annex"].words for form in cased(word)[::2])
        inner = words((*self.unit_ids["form"].words, *self.unit_ids["row"].words))
        numbered = rf"{self.any_kind}\s*(?:{self.number}|\d)|{inner}\s+(?:{self.number}\s+)?[IVXLC\d]"
        return re.compile(rf"{numbered}|(?:{annexes})(?!\w)")

    @cached_property
    def parts_of(self) -> re.Pattern[str]:
        """Match "một số điều của" at the end of what stands before an attachment."""
        return re.compile(rf"{words(self.words.titles.parts)}(?:\s+\w+){{0,3}}?\s+{words(self.words.issuer_links)}\s+$")

    @cached_property
    def alias(self) -> re.Pattern[str]:
        """Match the definition of a short name."""
        return re.compile(
            rf"\(\s*{words(self.words.aliases.openings)}\s*:?\s*[\"“'‘]?(?P<alias>[^()\"”\n;]{{1,120}}?)[\"”'’]?\s*\)"
        )

    @cached_property
    def history_before(self) -> re.Pattern[str]:
        """Match "được sửa đổi, bổ sung bởi" at the end of what stands before a document."""
        return re.compile(rf"{words(self.words.roles.history)}\s*:?\s*(?:{self.plural}\s+)?$")

    @cached_property
    def history_in_parentheses(self) -> re.Pattern[str]:
        """Match the beginning of a note "(được sửa đổi, … tại" whatever its last words are."""
        return re.compile(rf"\(\s*{self.already}{words(self.words.roles.changed)}[^.;()]{{0,40}}$")

    @cached_property
    def proposal_before(self) -> re.Pattern[str]:
        """Match "Theo đề nghị của … tại" at the end of what stands before a paper."""
        opening, link = words(self.words.roles.proposal_openings), words(self.words.roles.proposal_links)
        return re.compile(rf"{opening}\s[^;:.]{{0,200}}\s{link}\s+(?:{self.plural}\s+)?$")

    @cached_property
    def amending(self) -> re.Pattern[str]:
        """Match an amending verb between two documents."""
        return re.compile(rf"\s*,?\s*{self.already}{self.amends}\s+")

    @cached_property
    def amending_inside(self) -> re.Pattern[str]:
        """Match an amending verb anywhere."""
        return re.compile(rf"(?<!\w){self.amends}")

    @cached_property
    def amending_between(self) -> re.Pattern[str]:
        """Match an amending verb between two lists of provisions."""
        return re.compile(rf"\s*[,;]?\s*(?:{self.and_}\s+)?{self.amends}\s+")

    @cached_property
    def amending_lead(self) -> re.Pattern[str]:
        """Match a lead that amends; "Quyết định này thay thế …" begins otherwise."""
        return re.compile(self._lead)

    @cached_property
    def amending_start(self) -> re.Pattern[str]:
        """Match such a lead at the start of a line or sentence."""
        return re.compile(rf"[\n.:;]{self._lead}")

    @cached_property
    def amending_title(self) -> re.Pattern[str]:
        """Match a title that amends."""
        return re.compile(rf"\s*(?:{words(self.words.titles.about)}\s+)?{self.amends}")

    @cached_property
    def _lead(self) -> str:
        """Match an amending verb with a number or "Điều 1." before it."""
        return rf"\s*(?:(?:{self.any_unit}\s+)?\w{{1,4}}\s*[.):/]\s*)*{self.amends}"

    @cached_property
    def not_reference(self) -> re.Pattern[str]:
        """Match what makes provisions no reference: "Như Điều 3" among the recipients."""
        return re.compile(rf"{words(self.words.roles.not_references)}\s+$")

    @cached_property
    def basis(self) -> re.Pattern[str]:
        """Match the opening of a legal basis."""
        return re.compile(rf"[\s\-+*]*{words(self.words.roles.basis_openings)}")

    @cached_property
    def plan(self) -> re.Pattern[str]:
        """Match the words of a plan at the end of what stands before a document."""
        return re.compile(rf"{words(self.words.roles.plan)}\s+$")
