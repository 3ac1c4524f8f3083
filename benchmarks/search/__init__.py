"""Quality and speed of search, over both engines."""
