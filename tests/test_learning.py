"""The lexicon follows the registry."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.intake import read_path
from pipeline.learning import learn
from pipeline.settings import Settings
from pipeline.wiring import Parts


def test_only_what_is_new_is_learnt(tmp_path: Path, samples_dir: Path) -> None:
    """A document is learnt once; built anew, the lexicon learns all of them again."""
    parts = Parts(Settings(data_dir=tmp_path))
    assert learn(parts) == 0
    for slug in ("same-number-song-tra", "same-number-hoa-linh"):
        parts.registry.keep([read_path(next((samples_dir / slug).glob("source.*")), parts.tools)])
    assert learn(parts) == 2
    assert learn(parts) == 0
    assert learn(parts, anew=True) == 2
    assert len(parts.lexicon.versions()) == 2


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path, samples_dir: Path) -> None:
    """The intake goes on when the lexicon cannot be written."""
    parts = Parts(Settings(data_dir=tmp_path))
    parts.registry.keep([read_path(next((samples_dir / "same-number-song-tra").glob("source.*")), parts.tools)])
    (tmp_path / f"lexicon.{os.getpid()}.new").mkdir()
    assert learn(parts) == 1
    assert parts.lexicon.versions() == {}
