"""``rasoat read``: what stands on standard output is the contract (``docs/schema``), nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from flows.cli import rasoat
from tests.cli.conftest import SAMPLES, sample

SCHEMA = SAMPLES.parent / "docs" / "schema" / "rasoat.document.1.json"
FAILING = {
    "broken-pdf": "unreadable_file",
    "encrypted-pdf": "encrypted_file",
    "empty-file": "empty_file",
    "not-legal-document": "not_a_legal_document",
    "unsupported-archive": "unsupported_format",
}


def read(*arguments: str | Path, **environment: str) -> Result:
    """Run ``rasoat read``."""
    return CliRunner().invoke(rasoat, ["read", *map(str, arguments)], env=environment)


def objects(result: Result) -> list[dict]:
    """Return the objects on standard output, each valid by the published schema."""
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    found = [json.loads(line) for line in result.stdout.splitlines()]
    for one in found:
        validator.validate(one)
    return found


def test_one_object_for_each_document() -> None:
    """A gazette of two documents prints two lines, in the order of the text, and exits with 0."""
    done = read(sample("gazette-two-acts"), "--json")
    first, second = objects(done)
    assert (done.exit_code, first["outcome"], second["outcome"]) == (0, "processed", "processed")
    assert first["source"] == second["source"]
    assert first["number"] != second["number"]
    assert first["source"]["page_reading"] == ["text"] * first["source"]["pages"]


def test_a_format_without_pages() -> None:
    """DOCX and HTML have no pages: ``null``, and every place is on page 1."""
    found = objects(read(sample("replace-and-repeal-clause"), "--json"))[0]
    assert found["source"]["pages"] is None
    assert {effect["at"]["page"] for effect in found["effects"]} == {1}


def test_offsets_point_into_the_text() -> None:
    """Offsets are code points of what ``--text --document N`` prints."""
    for number, document in enumerate(objects(read(sample("gazette-two-acts"), "--json")), start=1):
        text = read(sample("gazette-two-acts"), "--text", "--document", str(number)).stdout
        for found in (*document["references"], *document["effects"], *document["legal_bases"]):
            assert text[found["at"]["start"] : found["at"]["end"]].split()[:3] == found["quote"].split()[:3]
        assert text[document["provisions"][0]["start"] :].startswith("Điều 1")


def test_failures_are_objects_too() -> None:
    """Each file that fails prints one object with code, message and remedy; all others ``null`` or empty; exit code 3."""
    done = read(*(sample(slug) for slug in FAILING), sample("extension"), "--json")
    *failed, processed = objects(done)
    assert done.exit_code == 3
    assert {Path(one["source"]["path"]).parent.name: one["failure"]["code"] for one in failed} == FAILING
    assert all(one["failure"]["message"].endswith(".") and one["failure"]["remedy"].endswith(".") for one in failed)
    filled = [{key for key, value in one.items() if value not in (None, [])} for one in failed]
    assert filled == [{"schema", "source", "outcome", "failure"}] * len(failed)
    assert processed["outcome"] == "processed"


def test_a_refused_file_gives_its_hash_alone() -> None:
    """Of a file with a secrecy mark only hash and reason are printed, not even its name."""
    done = read(sample("secret-mark"), "--json")
    (found,) = objects(done)
    assert (done.exit_code, found["outcome"], found["failure"]["code"]) == (3, "refused", "secrecy_mark")
    assert {key: value for key, value in found["source"].items() if value} == {"sha256": found["source"]["sha256"]}
    assert "secret-mark" not in done.stdout


def test_a_file_that_is_not_there() -> None:
    """A path without a file fails like any other: no hash is made up, exit code 3."""
    done = read("không có.pdf", "--json")
    (found,) = objects(done)
    assert (done.exit_code, found["source"]["sha256"], found["source"]["path"]) == (3, None, "không có.pdf")
    assert found["failure"]["code"] == "vanished_file"


def test_for_people() -> None:
    """Without options, properties, acts and failures are told in Vietnamese."""
    done = read(sample("replace-and-repeal-clause"), sample("broken-pdf"), sample("secret-mark"))
    assert done.exit_code == 3
    assert "Quyết định số 18/2024/QĐ-UBND ngày 20/05/2024" in done.stdout
    assert "thay thế: 22/2018/QĐ-UBND" in done.stdout
    assert "Không đọc được: " in done.stdout
    assert "Từ chối: " in done.stdout
    assert "secret-mark" in done.stdout  # the one who called knows the name; nothing is kept


def test_text_of_a_document_that_is_not_there() -> None:
    """Asking for a third document of two is wrong usage."""
    done = read(sample("gazette-two-acts"), "--text", "--document", "3")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "chỉ có 2 văn bản" in done.stderr


def test_text_of_a_file_that_fails() -> None:
    """With ``--text`` the reason of a failure goes to standard error."""
    done = read(sample("broken-pdf"), "--text")
    assert (done.exit_code, done.stdout) == (3, "")
    assert "Không đọc được" in done.stderr


def test_without_ocr() -> None:
    """A scan cannot be read with OCR switched off: it fails, and says what to do."""
    done = read(sample("watermark-scan"), "--json", RASOAT_OCR="false")
    (found,) = objects(done)
    assert (done.exit_code, found["outcome"]) == (3, "failed")
    assert found["failure"]["remedy"]


def test_limits_from_the_environment() -> None:
    """A file with more pages than the limit is too large."""
    done = read(sample("gazette-two-acts"), "--json", RASOAT_LIMIT_PAGES="1")
    assert objects(done)[0]["failure"]["code"] == "too_large"
