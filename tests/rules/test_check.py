"""Rule files that a lawyer has changed: what is said of each mistake."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.rules.check import check_file, list_rules, rule_file_names
from pipeline.rules.loader import DATA_DIR


def changed(folder: Path, name: str, old: str, new: str) -> Path:
    """Return a copy of a rule file in which ``old`` once reads ``new``."""
    words = (DATA_DIR / name).read_text(encoding="utf-8")
    assert old in words
    (folder / name).write_text(words.replace(old, new, 1), encoding="utf-8")
    return folder / name


@pytest.mark.parametrize("name", rule_file_names())
def test_own_files_are_right(name: str) -> None:
    """The files of the program have nothing wrong."""
    assert check_file(DATA_DIR / name) == ()


def test_broken_example(tmp_path: Path) -> None:
    """A pattern that misses an example: file, line, rule and example are named, and what to do."""
    path = changed(tmp_path, "guards.toml", 'examples = ["và số "]', 'examples = ["và mục "]')
    (problem,) = check_file(path)
    assert (problem.file, problem.rule, problem.example) == ("guards.toml", "number_word", "và mục ")
    assert problem.line
    assert "và mục" in path.read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert "không nhận ra ví dụ" in problem.message
    assert "Sửa mẫu" in problem.remedy


def test_counter_example_that_is_found(tmp_path: Path) -> None:
    """A pattern that finds a counter-example."""
    path = changed(tmp_path, "guards.toml", 'counter_examples = ["Điều "]', 'counter_examples = ["và số "]')
    (problem,) = check_file(path)
    assert (problem.rule, problem.example) == ("number_word", "và số ")
    assert "phản ví dụ" in problem.message
    assert "Thu hẹp" in problem.remedy


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("makes_effects = true", 'makes_effects = "có"', "sai kiểu"),
        ("makes_effects = true", "tac_dong = true", "không có trong lược đồ"),
        ('name = "Quyết định"\n', "", "thiếu khóa «name»"),
    ],
)
def test_shape(tmp_path: Path, old: str, new: str, words: str) -> None:
    """Wrong types, unknown keys and missing keys are said of the entry by its id."""
    (problem,) = check_file(changed(tmp_path, "kinds.toml", old, new))
    assert words in problem.message
    assert problem.rule == "quyet_dinh"


def test_choice(tmp_path: Path) -> None:
    """A value that is none of those allowed: they are listed."""
    (problem,) = check_file(changed(tmp_path, "triggers.toml", 'form = "active"', 'form = "chủ động"'))
    assert "'active', 'predicate' or 'own'" in problem.remedy


def test_syntax(tmp_path: Path) -> None:
    """TOML that cannot be read: the line is said."""
    (problem,) = check_file(changed(tmp_path, "kinds.toml", 'id = "quyet_dinh"', 'id = "quyet_dinh'))
    assert problem.line == 6
    assert "TOML" in problem.message


def test_unclosed_bracket(tmp_path: Path) -> None:
    """TOML that ends too early has no line, but a message."""
    (tmp_path / "laws.toml").write_text("laws = [", encoding="utf-8")
    (problem,) = check_file(tmp_path / "laws.toml")
    assert "TOML" in problem.message


def test_encoding(tmp_path: Path) -> None:
    """A file that is not UTF-8."""
    (tmp_path / "kinds.toml").write_bytes("kinds = 'Quyết định'".encode("utf-16"))
    (problem,) = check_file(tmp_path / "kinds.toml")
    assert "UTF-8" in problem.message


def test_unknown_name(tmp_path: Path) -> None:
    """A file that no rule is read from: the names that count are listed."""
    shutil.copy(DATA_DIR / "kinds.toml", tmp_path / "loai.toml")
    (problem,) = check_file(tmp_path / "loai.toml")
    assert "kinds.toml" in problem.remedy


def test_repeated_id(tmp_path: Path) -> None:
    """An identifier that two entries have."""
    (problem,) = check_file(changed(tmp_path, "kinds.toml", 'id = "nghi_quyet"', 'id = "quyet_dinh"'))
    assert (problem.rule, problem.file) == ("quyet_dinh", "kinds.toml")


def test_list(tmp_path: Path) -> None:
    """Entries of an own file stand for those of the program; others are the program's."""
    changed(tmp_path, "labels.toml", 'id = "', 'id = "rieng.')
    own = {entry.id for entry in list_rules(tmp_path)} - {entry.id for entry in list_rules(DATA_DIR)}
    assert len(own) == 1
    verb = next(entry for entry in list_rules(DATA_DIR) if entry.id == "act.repeal.v1")
    assert (verb.file, verb.examples >= 1, verb.counter_examples >= 1) == ("triggers.toml", True, True)
