"""From triggers and targets to what a document does."""
