"""One foreign thing, one file."""
