"""From records to entries and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index_config import load_index_config
from pipeline.model.search import IndexRecord
from pipeline.search.entries import Entry, stored_of, to_entry

VALUES = st.recursive(
    st.none() | st.integers() | st.text(alphabet='ab": \\', max_size=8), lambda one: st.lists(one, max_size=3)
)


def record(fields: dict[str, object]) -> IndexRecord:
    """Return a record with these fields."""
    return IndexRecord(id="d/document", level="document", document_id="d", version=1, fields=fields)


def packed(entry: Entry) -> tuple[bytes, bytes]:
    """Return what is packed of an entry; a text that is empty is left out."""
    content, body = (entry.get(name, b"") for name in ("content", "body"))
    assert isinstance(content, bytes)
    assert isinstance(body, bytes)
    return content, body


@given(st.dictionaries(st.sampled_from(["a", "b", "ab", "number", "title"]), VALUES), st.text(max_size=40))
def test_what_is_packed_is_given_back(fields: dict[str, object], text: str) -> None:
    """Fields and text come back as they were written; halves of surrogates become question marks."""
    given_back = stored_of(entry := to_entry(record({**fields, "text": text}), load_index_config()), *packed(entry))
    assert given_back.record.fields == fields
    assert given_back.text == text.encode(errors="replace").decode()
