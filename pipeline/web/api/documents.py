"""``/v1/documents``: documents of the registry, each in the published shape (``rasoat.document/1``)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from pipeline.codec import to_output
from pipeline.model.ids import DocumentId
from pipeline.model.outcome import Processed
from pipeline.model.registry import DocumentSummary, StoredDocument, Wanted
from pipeline.model.text import RawFile
from pipeline.output import OutputDocument
from pipeline.status import events_of, status_on
from pipeline.text.normalise import normalise
from pipeline.text.numbers import number_key, read_number
from pipeline.web.api.models import DocumentAnswer, DocumentItem, DocumentList, StatusAnswer
from pipeline.web.api.problems import NotHereError
from pipeline.web.site import Site

__all__ = ["routes"]

_MOST = 200


class ListParameters(BaseModel):
    """What a list of documents can be asked for."""

    model_config = ConfigDict(extra="forbid")

    number: str | None = Field(None, max_length=200, description="Số ký hiệu đầy đủ.")
    label: str | None = Field(None, max_length=50)
    issued_from: dt.date | None = Field(None, description="Ban hành từ ngày, YYYY-MM-DD.")
    issued_to: dt.date | None = Field(None, description="Ban hành đến hết ngày.")
    page: int = Field(1, ge=1, le=10_000)
    size: int = Field(50, ge=1, le=_MOST)


def routes(site: Site) -> APIRouter:
    """Return ``/v1/documents`` and ``/v1/documents/{id}``."""
    router = APIRouter(prefix="/v1/documents", tags=["documents"])

    @router.get("", summary="Danh sách văn bản, mới nhất trước", operation_id="documents")
    def documents(asked: Annotated[ListParameters, Query()]) -> DocumentList:
        before = asked.issued_to + dt.timedelta(days=1) if asked.issued_to else None
        ids, size = _ids(site, asked.number), asked.size
        wanted = Wanted(
            issued_from=asked.issued_from,
            issued_before=before,
            label=asked.label,
            ids=ids or (),
            limit=size + 1,
            offset=(asked.page - 1) * size,
        )
        found = () if ids == () else site.parts.registry.find(wanted)
        return DocumentList(
            page=asked.page, size=size, has_more=len(found) > size, documents=[_item(one) for one in found[:size]]
        )

    @router.get("/{identifier}", summary="Một văn bản với mọi điều đọc được", operation_id="document")
    def document(identifier: str, status_day: dt.date | None = None) -> DocumentAnswer:
        stored = site.parts.registry.get(DocumentId(identifier))
        if stored is None:
            raise NotHereError(site.words("missing.no_document"))
        incoming = site.parts.registry.incoming(stored.summary.id)
        status = status_on(status_day or site.today(), events_of(stored.summary, incoming, site.rules), site.rules)
        return DocumentAnswer(
            id=str(stored.summary.id),
            version=stored.summary.version,
            status=StatusAnswer(code=status.code, day=status.day, reason=status.reason),
            page=f"/van-ban/{stored.summary.id}",
            document=_published(stored),
        )

    return router


def _ids(site: Site, number: str | None) -> tuple[DocumentId, ...] | None:
    """Return the documents with a number, ``None`` when none was asked for."""
    if number is None:
        return None
    read = read_number(normalise(number))
    return tuple(work.id for work in site.parts.registry.works([number_key(read.canonical)])) if read else ()


def _item(summary: DocumentSummary) -> DocumentItem:
    return DocumentItem(
        id=str(summary.id),
        version=summary.version,
        number=summary.number,
        kind=summary.kind,
        authority=summary.authority,
        date=summary.date,
        title=summary.title,
        labels=list(summary.labels),
        page=f"/van-ban/{summary.id}",
    )


def _published(stored: StoredDocument) -> OutputDocument:
    """Return the document in its published shape; where the file lay on this machine is nobody else's business."""
    best = next(m for m in stored.manifestations if m.sha256 == stored.preferred)
    name = best.path.replace("\\", "/").rpartition("/")[2]
    raw = RawFile(path=name, sha256=best.sha256, size=best.size, media_type=best.media_type)
    outcome = Processed(raw=raw, documents=(stored.document,), rules_version=stored.readings[-1].rules_version)
    return OutputDocument.model_validate(to_output(outcome)[0])
