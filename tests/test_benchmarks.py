"""What the benchmarks run: the generated program and the small versions of the others. Nothing is timed here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from programs import ROOT

sys.path.insert(0, str(ROOT))

from benchmarks.frontend import run_once
from benchmarks.generate import generate
from benchmarks.run import PROGRAMS, STARTUP, environment
from benchmarks.tiers import SMALL, small


def test_versions_differ_in_as_many_lines_as_asked() -> None:
    base, one, two = (generate(version=version).split("\n") for version in (0, 1, 2))
    assert 1000 <= len(base) <= 1100
    # The first line has the version's number.
    assert sum(old != new for old, new in zip(base[1:], one[1:], strict=True)) == 50
    assert 45 <= sum(old != new for old, new in zip(one[1:], two[1:], strict=True)) <= 50
    assert generate(version=1) == generate(version=1)


def test_the_generated_program_runs(tmp_path: Path) -> None:
    source = tmp_path / "x.go"
    source.write_text(generate(version=1), encoding="utf-8")
    command = [sys.executable, "-m", "golite", "run", str(source)]
    run = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    assert all(line.startswith(f"unit {number}: ") for number, line in enumerate(lines)) and len(lines) > 15


def test_every_program_has_a_small_version() -> None:
    programs = {path.stem: path.read_text(encoding="utf-8") for path in PROGRAMS.glob("*.go") if path.stem != STARTUP}
    assert set(SMALL) == set(programs)
    for name, text in programs.items():
        assert small(name, text) != text


def test_the_front_end_takes_the_library() -> None:
    result = run_once("golite")
    assert result["lines"] > 20_000
    assert result["all"] == pytest.approx(result["lex and parse"] + result["check"])
