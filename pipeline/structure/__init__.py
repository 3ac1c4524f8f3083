"""From lines to header, closing, legal bases, provision tree and annexes."""
