"""How right the readings are: ``python -m benchmarks.accuracy [CORPUS]``."""
