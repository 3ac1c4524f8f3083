from __future__ import annotations

from pipeline.model.document import Header, Structure, Zone
from pipeline.model.ids import WorkKey
from pipeline.model.outcome import ReadDocument
from pipeline.model.text import Box, ExtractedText, Line, Page, Span
from pipeline.web.blocks import Columns, Paragraph, to_blocks

KEY = WorkKey(authority_id=None, kind=None, number_key=None, date=None)


def on_page(*lines: tuple[str, float, float], centred: tuple[int, ...] = ()) -> ExtractedText:
    """Return a page 600 points wide with lines of (words, left edge, right edge)."""
    text, found, start = "\n".join(words for words, _, _ in lines), [], 0
    for n, (words, left, right) in enumerate(lines):
        box = Box(left, 20.0 * n, right, 20.0 * n + 12)
        found.append(Line(span=Span(start, start + len(words)), box=box, bold=False, centred=n in centred))
        start += len(words) + 1
    page = Page(number=1, span=Span(0, len(text)), width=600.0, height=800.0)
    return ExtractedText(text=text, pages=(page,), lines=tuple(found), has_pages=True)


def blocks_of(text: ExtractedText, structure: Structure | None = None) -> list[list[str] | str]:
    """Return the words of each block; of columns left and right apart."""
    document = ReadDocument(ordinal=1, text=text, key=KEY, structure=structure or Structure())
    shown: list[list[str] | str] = []
    for block in to_blocks(document):
        if isinstance(block, Columns):
            shown.append([" / ".join(text.quote(span) for span in side) for side in (block.left, block.right)])
        elif isinstance(block, Paragraph):
            shown.append(text.quote(block.span).replace("\n", " "))
    return shown


def test_lines_of_a_paragraph_are_joined() -> None:
    """A full line goes on in the next one; a short line and a first line that is set in end a paragraph."""
    text = on_page(
        ("Điều 1 có một dòng dài đến hết lề", 113, 538),
        ("và dòng cuối ngắn.", 85, 200),
        ("Điều 2 thụt đầu dòng và dài", 113, 538),
        ("Điều 3 thụt đầu dòng", 113, 300),
    )
    assert blocks_of(text) == [
        "Điều 1 có một dòng dài đến hết lề và dòng cuối ngắn.",
        "Điều 2 thụt đầu dòng và dài",
        "Điều 3 thụt đầu dòng",
    ]


def test_a_letterhead_stands_in_two_columns() -> None:
    """Lines at the left and at the right of the header stand beside each other."""
    text = on_page(
        ("ỦY BAN NHÂN DÂN", 112, 225),
        ("Số: 12/QĐ-UBND", 114, 224),
        ("CỘNG HÒA", 270, 520),
        ("ngày 14", 300, 490),
        ("Điều 1 dài", 85, 538),
    )
    structure = Structure(header=Header(span=Span(0, text.lines[3].span.end)))
    assert blocks_of(text, structure) == [["ỦY BAN NHÂN DÂN / Số: 12/QĐ-UBND", "CỘNG HÒA / ngày 14"], "Điều 1 dài"]


def test_a_short_legal_basis_is_never_centred() -> None:
    """A căn cứ that fills the middle of a line only looks centred; the title is centred whatever it looks like."""
    text = on_page(("Về việc giao nhiệm vụ", 85, 300), ("Căn cứ Luật Đất đai;", 200, 400), centred=(1,))
    title, basis = text.lines[0].span, text.lines[1].span
    structure = Structure(header=Header(evidence=(("title", title),)), zones=(Zone(kind="basis", span=basis),))
    document = ReadDocument(ordinal=1, text=text, key=KEY, structure=structure)
    assert [block.centred for block in to_blocks(document) if isinstance(block, Paragraph)] == [True, False]


def test_without_pages_a_line_goes_on_when_it_begins_small() -> None:
    """Sentences that a file breaks in the middle are joined; a new sentence is a new paragraph."""
    text = ExtractedText.of("Căn cứ Luật Tổ chức\nchính quyền địa phương;\nCăn cứ Luật Đất đai;\na) điểm a;\nb) điểm b.")
    assert blocks_of(text) == [
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Căn cứ Luật Đất đai;",
        "a) điểm a;",
        "b) điểm b.",
    ]
