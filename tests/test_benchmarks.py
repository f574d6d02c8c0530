"""What the benchmarks run: the generated program and the small versions of the others. Nothing is timed here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from programs import ROOT

sys.path.insert(0, str(ROOT))

from benchmarks import concurrency, connections
from benchmarks.frontend import run_once
from benchmarks.generate import generate
from benchmarks.measure import Run
from benchmarks.run import PROGRAMS, STARTUP, Pair, environment
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


def test_the_table_of_concurrency() -> None:
    assert all((PROGRAMS / f"{name}.go").exists() for name in (*concurrency.SPEED, concurrency.MEMORY))

    def pair(name: str, go: float, golite: float, peaks: tuple[int, int] = (0, 0)) -> Pair:
        return Pair(name, *([Run(s * n, 2 * s * n, peak, 0, False, b"", "") for n in (2, 1, 3)] for s, peak in zip((go, golite), peaks, strict=True)))

    ratios: dict[str, list[float]] = {measure: [] for measure in concurrency.MEASURES}
    row = concurrency.format_speed(pair("a", 1, 0.5), ratios).split()
    assert row == ["a", *"2.000 1.000 0.50x 0.50x 4.000 2.000 0.50x 0.50x".split()]
    concurrency.format_speed(pair("b", 1, 2), ratios)
    means = concurrency.format_means(ratios).split("\n")
    assert means[0].split() == ["geometric", "mean", "1.00x", "1.00x"]
    assert means[1].startswith("1 of 2 programs") and means[1].endswith("missed")
    memory = concurrency.format_memory(pair("c", 1, 1, (3_000_000, 1_500_000)), pair("d", 1, 1, (0, 500_000))).split("\n")
    assert [line.split()[1:] for line in memory[1:]] == [["2930", "3072"], ["1465", "1024"], ["0.50x"]]


def test_the_front_end_takes_the_library() -> None:
    result = run_once("golite")
    assert result["lines"] > 20_000
    assert result["all"] == pytest.approx(result["lex and parse"] + result["check"])


def test_connections(tmp_path: Path) -> None:
    """Client and server in processes of their own; every message is checked."""
    server, client = (str(connections.FOLDER / f"{name}.go") for name in ("server", "client"))
    command = [sys.executable, "-m", "golite", "run"]
    cost = connections.run_once([*command, server], [*command, client], 50, 20)
    assert cost.memory_kb > 0
