"""Benchmarks of golite against real Go: `python -m benchmarks --help`."""
