"""Builds each benchmark with real Go, runs it and `golite run` in turn (A B A B ...), and prints what golite costs against Go.

    python -m benchmarks [NAME...] [--rounds N]

Every figure is that of the whole process: `golite run` counts Python's start, too.  One run of golite before the measured ones
fills its caches.  Both sides must print the same, or the benchmark fails.  The ratios are of medians; only ratios from one paired
run mean anything, lone times are the machine's business.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shlex
import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = ROOT / "benchmarks" / "programs"
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import realgo  # noqa: E402

from benchmarks.measure import Run, measure  # noqa: E402

STARTUP = "hello"
STARTUP_ROUNDS = 10


class BenchmarkFailed(Exception):
    """Why there are no figures for a benchmark."""


@dataclass
class Pair:
    """The runs of both sides, in the order in which they were made."""

    name: str
    go: list[Run] = field(default_factory=list)
    golite: list[Run] = field(default_factory=list)

    def medians(self) -> dict[str, tuple[float, float]]:
        """For each measure the medians of Go and of golite: seconds, and kilobytes."""

        def median(runs: list[Run], what: str) -> float:
            return float(statistics.median(getattr(run, what) for run in runs))

        return {what: (median(self.go, what), median(self.golite, what)) for what in ("cpu_s", "wall_s", "peak_rss_kb")}


def environment() -> dict[str, str]:
    env = dict(os.environ)
    env["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), env.get("PYTHONPATH", "")]))
    return env


def check(side: str, run: Run, expected: bytes | None) -> None:
    """Raises BenchmarkFailed unless the run ended well and printed what is expected."""
    if run.timed_out:
        raise BenchmarkFailed(f"{side} ran longer than the time limit")
    if run.exit_status != 0:
        raise BenchmarkFailed(f"{side} exited with status {run.exit_status}: {run.stderr.strip()[-300:]}")
    if expected is not None and run.stdout != expected:
        raise BenchmarkFailed(f"{side} printed {run.stdout[:200]!r}, real Go {expected[:200]!r}")


def run_pair(source: Path, golite: list[str], rounds: int, timeout_s: float) -> Pair:
    """Builds and runs one benchmark on both sides, alternating."""
    env = environment()
    pair = Pair(source.stem)
    with tempfile.TemporaryDirectory(prefix="golite-bench-") as folder:
        executable = Path(folder, source.stem)
        built = realgo.build(source, executable)
        if built.returncode != 0:
            raise BenchmarkFailed("real Go does not build it:\n" + built.stderr)
        go_command, golite_command = [str(executable)], [*golite, "run", str(source)]
        warm = measure(golite_command, env=env, cwd=ROOT, timeout_s=timeout_s)
        expected: bytes | None = None
        for _ in range(rounds):
            run = measure(go_command, env=env, cwd=ROOT, timeout_s=timeout_s)
            check("real Go", run, expected)
            expected = run.stdout
            pair.go.append(run)
            if len(pair.go) == 1:
                check("golite (first run)", warm, expected)
            run = measure(golite_command, env=env, cwd=ROOT, timeout_s=timeout_s)
            check("golite", run, expected)
            pair.golite.append(run)
    return pair


HEADER = f"{'':14} {'CPU s':>8} {'':>8} {'ratio':>7}  {'wall s':>8} {'':>8} {'ratio':>7}  {'peak MB':>9} {'':>9} {'ratio':>7}"
SIDES = f"{'':14} {'go':>8} {'golite':>8} {'':>7}  {'go':>8} {'golite':>8} {'':>7}  {'go':>9} {'golite':>9}"


def format_row(name: str, medians: dict[str, tuple[float, float]]) -> str:
    parts = [f"{name:14}"]
    for what, scale, width, digits in (("cpu_s", 1.0, 8, 3), ("wall_s", 1.0, 8, 3), ("peak_rss_kb", 1024.0, 9, 1)):
        go, golite = (value / scale for value in medians[what])
        ratio = f"{golite / go:6.2f}x" if go > 0 else "      -"
        parts.append(f"{go:{width}.{digits}f} {golite:{width}.{digits}f} {ratio} ")
    return " ".join(parts).rstrip()


def report_startup(golite: list[str], timeout_s: float) -> dict[str, object]:
    """Runs the empty program on both sides; prints the time from start to end of the process, caches warm."""
    pair = run_pair(PROGRAMS / f"{STARTUP}.go", golite, STARTUP_ROUNDS, timeout_s)
    print(f"\nstart-up (hello world, warm, {STARTUP_ROUNDS} rounds)")
    for side, runs in (("go", pair.go), ("golite", pair.golite)):
        walls = sorted(run.wall_s for run in runs)
        cpu = statistics.median(run.cpu_s for run in runs)
        best, median = walls[0] * 1000, statistics.median(walls) * 1000
        print(f"  {side:8} wall min {best:6.1f} ms, median {median:6.1f} ms, CPU {cpu * 1000:6.1f} ms")
    return {"name": STARTUP, **pair.medians()}


def main(argv: list[str] | None = None) -> int:
    names = sorted(path.stem for path in PROGRAMS.glob("*.go") if path.stem != STARTUP)
    choice = f"which: {', '.join(names)}; {STARTUP} for start-up only (default: all)"
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Compare golite with real Go.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=choice)
    parser.add_argument("--rounds", type=int, default=3, help="measured runs of each side (default 3)")
    parser.add_argument("--timeout", type=float, default=120, help="seconds one run may take (default 120)")
    parser.add_argument("--golite-cmd", default="", help="the golite command (default: this Python with -m golite)")
    parser.add_argument("--no-startup", action="store_true", help="leave out the start-up figures")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the medians there, too")
    options = parser.parse_args(argv)
    wanted: list[str] = options.names or names
    unknown = [name for name in wanted if name not in names and name != STARTUP]
    if unknown:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    golite = shlex.split(options.golite_cmd) if options.golite_cmd else [sys.executable, "-m", "golite"]
    try:
        print(f"real Go: {realgo.find_go()}; golite: {shlex.join(golite)}; {options.rounds} rounds, medians\n")
    except realgo.RealGoMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    print(HEADER)
    print(SIDES)
    results: list[dict[str, object]] = []
    ratios: list[float] = []
    failed = False
    for name in wanted:
        if name == STARTUP:
            continue
        try:
            medians = run_pair(PROGRAMS / f"{name}.go", golite, options.rounds, options.timeout).medians()
        except BenchmarkFailed as problem:
            failed = True
            print(f"{name:14} FAILED: {problem}")
            continue
        print(format_row(name, medians), flush=True)
        results.append({"name": name, **medians})
        if medians["cpu_s"][0] > 0:
            ratios.append(medians["cpu_s"][1] / medians["cpu_s"][0])
    if len(ratios) > 1:
        print(f"\ngeometric mean of the CPU ratios: {math.exp(statistics.fmean(map(math.log, ratios))):.2f}x")
    if not options.no_startup and (STARTUP in wanted or not options.names):
        try:
            results.append(report_startup(golite, options.timeout))
        except BenchmarkFailed as problem:
            failed = True
            print(f"start-up FAILED: {problem}")
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
