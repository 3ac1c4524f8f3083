"""Lists, statistics and registers as files."""
