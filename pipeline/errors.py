"""Errors that a user meets: each class owns a code, an exit code and the next step in the user's words."""

from __future__ import annotations

import errno
from collections.abc import Mapping

__all__ = [
    "ChangedFileError",
    "ConversionFailedError",
    "EmptyFileError",
    "EncryptedFileError",
    "ExtractError",
    "IndexUnavailableError",
    "NotALegalDocumentError",
    "PipelineError",
    "RecordRefusedError",
    "RegistryError",
    "RuleDataError",
    "SecrecyMarkError",
    "ServiceError",
    "StorageError",
    "TooLargeError",
    "ToolMissingError",
    "TruncatedFileError",
    "UnreadableFileError",
    "UnsupportedFormatError",
    "UsageError",
    "VanishedFileError",
    "WrongContentError",
    "os_reason",
]


class PipelineError(Exception):
    """Root of all errors of the pipeline.

    ``code`` is stable and machine-readable, ``message`` says in Vietnamese what happened, ``remedy`` what to do next.
    """

    code = "internal_error"
    exit_code = 1
    message = "Chương trình gặp lỗi ngoài dự kiến."
    remedy = "Chạy «rasoat doctor» và gửi kết quả cho người quản trị."

    def __init__(self, message: str | None = None, *, remedy: str | None = None) -> None:
        self.message = message or type(self).message
        self.remedy = remedy or type(self).remedy
        super().__init__(self.message)


class UsageError(PipelineError):
    """The command was called in a way that it does not understand."""

    code = "usage"
    exit_code = 2
    message = "Lệnh được gọi không đúng cách."
    remedy = "Xem «rasoat --help»."


class ExtractError(PipelineError):
    """A file cannot be read; the file is kept and the others go on."""

    code = "unreadable"
    exit_code = 3
    message = "Không đọc được tệp."
    remedy = "Mở tệp bằng chương trình thường dùng; nếu mở được, lưu lại dưới dạng PDF hoặc DOCX rồi nạp lại."


class UnreadableFileError(ExtractError):
    """The bytes are damaged or no instance of their format."""

    code = "unreadable_file"
    message = "Tệp bị hỏng hoặc không đúng cấu trúc."


class TruncatedFileError(ExtractError):
    """The file ends before its own end."""

    code = "truncated"
    message = "Tệp bị cắt cụt, thiếu phần cuối."
    remedy = "Tải hoặc chép lại tệp từ nơi gốc rồi nạp lại."


class EncryptedFileError(ExtractError):
    """The file needs a password."""

    code = "encrypted_file"
    message = "Tệp được bảo vệ bằng mật khẩu."
    remedy = "Mở tệp bằng mật khẩu, lưu lại bản không có mật khẩu rồi nạp lại."


class EmptyFileError(ExtractError):
    """The file has no content."""

    code = "empty_file"
    message = "Tệp rỗng."
    remedy = "Kiểm tra lại tệp gốc; tệp này không có nội dung."


class WrongContentError(ExtractError):
    """The content is of another format than the name says, and not one that is read."""

    code = "wrong_content"
    message = "Nội dung tệp không đúng với phần mở rộng của tên tệp."
    remedy = "Xuất lại văn bản dưới dạng PDF, DOCX, DOC hoặc HTML rồi nạp lại."


class UnsupportedFormatError(ExtractError):
    """The format is not one of those that are read."""

    code = "unsupported_format"
    message = "Định dạng tệp chưa được hỗ trợ."
    remedy = "Chuyển tệp sang PDF, DOCX, DOC hoặc HTML rồi nạp lại."


class TooLargeError(ExtractError):
    """The file passes a limit of the settings (bytes, pages, rows, unpacked size)."""

    code = "too_large"
    message = "Tệp vượt giới hạn cho phép."
    remedy = "Tách tệp thành các phần nhỏ hơn, hoặc nâng giới hạn trong cấu hình (xem docs/operations.md)."


class VanishedFileError(ExtractError):
    """The path is not there or may not be read."""

    code = "vanished_file"
    message = "Không còn tệp ở đường dẫn này, hoặc không có quyền đọc."
    remedy = "Kiểm tra đường dẫn và quyền truy cập rồi nạp lại."


