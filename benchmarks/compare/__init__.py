"""What changed between two results: ``python -m benchmarks.compare A.json B.json``."""
