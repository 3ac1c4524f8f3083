from __future__ import annotations

import pytest

from pipeline.web.printable_html import printable_html

HOSTILE = """<html><head><base href="http://bad.example/"><link rel="stylesheet" href="//bad.example/x.css">
<meta http-equiv="refresh" content="0;url=http://bad.example"><style>@import url(http://bad.example/y.css);</style></head>
<body onload="alert(1)" background="file:///etc/passwd"><p style="background:url(http://bad.example/z)">Điều 1.</p>
<img src="http://bad.example/a.png"><iframe src="file:///etc/passwd"></iframe><script>alert(1)</script>
<object data="x"></object><a href="javascript:alert(1)">khoản 2</a><svg><image href="http://bad.example"/></svg></body></html>"""


def test_nothing_loads_or_runs_and_the_words_stay() -> None:
    """Addresses, scripts, styles and pictures are gone; the text is there in UTF-8."""
    html = printable_html(HOSTILE.encode()).decode()
    assert "Điều 1." in html
    assert "khoản 2" in html
    for gone in ("bad.example", "file:", "alert", "script", "iframe", "object", "import", "url("):
        assert gone not in html


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe", b"<!-- -->", b"   "])
def test_what_is_no_page_becomes_an_empty_one(content: bytes) -> None:
    """Whatever the bytes are, a page comes out."""
    assert b"<" in printable_html(content)
