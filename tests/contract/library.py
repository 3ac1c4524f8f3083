"""A small library of an invented province as the registry holds it, with what its documents do to each other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model.document import (
    Closing,
    Dated,
    Header,
    LegalBasis,
    Preamble,
    Proposal,
    Provision,
    ProvisionKind,
    Reference,
    Structure,
)
from pipeline.model.effects import Act, Effect, Label, Scope
from pipeline.model.ids import DocumentId, WorkKey
from pipeline.model.outcome import ReadDocument
from pipeline.model.procedures import Procedure, ProcedureGroup
from pipeline.model.registry import DocumentSummary, Relation, StoredDocument
from pipeline.model.search import IndexRecord
from pipeline.model.text import ExtractedText, Span
from pipeline.records import to_records
from pipeline.rules import Rules
from pipeline.text.numbers import number_key

SONG_TRA = "Ủy ban nhân dân tỉnh Sông Trà"
COUNCIL = "Hội đồng nhân dân tỉnh Sông Trà"
HOA_LINH = "Ủy ban nhân dân tỉnh Hoa Linh"
KIEN_GIANG = "Ủy ban nhân dân tỉnh Kiên Giang"

_ARTICLE = re.compile(r"^Điều (\d+)\. ?(.*)$", re.MULTILINE)
_CLAUSE = re.compile(r"^(\d+)\. ", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Book:
    """A document of the library; articles begin with «Điều 1. », their clauses with «1. »."""

    id: str
    number: str
    kind: str
    authority: str
    date: dt.date
    title: str
    text: str
    signer: str | None = None
    drafter: str | None = None
    labels: tuple[Label, ...] = ("new",)
    acts: tuple[tuple[Act, str, Scope], ...] = ()
    bases: tuple[str, ...] = ()
    procedures: tuple[tuple[str, str, ProcedureGroup], ...] = ()
    effective: dt.date | None = None
    version: int = 1

    def stored(self, rules: Rules) -> StoredDocument:
        """Return it as the registry does."""
        words = f"{self.title}\n{self.text}"
        structure = Structure(
            header=Header(number=self.number, kind=self.kind, authority=self.authority, title=self.title),
            preamble=Preamble(proposal=Proposal(by=self.drafter, number=None, date=None) if self.drafter else None),
            closing=Closing(signer=self.signer),
            provisions=tuple(_provisions(words)),
        )
        return StoredDocument(
            summary=self.summary(rules), document=self._read(words, structure), manifestations=(), readings=(), preferred=""
        )

    def summary(self, rules: Rules) -> DocumentSummary:
        """Return the columns of a list."""
        return DocumentSummary(
            id=DocumentId(self.id),
            number=self.number,
            kind=self.kind,
            authority=self.authority,
            authority_id=rules.entities.entity_id(self.authority, self.date),
            date=self.date,
            title=self.title,
            labels=self.labels,
            signer=self.signer,
            effective_from=Dated(date=self.effective or self.date),
            version=self.version,
        )

    def _read(self, words: str, structure: Structure) -> ReadDocument:
        nowhere = Span(0, 0)
        return ReadDocument(
            ordinal=1,
            text=ExtractedText.of(words),
            key=WorkKey(authority_id=None, kind=self.kind, number_key=number_key(self.number), date=self.date),
            structure=structure,
            legal_bases=tuple(LegalBasis(number=n, eids=(), quote=n, span=nowhere) for n in self.bases),
            references=tuple(Reference(span=nowhere, quote=n, number=n) for n in self.bases),
            procedures=tuple(
                Procedure(group=group, name=name, code=code, page=1, table=1, row=n, span=nowhere)
                for n, (code, name, group) in enumerate(self.procedures, start=1)
            ),
        )


def _provisions(words: str) -> list[Provision]:
    found: list[Provision] = []
    articles = list(_ARTICLE.finditer(words))
    ends = [*(article.start() for article in articles[1:]), len(words)]
    for article, end in zip(articles, ends, strict=True):
        eid = f"art_{article[1]}"
        found.append(_provision(eid, "article", Span(article.start(), end), heading=article[2] or None))
        clauses = list(_CLAUSE.finditer(words, article.end(), end))
        stops = [*(clause.start() for clause in clauses[1:]), end]
        found += [
            _provision(f"{eid}__cl_{clause[1]}", "clause", Span(clause.start(), stop), parent=eid)
            for clause, stop in zip(clauses, stops, strict=False)  # without clauses there is one stop too many
        ]
    return found


def _provision(
    eid: str, kind: ProvisionKind, span: Span, *, heading: str | None = None, parent: str | None = None
) -> Provision:
    return Provision(eid=eid, kind=kind, num=eid.rsplit("_", 1)[-1], span=span, heading=heading, parent=parent)


BOOKS = (
    Book(
        id="boi-thuong",
        number="12/2024/QĐ-UBND",
        kind="quyet_dinh",
        authority=SONG_TRA,
        date=dt.date(2024, 3, 5),
        title="Ban hành Quy định về bồi thường, hỗ trợ, tái định cư khi Nhà nước thu hồi đất trên địa bàn tỉnh Sông Trà",
        text="Điều 1. Phạm vi điều chỉnh\n1. Quy định này quy định về bồi thường về đất.\n"
        "Điều 2. Chính sách hỗ trợ tái định cư\n"
        "1. Hộ gia đình được hỗ trợ tái định cư bằng đất ở.\n2. Mức hỗ trợ không quá 100.000.000 đồng.\n"
        "Điều 3. Giải phóng mặt bằng\nTổ chức làm nhiệm vụ giải phóng mặt bằng lập phương án.",
        signer="Nguyễn Văn An",
        drafter="Sở Nông nghiệp và Môi trường",
        bases=("31/2024/QH15",),
    ),
    Book(
        id="nuoc-sach",
        number="12/2024/QĐ-UBND",
        kind="quyet_dinh",
        authority=HOA_LINH,
        date=dt.date(2024, 5, 6),
        title="Quy định giá nước sạch sinh hoạt trên địa bàn tỉnh Hoa Linh",
        text="Điều 1. Giá nước sạch\nGiá nước sạch sinh hoạt là 9.000 đồng một mét khối.",
        signer="Trần Thị Bình",
        drafter="Sở Tài chính",
    ),
    Book(
        id="hoa-giai",
        number="12/2024/NQ-HĐND",
        kind="nghi_quyet",
        authority=COUNCIL,
        date=dt.date(2024, 7, 12),
        title="Quy định mức hỗ trợ đối với hòa giải viên ở cơ sở",
        text="Điều 1. Mức hỗ trợ\nHòa giải viên được hỗ trợ 200.000 đồng mỗi vụ, kỹ năng hòa giải được tập huấn hằng năm.",
        labels=("new",),
    ),
    Book(
        id="cong-trinh",
        number="20/2019/QĐ-UBND",
        kind="quyet_dinh",
        authority=SONG_TRA,
        date=dt.date(2019, 4, 15),
        title="Ban hành Quy định về quản lý công trình ngầm",
        text="Điều 4. Trách nhiệm\nSở Xây dựng chủ trì.\nĐiều 5. Hồ sơ\n1. Hồ sơ gồm đơn đề nghị.\n"
        "2. Hồ sơ nộp trong mười ngày làm việc.\nĐiều 6. Điều khoản chuyển tiếp\nThay thế Quyết định số 45/2017/QĐ-UBND.",
        acts=(("replace", "45/2017/QĐ-UBND", "whole"),),
        labels=("new", "replaced"),
        bases=("45/2013/QH13",),
    ),
    Book(
        id="cong-trinh-cu",
        number="45/2017/QĐ-UBND",
        kind="quyet_dinh",
        authority=SONG_TRA,
        date=dt.date(2017, 8, 1),
        title="Ban hành Quy chế phối hợp về công trình",
        text="Điều 1. Ban hành Quy chế\nQuy chế phối hợp.",
    ),
    Book(
        id="sua-doi",
        number="055/2025/QĐ-UBND",
        kind="quyet_dinh",
        authority=SONG_TRA,
        date=dt.date(2025, 2, 3),
        title="Sửa đổi, bổ sung một số điều của Quy định về quản lý công trình ngầm",
        text="Điều 1. Sửa đổi khoản 2 Điều 5\nSửa đổi khoản 2 Điều 5 Quyết định số 20/2019/QĐ-UBND.",
        acts=(("amend", "20/2019/QĐ-UBND", "part"),),
        labels=("amended",),
        effective=dt.date(2025, 2, 15),
    ),
    Book(
        id="cong-bo",
        number="4162/QĐ-UBND",
        kind="quyet_dinh",
        authority=SONG_TRA,
        date=dt.date(2024, 10, 20),
        title="Công bố Danh mục thủ tục hành chính lĩnh vực xây dựng",
        text="Điều 1. Công bố kèm theo Quyết định này Danh mục thủ tục hành chính.",
        labels=("publishes_procedures", "new"),
        procedures=(
            ("1.000494", "Cấp giấy phép xây dựng nhà ở riêng lẻ", "new"),
            ("2.001234", "Gia hạn giấy phép xây dựng", "abolished"),
        ),
    ),
    Book(
        id="dat-dai",
        number="61/2025/NQ-HĐND",
        kind="nghi_quyet",
        authority=COUNCIL,
        date=dt.date(2025, 4, 20),
        title="Quy định một số nội dung về đất đai",
        text="Điều 1. Cấp giấy chứng nhận quyền sử dụng đất\n"
        "Việc cấp giấy chứng nhận quyền sử dụng đất, đất đai của hộ gia đình.",
        effective=dt.date(2025, 5, 1),
    ),
    Book(
        id="nghi-dinh",
        number="61/2020/NĐ-CP",
        kind="nghi_dinh",
        authority="Chính phủ",
        date=dt.date(2020, 5, 6),
        title="Quy định chi tiết về hộ tịch và chứng thực",
        text="Điều 1. Phạm vi\nNghị định này quy định về hộ tịch, 4162 hồ sơ chứng thực.",
    ),
    Book(
        id="kien-giang",
        number="33/2021/QĐ-UBND",
        kind="quyet_dinh",
        authority=KIEN_GIANG,
        date=dt.date(2021, 9, 9),
        title="Quy định về bến thủy nội địa",
        text="Điều 1. Bến thủy\nBến thủy nội địa được cấp phép. Quy hoạch bến được bổ sung hằng năm.",
    ),
    Book(
        id="bai-bo",
        number="90/2026/QĐ-UBND",
        kind="quyet_dinh",
        authority=SONG_TRA,
        date=dt.date(2026, 1, 5),
        title="Bãi bỏ Quyết định số 12/2024/QĐ-UBND ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh Sông Trà",
        text="Điều 1. Hiệu lực thi hành\nQuyết định này có hiệu lực kể từ ngày ký.",
        labels=("abolished",),
    ),
    Book(
        id="nhac-kien-giang",
        number="77/2022/QĐ-UBND",
        kind="quyet_dinh",
        authority=SONG_TRA,
        date=dt.date(2022, 1, 7),
        title="Phối hợp với Ủy ban nhân dân tỉnh Kiên Giang về phòng, chống thiên tai",
        text="Điều 1. Phối hợp\nPhối hợp với Ủy ban nhân dân tỉnh Kiên Giang, ủy ban nhân dân tỉnh Kiên Giang.",
    ),
)


@dataclass(frozen=True)
class Library:
    """The library as a store of relations."""

    rules: Rules
    books: Sequence[Book] = field(default=BOOKS)

    def records(self) -> list[IndexRecord]:
        """Return everything that the index holds of it."""
        return [record for book in self.books for record in to_records(book.stored(self.rules), self, self.rules)]

    def outgoing(self, document_id: DocumentId) -> tuple[Relation, ...]:
        """Return what a document does."""
        return tuple(relation for relation in self._relations() if relation.source.id == document_id)

    def incoming(self, document_id: DocumentId) -> tuple[Relation, ...]:
        """Return what is done to a document."""
        return tuple(r for r in self._relations() if r.target and r.target.id == document_id)

    def _relations(self) -> list[Relation]:
        by_number = {number_key(book.number): book for book in reversed(self.books)}
        return [
            Relation(
                source=book.summary(self.rules),
                effect=Effect(act=act, span=Span(0, 1), quote="", rule="", confidence=1.0, number=number, scope=scope),
                effect_index=0,
                target=by_number[number_key(number)].summary(self.rules) if number_key(number) in by_number else None,
            )
            for book in self.books
            for act, number, scope in book.acts
        ]
