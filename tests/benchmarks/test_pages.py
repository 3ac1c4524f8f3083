"""How pages are measured: kinds of pages, and what is said of each."""

from __future__ import annotations

import pytest

from benchmarks.pages import Page, kind_of, summarise


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/", "/"),
        ("/tim?q=a&trang=2", "/tim"),
        ("/van-ban/9fbf41c0-a50c-4f8b-b00a-7c24d528a7ab/thu-tuc", "/van-ban/…/thu-tuc"),
        ("/thu-tuc/1.000123", "/thu-tuc/…"),
    ],
)
def test_pages_of_one_shape_are_one_kind(address: str, kind: str) -> None:
    """Ids, codes and parameters do not make a kind of their own."""
    assert kind_of(address) == kind


def test_what_a_kind_took() -> None:
    """Median, longest and failures are told by kind; a slow kind breaks the bound, a slow download does not."""
    slow = [Page(address=f"/a/{n}", status=200, kind="/a", first_ms=n, cpu_ms=10.0) for n in (90.0, 101.0, 300.0)]
    download = Page(address="/b", status=500, kind="/b (tệp)", first_ms=900.0, cpu_ms=800.0)
    pages, file = summarise([*slow, download])
    assert (pages.median_ms, pages.longest_ms, pages.slowest, pages.is_kept) == (101.0, 300.0, "/a/300.0", False)
    assert (file.is_kept, file.failed) == (True, ("/b",))
