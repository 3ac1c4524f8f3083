"""Compiled patterns of the citation grammar, made once for a set of rules (domain.md 7.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.references.law_names import LawNames, law_names_of
from pipeline.references.words import CAPITAL, LOWER, cased, phrase, words
from pipeline.rules.loader import Rules
from pipeline.rules.schema.abbreviations import Body
from pipeline.rules.schema.provisions import Unit
from pipeline.rules.schema.references import CitationWords

__all__ = ["Grammar", "grammar_of"]

_NUMBER = r"\d{1,4}(?:\.\d{1,3})*[a-zđ]{0,2}(?!\w|[/%])"
_LETTER = (
    rf"[\"“'‘]?(?P<bare>[a-zđ]\d{{0,2}}|\d{{1,2}}(?:\.\d+)*[a-z]?)(?![\w{CAPITAL}{LOWER}%/])[\"”'’]?(?:\s?\([ivx]{{1,5}}\)|\))?"
)
_ROMAN = r"(?:[IVXLC]+|\d{1,3})(?:[.\-]\d{1,2})*[a-zA-ZĐđ]?(?![\w/%])|[A-ZĐ](?![\w/])"
_INDENT = rf"[a-zđ]?\d?(?:[.\d])*\d(?!\w)|[a-zđ](?![\w{CAPITAL}{LOWER}])"
_FORM = r"[A-ZĐ]{0,4}[- ]?\d{1,3}[a-zA-Zđ]?(?:[.\-/]?[\dA-ZĐ]+)*(?![\w])"
_VALUES = {"number": _NUMBER, "letter": _LETTER, "roman": _ROMAN, "indent": _INDENT, "form": _FORM}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grammar:
    """All patterns of the citation grammar; each is matched at a place, none searches far."""

    words: CitationWords
    units: dict[str, Unit]
    unit_ids: dict[str, Unit]
    kinds: dict[str, str]
    symbols: dict[str, str]
    kind_symbols: dict[str, str]
    codes: dict[str, str]
    plurals: frozenset[str]
    laws: LawNames
    law_word: re.Pattern[str]
    law_number: re.Pattern[str]
    law_amending: re.Pattern[str]
    law_unknown: re.Pattern[str]
    anchors: re.Pattern[str]
    number_anchors: re.Pattern[str]
    unit: re.Pattern[str]
    values: dict[str, re.Pattern[str]]
    this: re.Pattern[str]
    opening: re.Pattern[str]
    separator: re.Pattern[str]
    inner_link: re.Pattern[str]
    goes_on: re.Pattern[str]
    exclusion: re.Pattern[str]
    unit_anaphora: re.Pattern[str]
    link: re.Pattern[str]
    kind: re.Pattern[str]
    number_word: re.Pattern[str]
    described: re.Pattern[str]
    colon: re.Pattern[str]
    fragment: re.Pattern[str]
    blank: re.Pattern[str]
    date_link: re.Pattern[str]
    year: re.Pattern[str]
    bare_year: re.Pattern[str]
    issuer_link: re.Pattern[str]
    issuer: re.Pattern[str]
    ends_in_level: re.Pattern[str]
    listed: re.Pattern[str]
    chained: re.Pattern[str]
    joint: re.Pattern[str]
    sharing: re.Pattern[str]
    anaphora: re.Pattern[str]
    attachment: re.Pattern[str]
    attachment_link: re.Pattern[str]
    attachment_far: re.Pattern[str]
    attachment_small: re.Pattern[str]
    far_blocked: re.Pattern[str]
    standard: re.Pattern[str]
    title_opening: re.Pattern[str]
    title_stop: re.Pattern[str]
    line_break: re.Pattern[str]
    history_before: re.Pattern[str]
    amending_inside: re.Pattern[str]
    amending_lead: re.Pattern[str]
    amending_start: re.Pattern[str]
    amending_title: re.Pattern[str]
    insertion: re.Pattern[str]
    amending_between: re.Pattern[str]
    opening_before: re.Pattern[str]
    letterhead: re.Pattern[str]
    number_before: re.Pattern[str]
    quoted_heading: re.Pattern[str]
    amended_years: re.Pattern[str]
    alias: re.Pattern[str]
    draft_before: re.Pattern[str]
    draft_after: re.Pattern[str]
    not_reference: re.Pattern[str]
    amending: re.Pattern[str]
    basis: re.Pattern[str]
    plan: re.Pattern[str]


@lru_cache(maxsize=4)
def grammar_of(rules: Rules) -> Grammar:
    """Return the compiled grammar of ``rules``; one object per rules and process."""
    cited, units = rules.references, rules.provisions
    kinds = _kinds(rules)
    unit_words = [word for unit in units.units for word in unit.words]
    kind_words = words(kinds)
    # "trên" alone follows units by chance ("số điểm trên 100"), so only longer words refer back to provisions.
    long_anaphora = [text for text in cited.anaphora if " " in text]
    # A number or "Điều 1." may stand before an amending verb; "Quyết định này thay thế …" begins otherwise.
    lead = rf"\s*(?:(?:{words(unit_words)}\s+)?\w{{1,4}}\s*[.):/]\s*)*{words(cited.roles.amending)}"
    follower = words(units.value_followers)
    conjunction = words(cited.conjunctions)
    stops = "|".join((kind_words, words(unit_words), words((*cited.titles.openings, *cited.issuer_stops, *cited.conjunctions))))
    return Grammar(
        words=cited,
        units={word.lower(): unit for word, unit in units.by_word.items()},
        unit_ids=units.by_id,
        kinds={name.lower(): kind for name, kind in kinds.items()},
        symbols={symbol: kind.id for symbol, kind in rules.kinds.by_symbol.items()},
        kind_symbols={kind.id: kind.symbols[0] for kind in rules.kinds.kinds if kind.symbols},
        codes={
            body.name.lower(): body.short[0] for body in rules.abbreviations.bodies if body.short and " " not in body.short[0]
        },
        plurals=frozenset(units.plural),
        laws=law_names_of(rules),
        law_word=re.compile(rf"(?P<law>{words(rules.kinds.by_id[kind].name for kind in cited.law_kinds)})"),
        law_number=re.compile(rf"\s*,?\s*(?:{words(cited.number_words)}\s*:?\s*)?(?=\d)"),
        law_amending=re.compile(rf"\s+{words(cited.laws.amending_openings)}\s+(?:{words(cited.laws.several)}\s+)?"),
        law_unknown=re.compile(
            rf"\s+(?P<name>[^;:.\d()\"“”]{{3,160}}?)\s*,?\s+(?:{words(cited.number_words)}\s*:?\s*(?=\d)|(?=ngày\s+\d))"
        ),
        anchors=_anchors(rules, kinds),
        number_anchors=re.compile(rf"\d{{1,5}}(?:\.\d{{1,3}})?[a-zđ]?\s*[/-]\s*(?:(?:\d{{3,5}})\s*[/-]\s*)?(?=[{CAPITAL}])"),
        unit=re.compile(rf"(?P<word>{words(unit_words)})\s*(?:{words(units.number_words)}\s*)?"),
        values={form: re.compile(pattern) for form, pattern in _VALUES.items()},
        this=re.compile(rf"\s*{words(units.this)}"),
        opening=re.compile(rf"(?:{words(units.plural)}\s+)?(?:{words(units.range_opening)}\s+)?"),
        separator=re.compile(
            rf"\s*(?:(?P<range>{words(units.range_words)}|-(?=\s*\w))\s*|[,;]\s*(?:{conjunction}\s*)?|(?P<and>{conjunction})\s*)"
            rf"(?:{words(units.plural)}\s+)?(?:(?P<opens>{words(units.range_opening)})\s+)?"
        ),
        inner_link=re.compile(rf"\s+{words(units.inner_links)}\s+"),
        goes_on=re.compile(rf"\s*(?:$|[,;:.)\]\"”\-]|[{CAPITAL}(]|{follower}|{words(unit_words)}|{kind_words}|{conjunction})"),
        exclusion=re.compile(rf"\s*,?\s*\(?\s*{words(cited.exclusions)}\s+"),
        unit_anaphora=re.compile(
            rf"(?:{words(units.plural)}\s+)?{words(unit_words)}(?:\s*,\s*{words(unit_words)})*\s+{words(long_anaphora)}"
        ),
        link=re.compile(
            rf"(?:\s*\([^()]{{1,80}}\))?\s*,?\s*(?:{words(cited.document_links)}\s+)?(?:{words(units.plural)}\s+)?"
        ),
        kind=re.compile(rf"(?P<kind>{kind_words})"),
        number_word=re.compile(rf"\s*:?\s*(?:(?P<word>{words(cited.number_words)})\s*:?\s*)?"),
        colon=re.compile(rf"\s*:\s*(?:{words(cited.number_words)}\s*:?\s*)?(?=\d)"),
        described=re.compile(rf"(?:,?\s+[{LOWER}]+){{1,6}}\s+{words(cited.number_words)}\s*:?\s*(?=\d)"),
        fragment=re.compile(
            r"(?P<fragment>\d{1,5}[a-zđ]?(?:\s?/\s?(?:19|20)\d{2})?)(?![\w/%]|[.,-]\d|\s*(?:ngày|tháng)(?!\s*\d))"
        ),
        blank=re.compile(
            rf"\s*(?:{words(cited.number_words)}\s*:?)?[\s.…_]*/\s*(?:(?:(?:19|20)\d\d|[.…_]+)\s*/\s*)?[A-ZĐ]{{1,5}}\s*-\s*[A-ZĐ]+\w*"
        ),
        date_link=re.compile(rf"\s*,?\s*\(?\s*(?:{words(cited.date_links)}\s+)?(?=[nN])"),
        year=re.compile(rf"\s*,?\s*{words(cited.year_words)}\s+(?P<year>(?:19|20)\d\d)(?!\d)"),
        bare_year=re.compile(r"\s+(?P<year>(?:19|20)\d\d)(?![\d/%]|[.,]\d|\s*-\s*\d)"),
        issuer_link=re.compile(rf"\s*,?\s*{words(cited.issuer_links)}\s+"),
        issuer=_issuer(rules, stops),
        ends_in_level=re.compile(rf"\s{words(rules.abbreviations.levels)}$"),
        listed=re.compile(rf"\s*[;,]\s*(?:{conjunction}\s*)?"),
        chained=re.compile(rf"\s*(?:,\s*(?:{conjunction}\s*)?|{conjunction}\s*)(?:{words(units.plural)}\s+)?"),
        joint=re.compile(rf"\s*(?:,|;|-|{conjunction})\s*"),
        sharing=re.compile(
            rf"(?P<glue>\s*(?:[,;]\s*(?:{conjunction}\s*)?|{conjunction}\s*))(?:{words(cited.number_words)}\s*:?\s*)?(?=\d)"
        ),
        anaphora=re.compile(
            rf"\s+(?:{words(long_anaphora)}|{words(cited.anaphora)}(?=\s*(?:[,.;:)]|$|{words(cited.anaphora_followers)})))"
        ),
        attachment=re.compile(rf"(?P<name>{words(cited.attachment_names)})"),
        attachment_link=re.compile(rf"\s*,?\s*\(?\s*{words(cited.attachment_links)}\s*:?\s*(?={kind_words})"),
        attachment_far=re.compile(rf"[\s(]{words(cited.attachment_links)}\s*:?\s*(?={kind_words})"),
        attachment_small=re.compile(rf"{words(cited.small_attachment_names)}\s"),
        far_blocked=re.compile(
            rf"{kind_words}\s*(?:{words(cited.number_words)}|\d)"
            rf"|{words((*units.by_id['annex'].words, *units.by_id['form'].words))}"
            rf"\s+(?:{words(units.number_words)}\s+)?[IVXLC\d]"
        ),
        standard=re.compile(
            rf"(?:{words(cited.standards)})\s*[\d.\-]+\s*:?\s*(?:(?:19|20)\d\d)?(?:/[A-ZĐ]+(?:-[A-ZĐ]+)*)?", re.IGNORECASE
        ),
        title_opening=re.compile(rf"\s*,?\s*{words(cited.titles.openings)}[\s,:]"),
        title_stop=_title_stop(rules, kind_words, conjunction),
        line_break=re.compile(
            rf"\n\s*(?=\d{{1,3}}[.)/]\s|[a-zđ][.)/]\s|[-+*•]|[IVXLC]+[.)\s]|\n|{words(cited.issuer_stops)}|{words(unit_words)}\s+\d+\w?\s*[.:])"
        ),
        history_before=re.compile(rf"{words(cited.roles.history)}\s*:?\s*(?:{words(units.plural)}\s+)?$"),
        amending_inside=re.compile(rf"(?<!\w){words(cited.roles.amending)}"),
        amending_lead=re.compile(lead),
        amending_start=re.compile(rf"[\n.:;]{lead}"),
        amending_title=re.compile(rf"\s*(?:{words(cited.titles.openings[:3])}\s+)?{words(cited.roles.amending)}"),
        insertion=re.compile(rf"\s+{words(cited.insertion_links)}\s+"),
        amending_between=re.compile(rf"\s*[,;]?\s*(?:{conjunction}\s+)?{words(cited.roles.amending)}\s+"),
        opening_before=re.compile(rf"(?<!\w)(?:{words(units.plural)}|{words(units.range_opening)})\s+$"),
        quoted_heading=re.compile(
            rf"(?:^|[\n\"“])\s*(?:(?P<word>{words(unit_words)})\s+)?(?P<value>\d{{1,3}}[a-zđ]?)\s?[.:]\s"
        ),
        number_before=re.compile(rf"(?<!\w){words(cited.number_words)}\s*:?\s*$"),
        letterhead=re.compile(rf"(?:^|\n)\s*(?:{kind_words}\s+)?{words(cited.number_words)}\s*[:.]\s*$"),
        amended_years=re.compile(
            rf"\s*,?\s*\(?\s*{words(cited.roles.amended)}\s+(?:các\s+)?{words(cited.year_words)}\s+"
            r"(?P<years>(?:19|20)\d\d(?:\s*(?:,|và)\s*(?:năm\s+)?(?:19|20)\d\d)*)"
        ),
        alias=re.compile(rf"\(\s*{words(cited.aliases.openings)}\s*:?\s*[\"“'‘]?(?P<alias>[^()\"”\n;]{{1,120}}?)[\"”'’]?\s*\)"),
        draft_before=re.compile(rf"{words(cited.roles.draft_before)}\s+$"),
        draft_after=re.compile(rf"\s*(?:{'|'.join(re.escape(text) for text in cited.roles.draft_after)})"),
        not_reference=re.compile(rf"{words(cited.roles.not_references)}\s+$"),
        amending=re.compile(rf"\s*,?\s*(?:đã\s+)?{words(cited.roles.amending)}\s+"),
        basis=re.compile(rf"[\s\-+*]*{words(cited.roles.basis_openings)}"),
        plan=re.compile(rf"{words(cited.roles.plan)}\s+$"),
    )


def _kinds(rules: Rules) -> dict[str, str]:
    """Return printed names of documents with their kind; short symbols before a number count as names (``QĐ số 12``)."""
    names = {name: kind.id for kind in rules.kinds.kinds for name in (kind.name, *kind.other_names)}
    return names | {word.word: word.kind for word in rules.references.document_words}


def _anchors(rules: Rules, kinds: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern that begins wherever a citation may begin, but for bare numbers.

    Every alternative begins with a letter, so that ``re`` can skip other places quickly.
    """
    cited, units = rules.references, rules.provisions
    names: set[str] = set(cited.standards)
    for name in (*kinds, *cited.attachment_names):
        names.update(cased(name))
    for law in cited.law_kinds:
        names.update(cased(rules.kinds.by_id[law].name))
    # A unit's word is common ("thời điểm", "danh mục"): its number must follow.
    value = r"\s*(?:số\s+)?(?=\d|[IVXLC]+\b|[“\"]?[a-zđA-ZĐ]\d{0,2}\b|từ\s|này\b)"
    unit_words = {form for unit in units.units for word in unit.words for form in cased(word)} - {"Biểu", "Mẫu"}
    alternatives = [*(phrase(name) + r"\b" for name in sorted(names, key=lambda n: (-len(n), n)))]
    annex = [form for word in units.by_id["annex"].words for form in cased(word)]
    alternatives += [phrase(word) + r"\b" for word in annex]
    alternatives += [phrase(word) + r"(?!\w)" + value for word in sorted(unit_words, key=lambda n: (-len(n), n))]
    anaphora = words(phrase for phrase in cited.anaphora if " " in phrase)
    any_unit = words(word for unit in units.units for word in unit.words)
    alternatives += [phrase(word) + rf"(?:\s*,\s*{any_unit})*\s+{anaphora}" for word in sorted(unit_words)]
    symbols = sorted(
        {symbol for kind in rules.kinds.kinds for symbol in kind.symbols if len(symbol) > 1 and kind.normative_form}
    )
    alternatives += [rf"{symbol}\s+(?:số\s+)?(?=\d)" for symbol in symbols]
    return re.compile("|".join(alternatives))


