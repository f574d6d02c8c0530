"""What golite's heap does better than a program could tell by its output: memory that is free again before any collection."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from conftest import Golite

MAP = """package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

func main() {
	debug.SetGCPercent(-1)
	m := map[int]int{}
	for i := range 1 << 20 {
		m[i] = i
	}
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	fmt.Println(len(m), stats.HeapAlloc>>20, stats.NumGC)
}
"""


def test_tables_that_a_map_left(golite: Golite, tmp_path: Path) -> None:
    """2,097,152 slots of 16 bytes and control bytes are 34 MB; all tables before it were as much again."""
    if "GOLITE_STRESS" in dict(golite.mode.env):
        pytest.skip("collects where nobody asked for it")
    (tmp_path / "x.go").write_text(MAP, encoding="utf-8")
    got = subprocess.run(
        golite.argv("x.go"), cwd=tmp_path, env=golite.environment(), capture_output=True, text=True, timeout=60, check=True
    )
    entries, alloc, cycles = (int(word) for word in got.stdout.split())
    assert (entries, cycles) == (1 << 20, 0)
    assert 34 <= alloc < 36


CYCLES = """package main

import "runtime"

var kept [][]byte

func main() {
	runtime.GC()
	for range 100 {
		kept = append(kept, make([]byte, 1<<20))
	}
	runtime.GC()
}
"""

# gc 1 @0.003s 14%: 0.049+0.10+0.002 ms clock, 0.099+0/0.044/0.031+0.005 ms cpu, 0->0->0 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P (forced)
_MS = r"(?:0|0\.0\d\d|0\.00\d|0\.\d\d|\d\.\d|\d{2,})"
_CYCLE = re.compile(
    rf"gc \d+ @\d+\.\d\d\ds (?:\d\d?|100)%: {_MS}\+{_MS}\+{_MS} ms clock, {_MS}\+{_MS}/{_MS}/{_MS}\+{_MS} ms cpu, "
    r"\d+->\d+->\d+ MB, \d+ MB goal, \d+ MB stacks, \d+ MB globals, \d+ P( \(forced\))?"
)


def test_gctrace(golite: Golite, tmp_path: Path) -> None:
    """Lines in Go's format; " (forced)" is in those of runtime.GC."""
    if "GOLITE_STRESS" in dict(golite.mode.env):
        pytest.skip("collects where nobody asked for it")
    (tmp_path / "x.go").write_text(CYCLES, encoding="utf-8")
    got = subprocess.run(
        golite.argv("x.go"), cwd=tmp_path, env=golite.environment((("GODEBUG", "gctrace=1"),)), capture_output=True, text=True, timeout=60, check=True
    )
    lines = got.stderr.splitlines()
    found = [_CYCLE.fullmatch(line) for line in lines]
    assert all(found), lines
    forced = [bool(match and match[1]) for match in found]
    assert forced[0] and forced[-1] and sum(forced) == 2 and len(forced) > 2
