"""From the typed words to a ``Query``, ranking features and snippets: pure, and the same for both engines."""

from pipeline.search.parse import parse_query, with_filters

__all__ = ["parse_query", "with_filters"]
