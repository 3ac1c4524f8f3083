"""Colour, sign and word of labels, groups, statuses and kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.printing.words import unknown
from pipeline.rules import Rules
from pipeline.rules.schema.names import Name
from pipeline.web.words import Words, load_words

__all__ = ["Sign", "group_sign", "kind_name", "label_signs", "place_name", "status_sign", "value_name"]

_STATUS_TONES = {
    "CON": "new",
    "HET_MOT_PHAN": "amended",
    "NGUNG_MOT_PHAN": "amended",
    "HET_TOAN_BO": "abolished",
    "NGUNG": "abolished",
}
_TONES = frozenset({"new", "amended", "replaced", "abolished"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """How an identifier is shown: ``tone`` names the colour, which never stands alone."""

    tone: str
    sign: str
    name: str


def _sign(names: Mapping[str, Name], identifier: str, tone: str) -> Sign:
    name = names.get(identifier)
    return Sign(tone=tone, sign=name.sign if name else "", name=name.name if name else identifier)


def label_signs(labels: Iterable[str], rules: Rules) -> tuple[Sign, ...]:
    """Return the labels of a document, the primary one first."""
    return tuple(_sign(rules.names.labels, label, label if label in _TONES else "neutral") for label in labels)


def group_sign(group: str | None, rules: Rules) -> Sign:
    """Return the group of a procedure; what is not known is shown as such."""
    if group is None:
        return Sign(tone="unknown", sign="?", name=unknown)
    return _sign(rules.names.groups, group, group)


def status_sign(code: str, rules: Rules) -> Sign:
    """Return a status on a day."""
    return _sign(rules.names.statuses, code, _STATUS_TONES.get(code, "unknown"))


def kind_name(kind: str | None, rules: Rules) -> str:
    """Return the printed name of a kind, or that it is not known."""
    found = rules.kinds.by_id.get(kind or "")
    return found.name if found else unknown


def place_name(eid: str, rules: Rules, words: Words) -> str:
    """Return a provision as it is cited; of an attachment it is only said that it is one."""
    steps = eid.split("__")
    if len(steps) > 1 and steps[0].startswith("att"):
        return words("place.attached", name=rules.names.eid_in_words("__".join(steps[1:])))
    return rules.names.eid_in_words(eid)


def value_name(field: str, value: str, rules: Rules) -> Sign:
    """Return a value of a facet in words."""
    names = {"labels": rules.names.labels, "groups": rules.names.groups, "status": rules.names.statuses}.get(field)
    if field == "status":
        return status_sign(value, rules)
    if names is not None:
        return _sign(names, value, value if value in _TONES else "neutral")
    if field == "kind":
        return Sign(tone="", sign="", name=kind_name(value, rules))
    if field == "levels" and value in rules.names.levels:
        return Sign(tone="", sign="", name=rules.names.levels[value].name)
    if field == "quality":
        return Sign(tone="", sign="", name=load_words().names.get(f"quality.{value}", value))
    return Sign(tone="", sign="", name=value)
