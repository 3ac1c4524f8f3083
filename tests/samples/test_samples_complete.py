"""Every sample says what it is, what it proves and what reading it must give."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
import zipfile
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
CONTENT = SAMPLES / "generate" / "content"
SLUGS = sorted(path.parent.name for path in SAMPLES.glob("*/provenance.toml"))
PROVENANCE_KEYS = {"title", "proves", "made", "text", "author", "licence", "file", "sha256"}
DOCUMENT_KEYS = {
    "outcome", "failure", "number", "kind", "authority", "issued_by", "place", "date", "passed", "session", "title",
    "signer", "signer_title", "signing", "proposal", "normative", "effective_from", "effective_to", "labels",
    "legal_bases", "provisions", "effects", "procedures", "declared",
}  # fmt: skip
EFFECT_KEYS = {"act", "number", "date", "eids", "attached", "scope", "from", "until"}
PROCEDURE_KEYS = {"group", "internal", "code", "code_raw", "name", "field", "levels", "replaces"}
FAILURES = {
    "unreadable_file", "encrypted_file", "empty_file", "wrong_content", "secrecy_mark", "not_a_legal_document",
    "unsupported_format", "too_large", "truncated",
}  # fmt: skip
GROUPS = {"new", "amended", "replaced", "abolished"}
MACHINE_PATH = re.compile(rb"/(?:work|tmp|home|root|usr|var)/|file://|[A-Z]:\\\\")
LIMIT = 6_000_000


def _expected(slug: str) -> dict:
    return json.loads((SAMPLES / slug / "expected.json").read_text("utf-8"))


def test_there_are_enough_samples_of_every_format() -> None:
    """At least 28 samples are there, in PDF, DOCX, HTML and DOC, and together they stay small."""
    files = [next((SAMPLES / slug).glob("source.*")) for slug in SLUGS]
    assert len(SLUGS) >= 28
    assert {path.suffix for path in files} >= {".pdf", ".docx", ".html", ".doc"}
    assert sum(path.stat().st_size for path in files) < LIMIT


def test_every_recipe_has_its_sample_and_every_sample_its_recipe() -> None:
    """The generator knows exactly the samples that are kept."""
    assert sorted(path.stem for path in CONTENT.glob("*.toml")) == SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_provenance_is_complete(slug: str) -> None:
    """Provenance names title, purpose, making, author, licence and the hash of the file that lies beside it."""
    provenance = tomllib.loads((SAMPLES / slug / "provenance.toml").read_text("utf-8"))
    assert set(provenance) == PROVENANCE_KEYS
    assert all(provenance[key].strip() for key in PROVENANCE_KEYS - {"text"})
    assert "\n" not in provenance["proves"]
    content = (SAMPLES / slug / provenance["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == provenance["sha256"]
    if provenance["text"]:
        assert (SAMPLES.parent / provenance["text"]).is_file()


@pytest.mark.parametrize("slug", SLUGS)
def test_expectation_is_well_formed(slug: str) -> None:
    """expected.json holds known keys only, dates are ISO dates, and a failure carries a known code."""
    expected = _expected(slug)
    assert expected["compare"] in {"partial", "whole"}
    assert expected["documents"]
    for document in expected["documents"]:
        assert document["outcome"] in {"processed", "failed", "refused"}
        if document["outcome"] == "processed":
            assert document["failure"] is None
        else:
            assert document["failure"]["code"] in FAILURES
        if expected["compare"] == "partial":
            _check_partial(document)


def _check_partial(document: dict) -> None:
    assert set(document) <= DOCUMENT_KEYS
    for effect in document.get("effects", []):
        assert set(effect) <= EFFECT_KEYS
        assert {"act", "number"} <= set(effect)
    for row in document.get("procedures", []):
        assert set(row) <= PROCEDURE_KEYS
        assert row["group"] in GROUPS
        assert row["name"]
    for day in [document.get("date"), document.get("passed"), document.get("effective_to")]:
        assert day is None or re.fullmatch(r"\d{4}-\d{2}-\d{2}", day)


def test_the_only_trap_sample_expects_no_effect() -> None:
    """The sample of traps forbids every effect."""
    (document,) = _expected("traps-only")["documents"]
    assert document["effects"] == []


def test_samples_refer_to_each_other() -> None:
    """Several effects name another sample, so that a first status shows something."""
    numbers, targets = set(), set()
    for slug in SLUGS:
        for document in _expected(slug)["documents"]:
            numbers.add(document.get("number"))
            targets.update(effect["number"] for effect in document.get("effects", []))
    assert len((numbers & targets) - {None}) >= 6


@pytest.mark.parametrize("slug", SLUGS)
def test_files_name_no_path_of_the_machine_that_made_them(slug: str) -> None:
    """No readable byte of a sample tells where it was made."""
    for path in (SAMPLES / slug).iterdir():
        parts = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                parts = [archive.read(name) for name in archive.namelist()]
        assert not any(MACHINE_PATH.search(part) for part in parts), path.name
