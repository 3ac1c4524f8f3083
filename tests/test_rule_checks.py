"""Changed rules by the whole reader: examples of verbs and citations, whichever file breaks them."""

from __future__ import annotations

from pathlib import Path

from pipeline.rule_checks import check_rules, rule_files
from pipeline.rules.loader import DATA_DIR


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Put a copy of a rule file into the folder in which ``old`` once reads ``new``."""
    words = (DATA_DIR / name).read_text(encoding="utf-8")
    assert old in words
    (folder / name).write_text(words.replace(old, new, 1), encoding="utf-8")


def test_own_rules_hold() -> None:
    """Every example and counter-example of the program's rules holds."""
    assert check_rules(rule_files([DATA_DIR])) == ()


def test_verb_that_no_longer_acts(tmp_path: Path) -> None:
    """A guard that is too wide breaks the example of a verb in another file: the verb's file and rule are named."""
    words = (DATA_DIR / "guards.toml").read_text(encoding="utf-8")
    start = words.index('id = "negation_left"')
    at = words.index("pattern = '''", start) + len("pattern = '''")
    (tmp_path / "guards.toml").write_text(words[:at] + r"\A(?:Bãi\s+bỏ|)\s*\Z|" + words[at:], encoding="utf-8")
    found = check_rules(rule_files([tmp_path]))
    assert any(p.rule == "act.repeal.v1" and p.file == "triggers.toml" and p.line and "Bãi bỏ" in str(p.example) for p in found)


def test_verb_that_acts_too_much(tmp_path: Path) -> None:
    """A counter-example in which the verb now acts."""
    change(
        tmp_path,
        "triggers.toml",
        'counter_examples = ["Thay thế dây dẫn cũ quy định tại khoản 2 Điều 5."]',
        'counter_examples = ["Quyết định này thay thế Quyết định số 18/2019/QĐ-UBND."]',
    )
    (problem,) = check_rules(rule_files([tmp_path / "triggers.toml"]))
    assert (problem.rule, problem.message) == ("act.replace.v1", "động từ tác động nhầm trong phản ví dụ.")


def test_citation_that_is_no_longer_whole(tmp_path: Path) -> None:
    """Without the word before an issuer citations end early: the forms say so, and so does a role."""
    change(tmp_path, "references.toml", 'issuer_links = ["của", "do"]', 'issuer_links = ["do"]')
    change_role = (tmp_path / "references.toml").read_text(encoding="utf-8")
    (tmp_path / "references.toml").write_text(
        change_role.replace('proposal_papers = ["cong_van"]', "proposal_papers = []"), encoding="utf-8"
    )
    broken = {problem.rule for problem in check_rules(rule_files([tmp_path]))}
    assert {"cite.number.v1", "role.proposal.v1"} <= broken


def test_citation_that_is_read_too_often(tmp_path: Path) -> None:
    """A counter-example that is a citation."""
    change(tmp_path, "references.toml", '"khoản kinh phí hỗ trợ"', '"khoản 2 Điều 5 Nghị định số 14/2031/NĐ-CP"')
    (problem,) = check_rules(rule_files([tmp_path]))
    assert problem.rule == "cite.provisions.v1"


def test_shape_first(tmp_path: Path) -> None:
    """A file that has not its shape is said alone: nothing can be read with it."""
    change(tmp_path, "kinds.toml", "makes_effects = true", "makes_effects = 7.5")
    (problem,) = check_rules(rule_files([tmp_path]))
    assert problem.file == "kinds.toml"
