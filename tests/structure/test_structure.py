"""Reading the whole build of a document."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import NotALegalDocumentError
from pipeline.model.text import ExtractedText, Span
from pipeline.rules import Rules, load_rules
from pipeline.structure import judge_normative, read_structure, split_documents
from tests.structure.pages import DECISION, text_of

_PIECES = (
    "Điều ",
    "1. ",
    "a) ",
    "đ) ",
    "Chương II",
    "Phần thứ nhất",
    "Mục 1",
    "QUYẾT ĐỊNH",
    "QUYẾT ĐỊNH:",
    "Căn cứ ",
    "như sau: “",
    "”.",
    "\n",
    "\n\n",
    "Số:      /QĐ-UBND",
    "Số: 15/2024/QĐ-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Nơi nhận:",
    "TM. ỦY BAN NHÂN DÂN",
    "KT.",
    "PHỤ LỤC I",
    "(Kèm theo Quyết định số ",
    "Mẫu số 01",
    "ngày 0S thắng 5 nám 2020",
    "V/v ",
    "Theo đề nghị của ",
    "ỦY BAN NHÂN DÂN",
    "LUẬT",
    "-----",
    "1.1. ",
    "I. ",
    "Khóa X, Kỳ họp thứ 3",
    "Phan Thế Hiển",
    "\u0301",
    " ",
    "ab",
    "0",
    "…",
)


def test_all_parts_of_a_decision(rules: Rules) -> None:
    """Header, preamble, provisions, attachments and closing of an ordinary decision are found."""
    structure = read_structure(text_of(DECISION), rules)
    header, preamble, closing = structure.header, structure.preamble, structure.closing
    assert (header.number, header.kind, header.place, header.date) == (
        "15/2024/QĐ-UBND",
        "quyet_dinh",
        "Sông Trà",
        dt.date(2024, 5, 20),
    )
    assert header.authority == preamble.issued_by == "Ủy ban nhân dân tỉnh Sông Trà"
    assert header.authority_id == "ubnd-tinh-song-tra"
    assert header.title == "Ban hành Quy định về quản lý bến thủy nội địa trên địa bàn tỉnh Sông Trà"
    assert len(preamble.bases) == 2
    assert preamble.proposal
    assert (preamble.proposal.by, preamble.proposal.number) == ("Sở Giao thông vận tải", "45/TTr-SGTVT")
    assert (closing.signing, closing.signer_title, closing.signer) == ("TM KT", "Phó Chủ tịch", "Phan Thế Hiển")
    assert closing.recipients == ("Như Điều 3", "Sở Tư pháp", "Lưu: VT")


def test_tree_with_attachments(rules: Rules) -> None:
    """An attached regulation numbers its articles anew under att_1; a form in an annex has no provisions."""
    structure = read_structure(text_of(DECISION), rules)
    assert [provision.eid for provision in structure.provisions] == [
        "art_1", "art_2", "art_2__cl_1", "art_2__cl_2", "art_3",
        "att_1__chp_I", "att_1__art_1", "att_1__art_1__cl_1", "att_1__art_1__cl_2", "att_1__art_1__cl_2__point_a",
        "att_1__art_1__cl_2__point_b", "att_1__art_2",
    ]  # fmt: skip
    assert [(a.eid, a.kind, a.num, a.heading) for a in structure.attachments] == [
        ("att_1", "quy định", None, "VỀ QUẢN LÝ BẾN THỦY NỘI ĐỊA"),
        ("att_2", "phụ lục", "I", "DANH MỤC BẾN"),
    ]


def test_evidence_shows_the_words(rules: Rules) -> None:
    """Every field of the header points at the words it was read from."""
    text = text_of(DECISION)
    evidence = dict(read_structure(text, rules).header.evidence)
    assert text.quote(evidence["number"]) == "15/2024/QĐ-UBND"
    assert text.quote(evidence["date"]).endswith("ngày 20 tháng 5 năm 2024")
    assert text.quote(evidence["authority"]) == "ỦY BAN NHÂN DÂN\nTỈNH SÔNG TRÀ"


def test_zones_of_every_kind(rules: Rules) -> None:
    """The zones that other readers need are laid over the text."""
    kinds = {zone.kind for zone in read_structure(text_of(DECISION), rules).zones}
    assert kinds == {
        "header", "title", "preamble", "basis", "proposal", "operative", "article", "closing", "attachment", "form",
    }  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=12)), max_size=60))
def test_never_raises(pieces: list[str]) -> None:
    """Whatever the text, reading ends without an exception and with spans inside the text."""
    shipped = load_rules()
    text = ExtractedText.of("".join(pieces))
    structure = read_structure(text, shipped)
    judge_normative(structure, text, shipped)
    with contextlib.suppress(NotALegalDocumentError):
        assert all(len(part.text) <= len(text.text) for part in split_documents(text, shipped))
    whole = Span(0, len(text.text))
    spans = [zone.span for zone in structure.zones] + [provision.span for provision in structure.provisions]
    assert all(whole.contains(span) and span.start <= span.end for span in spans)
    eids = [provision.eid for provision in structure.provisions]
    assert len(set(eids)) == len(eids)


@pytest.mark.parametrize(
    "unit", ["Điều 1. Nội dung.\n1. Khoản;\na) điểm;\n", "sửa đổi như sau: “1. a\n", " \n", "PHỤ LỤC I\n", "Số: "]
)
def test_work_grows_with_the_length(rules: Rules, calls: Callable[[Callable[[], object]], int], unit: str) -> None:
    """Four times the text takes less than five times the calls, not sixteen times."""

    def work(size: int) -> int:
        text = ExtractedText.of(unit * (size // len(unit)))
        return calls(lambda: read_structure(text, rules))

    work(4_000)  # patterns are compiled when they are first used
    assert work(160_000) <= 5 * work(40_000)
