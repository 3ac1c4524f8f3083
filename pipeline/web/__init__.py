"""Pages for people: search, documents with their evidence, files that failed, statistics. Read only."""
