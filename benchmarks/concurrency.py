"""Goroutines, channels, locks and timers against real Go, by processor time and by wall time.

    python -m benchmarks concurrency [NAME...] [--rounds N]

Every program of SPEED is built with real Go and run by both sides in turn (A B A B ...). The figures are medians of whole processes, so golite's
have Python's start in them; the best run of each side stands beside them, since what other processes take away only ever adds. The goal is that
no program costs more than Go's, and GOAL for the geometric means.

Memory is that of the program MEMORY, in which a million goroutines wait at once, without what the hello world needs, by goroutine.
"""

from __future__ import annotations

import argparse
import math
import shlex
import statistics
import sys
from collections.abc import Iterable

from benchmarks.measure import Run
from benchmarks.run import PROGRAMS, STARTUP, BenchmarkFailed, Pair, run_pair  # puts tests/ on the path

from realgo import RealGoMissing  # isort: skip

SPEED = ("pingpong", "select4", "workerpool", "chansieve", "mutex", "timers", "spawn")
MEMORY = "parked"
GOROUTINES = 1_000_000  # in MEMORY
GOAL = 0.8
MEASURES = ("cpu_s", "wall_s")
HEADER = f"{'':12}" + "".join(f"{name + ', s: go':>14}{'golite':>8}{'ratio':>8}{'of best':>9}" for name in ("CPU", "wall"))


def figures(runs: Iterable[Run], measure: str) -> tuple[float, float]:
    """Median and best of the runs."""
    values = [float(getattr(run, measure)) for run in runs]
    return statistics.median(values), min(values)


def format_speed(pair: Pair, ratios: dict[str, list[float]]) -> str:
    """A row of the table; adds the ratios of the medians to ratios."""
    row = f"{pair.name:12}"
    for measure in MEASURES:
        go, best_go = figures(pair.go, measure)
        golite, best_golite = figures(pair.golite, measure)
        ratios[measure].append(golite / go)
        row += f"{go:14.3f}{golite:8.3f}{golite / go:7.2f}x{best_golite / best_go:8.2f}x"
    return row


def format_means(ratios: dict[str, list[float]]) -> str:
    means = {measure: math.exp(statistics.fmean(map(math.log, values))) for measure, values in ratios.items()}
    over = sum(max(pair) > 1 for pair in zip(*ratios.values(), strict=True))
    return (
        f"{'geometric mean':12}" + "".join(f"{means[measure]:{27 if i == 0 else 37}.2f}x" for i, measure in enumerate(MEASURES)) + "\n"
        f"{over} of {len(ratios['cpu_s'])} programs cost more than Go's; the goal for the means is {GOAL}x"
        f"{': missed' if max(means.values()) > GOAL else ''}"
    )  # fmt: skip


def format_memory(pair: Pair, empty: Pair) -> str:
    """Peak memory of both sides and what of it each goroutine took."""
    lines = [f"{pair.name + ', peak memory':24}{'MB':>10}{'bytes a goroutine':>20}"]
    peaks: list[int] = []
    for side, runs, base in (("go", pair.go, empty.go), ("golite", pair.golite, empty.golite)):
        peak = min(run.peak_rss_kb for run in runs)
        each = (peak - min(run.peak_rss_kb for run in base)) * 1024 / GOROUTINES
        lines.append(f"{side:24}{peak / 1024:10.0f}{each:20.0f}")
        peaks.append(peak)
    return "\n".join([*lines, f"{'ratio':24}{peaks[1] / peaks[0]:9.2f}x"])


def main(argv: list[str]) -> int:
    choice = f"which: {', '.join((*SPEED, MEMORY))} (default: all)"
    parser = argparse.ArgumentParser(prog="python -m benchmarks concurrency", description="Compare golite's scheduler with real Go's.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=choice)
    parser.add_argument("--rounds", type=int, default=5, help="measured runs of each side (default 5)")
    parser.add_argument("--timeout", type=float, default=120, help="seconds one run may take (default 120)")
    parser.add_argument("--golite-cmd", default="", help="the golite command (default: this Python with -m golite)")
    options = parser.parse_args(argv)
    wanted = options.names or [*SPEED, MEMORY]
    unknown = [name for name in wanted if name not in (*SPEED, MEMORY)]
    if unknown:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    golite = shlex.split(options.golite_cmd) if options.golite_cmd else [sys.executable, "-m", "golite"]

    def pair_of(name: str, rounds: int) -> Pair:
        return run_pair(PROGRAMS / f"{name}.go", golite, rounds, options.timeout)

    ratios: dict[str, list[float]] = {measure: [] for measure in MEASURES}
    failed = False
    speed = [name for name in wanted if name != MEMORY]
    if speed:
        print(HEADER)
    try:
        for name in speed:
            try:
                print(format_speed(pair_of(name, options.rounds), ratios), flush=True)
            except BenchmarkFailed as problem:
                failed = True
                print(f"{name:12} FAILED: {problem}")
        if len(ratios["cpu_s"]) > 1:
            print(format_means(ratios))
        if MEMORY in wanted:
            print()
            print(format_memory(pair_of(MEMORY, 2), pair_of(STARTUP, 2)))
    except BenchmarkFailed as problem:
        failed = True
        print(f"{MEMORY} FAILED: {problem}")
    except RealGoMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 1 if failed else 0
