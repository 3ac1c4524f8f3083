"""The parts of a written document, as the builders take them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The two-column head of a document; every field holds printed lines."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    number: str
    place: str
    about: tuple[str, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Paragraphs of one style: title, authority, basis, order, text, chapter, annex or plain."""

    style: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The recipients on the left and the signature on the right."""

    recipients: tuple[str, ...]
    signature: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells; ``<<`` joins a cell with its left neighbour, ``^^`` with the one above.

    ``widths`` are shares of the line, ``repeat`` counts the header rows that are printed again on
    each page, ``header`` counts the header rows; without ``grid`` no lines are drawn.
    """

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    header: int = 1
    repeat: int = 1
    size: float = 11
    grid: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A new page (``break``, ``landscape``, ``portrait``) or a running head (``running``)."""

    kind: str
    text: str = ""


Block = Letterhead | Lines | Closing | Table | Page
LEFT, ABOVE, NEWLINE = "<<", "^^", "¶"
