"""Labelling by reading: ``python -m benchmarks.label FILE GOLD.jsonl`` opens a document with our claims in an editor.

The text stands below the claims as comments; what the person leaves above is kept as one line of facts, the text is not.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.accuracy.gold import half
from pipeline.adapters.disk_files import arrive
from pipeline.codec import to_output
from pipeline.intake import read_arrived
from pipeline.model.outcome import Processed
from pipeline.settings import Settings
from pipeline.wiring import reading_tools

FACTS = (
    "number", "kind", "authority", "issued_by", "place", "date", "passed", "title", "signer", "signer_title", "signing",
    "normative", "effective_from", "effective_to", "labels", "proposal",
)  # fmt: skip
EFFECT_FACTS = ("act", "number", "date", "eids", "attached", "scope", "from")
COMMENT = "# "


def draft(document: dict[str, Any], name: str, text: str) -> str:
    """Return what the editor shows: our claims as JSON, then the document's text as comments."""
    facts = {"file": name, "half": half(name), "labelled": "by reading", **{key: document[key] for key in FACTS}}
    facts["effects"] = [{key: effect[key] for key in EFFECT_FACTS} for effect in document["effects"]]
    facts["notes"] = ""
    commented = "\n".join(COMMENT + line for line in text.splitlines())
    return f"{json.dumps(facts, ensure_ascii=False, indent=1)}\n{commented}\n"


def facts_of(edited: str) -> dict[str, Any]:
    """Return the facts that the person left; raises ``ValueError`` when they are no JSON object."""
    lines = [line for line in edited.splitlines() if not line.startswith(COMMENT.strip())]
    facts = json.loads("\n".join(lines))
    if not isinstance(facts, dict):
        raise TypeError("the facts must be one JSON object")
    return facts


def main() -> None:
    """Read a document, let a person correct the claims, and keep the facts."""
    parser = argparse.ArgumentParser(description="Correct our claims about a document and keep the facts.")
    parser.add_argument("file", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path(os.environ.get("CORPUS_DIR", ".")))
    arguments = parser.parse_args()
    outcome = read_arrived(arrive(arguments.file), reading_tools(Settings()))
    if not isinstance(outcome, Processed):
        sys.exit(f"{arguments.file}: {outcome.message}")
    inside = arguments.file.resolve().is_relative_to(arguments.corpus.resolve())
    name = str(arguments.file.resolve().relative_to(arguments.corpus.resolve())) if inside else arguments.file.name
    with tempfile.NamedTemporaryFile("w+", suffix=".json", encoding="utf-8") as page:
        page.write(draft(to_output(outcome)[0], name, outcome.documents[0].text.text))
        page.flush()
        subprocess.run([*shlex.split(os.environ.get("EDITOR", "nano")), page.name], check=True)
        facts = facts_of(Path(page.name).read_text(encoding="utf-8"))
    with arguments.gold.open("a", encoding="utf-8") as gold:
        gold.write(json.dumps(facts, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
