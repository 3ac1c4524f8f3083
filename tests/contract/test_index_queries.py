"""Queries as reviewers type them (domain.md 9.1), with full, half and no diacritics, over both engines."""

from __future__ import annotations

import pytest

from pipeline.model.search import Hit
from pipeline.ports import Index
from pipeline.rules import Rules
from pipeline.search import parse_query, with_filters
from pipeline.text.fold import fold

HEAD = 3

FIRST = [
    ("12/2024/QĐ-UBND", {"boi-thuong", "nuoc-sach"}),
    ("12/2024/qd-ubnd", {"boi-thuong", "nuoc-sach"}),
    ("12-2024-QĐ-UBND", {"boi-thuong", "nuoc-sach"}),
    ("12 2024 qd ubnd", {"boi-thuong", "nuoc-sach"}),
    ("12/2024", {"boi-thuong", "nuoc-sach", "hoa-giai"}),
    ("4162", {"cong-bo"}),
    ("so: 4162 /QĐ-UBND", {"cong-bo"}),
    ("4162/2024", {"cong-bo"}),
    ("số 4162", {"cong-bo"}),
    ("QĐ-UBND 12/2024", {"boi-thuong", "nuoc-sach"}),
    ("quyết định 4162 còn hiệu lực không", {"cong-bo"}),
    ("QĐ 12", {"boi-thuong", "nuoc-sach"}),
    ("quyet dinh 12 nam 2024", {"boi-thuong", "nuoc-sach"}),
    ("nđ 61", {"nghi-dinh"}),
    ("nghị quyết 61", {"dat-dai"}),
    ("055/2025", {"sua-doi"}),
    ("55/2025", {"sua-doi"}),
    ("1.000494", {"cong-bo"}),
    ("1.000494.000.00.00.H29", {"cong-bo"}),
    ("000494", {"cong-bo"}),
    ("mã TTHC 1.000494.H29", {"cong-bo"}),
    ("văn bản bị thay thế bởi quyết định 20/2019", {"cong-trinh-cu"}),
    ("quyết định 20/2019/QĐ-UBND thay thế văn bản nào", {"cong-trinh-cu"}),
    ("van ban duoc sua doi boi quyet dinh 55/2025", {"cong-trinh"}),
    ("quyết định 45/2017 bị thay thế bởi", {"cong-trinh"}),
    ("văn bản thay thế quyết định 45/2017", {"cong-trinh"}),
    ("quyết định 45/2017/QĐ-UBND được thay thế bởi văn bản nào", {"cong-trinh"}),
    ("văn bản sửa đổi quyết định 20/2019", {"sua-doi"}),
    ("căn cứ luật đất đai 2013", {"cong-trinh"}),
    ("căn cứ luật đất đai 2024", {"boi-thuong"}),
    ("còn hiệu lực đất đai 2025", {"dat-dai"}),
    ("hết hiệu lực", {"cong-trinh-cu"}),
    ("hết hiệu lực một phần", {"cong-trinh"}),
    ("quyết định hết hiệu lực năm 2017", {"cong-trinh-cu"}),
    ("từ ngày 01/01/2019 đến ngày 31/12/2019", {"cong-trinh"}),
    ("ban hành quý 2 năm 2020", {"nghi-dinh"}),
    ("ngày 06/5/2020", {"nghi-dinh"}),
    ("6-5-2020", {"nghi-dinh"}),
    ("tháng 5 năm 2020", {"nghi-dinh"}),
    ("nguyễn văn an ký", {"boi-thuong"}),
    ("nguyen van an ky", {"boi-thuong"}),
    ("quyết định do nguyễn văn an ký năm 2024", {"boi-thuong"}),
    ("trần thị bình ký", {"nuoc-sach"}),
    ("sở tài chính tham mưu", {"nuoc-sach"}),
    ("stc tham mưu", {"nuoc-sach"}),
    ("ubnd tỉnh kiên giang", {"kien-giang"}),
    ("ubnd tinh kien giang", {"kien-giang"}),
    ("ubnd tỉnh an giang", {"kien-giang"}),
    ("ubnd tỉnh sông trà về công trình ngầm", {"cong-trinh", "sua-doi"}),
    ("nghị quyết hđnd tỉnh sông trà", {"hoa-giai", "dat-dai"}),
]
"""Queries and the documents that come first, in any order among them."""

