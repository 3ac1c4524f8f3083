"""From the notation of the domain specification to the values of the pipeline: paths, documents, bodies."""

from __future__ import annotations

from pipeline.text.fold import fold, squeeze

_PREFIXES = {
    "ph": "part_",
    "ch": "chp_",
    "m": "sec_",
    "tm": "subsec_",
    "d": "art_",
    "k": "cl_",
    "p": "point_",
    "t": "indent_",
    "pl": "att_",
    "stt": "row_",
    "mau": "form_",
}
_SHORT = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "BCH": "Ban Chấp hành",
    "BTV": "Ban Thường vụ",
    "CP": "Chính phủ",
}
THIS_ARTICLE = "art_9"
THIS_CLAUSE = "art_9__cl_3"
"""Where a sentence with "Điều này", "khoản này" stands in the tests: the words alone do not say it."""


def to_eid(path: str) -> tuple[str, bool]:
    """Return (eId, attached) of a path like ``att/d:5/k:2``; ``att`` alone is an empty eId."""
    parts = path.split("/")
    attached = parts[0] == "att"
    out: list[str] = []
    for part in parts[1:] if attached else parts:
        unit, _, value = part.partition(":")
        if value == "THIS":
            out = [THIS_CLAUSE if unit == "k" else THIS_ARTICLE]
        else:
            out.append(_part(unit, value))
    eid = "__".join(out)
    if ".." in eid:
        first, _, last = eid.partition("..")
        stem = first.rsplit("__", 1)
        eid = f"{first}..{stem[0] + '__' if len(stem) == 2 else ''}{last}"
    return eid, attached


def _part(unit: str, value: str) -> str:
    prefix = _PREFIXES[unit]
    if not value:
        return prefix.rstrip("_")
    first, dots, last = value.partition("..")
    if unit in {"d", "k"}:
        first, last = first.lstrip("0"), last.lstrip("0")
    return f"{prefix}{first}" + (f"..{prefix}{last}" if dots else "")


def to_eids(paths: list[str]) -> tuple[set[str], bool]:
    """Return the eIds of several paths and whether they lie in the attachment."""
    pairs = [to_eid(path) for path in paths]
    return {eid for eid, _ in pairs if eid}, any(attached for _, attached in pairs)


def body_key(name: str | None) -> str | None:
    """Return a body's name in full, folded, so that spellings of one body are equal."""
    if name is None:
        return None
    return fold(squeeze(" ".join(_SHORT.get(word, word) for word in name.split())))


def same_body(expected: str, found: str | None) -> bool:
    """Whether two names mean one body; an office before it ("Chủ tịch …") does not count, nor a place that one leaves out."""
    want, have = body_key(expected), body_key(found)
    if want is None or have is None:
        return want == have
    return want == have or have.endswith(" " + want) or want.endswith(" " + have) or have.startswith(want + " ")
