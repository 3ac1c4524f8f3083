"""The catalogue in the registry."""

import datetime as dt

from pipeline.adapters.sql_documents import SqlRegistry
from pipeline.model.catalogue import Catalogue, CatalogueEntry


def test_the_newest_import_takes_the_place_of_the_one_before(registry: SqlRegistry) -> None:
    """Nothing before the first import; then exactly what was imported last, in its order."""
    assert registry.catalogue.get() is None
    moment = dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC)
    entry = CatalogueEntry(code="1.000001", name="Đăng ký khai sinh", state="Còn hiệu lực", entered_on=dt.date(2026, 1, 2))
    other = CatalogueEntry(code=None, name="Cấp thẻ")
    first = Catalogue(entries=(entry, other), source="a.csv", sha256="a" * 64, is_extract=True, imported_at=moment)
    second = Catalogue(entries=(other,), source="b.csv", sha256="b" * 64, is_extract=False, imported_at=moment)
    for imported in (first, second, first):
        registry.catalogue.put(imported)
        assert registry.catalogue.get() == imported
