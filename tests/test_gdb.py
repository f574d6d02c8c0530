"""gdb sees Go functions, lines and inlined calls, on goroutines' stacks of several segments."""

from __future__ import annotations

import re
import shutil
import subprocess
import textwrap
from pathlib import Path

import pytest
from conftest import Golite, needs_linker

PROGRAM = """
package main

import "os"

var sink int

//go:noinline
func f(n int) int {
	sink += n
	return sink
}

func small(n int) int {
	return f(n) + 1
}

//go:noinline
func deep(n int) int {
	var a [100]int
	if n == 0 {
		return small(a[0])
	}
	a[n%100] = n
	return deep(n-1) + a[3]
}

func main() {
	done := make(chan int)
	go func() {
		done <- deep(40)
	}()
	os.Stdout.WriteString("ok\\n")
	<-done
}
"""
COMMANDS = """
set pagination off
set breakpoint pending on
set debuginfod enabled off
break main.f
run
backtrace
kill
quit
"""


needs_gdb = pytest.mark.skipif(shutil.which("gdb") is None, reason="needs gdb")


def backtrace(argv: list[str], cwd: Path, env: dict[str, str], timeout_s: float) -> None:
    """Runs the program under gdb to main.f and checks the frames there."""
    (cwd / "commands").write_text(textwrap.dedent(COMMANDS))
    gdb = ["gdb", "-nx", "-batch", "-x", "commands", "--args", *argv]
    result = subprocess.run(gdb, cwd=cwd, env=env, capture_output=True, text=True, timeout=timeout_s, check=False)
    if "ptrace" in result.stdout + result.stderr:
        pytest.skip("no permission to trace processes")
    frames = re.findall(r"^#\d+ +(?:0x[0-9a-f]+ in )?(\S+) \(\)(?: at \S*?([^/\s]+:\d+))?", result.stdout, re.MULTILINE)
    what = result.stdout + result.stderr
    assert frames[:3] == [("main.f", "x.go:9"), ("main.small", "x.go:14"), ("main.deep", "x.go:21")], what
    assert frames.count(("main.deep", "x.go:24")) == 40, what
    assert "__morestack" in {name for name, _ in frames}, what
    assert frames[-2:] == [("main.main.func1", "x.go:30"), ("runtime.goexit", "")], what


@needs_gdb
def test_backtrace(tmp_path: Path, golite: Golite, timeout_factor: float) -> None:
    (tmp_path / "x.go").write_text(PROGRAM.lstrip())
    env = {**golite.environment(), "GOLITE_GDB": "1"}
    argv = golite.argv("x.go")
    plain = subprocess.run(argv, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60 * timeout_factor, check=False)
    assert (plain.stdout, plain.returncode) == ("ok\n", 0), plain.stderr
    backtrace(argv, tmp_path, env, 60 * timeout_factor)


@needs_gdb
@needs_linker
def test_backtrace_of_an_executable(tmp_path: Path, golite: Golite, timeout_factor: float) -> None:
    (tmp_path / "x.go").write_text(PROGRAM.lstrip())
    built = subprocess.run([*golite.command, "build", "x.go"], cwd=tmp_path, env=golite.environment(), capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    backtrace(["./x"], tmp_path, golite.environment(), 60 * timeout_factor)
