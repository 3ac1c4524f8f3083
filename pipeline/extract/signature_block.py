"""Takes the block that a signing program drew (signer, time) out of the text and keeps it as a signature."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.text import Signature
from pipeline.rules.loader import Rules
from pipeline.text.fold import squeeze
from pipeline.text.normalise import normalise

__all__ = ["take_out_signatures"]


def take_out_signatures(lines: Sequence[str], rules: Rules) -> tuple[set[int], tuple[Signature, ...]]:
    """Return the places of the lines that belong to blocks, and what the blocks say.

    A block is at least two labelled lines of which one names the signer or the time, with at most one line (the rest of a
    long value) between them: a single line ``Email: …`` is text.
    """
    found = {at: match for at, line in enumerate(lines) if (match := rules.signature_block.label.regex.match(normalise(line)))}
    gone: set[int] = set()
    signatures: list[Signature] = []
    for block in _blocks(sorted(found)):
        signers = [found[at]["value"] for at in block if found[at]["signer"]]
        times = [found[at]["value"] for at in block if found[at]["time"]]
        if len(block) < 2 or not (signers or times):
            continue
        gone |= set(range(block[0], block[-1] + 1))
        subject = next((squeeze(value) for value in signers if value.strip()), None)
        signatures.append(Signature(subject=subject, signed_at=_time(times, rules)))
    return gone, tuple(signatures)


def _blocks(places: Sequence[int]) -> list[list[int]]:
    blocks: list[list[int]] = []
    for at in places:
        if blocks and at - blocks[-1][-1] <= 2:
            blocks[-1].append(at)
        else:
            blocks.append([at])
    return blocks


def _time(values: Sequence[str], rules: Rules) -> str | None:
    """Return the time in ISO 8601. Example: ``05.06.2025 10:11:12 +07:00`` is ``2025-06-05T10:11:12+07:00``."""
    for value in values:
        found = rules.signature_block.time.regex.search(value)
        if found:
            zone = found["zone"] or ""
            zone = zone if ":" in zone or not zone else f"{zone[:3]}:{zone[3:]}"
            clock = found["clock"].zfill(5)
            return f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}T{clock}{zone}"
    return None
