"""Help, usage, exit codes and completion: what the command line says by itself."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from flows.cli import rasoat
from pipeline.cli_vietnamese import Group, run_group

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = (
    *("read", "search", "show", "statistics", "serve", "doctor", "ingest"),
    *("index", "rules", "explain", "procedures", "catalogue", "checks"),
)


def called(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    own = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "RASOAT_DATA_DIR": os.environ["RASOAT_DATA_DIR"]}
    return subprocess.run(
        [sys.executable, "-c", "from flows.cli import main; main()", *arguments],
        env={**own, **environment},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def commands(group: click.Group = rasoat, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return the paths of all commands."""
    found = []
    for name, command in group.commands.items():
        found += [(*path, name)]
        if isinstance(command, click.Group):
            found += commands(command, (*path, name))
    return found


def test_the_commands() -> None:
    """The commands are those that the documents promise."""
    assert {name for name, *_ in commands()} == set(COMMANDS)


@pytest.mark.parametrize("path", commands(), ids=" ".join)
def test_help_of_each_command(path: tuple[str, ...]) -> None:
    """Each command explains itself in Vietnamese, every option too."""
    done = CliRunner().invoke(rasoat, [*path, "--help"])
    assert done.exit_code == 0
    assert done.stdout.startswith("Cách dùng: ")
    assert "Hiện hướng dẫn này rồi thoát." in done.stdout
    english = {"Usage", "Options:", "Commands:", "[OPTIONS]", "COMMAND", "TEXT", "FILE", "INTEGER", "RANGE", "[default:"}
    assert not english & set(done.stdout.split())
    assert "..." not in done.stdout.partition("Lệnh:")[2]
    command = rasoat
    for name in path:
        command = command.commands[name]  # type: ignore[attr-defined,assignment]
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_help_has_examples_and_exit_codes() -> None:
    """The help of the program has examples, how to switch on completion, and what exit codes mean."""
    shown = CliRunner().invoke(rasoat, ["--help"]).stdout
    for words in ("rasoat ingest van-ban/", "rasoat search cap giay phep", "_RASOAT_COMPLETE", "Mã thoát: 0 xong"):
        assert words in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("bay",), "Không có lệnh này."),
        (("read",), "Thiếu tham số «TỆP»."),
        (("search", "chợ", "--nope"), "Không có tùy chọn «--nope»."),
        (("search", "chợ", "--page", "0"), "Giá trị của tùy chọn «--page» không hợp lệ."),
        (("search", "chợ", "--page", "0"), "ghi một số nguyên từ 1 đến 500"),
        (("search", "chợ", "--level", "x"), "chọn trong document, provision, procedure"),
        (("search", "chợ", "--label", "x"), "Chọn trong: abolished, amended"),
        (("rules", "check", "không-có"), "chọn tệp hoặc thư mục có thật"),
        (("statistics", "--quarter", "4/2025", "--xlsx", "."), "chọn một tệp, không phải thư mục"),
        (("search", "chợ", "--page"), "Tùy chọn «--page» dùng chưa đúng."),
        (("statistics", "--from", "2025-13-01", "--to", "2025-12-31"), "Giá trị của tùy chọn «--from» không hợp lệ."),
        (("statistics",), "Cần --from và --to, hoặc --quarter."),
        (("statistics", "--quarter", "5/2025"), "«5/2025» không phải là quý."),
        (("statistics", "--from", "2025-02-01", "--to", "2025-01-01"), "Ngày cuối kỳ đứng trước ngày đầu kỳ."),
        (("show", "99/2099/QĐ-UBND"), "Không có văn bản nào mang mã hoặc số này"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], words: str) -> None:
    """What is wrong is said in Vietnamese, with what to do, on standard error; exit code 2."""
    done = called(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Cách xử lý: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("ingest", str(ROOT / "README.md")),
        ("search", "chợ"),
        ("statistics", "--quarter", "4/2025"),
        ("show", "1/QĐ-UBND"),
        ("doctor",),
    ],
)
def test_a_data_folder_that_cannot_be_made(command: tuple[str, ...], tmp_path: Path) -> None:
    """A home without room for a data folder ends each command with its reason and what to do, exit code 4."""
    (tmp_path / "tệp").write_text("", encoding="utf-8")
    done = called(*command, RASOAT_DATA_DIR=str(tmp_path / "tệp" / "kho"))
    told = done.stdout + done.stderr
    assert (done.returncode, "Traceback" in told) == (4, False)
    assert "một phần của đường dẫn không phải là thư mục" in told
    assert "đặt RASOAT_DATA_DIR" in told


