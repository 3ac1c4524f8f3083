"""All settings, each with a default that needs no service; environment variables begin with ``RASOAT_``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from pipeline.model.limits import Limits

__all__ = ["LimitSettings", "Settings"]


class LimitSettings(BaseSettings):
    """Upper bounds that protect the machine from single files; environment or ``.env`` as ``RASOAT_LIMIT_…``."""

    model_config = SettingsConfigDict(env_prefix="RASOAT_LIMIT_", env_file=".env", extra="ignore", frozen=True)

    file_bytes: int = Field(default=200_000_000, description="Dung lượng tối đa của một tệp, tính bằng byte.")
    pages: int = Field(default=2_000, description="Số trang tối đa của một tệp PDF.")
    table_rows: int = Field(default=50_000, description="Số hàng tối đa của một bảng; phần vượt quá được báo, không đọc.")
    unpacked_bytes: int = Field(default=500_000_000, description="Dung lượng tối đa sau khi giải nén một tệp DOCX.")
    text_characters: int = Field(default=20_000_000, description="Số ký tự tối đa của văn bản trong một tệp.")
    ocr_pages: int = Field(default=300, description="Số trang quét tối đa được nhận dạng trong một tệp.")
    seconds: int = Field(default=1_800, description="Thời gian tối đa để đọc một tệp, tính bằng giây.")

    def to_limits(self) -> Limits:
        """Return the plain value that the stages read."""
        return Limits(**self.model_dump())


class Settings(BaseSettings):
    """Settings of the program; environment ``RASOAT_…`` or a ``.env`` file in the working folder."""

    model_config = SettingsConfigDict(env_prefix="RASOAT_", env_file=".env", extra="ignore", frozen=True)

    data_dir: Path = Field(
        default=Path.home() / ".local" / "share" / "rasoat", description="Thư mục chứa bản gốc, sổ đăng ký và chỉ mục."
    )
    database_url: str | None = Field(
        default=None, description="Địa chỉ sổ đăng ký (SQLAlchemy); bỏ trống: tệp SQLite trong thư mục dữ liệu."
    )
    index: Literal["tantivy", "elasticsearch"] = Field(
        default="tantivy", description="Công cụ tìm kiếm: tantivy hoặc elasticsearch."
    )
    elasticsearch_url: str = Field(
        default="http://127.0.0.1:9200", description="Địa chỉ Elasticsearch; nhiều nút thì cách nhau bằng dấu phẩy."
    )
    elasticsearch_user: str | None = Field(default=None, description="Tên đăng nhập Elasticsearch.")
    elasticsearch_password: SecretStr | None = Field(default=None, description="Mật khẩu Elasticsearch.")
    elasticsearch_api_key: SecretStr | None = Field(default=None, description="Khóa API Elasticsearch, thay cho mật khẩu.")
    elasticsearch_ca: Path | None = Field(
        default=None, description="Tệp PEM chứng chỉ gốc của Elasticsearch (https); bỏ trống: chứng chỉ gốc của máy."
    )
    elasticsearch_timeout: float = Field(
        default=10.0, gt=0, description="Số giây chờ Elasticsearch trả lời một yêu cầu tìm kiếm."
    )
    elasticsearch_replicas: int | None = Field(
        default=None, ge=0, le=9, description="Số bản sao của chỉ mục từ lần dựng sau; bỏ trống: 1 khi có từ hai nút."
    )
    elasticsearch_prefix: str = Field(default="rasoat", description="Tiền tố tên chỉ mục trong Elasticsearch.")
    rules_dir: Path | None = Field(
        default=None, description="Thư mục quy tắc riêng của Sở; bỏ trống: quy tắc kèm chương trình."
    )
    province: str | None = Field(
        default=None, description="Tên tỉnh, thành phố của Sở: văn bản của tỉnh mình đứng trước khi nhiều nơi có cùng số."
    )
    workers: int = Field(default=max(1, os.cpu_count() or 1), ge=1, description="Số tiến trình đọc văn bản song song.")
    batch_size: int = Field(default=50, ge=1, description="Số tệp trong một lô của Prefect.")
    direct_limit: int = Field(default=20, ge=0, description="Từ số tệp mới này trở xuống thì đọc trực tiếp, không qua Prefect.")
    ignored_suffixes: frozenset[str] = Field(
        default=frozenset({".css", ".csv", ".db", ".ini", ".js", ".json", ".log", ".md", ".py", ".pyc", ".toml", ".tmp"}),
        description='Phần mở đuôi của tệp được bỏ qua khi nạp cả thư mục (dạng JSON, ví dụ [".log"]).',
    )
    ocr: bool = Field(default=True, description="Nhận dạng chữ trên trang quét.")
    ocr_dpi: int = Field(default=300, ge=72, le=600, description="Độ phân giải khi nhận dạng, điểm ảnh trên inch.")
    web_processes: int = Field(
        default=1,
        ge=1,
        le=16,
        description="Số tiến trình phục vụ trang tra cứu; 2 khi nhiều người cùng dùng (thêm khoảng 200 MB mỗi tiến trình).",
    )
    port: int = Field(default=8765, ge=1, le=65_535, description="Cổng phục vụ trang.")
    report_parent: str | None = Field(default=None, description="Cơ quan chủ quản ở đầu báo cáo; bỏ trống: […].")
    report_agency: str | None = Field(default=None, description="Cơ quan ban hành báo cáo; bỏ trống: […].")
    report_short: str | None = Field(default=None, description="Chữ viết tắt cơ quan trong số báo cáo; bỏ trống: […].")
    report_place: str | None = Field(default=None, description="Địa danh ở đầu báo cáo; bỏ trống: […].")
    report_position: str | None = Field(default=None, description="Chức vụ người ký báo cáo; bỏ trống: […].")
    limits: LimitSettings = Field(default_factory=LimitSettings, description="Các giới hạn bảo vệ máy (biến RASOAT_LIMIT_…).")

    @property
    def registry_url(self) -> str:
        """Return the registry's SQLAlchemy address."""
        return self.database_url or f"sqlite:///{self.data_dir / 'registry.sqlite3'}"

    @property
    def originals_dir(self) -> Path:
        """Return the folder of the originals."""
        return self.data_dir / "originals"

    @property
    def index_dir(self) -> Path:
        """Return the folder of the embedded index."""
        return self.data_dir / "index"
