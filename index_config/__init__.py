"""Fields, analysis, boosts and synonyms, read by both index adapters."""