def _issuer(rules: Rules, stops: str) -> re.Pattern[str]:
    """Match a body with its office and place; only some bodies stand in many places ("Chính phủ" does not)."""
    table = rules.abbreviations
    capital_word = rf"(?!{stops})[{CAPITAL}][\w'’]*"
    place = rf"{capital_word}(?:\s*-\s*{capital_word}|[ ]+{capital_word}|\n[ ]*{capital_word}){{0,5}}"
    level = rf"\s+{words(table.levels)}(?:\s+{place})?"
    placed = _body_names(body for body in table.bodies if body.place)
    named = _body_names(body for body in table.bodies if body.place_name)
    single = _body_names(body for body in table.bodies if not (body.place or body.place_name))
    body = rf"(?:{single}|{named}(?:{level}|\s+{place})?|{placed}(?:{level})?(?:\s*,\s*{words(table.levels)}\s+{place})?)"
    return re.compile(rf"(?:{words(table.offices)}\s+){{0,2}}{body}")


def _body_names(bodies: Iterable[Body]) -> str:
    return words(name for body in bodies for name in (body.name, *body.short))


def _title_stop(rules: Rules, kind_words: str, conjunction: str) -> re.Pattern[str]:
    cited, units = rules.references, rules.provisions
    stops = "|".join(phrase(stop) for stop in cited.titles.stops)
    # "và Điều 77 Luật …" goes on a title, "và khoản 2 Điều 3 Nghị định số …" does not.
    cited_unit = rf"(?:{words(w for u in units.units for w in u.words)}\s+\S+\s+){{1,4}}(?:{words(cited.document_links)}\s+)?"
    numbered = rf"(?:{words(units.plural)}\s+)?{kind_words}\s*(?:\d|{words((*cited.number_words, *cited.this))})"
    return re.compile(
        rf"[;:]|\.(?=\s|$|/)|\s*(?:,|\s{conjunction})\s+(?={numbered}|{words(cited.titles.stop_verbs)})"
        rf"|\s{conjunction}\s+(?={cited_unit}{numbered})|\s*,?\s(?=(?i:{stops})(?!\w))"
        rf"|\s*\((?=(?i:{stops.replace(chr(92) + '(', '')}))|[”\"]"
    )
