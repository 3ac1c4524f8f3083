"""What the box suggests while somebody types."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.adapters.sqlite_lexicon import SqliteLexicon
from pipeline.rules import Rules
from pipeline.search.suggestions import SUGGESTED, suggest

from .lexicons import taught


@pytest.fixture
def lexicon(tmp_path: Path, rules: Rules) -> SqliteLexicon:
    """Return a lexicon that learnt the library."""
    return taught(tmp_path, rules)


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("41", "number", "4162/QĐ-UBND"),
        ("12/2024/n", "number", "12/2024/NQ-HĐND"),
        ("55/2025", "number", "055/2025/QĐ-UBND"),
        ("055/2025", "number", "055/2025/QĐ-UBND"),
        ("quyết định 33", "number", "33/2021/QĐ-UBND"),
        ("gia nuoc sa", "title", "Quy định giá nước sạch sinh hoạt trên địa bàn tỉnh Hoa Linh"),
        ("giá nước sạch", "title", "Quy định giá nước sạch sinh hoạt trên địa bàn tỉnh Hoa Linh"),
        ("1.0004", "procedure", "Cấp giấy phép xây dựng nhà ở riêng lẻ"),
        ("000494", "procedure", "Cấp giấy phép xây dựng nhà ở riêng lẻ"),
        ("gia hạn giấy ph", "procedure", "Gia hạn giấy phép xây dựng"),
        ("giai phong mat", "provision", "Điều 3. Giải phóng mặt bằng"),
        ("điều 5 20/2019", "provision", "Điều 5. Hồ sơ"),
        ("tai din", "words", "tái định cư"),
    ],
)
def test_what_is_typed_suggests(lexicon: SqliteLexicon, typed: str, kind: str, text: str) -> None:
    """Numbers, titles, procedures by name and code, provisions and words, with marks or without, the last word unfinished."""
    assert (kind, text) in {(entry.kind, entry.text) for entry in suggest(typed, lexicon)}


def test_suggestions_open_their_document(lexicon: SqliteLexicon) -> None:
    """A provision knows its document and its eId; words have neither."""
    (found,) = [entry for entry in suggest("điều 3 giải phóng", lexicon) if entry.kind == "provision"]
    assert (found.document_id, found.eid) == ("boi-thuong", "art_3")
    assert [entry.document_id for entry in suggest("tai din", lexicon) if entry.kind == "words"] == [None]


@pytest.mark.parametrize("typed", ["", "q", "  ", "xyzzy", '"', "(*)", "đất đai " * 40, "\x00\x00", "a OR b*"])
def test_nothing_to_suggest(lexicon: SqliteLexicon, typed: str) -> None:
    """A letter, unknown words, signs and pasted pages suggest nothing, and never fail."""
    assert len(suggest(typed, lexicon)) <= SUGGESTED
    assert suggest(typed, lexicon) == () or typed == "a OR b*"


def test_newest_first(lexicon: SqliteLexicon) -> None:
    """Of numbers that begin alike the newest document's comes first."""
    found = [entry.text for entry in suggest("qđ-ubnd", lexicon) if entry.kind == "number"]
    assert found[0] == "90/2026/QĐ-UBND"