def test_an_error_that_nobody_foresaw(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake of ours is told in Vietnamese too; its trace lies in a file that the message names."""

    @click.group(cls=Group, invoke_without_command=True)
    def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(sys, "argv", ["rasoat"])
    with pytest.raises(SystemExit) as left:
        run_group(broken)
    told = capsys.readouterr().err
    assert left.value.code == 1
    assert "lỗi ngoài dự kiến (ZeroDivisionError)" in told
    trace = Path(told.partition("kèm tệp «")[2].partition("»")[0])
    assert "ZeroDivisionError" in trace.read_text(encoding="utf-8")
    trace.unlink()


def test_a_port_in_use() -> None:
    """A port that another program has is said in Vietnamese, with what to do."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = called("serve", "--port", str(other.getsockname()[1]))
    assert done.returncode == 2
    assert "đang được chương trình khác dùng" in done.stderr
    assert "--port" in done.stderr


def test_called_without_anything() -> None:
    """Without arguments the program shows its help."""
    done = called()
    assert "Cách dùng: " in done.stdout + done.stderr
    assert done.returncode == 2


def test_a_rule_file_that_is_not_valid(tmp_path: Path) -> None:
    """A department's rule file with a mistake is wrong usage: its name is said, nothing is read."""
    (tmp_path / "kinds.toml").write_text("kinds = 3", encoding="utf-8")
    done = called("read", str(next((ROOT / "samples" / "hostile-page").glob("source.*"))), RASOAT_RULES_DIR=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert "kinds.toml" in done.stderr


@pytest.mark.parametrize("name", ["RASOAT_PORT", "RASOAT_LIMIT_PAGES"])
def test_a_setting_that_makes_no_sense(name: str) -> None:
    """A setting with a wrong value is named."""
    done = called("doctor", **{name: "nhiều"})
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Giá trị cấu hình không hợp lệ: {name}." in done.stderr


def test_an_index_that_is_down() -> None:
    """A search without its engine leaves with 4 and says what to do."""
    down = {"RASOAT_INDEX": "elasticsearch", "RASOAT_ELASTICSEARCH_URL": "http://127.0.0.1:9"}
    done = called("search", "chợ", **down)
    assert (done.returncode, done.stdout) == (4, "")
    assert "Cách xử lý: " in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    """A script for each shell is printed on demand, and it completes commands."""
    done = called(_RASOAT_COMPLETE=f"{shell}_source")
    assert done.returncode == 0
    assert "_RASOAT_COMPLETE" in done.stdout
    if shell == "bash":
        asked = called(_RASOAT_COMPLETE="bash_complete", COMP_WORDS="rasoat st", COMP_CWORD="1")
        assert asked.stdout.split(",")[-1].strip() == "statistics"


def test_the_prompt_answers_at_once() -> None:
    """Help loads no reader, database, index, web server or scheduler."""
    heavy = ("spacy", "sqlalchemy", "pdfplumber", "tantivy", "fastapi", "prefect", "pydantic", "lxml", "rich")
    program = f"import sys, flows.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_a_reader_that_goes_away() -> None:
    """A reader that has seen enough (``| head``) ends the program without a trace of an error."""
    many = [str(path) for path in sorted((ROOT / "samples").glob("publish-*/source.*"))] * 2
    command = [sys.executable, "-c", "from flows.cli import main; main()", "read", "--json", *many]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "RASOAT_OCR": "false"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        assert program.stdout
        assert program.stderr
        assert program.stdout.readline().startswith("{")
        program.stdout.close()
        assert program.stderr.read() == ""
