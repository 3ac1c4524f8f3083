"""Two wordings of one thing with the words marked in which they part."""

from __future__ import annotations

from difflib import SequenceMatcher

from markupsafe import Markup, escape

from pipeline.text.fold import fold_keeping_length

__all__ = ["mark_differences"]

_GONE, _ADDED = Markup("<del>{}</del>"), Markup("<ins>{}</ins>")


def mark_differences(one: str, other: str) -> tuple[Markup, Markup]:
    """Return both wordings, what only one of them has as ``<del>`` (left) and ``<ins>`` (right); case and marks apart."""
    left, right = one.split(), other.split()
    folded = [[fold_keeping_length(word) for word in words] for words in (left, right)]
    first: list[Markup] = []
    second: list[Markup] = []
    for kind, a, b, c, d in SequenceMatcher(None, folded[0], folded[1], autojunk=False).get_opcodes():
        for words, parts, form in ((left[a:b], first, _GONE), (right[c:d], second, _ADDED)):
            if words:
                parts.append(escape(" ".join(words)) if kind == "equal" else form.format(" ".join(words)))
    return Markup(" ").join(first), Markup(" ").join(second)
