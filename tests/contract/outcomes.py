"""Outcomes as the stages make them, of a fictional province, for tests of everything that keeps them."""

from __future__ import annotations

import datetime as dt

from pipeline.model.document import Closing, Dated, Header, Structure
from pipeline.model.effects import Effect, Label, LabelClaim
from pipeline.model.ids import WorkKey, sha256_of
from pipeline.model.outcome import Failed, Processed, ReadDocument, Refused
from pipeline.model.procedures import Declared, Procedure, ProcedureGroup
from pipeline.model.text import ExtractedText, Page, PageReading, RawFile, Span
from pipeline.text.numbers import number_key

PROVINCE = "Ủy ban nhân dân tỉnh Sông Trà"
COUNCIL = "Hội đồng nhân dân tỉnh Sông Trà"
OTHER_PROVINCE = "Ủy ban nhân dân tỉnh Hoa Linh"
RULES = "0.1.0+aaaaaaaa"
NEW_RULES = "0.1.0+bbbbbbbb"


def raw(name: str, media_type: str = "text/html") -> RawFile:
    """Return a file; equal names are equal bytes."""
    content = name.encode()
    return RawFile(path=f"/kho/{name}", sha256=sha256_of(content), size=len(content), media_type=media_type)


def text(words: str, *, reading: PageReading = "text", has_pages: bool = False) -> ExtractedText:
    """Return a text of one page."""
    plain = ExtractedText.of(words)
    page = Page(number=1, span=Span(0, len(words)), reading=reading)
    return ExtractedText(text=words, pages=(page,), lines=plain.lines, has_pages=has_pages, media_type="text/html")


def document(
    number: str | None = "15/2024/QĐ-UBND",
    date: dt.date | None = dt.date(2024, 5, 20),
    authority: str | None = PROVINCE,
    *,
    kind: str | None = "quyet_dinh",
    title: str = "Ban hành Quy định quản lý chợ",
    labels: tuple[Label, ...] = ("new",),
    effects: tuple[Effect, ...] = (),
    procedures: tuple[Procedure, ...] = (),
    declared: Declared = Declared(),
    ordinal: int = 1,
    body: str = "Điều 1",
    page: PageReading = "text",
    has_pages: bool = False,
) -> ReadDocument:
    """Return a read document; ``authority`` is its identity too."""
    header = Header(number=number, kind=kind, authority=authority, authority_id=authority, date=date, title=title)
    return ReadDocument(
        ordinal=ordinal,
        text=text(f"{number}\n{title}\n{body}", reading=page, has_pages=has_pages),
        key=WorkKey(authority_id=authority, kind=kind, number_key=number_key(number) if number else None, date=date),
        structure=Structure(header=header, closing=Closing(signer="Lê Văn Mẫu")),
        effective_from=Dated(date=dt.date(2024, 6, 1)) if date else None,
        labels=tuple(LabelClaim(label=label, rule="label.test") for label in labels),
        effects=effects,
        procedures=procedures,
        declared=declared,
    )


def processed(name: str, *documents: ReadDocument, rules: str = RULES) -> Processed:
    """Return a file that was read; its default document is :func:`document`."""
    return Processed(raw=raw(name), documents=documents or (document(),), rules_version=rules)


def failed(name: str, *, rules: str = RULES, message: str = "Tệp bị hỏng.") -> Failed:
    """Return a file that could not be read."""
    return Failed(raw=raw(name), code="unreadable_file", message=message, remedy="Nạp lại.", rules_version=rules)


def refused(name: str, *, rules: str = RULES) -> Refused:
    """Return a file with a secrecy mark."""
    return Refused(
        sha256=raw(name).sha256, code="secrecy_mark", message="Mang dấu mật.", remedy="Ngoài hệ thống.", rules_version=rules
    )


def repeal(
    number: str | None = "20/2019/QĐ-UBND",
    date: dt.date | None = dt.date(2019, 4, 15),
    authority: str | None = None,
    *,
    from_: dt.date | None = dt.date(2024, 6, 1),
) -> Effect:
    """Return an act that repeals a whole document."""
    return Effect(
        act="repeal",
        span=Span(0, 4),
        quote="bãi bỏ",
        rule="act.repeal.v1",
        confidence=0.97,
        number=number,
        date=date,
        authority=authority,
        from_=Dated(date=from_) if from_ else Dated(date=None, expression="SIGN"),
    )


def procedure(group: ProcedureGroup | None, name: str, code: str | None = None, *, internal: bool = False) -> Procedure:
    """Return a row of a table of procedures."""
    return Procedure(
        group=group,
        name=name,
        code=code,
        internal=internal,
        field="Chứng thực",
        levels=("tinh", "xa"),
        page=1,
        table=1,
        row=2,
        span=Span(0, 1),
    )
