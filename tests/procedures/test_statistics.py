"""Counts of published procedures."""

from pipeline.model.procedures import Declared, Level, Procedure, ProcedureGroup
from pipeline.model.text import Span
from pipeline.procedures.statistics import PublishingDecision, count_procedures, distinct_groups, name_key, procedure_key
from pipeline.rules.loader import load_rules

RULES = load_rules().procedure_tables


def procedure(
    group: ProcedureGroup | None,
    name: str,
    code: str | None = None,
    *levels: Level,
    field: str | None = "Hộ tịch",
    internal: bool = False,
) -> Procedure:
    """Return a row."""
    return Procedure(
        group=group,
        name=name,
        code=code,
        levels=levels,
        field=field,
        internal=internal,
        page=1,
        table=1,
        row=2,
        span=Span(0, 1),
    )


def test_three_figures_side_by_side():
    """Rows count as printed; one procedure of two levels is one; over the period it is one for all decisions."""
    first = PublishingDecision(
        id="a",
        procedures=(
            procedure("new", "Thủ tục đăng ký khai sinh", "1.900101", "tinh"),
            procedure("new", "Đăng ký khai sinh (cấp xã)", "1.900101", "xa"),
            procedure("abolished", "Đăng ký khai tử"),
        ),
    )
    second = PublishingDecision(id="b", procedures=(procedure("amended", "Đăng ký khai sinh", "1.900101"),))
    counts = count_procedures([first, second], RULES)
    assert counts.decisions == 2
    assert (counts.rows.new, counts.rows.amended, counts.rows.abolished, counts.rows.total) == (2, 1, 1, 4)
    assert (counts.distinct.new, counts.distinct.amended, counts.distinct.abolished) == (1, 1, 1)
    assert counts.distinct_in_period == 2
    assert counts.by_level == (("tinh", 1), ("xa", 1), (None, 2))


def test_internal_procedures_are_counted_apart():
    """Internal procedures are in no public figure, and a decision with nothing else is no public decision."""
    inside = PublishingDecision(id="a", procedures=(procedure("new", "Bổ nhiệm", internal=True),))
    counts = count_procedures([inside], RULES)
    assert (counts.decisions, counts.internal_decisions, counts.rows.total, counts.internal.new) == (0, 1, 0, 1)


def test_unknown_groups_are_counted_and_seen():
    """A procedure whose group nothing names is counted as unknown, not given to a group."""
    counts = count_procedures([PublishingDecision(id="a", procedures=(procedure(None, "Đăng ký"),))], RULES)
    assert (counts.distinct.unknown, counts.distinct.total) == (1, 1)


def test_differences_between_stated_and_counted():
    """A stated count that neither rows nor distinct procedures give is listed; one that either gives is not."""
    rows = (procedure("new", "A", "1.900101", "tinh"), procedure("new", "A", "1.900101", "xa"))
    right = PublishingDecision(id="a", procedures=rows, declared=Declared(new=1, total=2))
    wrong = PublishingDecision(id="b", number="5/QĐ-UBND", procedures=rows, declared=Declared(new=3))
    (difference,) = count_procedures([right, wrong], RULES).differences
    assert (difference.number, difference.group, difference.declared) == ("5/QĐ-UBND", "new", 3)
    assert (difference.rows, difference.distinct) == (2, 1)


def test_cuts_join_spellings():
    """Fields that differ in case only are one; the larger comes first."""
    rows = (
        procedure("new", "A", field="Chứng thực"),
        procedure("new", "B", field="HỘ TỊCH"),
        procedure("amended", "C", field="Hộ tịch"),
    )
    counts = count_procedures([PublishingDecision(id="a", procedures=rows, authority="Sở Tư pháp")], RULES)
    assert [(name, found.total) for name, found in counts.by_field] == [("HỘ TỊCH", 2), ("Chứng thực", 1)]
    assert [(name, found.total) for name, found in counts.by_authority] == [("Sở Tư pháp", 3)]


def test_names_are_compared_without_their_frame():
    """The word "Thủ tục" before, a level and a footnote behind, and case do not make another procedure."""
    assert name_key("Thủ tục Đăng ký khai sinh (cấp tỉnh)[1].", RULES) == name_key("ĐĂNG KÝ KHAI SINH", RULES)
    assert procedure_key(procedure("new", "A"), RULES) != procedure_key(procedure("new", "A", field=None), RULES)


def test_groups_of_one_decision():
    """The groups of one decision are counted once per procedure, without internal ones and those without a group."""
    rows = (
        procedure("new", "A", "1.900101", "tinh"),
        procedure("new", "A", "1.900101", "xa"),
        procedure(None, "B"),
        procedure("abolished", "C", internal=True),
    )
    assert dict(distinct_groups(rows, RULES)) == {"new": 1}
