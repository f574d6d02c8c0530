"""What a dying program tells of its goroutines, by GOTRACEBACK and debug.SetTraceback; and collections that nobody asks for."""

from __future__ import annotations

import re
import signal
import subprocess
from pathlib import Path

import pytest
from conftest import Golite

DYING = """package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"sync"
)

func waiting(c chan bool) { c <- true }

func main() {
	go waiting(make(chan bool))
	for i := 0; i < 100; i++ {
		runtime.Gosched()
	}
	if len(os.Args) > 2 {
		debug.SetTraceback(os.Args[2])
	}
	if os.Args[1] == "panic" {
		panic("dying")
	}
	new(sync.Mutex).Unlock()
}
"""

IDLE = """package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
)

var (
	done atomic.Int32
	held [20]*[10]int
)

func main() {
	for i := range held {
		held[i] = new([10]int)
		runtime.AddCleanup(held[i], func(int) { done.Add(1) }, i)
	}
	time.Sleep(50 * time.Millisecond) // long enough for a collection that finds them all
	clear(held[:])                    // and from here on nothing is allocated
	for start := time.Now(); done.Load() < 15 && time.Since(start) < 10*time.Second; {
		time.Sleep(time.Millisecond)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(done.Load() >= 15, m.NumGC > 0, m.NumForcedGC)
}
"""


def _run(golite: Golite, directory: Path, source: str, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    (directory / "x.go").write_text(source, encoding="utf-8")
    return subprocess.run(
        golite.argv("x.go", args), cwd=directory, env=golite.environment(tuple(env.items())), capture_output=True, text=True, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("how", ["panic", "fatal"])
@pytest.mark.parametrize(
    ("environment", "setting", "shown", "runtime"),
    [
        ("none", None, 0, False),
        ("single", None, 1, False),
        ("", None, 1, False),
        ("all", None, 2, False),
        ("1", None, 2, False),
        ("system", None, 2, True),
        ("none", "all", 2, False),
        ("all", "none", 2, False),
        ("single", "system", 2, True),
    ],
)
def test_goroutines_told(
    golite: Golite, tmp_path: Path, how: str, environment: str, setting: str | None, shown: int, runtime: bool
) -> None:
    got = _run(golite, tmp_path, DYING, how, *([] if setting is None else [setting]), GOTRACEBACK=environment)
    assert got.returncode == 2
    headers = re.findall(r"^goroutine \d+ \[(.*)\]:$", got.stderr, re.M)
    assert headers[:shown] == ["running", "chan send"][:shown]
    assert runtime or len(headers) == shown
    assert ("runtime.gopark(" in got.stderr) == runtime


def test_crash(golite: Golite, tmp_path: Path) -> None:
    got = _run(golite, tmp_path, DYING, "panic", GOTRACEBACK="crash")
    assert got.returncode == -signal.SIGABRT
    assert "runtime.gopark(" in got.stderr


def test_forced_collection(golite: Golite, tmp_path: Path) -> None:
    got = _run(golite, tmp_path, IDLE, GOLITE_STRESS="forcegc")
    assert got.stdout == "true true 0\n", got.stderr


def test_forced_collections_are_turned_off(golite: Golite, tmp_path: Path) -> None:
    source = (Path(__file__).parent.parent / "testdata/gc/off_at_once.go").read_text(encoding="utf-8")
    got = _run(golite, tmp_path, source, GOLITE_STRESS="forcegc", GOMAXPROCS="1")
    assert got.stdout == "began while off: 0\n", got.stderr
