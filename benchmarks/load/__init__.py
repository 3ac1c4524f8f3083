"""Load on the search pages: a generated registry, readers on a schedule, the real server."""
