"""Benchmarks of golite against real Go and yaegi: `python -m benchmarks --help`."""
