"""The reference cases of the domain specification, one test each; a case passes when every key it gives is equal."""

from __future__ import annotations

from mapping import THIS_ARTICLE, THIS_CLAUSE, same_body, to_eid, to_eids

from pipeline.model.document import Provision, Structure
from pipeline.model.text import ExtractedText, Span
from pipeline.references import find_references
from pipeline.rules import load_rules
from pipeline.text.fold import fold, squeeze
from pipeline.text.normalise import normalise
from pipeline.text.numbers import read_number

_ROLES = {"amended_by_previous": "history"}


def test_reference_case(reference_case, rules):
    """A citation of the specification gives exactly its documents with their provisions."""
    text = ExtractedText.of(normalise(reference_case["text"]))
    found = find_references(text, _structure(reference_case, len(text.text)), rules)
    expected = _joined(reference_case["refs"])
    assert len(found) == len(expected), [reference.quote for reference in found]
    for want, have in zip(expected, found, strict=True):
        wrong = {key: value for key, value in want.items() if not _CHECKS[key](value, have)}
        assert not wrong, f"{have!r} lacks {wrong}"


def _structure(case, length):
    """Give "Điều này" and "khoản này" a place that the words alone do not show."""
    paths = [path for ref in case["refs"] for path in ref.get("prov", ())]
    if not any("THIS" in path for path in paths):
        return Structure()
    whole = Span(0, length)
    article = Provision(eid=THIS_ARTICLE, kind="article", num="9", span=whole)
    clause = Provision(eid=THIS_CLAUSE, kind="clause", num="3", span=whole, parent=THIS_ARTICLE)
    return Structure(provisions=(article, clause))


def _joined(refs):
    """Cases that nest what amended a document are two references each."""
    out = []
    for ref in refs:
        out.append({key: value for key, value in ref.items() if key != "amended_by"})
        nested = ref.get("amended_by", ())
        out.extend({"role": "history", **(other if isinstance(other, dict) else {"doc": other})} for other in nested)
    return out


def _doc(value, have):
    if value == "SELF":
        return have.is_self and have.number is None
    if value == "SELF_ATT":
        return have.is_self_attachment and have.number is None
    return have.number == value


def _prov(value, have):
    eids, attached = to_eids(value)
    return set(have.eids) == eids and have.attached == attached


_CHECKS = {
    "doc": _doc,
    "prov": _prov,
    "date": lambda value, have: have.date is not None and have.date.isoformat() == value,
    "name": lambda value, have: fold(squeeze(have.name or "")) == fold(value),
    "issuer": lambda value, have: same_body(value, have.authority),
    "issuers": lambda value, have: [part.strip() for part in (have.authority or "").split(";")] == value,
    "in": lambda value, have: have.within == to_eid(value)[0],
    "year": lambda value, have: have.year == value,
    "amended_years": lambda value, have: list(have.amended_years) == value,
    "type": lambda value, have: load_rules().kinds.by_id[have.kind].name == value,
    "num": lambda value, have: have.fragment == value,
    "inferred": lambda value, have: bool(have.fragment) and value == ["symbol"],
    "party": lambda value, have: (read_number(have.number).family == "party") is value,
    "role": lambda value, have: have.role == _ROLES.get(value, value),
    "standard": lambda value, have: have.role == "standard" and have.name == value and have.number is None,
    "anaphora": lambda value, have: have.anaphora is value,
    "alias": lambda value, have: have.alias == value,
    "alias_of": lambda value, have: have.alias_of == value,
    "except": lambda value, have: set(have.excluded_eids) == to_eids(value)[0],
}
