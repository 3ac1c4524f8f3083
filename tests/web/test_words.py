from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pipeline.web
from pipeline.model.document import ReferenceRole, Resolution
from pipeline.web.marks import SWITCHES
from pipeline.web.words import load_words

FOLDER = Path(pipeline.web.__file__).parent
SOURCES = [*FOLDER.glob("*.py"), *FOLDER.glob("templates/*.html")]


def test_every_word_that_a_page_asks_for_is_there() -> None:
    """Names that templates and modules write out stand in the file; so do those made from identifiers."""
    asked = {
        name
        for file in SOURCES
        for name in re.findall(r"""(?:\bt|words)\(\s*f?["']([a-z_]+\.[\w-]+)["']\s*[,)]""", file.read_text(encoding="utf-8"))
    }
    made = {f"role.{role}" for role in get_args(ReferenceRole)}
    made |= {f"{table}.{one}" for one in get_args(Resolution) for table in ("reference", "resolution")}
    made |= {f"switch.{kind}" for kind in SWITCHES}
    assert (asked | made) - set(load_words().names) == set()


def test_no_vietnamese_word_stands_in_a_template() -> None:
    """Templates hold no words of their own."""
    for file in FOLDER.glob("templates/*.html"):
        own = re.sub(r"\{[{%#].*?[}%#]\}|<[^>]*>", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"[a-zà-ỹđ]{2,}", own, re.IGNORECASE), file.name
