"""``rasoat rules``: what a lawyer sees who has changed a rule."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner

from flows.cli import rasoat
from pipeline.rules.loader import DATA_DIR


def test_check_of_own_folder(tmp_path: Path) -> None:
    """Without arguments the department's own folder is checked; right files leave with 0."""
    shutil.copy(DATA_DIR / "labels.toml", tmp_path)
    done = CliRunner().invoke(rasoat, ["rules", "check"], env={"RASOAT_RULES_DIR": str(tmp_path)})
    assert (done.exit_code, done.output) == (0, "Đã kiểm tra 1 tệp quy tắc: mọi ví dụ và phản ví dụ đều đúng.\n")


def test_check_says_what_broke(tmp_path: Path) -> None:
    """File, line, rule, sentence and remedy are said; exit code 2."""
    words = (DATA_DIR / "triggers.toml").read_text(encoding="utf-8")
    broken = words.replace("Bãi bỏ Quyết định số 18/2019/QĐ-UBND ngày", "Việc bãi bỏ Quyết định số 18/2019/QĐ-UBND ngày", 1)
    (tmp_path / "triggers.toml").write_text(broken, encoding="utf-8")
    done = CliRunner().invoke(rasoat, ["rules", "check", str(tmp_path)])
    assert done.exit_code == 2
    for part in ("triggers.toml, dòng ", "[act.repeal.v1]", "Câu: «Việc bãi bỏ", "Cách xử lý: ", "1 lỗi."):
        assert part in done.output


def test_empty_folder(tmp_path: Path) -> None:
    """A folder without rule files is wrong usage."""
    done = CliRunner().invoke(rasoat, ["rules", "check", str(tmp_path)])
    assert done.exit_code == 2
    assert "không có tệp .toml" in done.output


def test_list() -> None:
    """All rules are listed by file with their examples and sources."""
    done = CliRunner().invoke(rasoat, ["rules", "list"])
    assert done.exit_code == 0
    assert "triggers.toml (" in done.output
    assert "act.repeal.v1" in done.output
