"""Published procedures against the national catalogue."""

import datetime as dt

import pytest

from pipeline.model.catalogue import Catalogue, CatalogueEntry
from pipeline.procedures.catalogue_check import CatalogueCheck, check_catalogue
from pipeline.rules.loader import load_rules
from tests.procedures.test_register import row

RULES = load_rules()
TODAY = dt.date(2025, 12, 1)


def check(*entries: CatalogueEntry, extract: bool = False, urgent: tuple[str, ...] = (), **more: object) -> CatalogueCheck:
    """Check one row, signed on Wednesday 1 October 2025, against these entries."""
    moment = dt.datetime(2025, 11, 1, tzinfo=dt.UTC)
    known = Catalogue(entries=entries, source="x.csv", sha256="0" * 64, is_extract=extract, imported_at=moment)
    return check_catalogue([row(10, "new", **more)], known, RULES, TODAY, urgent)  # type: ignore[arg-type]


def entry(**more: object) -> CatalogueEntry:
    """Return the entry that agrees with the row."""
    return CatalogueEntry(**{"code": "1.000001", "name": "Thủ tục ĐĂNG KÝ khai sinh", "field": "Hộ tịch", **more})  # type: ignore[arg-type]


def verdicts(found: CatalogueCheck) -> dict[str, str]:
    """Return the verdict of each aspect."""
    return {aspect: verdict for aspect, verdict, _ in found.counts}


def test_what_agrees_and_what_the_import_does_not_say():
    """Names agree folded and without "Thủ tục"; aspects without a column stay undetermined and are no finding."""
    found = check(entry())
    assert verdicts(found) == {
        "exists": "agrees",
        "name": "agrees",
        "field": "agrees",
        "authority": "undetermined",
        "state": "undetermined",
        "entry": "undetermined",
    }
    assert found.findings == ()


@pytest.mark.parametrize(("extract", "expected"), [(False, "absent"), (True, "absent_in_extract")])
def test_a_code_that_is_not_there(*, extract: bool, expected: str):
    """Absence from an extract proves nothing, and is called so."""
    assert verdicts(check(entry(code="1.000002"), extract=extract))["exists"] == expected


def test_a_row_without_code_is_undetermined():
    """Without a code nothing is claimed."""
    assert set(verdicts(check(entry(), code=None)).values()) == {"undetermined"}


def test_differences_show_both_wordings():
    """Another name, field and authority are findings with what each side says."""
    found = check(entry(name="Đăng ký kết hôn", field="Chứng thực", authority="Sở Tư pháp"), authority="Sở Y tế")
    assert [(f.aspect, f.published, f.listed) for f in found.findings] == [
        ("name", "Đăng ký khai sinh", "Đăng ký kết hôn"),
        ("field", "Hộ tịch", "Chứng thực"),
        ("authority", "Sở Y tế", "Sở Tư pháp"),
    ]


def test_one_of_several_entries_is_enough():
    """A code that the catalogue lists for several levels agrees when one of them does."""
    assert verdicts(check(entry(name="Khác"), entry()))["name"] == "agrees"


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("Còn hiệu lực", "agrees"),
        ("Đã công khai", "agrees"),
        ("Hết hiệu lực", "differs"),
        ("Hủy công khai", "differs"),
        ("?", "undetermined"),
    ],
)
def test_states(state: str, expected: str):
    """An ended state of a procedure that the decisions keep in force differs; unknown words claim nothing."""
    assert verdicts(check(entry(state=state)))["state"] == expected


@pytest.mark.parametrize(
    ("day", "urgent", "expected"),
    [
        (dt.date(2025, 10, 8), (), "met"),
        (dt.date(2025, 10, 9), (), "late"),
        (dt.date(2025, 10, 3), ("10/QĐ-UBND",), "met"),
        (dt.date(2025, 10, 6), ("10/QĐ-UBND",), "late"),
        (dt.date(2025, 9, 30), (), "undetermined"),
    ],
)
def test_term_of_entry(day: dt.date, urgent: tuple[str, ...], expected: str):
    """Five working days for a province, two for urgent ones; an entry before the signing is of an earlier decision."""
    assert verdicts(check(entry(entered_on=day), urgent=urgent))["entry"] == expected


def test_not_entered_only_where_the_import_has_days():
    """An entry without a day is "not entered" once the term is over and other entries carry days."""
    assert verdicts(check(entry(), entry(code="1.000002", entered_on=dt.date(2025, 1, 2))))["entry"] == "not_entered"
