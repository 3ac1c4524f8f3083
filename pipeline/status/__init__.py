"""From events to the status of a document on a day."""