class ChangedFileError(ExtractError):
    """The bytes are no longer those that arrived: the file was written to, or went, while it was read."""

    code = "changed_file"
    message = "Tệp thay đổi hoặc biến mất trong khi đang đọc."
    remedy = "Chờ chép xong tệp rồi nạp lại."


class SecrecyMarkError(ExtractError):
    """The document carries a secrecy mark: nothing but its hash and this reason is kept."""

    code = "secrecy_mark"
    message = "Văn bản mang dấu độ mật; hệ thống từ chối và không lưu nội dung."
    remedy = "Xử lý văn bản này theo quy định về bảo vệ bí mật nhà nước, ngoài hệ thống này."


class NotALegalDocumentError(ExtractError):
    """The text has none of the marks of an official document."""

    code = "not_a_legal_document"
    message = "Tệp không phải là văn bản hành chính hoặc văn bản quy phạm pháp luật."
    remedy = "Nếu đây đúng là văn bản, kiểm tra chất lượng bản quét hoặc nạp bản DOCX/DOC."


class ServiceError(PipelineError):
    """A part of the machine is down or missing: nothing is lost, the work is tried again later."""

    code = "service_error"
    exit_code = 4
    message = "Một dịch vụ hệ thống không hoạt động."
    remedy = "Chạy «rasoat doctor» để biết thành phần nào thiếu, rồi chạy lại lệnh."


class ToolMissingError(ServiceError):
    """A program that is needed (LibreOffice, tesseract) is not installed."""

    code = "tool_missing"
    message = "Thiếu chương trình cần thiết trên máy."


class ConversionFailedError(ExtractError):
    """LibreOffice could not convert the file."""

    code = "conversion_failed"
    message = "Không chuyển đổi được tệp bằng LibreOffice."


class IndexUnavailableError(ServiceError):
    """The search index does not answer."""

    code = "index_unavailable"
    message = "Chỉ mục tìm kiếm không trả lời."
    remedy = "Dữ liệu đã được giữ trong sổ đăng ký; khi chỉ mục hoạt động lại, chạy lại lệnh nạp để cập nhật."


class RecordRefusedError(IndexUnavailableError):
    """The index took all records but some; ``reasons`` holds the ids of those with the engine's word for why."""

    code = "record_refused"
    message = "Chỉ mục không nhận một số bản ghi."
    remedy = "Văn bản vẫn ở trong sổ đăng ký; gửi nội dung thông báo này cho người quản trị."

    def __init__(self, reasons: Mapping[str, str] | None = None) -> None:
        """Name up to three of the records."""
        self.reasons = dict(reasons or {})
        named = "; ".join(f"{identifier} ({reason})" for identifier, reason in list(self.reasons.items())[:3])
        super().__init__(f"Chỉ mục không nhận {len(self.reasons)} bản ghi: {named}." if named else None)


class RegistryError(ServiceError):
    """The registry database cannot be opened or written."""

    code = "registry_error"
    message = "Không mở hoặc không ghi được sổ đăng ký."


class StorageError(ServiceError):
    """An original cannot be written: the disk is full, or the folder may not be written to."""

    code = "storage_error"
    message = "Không ghi được bản gốc vào thư mục dữ liệu."
    remedy = "Giải phóng đĩa hoặc cấp quyền ghi, rồi chạy lại lệnh nạp; tệp đã nạp xong không phải đọc lại."


class RuleDataError(PipelineError):
    """A rule file is not valid."""

    code = "rule_data"
    exit_code = 2
    message = "Tệp quy tắc không hợp lệ."
    remedy = "Sửa tệp quy tắc theo thông báo rồi chạy lại."


_OS_REASONS = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENOTDIR: "một phần của đường dẫn không phải là thư mục",
    errno.EISDIR: "đây là thư mục",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã hết hạn mức ổ đĩa",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "liên kết quay vòng",
    errno.EMFILE: "quá nhiều tệp đang mở",
}


def os_reason(error: OSError) -> str:
    """Return in Vietnamese why the operating system refused, e.g. ``ổ đĩa đã đầy``; its own words are English."""
    return _OS_REASONS.get(error.errno or 0, "lỗi đĩa")
