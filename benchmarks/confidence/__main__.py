"""Command: ``python -m benchmarks.confidence [CORPUS] [--fit]``: how often accepted and waiting claims are right."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.confidence.claims import QUALITIES, Judged, judged_claims
from benchmarks.confidence.fit import fit, sure
from pipeline.rules import load_rules
from pipeline.rules.loader import DATA_DIR

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Measure; with ``--fit`` also fit the weights and write them into ``confidence.toml``."""
    parser = argparse.ArgumentParser(description="How sure claims are, and how often they are right.")
    default = os.environ.get("CORPUS_DIR", ROOT.parent / "shared" / "corpus")
    parser.add_argument("corpus", nargs="?", type=Path, default=Path(default))
    parser.add_argument("--fit", action="store_true", help="fit the weights and write them into the rules")
    arguments = parser.parse_args()
    if not arguments.corpus.is_dir():
        sys.exit(f"no corpus at {arguments.corpus}: give its path or set CORPUS_DIR")
    claims, rules = judged_claims(arguments.corpus), load_rules().confidence
    print("\n".join(table([(c, c.confidence) for c in claims], rules.acceptance)))
    if not arguments.fit:
        return
    for learned, shown in (("a", "b"), ("b", "a")):
        weights = fit([c for c in claims if c.half == learned], rules)
        print(f"\nfitted on half {learned}, half {shown}:")
        print(
            "\n".join(table([(c, sure(c.signals, rules.bias, weights)) for c in claims if c.half == shown], rules.acceptance))
        )
    weights = fit(claims, rules)
    print("\nfitted on both:")
    print("\n".join(table([(c, sure(c.signals, rules.bias, weights)) for c in claims], rules.acceptance)))
    _write(DATA_DIR / "confidence.toml", weights)


def table(claims: Sequence[tuple[Judged, float]], acceptance: float) -> Iterator[str]:
    """Return for each quality how many claims are accepted, how many of those are right, and how many of the others."""
    yield f"{'quality':>8}{'claims':>8}{'right':>8}{'accepted':>10}{'right':>8}{'waiting':>9}{'right':>8}"
    for quality in QUALITIES:
        here = [(claim.right, sure) for claim, sure in claims if claim.quality == quality]
        accepted, waiting = [r for r, s in here if s >= acceptance], [r for r, s in here if s < acceptance]
        shares = [_share([r for r, _ in here]), _share(accepted), _share(waiting)]
        yield f"{quality:>8}{len(here):>8}{shares[0]}{len(accepted):>10}{shares[1]}{len(waiting):>9}{shares[2]}"


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right) / len(right):>8.3f}" if right else f"{'–':>8}"


def _write(file: Path, weights: dict[str, float]) -> None:
    text = file.read_text(encoding="utf-8")
    for name, weight in weights.items():
        text = re.sub(rf'(?s)(id = "{name}"\nprior = [\d.]+\nweight = )[\d.]+', rf"\g<1>{weight:.2f}", text)
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
