"""How quick the program is beside the libraries that it stands on: ``python -m benchmarks.speed [CORPUS]``."""