WORDS = [
    ("giá nước sạch", "nuoc-sach"),
    ("hòa giải viên", "hoa-giai"),
    ("hoà giải viên", "hoa-giai"),
    ("kĩ năng hòa giải", "hoa-giai"),
    ("gpmb", "boi-thuong"),
    ("gcn qsdđ", "dat-dai"),
    ("sổ đỏ", "dat-dai"),
    ("bến thuỷ nội địa", "kien-giang"),
    ("quản lý công trình ngầm", "cong-trinh"),
    ("cấp giấy phép xây dựng nhà ở riêng lẻ", "cong-bo"),
]
"""Words and the document that comes first, whatever marks they carry."""


def found(index: Index, rules: Rules, raw: str) -> list[Hit]:
    """Return the hits of a query."""
    return list(index.search(parse_query(raw, rules)).hits)


def half(words: str) -> str:
    """Return the words with every other syllable without its marks."""
    return " ".join(fold(word) if n % 2 else word for n, word in enumerate(words.split()))


@pytest.mark.parametrize(("raw", "expected"), FIRST)
def test_what_is_named_comes_first(filled: Index, rules: Rules, raw: str, expected: set[str]) -> None:
    """Numbers in all their forms, codes, relations, filters and names of bodies lead to their documents first."""
    hits = found(filled, rules, raw)
    assert {hit.record.document_id for hit in hits[: len(expected)]} == expected


@pytest.mark.parametrize(("words", "expected"), WORDS)
@pytest.mark.parametrize("typed", [str, fold, half])
def test_words_with_any_marks(filled: Index, rules: Rules, words: str, expected: str, typed: type) -> None:
    """Words find their document with all marks, without any and with half of them."""
    assert found(filled, rules, typed(words))[0].record.document_id == expected


@pytest.mark.parametrize("typed", [str, fold, half])
def test_a_pasted_title_finds_its_document(filled: Index, rules: Rules, typed: type) -> None:
    """A title that cites a number leads to the document of the title, not to the one that is cited."""
    title = "Bãi bỏ Quyết định số 12/2024/QĐ-UBND ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh Sông Trà"
    assert found(filled, rules, typed(title))[0].record.document_id == "bai-bo"


def test_phrases_keep_their_order(filled: Index, rules: Rules) -> None:
    """A quoted phrase finds exactly these words in this order; with marks it minds them."""
    assert [h.record.document_id for h in found(filled, rules, '"hỗ trợ tái định cư"')] == ["boi-thuong"]
    assert [h.record.document_id for h in found(filled, rules, '"ho tro tai dinh cu"')] == ["boi-thuong"]
    assert found(filled, rules, '"hỗ trợ tại định cư"') == []
    assert found(filled, rules, '"tái định cư hỗ trợ"') == []
    assert [h.record.document_id for h in found(filled, rules, '"hỗ tro tái dinh cư"')] == ["boi-thuong"]
    assert found(filled, rules, '"hỗ tro tại dinh cư"') == []


def test_a_named_provision_opens(filled: Index, rules: Rules) -> None:
    """The clause that is named is shown under its document, with its words."""
    hit = found(filled, rules, "khoản 2 điều 5 quyết định 20/2019")[0]
    assert hit.record.document_id == "cong-trinh"
    assert [child.record.fields["eid"] for child in hit.children] == ["art_5"]
    assert hit.children[0].snippets[0].eid == "art_5__cl_2"
    assert hit.children[0].snippets[0].text.startswith("2. Hồ sơ nộp trong mười ngày")


