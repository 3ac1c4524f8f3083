"""Headings inside each other."""

from pipeline.model.text import Span
from pipeline.procedures.headings import Heading
from pipeline.procedures.outline import Outline


def test_the_nearest_heading_wins():
    """Group, level and field come from the nearest heading that names them."""
    outline = Outline()
    outline = outline.under(Heading(kind="list", text="A", span=Span(0, 1), groups=("new", "abolished"), field="Hộ tịch"))
    outline = outline.under(Heading(kind="list", text="I", span=Span(1, 2), groups=("new",), style="I"))
    outline = outline.under(Heading(kind="level", text="1", span=Span(2, 3), levels=("xa",), style="1"))
    assert (outline.groups, outline.levels, outline.field) == (("new",), ("xa",), "Hộ tịch")


def test_a_number_of_the_same_sort_closes_what_is_inside():
    """The number "II" ends "I" and everything below it, though the one is a field and the other a level."""
    outline = Outline()
    outline = outline.under(Heading(kind="field", text="I", span=Span(0, 1), field="Hộ tịch", style="I"))
    outline = outline.under(Heading(kind="level", text="II", span=Span(1, 2), levels=("xa",), style="I"))
    assert (outline.field, outline.levels) == (None, ("xa",))


def test_an_annex_closes_everything():
    """A new annex begins with nothing open."""
    outline = Outline().under(Heading(kind="list", text="A", span=Span(0, 1), groups=("new",)))
    outline = outline.under(Heading(kind="annex", text="", span=Span(1, 2), annex="ii"))
    assert (outline.groups, outline.annex) == ((), "ii")


def test_a_list_of_no_group_ends_the_search():
    """A heading "được chuẩn hóa" is nearer than the group of the annex."""
    outline = Outline().under(Heading(kind="annex", text="", span=Span(0, 1), groups=("new",)))
    outline = outline.under(Heading(kind="list", text="chuẩn hóa", span=Span(1, 2), no_group=True))
    assert outline.groups == ()
    assert outline.group_heading is not None
