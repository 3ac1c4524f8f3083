"""Characters: normalising, folding, numbers of documents, dates, numerals, legacy encodings."""
