"""From settings to the parts of the program: the only place that knows which adapter stands behind a port."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index_config import config_for
from pipeline.errors import StorageError, os_reason
from pipeline.rules import Rules, load_rules
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.adapters.disk_files import DiskFileStore
    from pipeline.adapters.sql_documents import SqlRegistry
    from pipeline.ports import Converter, Index, OcrEngine
    from pipeline.process import Tools
    from pipeline.search.lexicon import Lexicon

__all__ = ["Parts", "reading_tools"]


def reading_tools(settings: Settings) -> Tools:
    """Return what reading a file needs; used in worker processes too, so nothing here opens a database."""
    from pipeline.adapters.libreoffice import LibreOfficeConverter
    from pipeline.process import Tools

    return Tools(
        rules=load_rules(settings.rules_dir),
        ocr=_ocr_engine(settings),
        converter=LibreOfficeConverter(),
        limits=settings.limits.to_limits(),
        ocr_dpi=settings.ocr_dpi,
    )


def _ocr_engine(settings: Settings) -> OcrEngine:
    from pipeline.adapters.no_ocr import NoOcr
    from pipeline.adapters.tesseract import TesseractEngine

    return TesseractEngine() if settings.ocr else NoOcr()


def _make_data_dir(folder: Path) -> None:
    """Make the data folder; raises ``StorageError`` that names it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"Không tạo được thư mục dữ liệu «{folder}»: {os_reason(error)}."
        raise StorageError(message, remedy=f"Cấp quyền ghi cho {folder.parent}, hoặc đặt RASOAT_DATA_DIR.") from error


class Parts:
    """The parts of one run, each opened when it is first needed."""

    def __init__(self, settings: Settings) -> None:
        """Take the settings of the run."""
        self.settings = settings

    @cached_property
    def rules(self) -> Rules:
        """Return the rules."""
        return load_rules(self.settings.rules_dir)

    @cached_property
    def tools(self) -> Tools:
        """Return what reading a file needs."""
        return reading_tools(self.settings)

    @cached_property
    def converter(self) -> Converter:
        """Return the converter of office files."""
        from pipeline.adapters.libreoffice import LibreOfficeConverter

        return LibreOfficeConverter()

    @cached_property
    def registry(self) -> SqlRegistry:
        """Return the registry, its schema at the newest version."""
        from pipeline.adapters.sql_documents import SqlRegistry

        if self.settings.database_url is None:
            _make_data_dir(self.settings.data_dir)
        registry = SqlRegistry(self.settings.registry_url, rules=self.rules)
        registry.migrate()
        return registry

    @cached_property
    def files(self) -> DiskFileStore:
        """Return the store of originals."""
        from pipeline.adapters.disk_files import DiskFileStore

        return DiskFileStore(self.settings.originals_dir)

    @cached_property
    def index(self) -> Index:
        """Return the search index that the settings ask for."""
        if self.settings.index == "elasticsearch":
            from pipeline.adapters.elasticsearch_index import ElasticsearchIndex

            return ElasticsearchIndex.connect(self.settings)
        from pipeline.adapters.tantivy_index import TantivyIndex

        _make_data_dir(self.settings.data_dir)
        return TantivyIndex(self.settings.index_dir, config_for(self.settings.province))

    @cached_property
    def lexicon(self) -> Lexicon:
        """Return the words of the registry's texts; a file beside the index, whichever engine that is."""
        from pipeline.adapters.sqlite_lexicon import SqliteLexicon

        return SqliteLexicon(self.settings.data_dir / "lexicon.sqlite3")
