"""Codes of procedures: the national base code, the code as printed, and what is wrong with it (domain.md 4.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.rules.schema.procedure_tables import ProcedureTables
from pipeline.text.fold import fold_keeping_length, squeeze

__all__ = ["FoundCode", "read_code_cell", "read_old", "take_code_from_name"]

_SUFFIX = r"(?:\s?\.\s?(?:\d{3}\s?\.\s?\d{2}\s?\.\s?\d{2}\s?\.\s?)?[A-Z]\s?\d{2}(?:[.\d]{0,9})?)?"
_CODE = re.compile(rf"(?<![\d.,])(?<!\d/)(?P<head>[1-9])\s?\.\s?(?P<rest>\d{{6}})(?!\d){_SUFFIX}")
_SPACED = re.compile(r"(?<![\d.,/])[1-9](?:\s\.\s?|\.\s)\d{6}(?!\d)|(?<=\d)[OolI]\b|\b[OolI](?=[1-9]\.\d{6})")
"""A code with blanks around its dot, or a letter for a digit too many beside it: read, but worth a look."""
_SUSPECT = re.compile(rf"(?<![\w.,/])(?P<body>[1-9](?:[.,\s]{{0,2}}[\dOo]){{5,9}})(?![\dOo]){_SUFFIX}")
_SEVEN = re.compile(r"(?<![\w.,/])(?P<body>[1-9]\.(?:\s?[\dOo]){6})(?!\s?[\dOo.,])")
"""Misprinted, but a code and nothing else: at the beginning or end of a name it needs no bracket."""
_ATTEMPT = re.compile(r"[\dOoQIl|][\dOoQIl|\s.,:;·-]{5,17}(?:\s?\.\s?[A-Z]\s?\d{2})?")
"""What a code may look like when letters, blanks or other marks stand in it; nothing else is in its cell."""
_FEWEST_DIGITS = 4
_LEGACY = re.compile(r"[A-Z]-[A-Z0-9Đ]{2,5}-\d{4,6}(?:-TT)?")
_BROKEN = re.compile(r"(?<=\d\.)[ ]*\n[ ]*(?=[\dA-Z])|(?<=\d)\n(?=\.[\dA-Z])|(?<=\d\.[A-Z])\n(?=\d)|(?<=\.[A-Z]\d)\n(?=\d\b)")
_BROKEN_DIGITS = re.compile(r"(?<![\d.])([1-9]\.\d{1,5})\n(\d{1,5})(?!\d)")
_OLD_ITEM = re.compile(r"^\s*(?:[-+•*–]|\d{1,2}[.)])\s+", re.MULTILINE)
"""What begins the next one of several old procedures in a cell."""
_CLOSING = re.compile(r"[\s)\]}.;,/]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCode:
    """``base`` is the national code or ``None``; ``raw`` as printed on one line; ``others`` further base codes of the cell."""

    base: str | None
    raw: str
    malformed: bool = False
    others: tuple[str, ...] = ()


def read_code_cell(text: str, document: str) -> FoundCode | None:
    """Read the cell of a code column; ``None`` when it holds no code ("Không có mã").

    A misprint is resolved only when nothing is guessed: O for 0, blanks inside, or a dot too many or missing where
    ``document`` prints the same seven digits rightly elsewhere. Example: ``1.014.111``.
    """
    raw = squeeze(_join_broken(text))
    found = [f"{match['head']}.{match['rest']}" for match in _CODE.finditer(raw)]
    if found:
        others = tuple(code for code in dict.fromkeys(found) if code != found[0])
        return FoundCode(base=found[0], raw=raw, others=others, malformed=bool(_SPACED.search(raw)))
    if _LEGACY.search(raw):
        return FoundCode(base=None, raw=raw)
    suspect = _SUSPECT.search(raw)
    if suspect is None:
        is_attempt = _ATTEMPT.fullmatch(raw) and sum(map(str.isdigit, raw)) >= _FEWEST_DIGITS
        return FoundCode(base=None, raw=raw, malformed=True) if is_attempt else None
    return FoundCode(base=_repair(suspect["body"], document), raw=raw, malformed=True)


def read_old(text: str) -> list[str]:
    """Return the old procedures of a cell, each once: their base codes, the names of those that have none.

    Example: ``- Cấp giấy phép (1.001193)⏎- Cấp lại giấy phép`` → ``1.001193``, ``Cấp lại giấy phép``.
    """
    items = [squeeze(item) for item in _OLD_ITEM.split(_join_broken(text))]
    found: list[str] = []
    for item in filter(None, items):
        bases = [f"{match['head']}.{match['rest']}" for match in _CODE.finditer(item)]
        found += bases or [item]
    return list(dict.fromkeys(found))


def take_code_from_name(text: str, document: str, rules: ProcedureTables) -> tuple[str, FoundCode | None]:
    """Return the name without its code and what joins the two, and the code.

    Examples: ``Đăng ký khai sinh (1.001193)``, ``1.001193 - Đăng ký khai sinh``, ``Đăng ký khai sinh⏎Mã TTHC: 1.001193.H61``.
    """
    words = squeeze(_join_broken(text))
    matches = list(_CODE.finditer(words))
    malformed = False
    if not matches:
        suspects = (*_SEVEN.finditer(words), *_SUSPECT.finditer(words))
        matches = [match for match in suspects if _introduced(words, match.start(), rules)][:1]
        malformed = bool(matches)
    if not matches:
        return words, None
    first, last = matches[0], matches[-1]
    raw = words[first.start() : last.end()].rstrip(" .,;/")
    start, end = _joint(words, first.start(), rules), _CLOSING.match(words, last.end())
    name = f"{words[:start]} {words[end.end() if end else last.end() :]}"
    if malformed:
        code = FoundCode(base=_repair(first["body"], document), raw=raw, malformed=True)
    else:
        bases = tuple(dict.fromkeys(f"{match['head']}.{match['rest']}" for match in matches))
        code = FoundCode(base=bases[0], raw=raw, others=bases[1:])
    return squeeze(name).strip(" -:"), code


def _join_broken(text: str) -> str:
    """Join a code that a narrow column broke over lines, without the blank that joins words (``1.001193.⏎H61``)."""
    return _BROKEN_DIGITS.sub(r"\1\2", _BROKEN.sub("", text))


def _joint(words: str, start: int, rules: ProcedureTables) -> int:
    """Return where the brackets and words before a code begin ("(Mã TTHC: ")."""
    window = max(0, start - 60)
    found = rules.code_words.regex.search(fold_keeping_length(words[window:start]))
    return window + found.start() if found else start


def _introduced(words: str, start: int, rules: ProcedureTables) -> bool:
    joint = words[_joint(words, start, rules) : start]
    alone = _SEVEN.match(words, start)
    if alone and (start == 0 or alone.end() >= len(words.rstrip(" .)"))):
        return True
    return "(" in joint or "[" in joint or any(character.isalpha() for character in joint)


def _repair(body: str, document: str) -> str | None:
    digits = re.sub(r"[^\d]", "", body.replace("O", "0").replace("o", "0"))
    if len(digits) != 7:
        return None
    code = f"{digits[0]}.{digits[1:]}"
    plain = re.sub(r"\s", "", body.replace("O", "0").replace("o", "0"))
    if plain == code or re.search(rf"(?<![\d.]){re.escape(code)}(?!\d)", document):
        return code
    return None
