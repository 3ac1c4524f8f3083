from __future__ import annotations

from pipeline.web.charts import stacked


def test_bars_share_one_scale_and_say_their_sums() -> None:
    """A bar twice as long stands for twice as many; pieces touch each other and add up."""
    chart = stacked([("Đất đai", (("new", 2), ("abolished", 6))), ("Hộ tịch", (("new", 4), ("amended", 0)))])
    long, short = chart.bars
    assert (long.total, short.total) == (8, 4)
    assert sum(piece.width for piece in long.pieces) == 2 * sum(piece.width for piece in short.pieces)
    assert long.pieces[1].x == long.pieces[0].x + long.pieces[0].width
    assert len(short.pieces) == 1


def test_an_empty_chart_has_no_bars() -> None:
    """Nothing counted draws nothing."""
    assert stacked([]).bars == ()
