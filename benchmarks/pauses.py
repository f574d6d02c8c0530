"""How long the collector stops a program with 500 MB of live objects and two goroutines that change them, beside real Go.

    python -m benchmarks pauses [--seconds N] [--rounds N]

The program (benchmarks/programs/pauses/pauses.go) runs by both sides in turn. Pauses are what runtime.MemStats has: the time the world stood
still in each collection. Gaps are what its goroutines see: the times between two looks at the clock, between which they allocate 250 objects.
Of several rounds the table has the medians. On a machine that does other things too both are mostly the system's: who waits for a thread that
does not run waits.
"""

from __future__ import annotations

import argparse
import shlex
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import measure
from benchmarks.run import PROGRAMS, BenchmarkFailed, check, environment, realgo

SOURCE = PROGRAMS / "pauses" / "pauses.go"
# What the program prints, in this order, and the unit that the table has it in.
FIELDS = (
    ("live", 1, "MB"), ("collections", 1, ""), ("pause p50", 1e6, "ms"), ("pause p99", 1e6, "ms"), ("longest pause", 1e6, "ms"),
    ("gap p50", 1e3, "µs"), ("gap p99", 1e3, "µs"), ("gap p99.99", 1e3, "µs"), ("longest gap", 1e3, "µs"), ("allocated", 1, "MB"),
    ("from the system", 1, "MB"),
)  # fmt: skip


def run_sides(golite: list[str], seconds: float, rounds: int) -> dict[str, list[float]]:
    """The medians of what the program prints, per side."""
    env = environment()
    with tempfile.TemporaryDirectory(prefix="golite-pauses-") as folder:
        executable = Path(folder, "pauses")
        built = realgo.build(SOURCE, executable)
        if built.returncode != 0:
            raise BenchmarkFailed("real Go does not build it:\n" + built.stderr)
        sides = {"go": [str(executable)], "golite": [*golite, "run", "--tier=native", str(SOURCE)]}
        check("golite", measure([*sides["golite"], "0"], env=env, cwd=Path(folder), timeout_s=300), None)  # fills its caches
        found: dict[str, list[list[float]]] = {side: [] for side in sides}
        for _ in range(rounds):
            for side, command in sides.items():
                run = measure([*command, str(seconds)], env=env, cwd=Path(folder), timeout_s=300 + seconds)
                check(side, run, None)
                found[side].append([float(word) for word in run.stdout.split()])
    return {side: [statistics.median(column) for column in zip(*runs, strict=True)] for side, runs in found.items()}


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks pauses", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--golite", default=f"{shlex.quote(sys.executable)} -m golite", metavar="COMMAND")
    options = parser.parse_args(argv)
    try:
        medians = run_sides(shlex.split(options.golite), options.seconds, options.rounds)
    except BenchmarkFailed as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{'':18}{'go':>12}{'golite':>12}   ratio")
    for number, (name, unit, text) in enumerate(FIELDS):
        go, golite = medians["go"][number] / unit, medians["golite"][number] / unit
        digits = 3 if text == "ms" else 0
        print(f"{name:18}{go:12.{digits}f}{golite:12.{digits}f}{golite / go if go else 0:8.2f}  {text}")
    return 0
