"""From a typed query to a Query value, and the ranking features."""
