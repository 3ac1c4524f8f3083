"""Column types."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Column, MetaData, Table, create_engine, insert, select

from pipeline.adapters.sql_types import Moment, Words

TABLE = Table("t", MetaData(), Column("at", Moment), Column("words", Words))


def test_moments_keep_their_zone_and_words_lose_nul() -> None:
    """A moment comes back as the same moment in UTC, text without NUL and half characters, nothing as nothing."""
    engine = create_engine("sqlite://")
    TABLE.metadata.create_all(engine)
    local = dt.datetime(2026, 1, 1, 6, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    with engine.begin() as connection:
        connection.execute(insert(TABLE), [{"at": local, "words": "a\x00b\udce9"}, {"at": None, "words": None}])
        rows = connection.execute(select(TABLE)).all()
    assert rows == [(local, "ab?"), (None, None)]
    assert rows[0][0].tzinfo is dt.UTC
