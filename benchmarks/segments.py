"""Calls at the end of a stack segment in hot loops: segments.go, once compiled by golite and once by real Go, whose stacks have no segments.

    python -m benchmarks segments [--rounds N]

Each row is a loop around a call. The first column is its time for an iteration at a depth like any other, the second at the worst depth,
the ratio is theirs. At first each call there goes to the next segment and back, which costs some two nanoseconds; after 64 times the segment is used
further down (runtime/stack.go), and there should be no difference. Each time is the shortest of several measurements, so those first calls, and
loops of fewer calls, are not seen. Small leaves never change segments (golite/native/leaves.py). The figures are medians of several runs of each
side, in turn.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from benchmarks.measure import measure
from benchmarks.run import BenchmarkFailed, environment, realgo

PROGRAM = Path(__file__).with_suffix(".go")
TIMEOUT_S = 120.0


def times(command: list[str], env: dict[str, str]) -> dict[str, tuple[float, float]]:
    """Of each row the nanoseconds at an ordinary depth and at the worst. Raises BenchmarkFailed."""
    run = measure(command, env=env, cwd=PROGRAM.parent, timeout_s=TIMEOUT_S)
    if run.exit_status != 0 or run.timed_out:
        raise BenchmarkFailed(run.stderr or f"exit status {run.exit_status}")
    rows = [line.split("\t") for line in run.stdout.decode().splitlines()]
    return {name: (float(usual), float(worst)) for name, usual, worst in rows}


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks segments", description="What a call at the end of a stack segment costs.")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each side (default 3)")
    options = parser.parse_args(argv)
    env = environment()
    found: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="golite-segments-") as folder:
        executable = Path(folder, "segments")
        built = realgo.build(PROGRAM, executable)
        if built.returncode != 0:
            print("real Go does not build it:\n" + built.stderr)
            return 1
        sides = {
            "golite": ([sys.executable, "-m", "golite", "run", "--tier=native", str(PROGRAM)], env),
            "go": ([str(executable)], env),
        }
        try:
            for _ in range(options.rounds):
                for side, (command, its_env) in sides.items():
                    for name, pair in times(command, its_env).items():
                        found[side, name].append(pair)
        except BenchmarkFailed as problem:
            print(problem)
            return 1
    print(f"{'ns an iteration':24}{'ordinary':>10}{'worst':>10}{'ratio':>8}")
    for (side, name), pairs in found.items():
        usual, worst = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(f"{side + ', ' + name:24}{usual:10.2f}{worst:10.2f}{worst / usual:7.2f}x")
    return 0
