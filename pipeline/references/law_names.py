"""Names of laws, codes and ordinances as a tree of words: the longest name wins, commas and letter case do not count."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.references.reading import to_reading_copy
from pipeline.rules.loader import Rules
from pipeline.rules.schema.laws import Law

__all__ = ["LawNames", "law_names_of"]

_WORD = re.compile(r"[^\W_]+")
# Between two words of a name: blanks, line breaks, commas, hyphens, quotation marks and parentheses of the name itself.
_BETWEEN = re.compile(r"[\s,\-\"“”()/]{0,6}")
_CLOSING = (")", '"', "”")
_BLANKS = re.compile(r"\s{0,6}")


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    name: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class LawNames:
    """All known names; :meth:`longest_at` finds the longest that begins at a place."""

    root: _Node
    laws: dict[str, tuple[Law, ...]]
    passed_on: dict[dt.date, tuple[str, ...]]

    def longest_at(self, text: str, start: int, before: str = "") -> tuple[str, int] | None:
        """Return (printed name, end) of the longest name whose words begin at ``start``, or ``None``.

        ``before`` are words that the name begins with and the text has elsewhere ("các Luật: Đất đai, Nhà ở").
        """
        node: _Node | None = self.root
        for prefix in before.split():
            node = node.next.get(prefix.lower()) if node else None
        found: tuple[str, int] | None = None
        at, last = start, ""
        while node is not None:
            word = _WORD.match(text, at)
            if word is None:
                break
            key = word.group().lower()
            # A word that is printed twice counts once ("Luật ban Ban hành …").
            node = node.next.get(key) or (node if key == last and not node.name else None)
            if node is None:
                break
            last = key
            if node.name:
                found = (node.name, word.end())
            # Behind the word "Luật" itself a comma ends the mention ("của Luật, giá …").
            gap = (_BLANKS if at == start else _BETWEEN).match(text, word.end())
            at = gap.end() if gap else word.end()
        if found and not found[0][-1].isalnum() and text[found[1] : found[1] + 1] in _CLOSING:
            return found[0], found[1] + 1
        return found


@lru_cache(maxsize=4)
def law_names_of(rules: Rules) -> LawNames:
    """Return the names of ``laws.toml``, other names leading to the printed one."""
    root = _Node()
    for printed, name in (
        *((law.name, law.name) for law in rules.laws.laws),
        *((other.other, other.name) for other in rules.laws.other_names),
    ):
        node = root
        for word in _WORD.findall(to_reading_copy(printed).lower()):
            node = node.next.setdefault(word, _Node())
        node.name = name
    passed_on: dict[dt.date, tuple[str, ...]] = {}
    for law in rules.laws.laws:
        if law.passed:
            passed_on[law.passed] = (*passed_on.get(law.passed, ()), law.name)
    return LawNames(root=root, laws=rules.laws.by_name, passed_on=passed_on)
