"""The sentences around the tables: title, article 1 with its counts, headings."""

# ruff: noqa: E501, ISC004 - the words of decisions are easier to read in one line
from __future__ import annotations

import random

from benchmarks.invented.plan import Block, Plan
from benchmarks.invented.words import GROUPS, LEVELS, SAYS

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def paragraph(words: str, *, bold: bool = False, center: bool = False) -> Block:
    """Return a paragraph."""
    return ("p", words, {"bold": bold, "center": center})


def phrase(rng: random.Random, group: str | None) -> str:
    """Return the words that name a group, ``""`` for none."""
    return "" if group is None else rng.choice(GROUPS[group])


def front(rng: random.Random, plan: Plan) -> list[Block]:
    """Return everything before the annex; the words of the decision are invented."""
    fields = _joined(plan.fields)
    upper = plan.features["upper"]
    title = f"Về việc công bố {rng.choice(('Danh mục thủ tục hành chính', 'thủ tục hành chính', 'Danh mục TTHC'))}"
    if plan.features["group_at"] == "title" or (plan.features["title_says"] and plan.features["group_at"] != "article"):
        said = [phrase(rng, group) for group in plan.groups if group]
        title += " " + _listed(said) if said else ""
    in_title = plan.features["field_at"] == "title" or rng.random() < 0.7
    title += f" {rng.choice(('lĩnh vực', 'trong lĩnh vực'))} {fields}" if in_title else ""
    title += f" thuộc phạm vi chức năng quản lý của {plan.items[0].authority} tỉnh Sông Trà"
    number = f"{rng.randrange(100, 4000)}/QĐ-UBND"
    blocks: list[Block] = [
        ("head", ("ỦY BAN NHÂN DÂN\nTỈNH SÔNG TRÀ", f"Số: {number}"), {}),
        paragraph("QUYẾT ĐỊNH", bold=True, center=True),
        paragraph(title.upper() if upper else title, bold=True, center=True),
        paragraph("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG TRÀ", bold=True, center=True),
        paragraph("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
        paragraph("Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ tục hành chính;"),
        paragraph(
            "Căn cứ Quyết định số 1565/QĐ-BNNMT ngày 20 tháng 5 năm 2025 của Bộ trưởng Bộ Nông nghiệp và Môi trường về việc công bố "
            f"thủ tục hành chính {rng.choice(('mới ban hành', 'được sửa đổi, bổ sung', 'bị bãi bỏ'))} thuộc phạm vi chức năng quản lý;"
        ),
        paragraph(f"Theo đề nghị của Giám đốc {plan.items[0].authority} tại Tờ trình số 45/TTr-S ngày 03 tháng 02 năm 2026."),
        paragraph("QUYẾT ĐỊNH:", bold=True, center=True),
        *[paragraph(words) for words in article_one(rng, plan, fields)],
        paragraph(_effect(rng)),
        paragraph(
            "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các Sở và các tổ chức, cá nhân có liên quan chịu trách nhiệm "
            "thi hành Quyết định này./."
        ),
        ("sign", ("Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nNguyễn Văn Mẫu"), {}),
    ]
    return blocks


def article_one(rng: random.Random, plan: Plan, fields: str) -> list[str]:
    """Return article 1 in paragraphs, with the counts that the plan wants said."""
    counts = plan.features["counts"]
    unit = rng.choice(("thủ tục hành chính", "TTHC"))
    start = f"Điều 1. {rng.choice(('Công bố kèm theo Quyết định này', 'Công bố', 'Công bố kèm theo Quyết định này Danh mục'))}"
    end = f" {rng.choice(('lĩnh vực', 'trong lĩnh vực'))} {fields} thuộc phạm vi quản lý của {plan.items[0].authority}"
    said_here = counts in {"article", "both", "words"} or (counts == "list" and plan.groups != (None,))
    says = [(group, _count(rng, plan, str(group or "total"), words=counts == "words")) for group in plan.groups if said_here]
    named = plan.features["group_at"] == "article" or rng.random() < 0.5
    if counts in {"article", "both", "words"}:
        if plan.groups == (None,):
            return [f"{start} {says[0][1]} {unit}{end}{_attached(start)}."]
        listed = _listed([f"{number} {unit} {phrase(rng, group)}" for group, number in says])
        if rng.random() < 0.3:
            listed = f"{sum(plan.declared.values()) + sum(plan.wrong.values()):02d} {unit} ({listed})"
        return [f"{start} {listed}{end}{_attached(start)}."]
    if counts == "list" and plan.groups != (None,):
        lines = [f"{start} thủ tục hành chính{end}, cụ thể:"]
        for at, (group, number) in enumerate(says, start=1):
            lines.append(f"{at}. Thủ tục hành chính {phrase(rng, group)}: {number} thủ tục;")
        return lines
    said = _listed([phrase(rng, group) for group in plan.groups if group]) if named else ""
    return [f"{start} {unit}{' ' + said if said else ''}{end}{_attached(start)}."]


def heading_of(rng: random.Random, plan: Plan, group: str | None, at: int) -> str:
    """Return the heading of a group's list, with its count when headings say counts."""
    unit = "TTHC" if plan.features["short_words"] else "thủ tục hành chính"
    words = rng.choice((f"Danh mục {unit}", f"Danh mục {unit}", unit[0].upper() + unit[1:])) + f" {phrase(rng, group)}"
    if rng.random() < 0.25:
        words += f" thuộc phạm vi chức năng quản lý của {plan.items[0].authority}"
    words = words.upper() if plan.features["upper"] else words
    if plan.features["counts"] in {"heading", "both"}:
        words += _brackets(rng, int(_count(rng, plan, str(group or "total"), words=False, plain=True)))
    return marked(plan, at, words)


def marked(plan: Plan, at: int, words: str, kinds: str | None = None) -> str:
    """Return a heading behind its letter or number."""
    kind = kinds or plan.features["prefix"]
    front = {
        "letter": f"{'ABCDEFGH'[at]}. ", "roman": f"{ROMAN[at]}. ", "number": f"{at + 1}. ", "none": "",
        "part": f"PHẦN {ROMAN[at]}. ", "dash": "- ",
    }[kind]  # fmt: skip
    return front + words


def level_words(rng: random.Random, plan: Plan, level: str) -> str:
    """Return the heading of a level."""
    words = rng.choice(LEVELS[level])
    unit = rng.choice(("Thủ tục hành chính", "TTHC", "Danh mục thủ tục hành chính"))
    words = words.capitalize() if words.startswith("cấp") and rng.random() < 0.5 else f"{unit} {words}"
    return words.upper() if plan.features["upper"] else words


def field_words(rng: random.Random, plan: Plan, name: str, number: int | None) -> str:
    """Return the heading of a field."""
    words = rng.choice(("Lĩnh vực {}", "Lĩnh vực: {}", "LĨNH VỰC {}", "Lĩnh vực {}")).format(name)
    words = words.upper() if plan.features["upper"] else words
    return words + (_brackets(rng, number) if number is not None else "")


def _brackets(rng: random.Random, number: int) -> str:
    return rng.choice((" ({:02d} TTHC)", ": {:02d} TTHC", " ({:02d} thủ tục)", " ({} thủ tục hành chính)")).format(number)


def _count(rng: random.Random, plan: Plan, group: str, *, words: bool, plain: bool = False) -> str:
    number = plan.declared.get(group, 0) + plan.wrong.get(group, 0)
    plan.said_wrong |= group in plan.wrong
    if plain:
        return str(number)
    if words and number < len(SAYS):
        return rng.choice((f"{SAYS[number]} ({number:02d})", SAYS[number]))
    return rng.choice((f"{number:02d}", f"{number}", f"{number:02d} ({SAYS[min(number, 20)]})"))


def _attached(start: str) -> str:
    return "" if "kèm theo" in start else " (có Danh mục kèm theo)"


def _effect(rng: random.Random) -> str:
    return "Điều 2. Quyết định này có hiệu lực kể từ ngày ký. " + rng.choice(
        (
            "",
            "Bãi bỏ các thủ tục hành chính số thứ tự 1, 2, 3 mục I phần A Danh mục ban hành kèm theo Quyết định số 123/QĐ-UBND ngày "
            "05 tháng 01 năm 2024 của Chủ tịch Ủy ban nhân dân tỉnh.",
            "Bãi bỏ 04 thủ tục hành chính đã được công bố tại Quyết định số 77/QĐ-UBND ngày 06 tháng 02 năm 2023.",
            "Quyết định này thay thế Quyết định số 501/QĐ-UBND ngày 02 tháng 3 năm 2022 về việc công bố thủ tục hành chính mới ban hành.",
            "Sửa đổi, bổ sung Quyết định số 12/QĐ-UBND ngày 02 tháng 01 năm 2025.",
        )
    )


def _joined(parts: list[str]) -> str:
    return ", ".join(parts)


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else (f"{', '.join(parts[:-1])} và {parts[-1]}" if parts else "")
