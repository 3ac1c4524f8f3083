"""HTML that may be handed to an office program: nothing in it runs or loads from anywhere."""

from __future__ import annotations

from typing import Final

from lxml import etree, html

__all__ = ["printable_html"]

_DROPPED: Final = frozenset(
    {"applet", "audio", "base", "embed", "frame", "frameset", "iframe", "img", "link", "meta", "noscript", "object", "script"}
    | {"source", "svg", "video"}
)
_LOADING: Final = frozenset({"action", "background", "data", "formaction", "href", "poster", "src", "srcset"})


def printable_html(content: bytes) -> bytes:
    """Return the page without scripts, pictures, styles and addresses; what cannot be parsed becomes an empty page."""
    try:
        root = html.fromstring(content, parser=html.HTMLParser(encoding=_encoding(content), huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return b"<html><body></body></html>"
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag.lower() in _DROPPED or element.tag.lower() == "style":
            if element.getparent() is not None:
                element.drop_tree()
            continue
        for name, value in list(element.attrib.items()):
            lowered = str(value).lower()
            if name.lower() in _LOADING or name.lower().startswith("on") or "url(" in lowered or "@import" in lowered:
                del element.attrib[name]
    head = b'<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
    return head + bytes(html.tostring(root, encoding="utf-8"))


def _encoding(content: bytes) -> str | None:
    """Return UTF-8 where the bytes are that, so that a page without a declaration is not read as Latin."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"
