"""What golite's heap does better than a program could tell by its output: memory that is free again before any collection."""

from __future__ import annotations

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
