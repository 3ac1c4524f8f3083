"""Reads the plain text of a sample into blocks.

A line that begins with ``@`` opens a block; every other line that is not empty is a line of it::

    @letterhead
    left: ỦY BAN NHÂN DÂN
    left: TỈNH SÔNG TRÀ
    number: Số: 18/2024/QĐ-UBND
    place: Sông Trà, ngày 20 tháng 5 năm 2024
    @title
    QUYẾT ĐỊNH
    Ban hành Quy định ...
    @table widths=1,4,2 repeat=1
    STT | Tên | Ghi chú
"""

from __future__ import annotations

from samples.generate.blocks import Block, Closing, Letterhead, Lines, Page, Table

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
STYLES = frozenset({"title", "authority", "basis", "order", "text", "chapter", "annex", "plain"})
PAGES = frozenset({"break", "landscape", "portrait", "running"})


def read_markup(text: str) -> tuple[Block, ...]:
    """Return the blocks of a sample's text, in order; raises ValueError for an unknown block."""
    blocks: list[Block] = []
    head, lines = "", list[str]()
    for line in [*text.splitlines(), "@end"]:
        if not line.startswith("@"):
            if line.strip():
                lines.append(line.strip())
            continue
        if head:
            blocks.append(_to_block(head, lines))
        head, lines = line[1:].strip(), []
    return tuple(blocks)


def _to_block(head: str, lines: list[str]) -> Block:
    name, _, options = head.partition(" ")
    if name in STYLES:
        return Lines(style=name, lines=tuple(lines))
    if name in PAGES:
        return Page(kind=name, text=options)
    match name:
        case "letterhead":
            return _to_letterhead(lines)
        case "closing":
            return _to_closing(lines)
        case "table":
            return _to_table(options, lines)
    message = f"unknown block @{name}"
    raise ValueError(message)


def _to_letterhead(lines: list[str]) -> Letterhead:
    found: dict[str, list[str]] = {}
    for line in lines:
        key, _, value = line.partition(":")
        found.setdefault(key, []).append(value.removeprefix(" "))
    return Letterhead(
        left=tuple(found["left"]),
        right=tuple(found.get("right", NATION)),
        number="".join(found.get("number", [])),
        place="".join(found.get("place", [])),
        about=tuple(found.get("about", [])),
        mark="".join(found.get("mark", [])),
    )


def _to_closing(lines: list[str]) -> Closing:
    at = lines.index("||")
    return Closing(recipients=tuple(lines[:at]), signature=tuple(lines[at + 1 :]))


def _to_table(options: str, lines: list[str]) -> Table:
    given = dict(part.split("=") for part in options.split())
    rows = tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)
    shares = tuple(float(share) for share in given["widths"].split(","))
    for row in rows:
        if len(row) != len(shares):
            message = f"{len(shares)} cells wanted: {row}"
            raise ValueError(message)
    return Table(
        rows=rows,
        widths=shares,
        header=int(given.get("header", "1")),
        repeat=int(given.get("repeat", "1")),
        size=float(given.get("size", "11")),
        grid=given.get("grid", "yes") == "yes",
    )
