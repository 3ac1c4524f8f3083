"""The register of procedures."""

import datetime as dt

import pytest

from pipeline.model.ids import DocumentId
from pipeline.model.procedures import ProcedureGroup
from pipeline.model.registry import ProcedureRow
from pipeline.procedures.register import Record, build_register, find_problems, state_on
from pipeline.rules.loader import load_rules

RULES = load_rules().procedure_tables


def row(
    decision: int, group: ProcedureGroup | None, code: str | None = "1.000001", name: str = "Đăng ký khai sinh", **more: object
) -> ProcedureRow:
    """Return a row of a decision signed on the first of a month, in effect on the fifteenth."""
    values = {
        "document_id": DocumentId(f"d{decision}"),
        "number": f"{decision}/QĐ-UBND",
        "date": dt.date(2025, decision, 1),
        "decision_authority": None,
        "group": group,
        "code": code,
        "name": name,
        "field": "Hộ tịch",
        "levels": ("tinh",),
        "authority": None,
        "internal": False,
        "effective_from": dt.date(2025, decision, 15),
    }
    return ProcedureRow(**{**values, **more})  # type: ignore[arg-type]


def kinds(*rows: ProcedureRow) -> list[str]:
    """Return the kinds of the problems."""
    return [problem.kind for problem in find_problems(build_register(rows, RULES), RULES)]


def test_a_life_is_told_by_day_of_effect():
    """Events stand in the order of their days of effect, however they come, and the state follows them."""
    (record,) = build_register([row(5, "abolished"), row(1, "new"), row(3, "amended", name="Thủ tục đăng ký khai sinh")], RULES)
    assert [event.group for event in record.events] == ["new", "amended", "abolished"]
    days = ((1, 14), (1, 15), (4, 1), (5, 14), (5, 15))
    states = [state_on(record, dt.date(2025, month, day)) for month, day in days]
    assert states == ["unpublished", "in_force", "in_force", "in_force", "abolished"]


def test_a_day_of_effect_that_is_not_known():
    """The day of signing stands in for it; without any day the event is in the life but changes no state."""
    (record,) = build_register([row(1, "new", effective_from=None), row(2, "abolished", effective_from=None, date=None)], RULES)
    assert state_on(record, dt.date(2025, 1, 1)) == "in_force"
    assert state_on(record, dt.date(2026, 1, 1)) == "in_force"


def test_rows_of_several_levels_are_one_event():
    """A procedure listed for province and commune by one decision has one event with both levels."""
    (record,) = build_register([row(1, "new"), row(1, "new", levels=("xa",))], RULES)
    assert [event.levels for event in record.events] == [("tinh", "xa")]


def test_without_code_name_and_field_are_the_key():
    """Names are compared folded and without "Thủ tục"; another field is another procedure; internal ones are apart."""
    rows = [
        row(1, "new", None),
        row(2, "amended", None, "THỦ TỤC ĐĂNG KÝ KHAI SINH (cấp tỉnh)"),
        row(3, "new", None, field="Chứng thực"),
        row(4, "new", None, internal=True),
    ]
    assert [len(record.events) for record in build_register(rows, RULES)] == [1, 2]
    assert len(build_register(rows, RULES, internal=True)) == 1


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row(1, "new"), row(2, "amended")], []),
        ([row(1, None), row(2, "amended")], []),
        ([row(1, "replaced")], []),
        ([row(1, "new"), row(2, "abolished")], ["abolished_later"]),
        ([row(1, "new"), row(2, "abolished"), row(3, "amended")], ["published_after_abolition"]),
        ([row(1, "amended")], ["amended_unpublished"]),
        ([row(1, "abolished")], ["abolished_unpublished"]),
        ([row(1, "new"), row(2, "amended", name="Đăng ký kết hôn")], ["two_names"]),
        ([row(1, "new"), row(2, "amended", name="Thủ tục đăng ký  KHAI SINH.")], []),
        ([row(1, "new"), row(2, "new", "1.000002")], ["two_codes"]),
        ([row(1, "new"), row(2, "new", "1.000002", field="Chứng thực")], []),
        ([], []),
    ],
)
def test_problems(rows: list[ProcedureRow], expected: list[str]):
    """Each way in which lives go wrong is told once, and what is in order is not."""
    assert kinds(*rows) == expected


def test_an_end_before_a_new_beginning_on_one_day():
    """A decision that abolishes and publishes one code on one day leaves it in force, and is told."""
    (record,) = build_register([row(1, "new"), row(2, "new", position=1), row(2, "abolished", position=2)], RULES)
    assert isinstance(record, Record)
    assert state_on(record, dt.date(2025, 12, 1)) == "in_force"
    assert [problem.kind for problem in find_problems([record], RULES)] == ["published_after_abolition"]


def test_what_is_replaced_ends():
    """A row that names old procedures by code or by name ends their lives on its decision's day, and says what follows."""
    rows = [
        row(1, "new"),
        row(2, "new", code="1.000002", name="Đăng ký lại khai sinh"),
        row(5, "replaced", code="1.000003", name="Khai sinh", replaces=("1.000001", "Thủ tục đăng ký lại khai sinh")),
    ]
    register = {record.key: record for record in build_register(rows, RULES)}
    for old in ("1.000001", "1.000002"):
        last = register[old].events[-1]
        assert (last.replaced_by, last.number, last.row) == ("1.000003", "5/QĐ-UBND", 1)
        assert len(register[old].names) == 1
        assert state_on(register[old], dt.date(2025, 5, 14)) == "in_force"
        assert state_on(register[old], dt.date(2025, 5, 15)) == "abolished"
    assert state_on(register["1.000003"], dt.date(2025, 5, 15)) == "in_force"
    assert kinds(*rows, row(8, "amended")) == ["published_after_abolition", "abolished_later"]


def test_replacing_a_name_that_two_have_ends_neither():
    """A name that belongs to two codes does not say which of them is replaced; an unknown one begins no life."""
    rows = [
        row(1, "new"),
        row(2, "new", code="1.000002"),
        row(5, "replaced", code="1.000003", name="Khai sinh", replaces=("Đăng ký khai sinh", "Không ai biết")),
    ]
    register = build_register(rows, RULES)
    assert [record.key for record in register] == ["1.000001", "1.000002", "1.000003"]
    assert all(event.replaced_by is None for record in register for event in record.events)
