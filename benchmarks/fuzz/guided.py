"""Command: ``python -m benchmarks.fuzz.guided [--seconds N]``: atheris chooses the texts by what they reach in the program."""

from __future__ import annotations

import argparse
import importlib
import sys


def main() -> None:
    """Feed texts that atheris makes; it must be installed, and is asked for only here."""
    parser = argparse.ArgumentParser(description="Feed texts that reach new parts of the reading.")
    parser.add_argument("--seconds", type=int, default=60)
    arguments = parser.parse_args()
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["pipeline"]):
        check = importlib.import_module("benchmarks.fuzz.check")
        rules = importlib.import_module("pipeline.rules").load_rules()
    pieces = importlib.import_module("benchmarks.fuzz.texts").PIECES

    def feed(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        words: list[str] = []
        while provider.remaining_bytes() and len(words) < 300:
            number = provider.ConsumeIntInRange(0, len(pieces))
            words.append(pieces[number] if number < len(pieces) else provider.ConsumeUnicodeNoSurrogates(6))
        check.read_checked("".join(words), rules)

    atheris.Setup([sys.argv[0], f"-max_total_time={arguments.seconds}", "-max_len=600"], feed)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
