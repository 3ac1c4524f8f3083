"""Levels of online services, and the shortened procedure of a decision."""

from __future__ import annotations

import pytest

from pipeline.model.ids import DocumentId
from pipeline.model.procedures import Cells, ServiceLevel
from pipeline.model.registry import ProcedureRow
from pipeline.procedures.service_levels import count_service_levels, read_service_level
from pipeline.procedures.urgency import read_urgent
from pipeline.rules.loader import load_rules
from tests.procedures.decisions import HEAD, decision

RULES = load_rules()


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("Mức độ 4", "full"),
        ("4", "full"),
        ("Toàn trình", "full"),
        ("DVC trực tuyến\ntoàn trình", "full"),
        ("Mức độ 3", "full_or_partial"),
        ("Toàn trình hoặc một phần", "full_or_partial"),
        ("Một phần", "partial"),
        ("Mức độ 2", "information"),
        ("Cung cấp thông tin trực tuyến", "information"),
        ("Dịch vụ công chủ động mức độ 3", "proactive"),
        ("Trực tiếp", None),
        ("", None),
    ],
)
def test_the_column_says_the_level(words: str, level: ServiceLevel | None):
    """The four former levels and the present ones are told apart; level 3 may be either of two."""
    assert read_service_level(Cells(service_level=words), RULES.service_levels) == level


def test_the_ways_of_delivery_may_say_it():
    """Without a column of its own, the level stands among the ways of delivery."""
    assert read_service_level(Cells(delivery="Trực tiếp; trực tuyến một phần"), RULES.service_levels) == "partial"


def row(code: str, level: ServiceLevel | None, *, internal: bool = False) -> ProcedureRow:
    """Return a row of one decision."""
    return ProcedureRow(
        document_id=DocumentId("a"), number="1/QĐ-UBND", date=None, decision_authority=None, group="new", code=code, name=code,
        field=None, levels=(), authority=None, internal=internal, service_level=level,
    )  # fmt: skip


def test_levels_are_counted_once_for_each_procedure():
    """Rows of several levels of administration are one procedure; internal ones do not count."""
    rows = [row("1.000001", "full"), row("1.000001", "full"), row("1.000002", None), row("1.000003", "partial", internal=True)]
    assert count_service_levels(rows, RULES.procedure_tables) == (("full", 1), (None, 1))


@pytest.mark.parametrize(
    ("article", "urgent"),
    [
        ("Công bố Danh mục thủ tục hành chính ban hành theo trình tự, thủ tục rút gọn.", True),
        ("Công bố kèm theo Quyết định này Danh mục thủ tục hành chính lĩnh vực hộ tịch.", None),
    ],
)
def test_the_decision_says_that_it_is_urgent(article: str, urgent: bool | None):
    """Only its own words say it; a name in the annex does not."""
    name = "Đăng ký theo trình tự, thủ tục rút gọn"
    text, structure = decision([HEAD, ["1", "1.000001", name, "03 ngày", "Luật"]], article=article)
    assert read_urgent(text, structure, RULES.publication_terms) is urgent