def test_a_named_article_opens_at_its_beginning(filled: Index, rules: Rules) -> None:
    """An article without a clause is shown from its first words; an article that is not there leaves the document."""
    (child,) = found(filled, rules, "điều 5 quyết định 20/2019")[0].children
    assert child.snippets[0].eid == "art_5"
    assert child.snippets[0].text.startswith("Điều 5. Hồ sơ")
    hit = found(filled, rules, "điều 99 quyết định 20/2019")[0]
    assert (hit.record.document_id, hit.children) == ("cong-trinh", ())


def test_the_document_with_that_provision_comes_first(filled: Index, rules: Rules) -> None:
    """Of two documents with one number that comes first which has the article; the other one follows."""
    hits = found(filled, rules, "điều 3 quyết định 12/2024/QĐ-UBND")
    assert [hit.record.document_id for hit in hits[:2]] == ["boi-thuong", "nuoc-sach"]


@pytest.mark.parametrize(
    "raw",
    [
        "đất " * 2_500,
        "!!! ??? ///",
        '"hỗ trợ tái',
        "“”",
        'title:(a AND b) OR "c"~2^3 [1 TO *] \\/ && || !',
        "<script>alert(1)</script>",
        "\x00\x07\u200b\ufeff\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
        "𝐪𝐮𝐲𝐞𝐭 😀 中文",
        "9" * 300,
        "điều " * 300,
    ],
)
def test_anything_is_answered(filled: Index, rules: Rules, raw: str) -> None:
    """Whatever is typed, and however deep the page, the engine answers with at most a page of hits."""
    query = parse_query(raw, rules)
    for page, size in ((1, 20), (500, 20), (500, 100)):
        assert len(filled.search(with_filters(query, {"page": page, "size": size})).hits) <= size


def test_one_typing_error(filled: Index, rules: Rules) -> None:
    """A typing error in a long pair of syllables is forgiven when nothing else is found; never in a number."""
    hits = found(filled, rules, "bến thủuy nội địa")
    assert hits[0].record.document_id == "kien-giang"
    assert found(filled, rules, "Bổ sug quy hoạch")[0].record.document_id == "kien-giang"
    assert found(filled, rules, "12/2042/QĐ-UBND") == []


def test_a_hit_says_why(filled: Index, rules: Rules) -> None:
    """Reasons are in the users' words, and the article that matched is shown."""
    assert "khớp số, ký hiệu" in found(filled, rules, "4162/QĐ-UBND")[0].reasons
    assert "khớp mã thủ tục" in found(filled, rules, "1.000494")[0].reasons
    assert found(filled, rules, "văn bản thay thế quyết định 45/2017")[0].reasons == ("thay thế Quyết định 45/2017",)
    hit = found(filled, rules, "giải phóng mặt bằng")[0]
    assert hit.children[0].reasons == ("khớp Điều 3",)
    snippet = hit.children[0].snippets[0]
    assert {snippet.text[start:end].lower() for start, end in snippet.marks} == {"giải phóng mặt bằng"}


def test_procedures_are_found_inside_their_decision(filled: Index, rules: Rules) -> None:
    """A procedure's name leads to the decision that publishes it, with the procedure under it."""
    hit = found(filled, rules, "gia hạn giấy phép xây dựng")[0]
    assert hit.record.document_id == "cong-bo"
    assert any(child.record.fields.get("code") == "2.001234" for child in hit.children)


def test_successors_are_told(filled: Index, rules: Rules) -> None:
    """A body of a former province is understood together with what became of it."""
    query = parse_query("ubnd tỉnh kiên giang", rules)
    assert ("cơ quan", "Ủy ban nhân dân tỉnh Kiên Giang → Ủy ban nhân dân tỉnh An Giang", "") in query.understood
    ids = [hit.record.document_id for hit in filled.search(query).hits]
    assert ids[:2] == ["kien-giang", "nhac-kien-giang"]
