"""The effect cases of the domain specification, one test each; a case passes when every key it gives is equal."""

from __future__ import annotations

from mapping import THIS_ARTICLE, same_body, to_eid

from pipeline.effects import assign_roles, find_effects, read_dates
from pipeline.model.document import Provision, Structure, Zone
from pipeline.model.text import ExtractedText, Span
from pipeline.references import find_references
from pipeline.text.fold import fold
from pipeline.text.normalise import normalise

ZONES = {"N03": "basis", "N12": "form", "N21": "quoted", "N25": "form", "N30": "form"}
"""Where a sentence stands, when the words alone do not show it: continued bases, rows of lists, quoted text."""
_DOCUMENTS = {"SELF": "self", "SELF_ATT": "self_attachment", "CONTEXT": "context"}
_GROUPS = {"MOI": "new", "SUA_DOI_BO_SUNG": "amended", "THAY_THE": "replaced", "BAI_BO": "abolished", "NOI_BO": "internal"}
_ROLES = {
    "basis": {"basis"},
    "cite": {"cite", "self"},
    "standard": {"standard"},
    "plan": {"plan"},
    "history_amended_by": {"history"},
    "history_replaced_by": {"history"},
    "title_of_target": {"title"},
    "attachment_of": {"attachment"},
    "claim_expired": {"claim"},
    "transitional": {"cite"},
    "vbhn_footnote": {"cite", "history"},
    "quoted": {"cite"},
}


def test_act_case(act_case, rules):
    """A sentence of the specification gives exactly its acts, and its mentions in their roles."""
    text = ExtractedText.of(normalise(act_case["text"]))
    structure = _structure(act_case, len(text.text))
    references = find_references(text, structure, rules)
    found = read_dates(find_effects(text, structure, references, rules), structure).effects
    assert len(found) == len(act_case["acts"]), [(effect.act, effect.quote) for effect in found]
    for want, have in zip(act_case["acts"], found, strict=True):
        wrong = {key: value for key, value in want.items() if not _CHECKS[key](value, have)}
        assert not wrong, f"{have!r} lacks {wrong}"
    for mention in act_case["mentions"]:
        roles = assign_roles(text, references, found, rules)
        assert _mentioned(mention, roles), f"{mention} not in {[(r.role, r.number, r.eids) for r in roles]}"


def _structure(case, length):
    whole = Span(0, length)
    provisions = ()
    if "THIS" in str(case["mentions"]):
        provisions = (Provision(eid=THIS_ARTICLE, kind="article", num="9", span=whole),)
    zone = Zone(kind=ZONES.get(case["id"], "operative"), span=whole)
    return Structure(provisions=provisions, zones=(zone,))


def _mentioned(mention, references):
    if mention["kind"] in {"dynamic_ref_clause", "tthc_row"}:
        return all(reference.role == "self" for reference in references)
    wanted = [r for r in references if r.role in _ROLES[mention["kind"]] and _same_document(mention, r)]
    eids = {to_eid(path)[0] for path in mention.get("prov", ())}
    return any(eids <= set(reference.eids) for reference in wanted)


def _same_document(mention, reference):
    if mention.get("doc") == "SELF":
        return reference.is_self
    if "doc" not in mention:
        return fold(reference.name or "") == fold(mention["name"])
    same_day = "date" not in mention or str(reference.date) == mention["date"]
    return reference.number == mention["doc"] and same_day


def _target(value, have):
    return all(_TARGET_CHECKS[key](part, have) for key, part in value.items()) if value else have.target == "none"


def _prov(value, have):
    """The list of an annex is named by letters and numerals alone in one case, an attached list by its kind in another."""
    paths = [_spelt(path) for path in value]
    eids = {eid for path in paths if (eid := to_eid(path)[0])}
    return set(have.eids) == eids and have.attached == any(to_eid(path)[1] for path in paths)


def _spelt(path):
    parts = [part for part in path.split("/") if part != "danh_muc"]
    units = {
        part: f"m:{part}" if set(part) <= set("IVX") else f"ph:{part}" for part in parts if ":" not in part and part != "att"
    }
    return "/".join(units.get(part, part) for part in parts)


def _day(value, dated):
    if value is None:
        return dated is None
    return dated is not None and value in {dated.expression, str(dated.date)}


def _detail(key):
    return lambda value, have: have.detail(key) == value


_TARGET_CHECKS = {
    "doc": lambda value, have: have.target == _DOCUMENTS[value] if value in _DOCUMENTS else have.number == value,
    "date": lambda value, have: str(have.date) == value,
    "issuer": lambda value, have: same_body(value, have.authority),
    "attached": lambda value, have: have.attached and have.attachment_kind == value.lower(),
    "prov": _prov,
    "name": lambda value, have: have.detail("name") == value,
    "fragment": lambda value, have: have.detail("fragment") is value,
    "list_in": lambda value, have: have.target == "list" and value in {"pl", have.detail("list_in")},
    "declared_count": lambda value, have: have.detail("declared_count") == value,
}
_CHECKS = {
    "act": lambda value, have: have.act == value,
    "target": _target,
    "scope": lambda value, have: have.scope == value,
    "from": lambda value, have: _day(value, have.from_),
    "until": lambda value, have: _day(value, have.until),
    "date": lambda value, have: _day(value, have.from_),
    "attached": lambda value, have: have.attached and have.attachment_kind == value.lower(),
    "verb": lambda value, have: str(have.detail("verb")).startswith(value),
    "exceptions": lambda value, have: (
        have.detail("exceptions") == tuple(to_eid(path.removeprefix("self:"))[0] for path in value)
    ),
    "by": lambda value, have: have.detail("by") == tuple(f"SELF:{to_eid(path.removeprefix('SELF:'))[0]}" for path in value),
    "after": lambda value, have: have.detail("after") == to_eid(value)[0],
    "groups": lambda value, have: have.detail("groups") == tuple(_GROUPS[group] for group in value),
    "linh_vuc": lambda value, have: have.detail("fields") == tuple(value),
    "cap": lambda value, have: have.detail("levels") == tuple(fold(level) for level in value),
    "by_level": lambda value, have: have.detail("by_level") == tuple(f"{fold(k)}:{n}" for k, n in value.items()),
    **{key: _detail(key) for key in ("old", "new", "new_text", "implicit", "declared_count", "year")},
}
