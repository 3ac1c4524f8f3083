"""What Elasticsearch's errors mean for a user."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import ApiError, TransportError
from elasticsearch.helpers import BulkIndexError

from pipeline.errors import IndexUnavailableError

__all__ = ["answering", "unavailable"]

_BY_STATUS = {
    401: "Elasticsearch từ chối đăng nhập: sai mật khẩu hoặc khóa API.",
    403: "Tài khoản Elasticsearch không đủ quyền, hoặc chỉ mục đang ở chế độ chỉ đọc (ổ đĩa của Elasticsearch có thể đã đầy).",
    404: "Elasticsearch không có chỉ mục này.",
    408: "Elasticsearch trả lời quá chậm.",
    429: "Elasticsearch đang quá tải.",
}
_REMEDIES = {
    401: "Kiểm tra RASOAT_ELASTICSEARCH_API_KEY hoặc RASOAT_ELASTICSEARCH_USER và RASOAT_ELASTICSEARCH_PASSWORD.",
    403: "Cấp quyền cho tài khoản, giải phóng ổ đĩa của Elasticsearch, rồi chạy lại lệnh.",
}


@contextmanager
def answering() -> Iterator[None]:
    """Turn the client's errors into ``IndexUnavailableError``; nothing secret is in the message."""
    try:
        yield
    except ApiError as error:
        raise unavailable(error.status_code) from error
    except TransportError as error:
        message = "Không kết nối được với Elasticsearch, hoặc Elasticsearch không trả lời kịp."
        raise IndexUnavailableError(message) from error
    except BulkIndexError as error:
        raise unavailable(error.errors[0].get("index", {}).get("status", 0)) from error


def unavailable(status: int) -> IndexUnavailableError:
    """Return the error for an HTTP status of Elasticsearch."""
    message = _BY_STATUS.get(status, f"Elasticsearch báo lỗi (mã {status}).")
    return IndexUnavailableError(message, remedy=_REMEDIES.get(status))
