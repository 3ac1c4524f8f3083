"""What Elasticsearch's errors mean for a user: one sentence, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from elasticsearch import ApiError, TransportError, UnsupportedProductError
from elasticsearch import ConnectionTimeout as TimedOut
from elasticsearch.exceptions import SSLError

from pipeline.errors import IndexUnavailableError

__all__ = ["REBUILD", "answering", "is_overload", "no_room", "other_version", "part_status", "unavailable"]

REBUILD = "Chạy «rasoat index rebuild» để dựng lại chỉ mục."
_CREDENTIALS = "RASOAT_ELASTICSEARCH_API_KEY, hoặc RASOAT_ELASTICSEARCH_USER và RASOAT_ELASTICSEARCH_PASSWORD"
_CATCHES_UP = "Không mất dữ liệu: sổ đăng ký giữ tất cả và tự cập nhật chỉ mục khi Elasticsearch trở lại bình thường."
_OVERLOADED = frozenset({429, 502, 503, 504})
_NOT_FOUND = 404

_MISSING_PRIVILEGES = re.compile(r"granted by the index privileges \[([\w,]+)\]")

_READ_ONLY = (
    "Elasticsearch chỉ cho đọc, không cho ghi: thường vì ổ đĩa của máy chủ đã đầy.",
    "Giải phóng ổ đĩa của Elasticsearch (nếu cần thì bỏ khóa index.blocks.read_only_allow_delete). " + _CATCHES_UP,
)
_OTHER_VERSION = ("Chỉ mục trong Elasticsearch được dựng bằng phiên bản khác của chương trình.", REBUILD)
_BY_TYPE = {
    "strict_dynamic_mapping_exception": _OTHER_VERSION,
    "query_shard_exception": _OTHER_VERSION,  # our queries fit the fields of our indexes
    "circuit_breaking_exception": (
        "Elasticsearch hết bộ nhớ cho yêu cầu này.",
        "Tăng bộ nhớ (heap) của Elasticsearch hoặc chạy lại lúc ít người dùng. " + _CATCHES_UP,
    ),
    "master_not_discovered_exception": ("Cụm Elasticsearch chưa bầu được nút điều khiển.", "Kiểm tra các nút. " + _CATCHES_UP),
    "no_shard_available_action_exception": (
        "Không nút nào của Elasticsearch đang giữ chỉ mục.",
        "Khởi động lại các nút đã dừng. " + _CATCHES_UP,
    ),
}
_BY_STATUS = {
    _NOT_FOUND: ("Elasticsearch không có chỉ mục này.", REBUILD),
    408: ("Elasticsearch trả lời quá chậm.", _CATCHES_UP),
    413: ("Elasticsearch từ chối vì bản ghi quá lớn.", "Tách văn bản, hoặc tăng http.max_content_length của Elasticsearch."),
    429: ("Elasticsearch đang quá tải.", "Chờ ít phút. " + _CATCHES_UP),
    503: ("Elasticsearch chưa sẵn sàng.", "Kiểm tra các nút của Elasticsearch. " + _CATCHES_UP),
}


@contextmanager
def answering() -> Iterator[None]:
    """Turn the client's errors into ``IndexUnavailableError``; nothing secret is in the message."""
    try:
        yield
    except UnsupportedProductError as error:
        raise _told("Địa chỉ đã khai báo không phải là Elasticsearch 8.", "Kiểm tra RASOAT_ELASTICSEARCH_URL.") from error
    except ApiError as error:
        raise unavailable(error.status_code, _cause(error.body)) from error
    except TransportError as error:
        raise _unreachable(error) from error


def unavailable(status: int, cause: Mapping[str, Any] | None = None) -> IndexUnavailableError:
    """Return the error for an HTTP status of Elasticsearch and its ``{"type": …, "reason": …}``."""
    kind, reason = _kind(cause), str((cause or {}).get("reason") or "")
    if kind == "cluster_block_exception" and status in {403, 429}:
        return _told(*_READ_ONLY)
    if status == 401:
        if "missing authentication" in reason:
            return _told("Elasticsearch đòi đăng nhập mà chưa khai báo tài khoản.", f"Đặt {_CREDENTIALS}.")
        return _told("Elasticsearch từ chối đăng nhập: sai mật khẩu hoặc khóa API.", f"Kiểm tra {_CREDENTIALS}.")
    if status == 403:
        missing = _MISSING_PRIVILEGES.search(reason)
        needed = f" (thiếu một trong các quyền: {missing[1].replace(',', ', ')})" if missing else ""
        message = f"Tài khoản Elasticsearch không đủ quyền{needed}."
        return _told(message, "Tạo khóa API đúng quyền bằng «rasoat index key» (xem docs/operations.md).")
    known = _BY_TYPE.get(kind) or _BY_STATUS.get(status)
    return _told(*known) if known else _told(f"Elasticsearch báo lỗi (mã {status}{f', {kind}' if kind else ''}).", None)


def part_status(part: Mapping[str, Any]) -> int:
    """Return the status of a part of an answer (a search, a document) that failed; documents carry none of their own."""
    missing = part["error"].get("type") == "index_not_found_exception"
    return int(part.get("status") or (_NOT_FOUND if missing else 503))


def other_version() -> IndexUnavailableError:
    """Return the error for an index that was built with other fields or spellings."""
    return _told(*_OTHER_VERSION)


def no_room() -> IndexUnavailableError:
    """Return the error for a new index that no node takes: their disks are above the watermark, or nodes are missing."""
    return _told(
        "Không nút Elasticsearch nào còn chỗ cho chỉ mục mới (ổ đĩa quá ngưỡng, hoặc thiếu nút).",
        "Giải phóng ổ đĩa của Elasticsearch hoặc khởi động các nút đã dừng, rồi chạy lại lệnh. " + _CATCHES_UP,
    )


def is_overload(status: int, cause: Mapping[str, Any] | None = None) -> bool:
    """Say whether the same request may succeed in a moment: too busy, or a node has just gone; a full disk does not pass."""
    return status in _OVERLOADED and _kind(cause) != "cluster_block_exception"


def _unreachable(error: TransportError) -> IndexUnavailableError:
    if isinstance(error, SSLError):
        return _told(
            "Không tin được chứng chỉ TLS của Elasticsearch.",
            "Đặt RASOAT_ELASTICSEARCH_CA là tệp chứng chỉ gốc (PEM) của cụm, và dùng đúng tên máy ghi trong chứng chỉ.",
        )
    if isinstance(error, TimedOut):
        return _told(
            "Elasticsearch không trả lời kịp.", "Kiểm tra tải của Elasticsearch, hoặc tăng RASOAT_ELASTICSEARCH_TIMEOUT."
        )
    return _told(
        "Không kết nối được với Elasticsearch.",
        "Khởi động Elasticsearch, hoặc sửa RASOAT_ELASTICSEARCH_URL (https:// khi bật bảo mật). " + _CATCHES_UP,
    )


def _cause(body: object) -> Mapping[str, Any]:
    error = body.get("error") if isinstance(body, Mapping) else None
    return error if isinstance(error, Mapping) else {}


def _kind(cause: Mapping[str, Any] | None) -> str:
    """Return the type of an error, of its root when it is only about all shards having failed."""
    cause = cause or {}
    roots = cause.get("root_cause") or ()
    if cause.get("type") == "search_phase_execution_exception" and roots:
        return str(roots[0].get("type") or "")
    return str(cause.get("type") or "")


def _told(message: str, remedy: str | None) -> IndexUnavailableError:
    return IndexUnavailableError(message, remedy=remedy)
