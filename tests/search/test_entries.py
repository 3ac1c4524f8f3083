"""From records to entries and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index_config import load_index_config
from pipeline.model.search import IndexRecord
from pipeline.search.entries import candidate_of, to_entry

VALUES = st.recursive(
    st.none() | st.integers() | st.text(alphabet='ab": \\', max_size=8), lambda one: st.lists(one, max_size=3)
)


def record(fields: dict[str, object]) -> IndexRecord:
    """Return a record with these fields."""
    return IndexRecord(id="d/document", level="document", document_id="d", version=1, fields=fields)


@given(st.dictionaries(st.sampled_from(["a", "b", "ab", "number", "title"]), VALUES))
def test_a_value_read_alone_is_that_of_the_whole(fields: dict[str, object]) -> None:
    """Whichever value is asked for first, before or after all were decoded, it is the one that was written."""
    entry = to_entry(record(fields), load_index_config())
    for name in (*fields, "a", "missing", "b: "):
        found = candidate_of(entry, 1.0).record.fields
        assert found.get(name, "nothing") == fields.get(name, "nothing")
        assert dict(found) == fields
        assert found.get(name, "nothing") == fields.get(name, "nothing")
