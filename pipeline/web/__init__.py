"""Pages for reviewers, rendered on the server."""
