"""Finds the element of a web page that holds the document, without knowing the site."""

from __future__ import annotations

from itertools import takewhile

import lxml.etree

from pipeline.rules.loader import Rules

__all__ = ["find_container"]

_PROSE = 60
"""Characters from which a piece of text counts as a sentence and not as a label of the site."""
_SHARE = 0.8
"""Share of the page's sentences that the document's container must hold."""
_DEEPEST = 200
_DEAF = frozenset({"script", "style", "noscript", "template", "head", "select", "textarea"})
_CONTROLS = frozenset({"a", "button", "input", "select", "nav", "form", "textarea"})


def find_container(tree: lxml.etree._Element, rules: Rules) -> lxml.etree._Element:
    """Return the element to read: the smallest one around the letterhead that holds nearly all sentences of the page.

    It grows as long as its parent adds neither links nor controls, so that annexes beside it are kept. A page without a
    letterhead is read whole.
    """
    body = next((element for element in tree.iter("body")), tree)
    letterhead = _find_letterhead(body, rules)
    if letterhead is None:
        return body
    chain = [letterhead, *takewhile(lambda above: above is not body, letterhead.iterancestors()), body]
    if len(chain) > _DEEPEST:  # no site is built so; every step up looks at all that is below
        return body
    prose = _prose(body)
    at = next((i for i, element in enumerate(chain) if _prose(element) >= prose * _SHARE), len(chain) - 1)
    controls = _controls(chain[at])
    while at + 1 < len(chain) and _controls(chain[at + 1]) == controls:
        at += 1
    return chain[at]


def _find_letterhead(body: lxml.etree._Element, rules: Rules) -> lxml.etree._Element | None:
    """Return the innermost element whose text shows the national heading (it may be spread over runs)."""
    opening = rules.opening_marks.regex
    for element in body.iter():
        if not isinstance(element.tag, str) or element.tag in _DEAF:
            continue
        text = element.text or ""
        if element.tag in {"p", "td", "div", "th"} and len(element) < 50:
            text = " ".join("".join(element.itertext()).split()) if _is_short(element) else text
        if text and opening.search(" ".join(text.split())):
            return element
    return None


def _is_short(element: lxml.etree._Element) -> bool:
    size = 0
    for text in element.itertext():
        size += len(text)
        if size > 2000:  # letterheads are short: no need to join a whole page
            return False
    return True


def _prose(element: lxml.etree._Element) -> int:
    """Return the number of characters that stand in sentences outside links."""
    size = 0
    for inner in element.iter():
        if not isinstance(inner.tag, str) or inner.tag in _DEAF:
            continue
        text = len((inner.text or "").strip())
        if text >= _PROSE and inner.tag != "a":
            size += text
        tail = len((inner.tail or "").strip())
        if tail >= _PROSE and inner is not element:
            size += tail
    return size


def _controls(element: lxml.etree._Element) -> int:
    return sum(1 for inner in element.iter() if inner.tag in _CONTROLS and (inner.tag != "a" or inner.get("href")))
