"""Signers, drafting bodies and issuing bodies in a query."""

from __future__ import annotations

from pipeline.rules import Rules
from pipeline.rules.schema.provinces import FormerProvince
from pipeline.search.reading import Reading
from pipeline.search.syllables import folded
from pipeline.text.fold import fold, squeeze

__all__ = ["read_authority", "read_drafter", "read_signer"]

_LONGEST_BODY = 16
"""Syllables of a body's name at most."""


def read_signer(reading: Reading) -> tuple[str, ...]:
    """Return the folded name of the signer who is asked for ("nguyễn văn a ký"), none otherwise."""
    found = reading.language.signer.find(reading.folded)
    if not found:
        return ()
    group = "name" if found["name"] else "other"
    if found[group].split()[0] not in reading.language.family_names:
        return ()
    name = reading.text[found.start(group) : found.end(group)]
    reading.take(*found.span(), "signer", name)
    return (" ".join(folded(name)),)


def read_drafter(reading: Reading, rules: Rules) -> tuple[str, ...]:
    """Return the folded name of the body that drafted ("sở tài chính tham mưu"), in full; none otherwise."""
    found = reading.language.drafter.find(reading.folded)
    if not found:
        return ()
    written = rules.entities.normal_case(reading.text[found.start("name") : found.end("name")])
    if not rules.entities.is_body(written):
        return ()
    reading.take(*found.span(), "drafter", written)
    return (" ".join(folded(written)),)


def read_authority(reading: Reading, rules: Rules) -> tuple[str, ...]:
    """Return the identities of a body when the query is its name: of itself, and of what became of its province.

    The words stay: texts that speak of the body come behind what it issued.
    """
    text = squeeze(reading.text)
    if not 1 < len(folded(text)) <= _LONGEST_BODY:
        return ()
    written = rules.entities.normal_case(text)
    named = any(name for _, name in rules.territories.units_of(written))
    if not rules.entities.is_body(written) or not (named or rules.entities.is_known(written)):
        return ()
    names = [written, *_successors(written, rules)]
    reading.understood.append((reading.language.words["authority"], " → ".join(names), ""))
    return tuple(dict.fromkeys(rules.entities.entity_id(name) for name in names))


def _successors(written: str, rules: Rules) -> list[str]:
    """Return the name with the present province in the place of a former one."""
    plain = fold(written)
    former = [p for p in rules.provinces.former if isinstance(p, FormerProvince) and plain.endswith(f" {fold(p.name)}")]
    return [written[: len(written) - len(p.name)] + p.successor for p in former[:1]]
