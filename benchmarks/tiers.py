"""golite's tiers beside real Go and yaegi: each benchmark program under GOLITE_TIER=interp, native and auto.

    python -m benchmarks tiers [NAME...] [--rounds N] [--size small|full|both]

Every row is one program at one size, run by all its sides in turn (A B C A B C). The full size, which is that of `python -m benchmarks`,
is for the sides that compile; the small one, which takes Go some 20 to 40 ms, is for all. The small programs are the full ones with other
constants (SMALL), and where yaegi takes part (YAEGI) with plainer words, since it knows no ranges over integers; all sides of a row run the
same file.

The figures are medians of wall time of whole processes. A row's ratios are of times without start-up: each side's own median for hello
world, which has the first row, is taken off, since in a small program it would be most of what is seen. "~" marks a ratio of which start-up was
more than three quarters: little is left to compare.
"""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import measure
from benchmarks.run import PROGRAMS, STARTUP, BenchmarkFailed, check, environment, realgo

TIERS = ("native", "auto", "interp")
SIDES = ("go", *TIERS, "yaegi")
# Programs that yaegi takes part in, and what to replace for it, here a named result, which yaegi does not set to zero at each call.
YAEGI: dict[str, dict[str, str]] = {
    "fib": {},
    "sieve": {"(c int) {": "int {\n\tc := 0", "\treturn\n": "\treturn c\n"},
    "nbody": {},
}

# What to replace in a program to make it small.
SMALL: dict[str, dict[str, str]] = {
    "binarytrees": {"depth = 18": "depth = 14"},
    "chansieve": {"range 3500": "range 600"},
    "echo": {"clients = 2_000": "clients = 100", "rounds  = 100": "rounds  = 50"},
    "fannkuch": {"fannkuch(11)": "fannkuch(9)"},
    "fib": {"fib(42)": "fib(34)"},
    "garbage": {"120_000": "3_000", "texts(3000)": "texts(80)"},
    "iface": {"range 1_000_000": "range 30_000", "range 60_000_000": "range 2_000_000"},
    "mandelbrot": {"size = 4000": "size = 700"},
    "maps": {"range 10_000_000": "range 300_000", "range 9_000_000": "range 300_000", "int32(1_000_000)": "int32(30_000)"},
    "matmul": {"matrix(900": "matrix(250", "c[450]": "c[125]"},
    "mutex": {"range 50_000_000": "range 1_500_000", "range 1_000_000": "range 30_000"},
    "nbody": {"range 12_000_000": "range 400_000"},
    "parked": {"n = 1_000_000": "n = 30_000"},
    "pingpong": {"range 4_000_000": "range 130_000"},
    "select4": {"range 3_000_000": "range 100_000"},
    "sieve": {"range 500": "range 20", "20_000_000": "1_000_000"},
    "sort": {"3_000_000": "100_000", "500_000": "16_000"},
    "spawn": {"range 1_000_000": "range 30_000"},
    "spectralnorm": {"n = 5500": "n = 900"},
    "strings": {"range 200_000": "range 10_000", "range 48": "range 30", "range 20_000": "range 3_000"},
    "timers": {"range 100_000": "range 3_000", "range 1_500_000": "range 50_000", "range 300_000": "range 10_000"},
    "workerpool": {"uint32(9_000_000)": "uint32(300_000)"},
}


def small(name: str, text: str) -> str:
    """The small version of a program, plain enough for yaegi if it takes part. Raises BenchmarkFailed when the program is not what the tables
    expect."""
    for old, new in {**SMALL[name], **YAEGI.get(name, {})}.items():
        if old not in text:
            raise BenchmarkFailed(f"no {old!r} to replace")
        text = text.replace(old, new)
    if name not in YAEGI:
        return text
    return re.sub(r"for range ([\d_]+) ", r"for round := 0; round < \1; round++ ", text)


@dataclass
class Row:
    """Wall times of each side in seconds, and what went wrong."""

    name: str
    walls: dict[str, list[float]] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    def median(self, side: str) -> float | None:
        return statistics.median(self.walls[side]) if self.walls.get(side) else None


def commands(sides: list[str], golite: list[str], yaegi: str, source: Path, executable: Path) -> dict[str, tuple[list[str], dict[str, str]]]:
    """Each side's command and environment."""
    env = environment()
    table: dict[str, tuple[list[str], dict[str, str]]] = {
        "go": ([str(executable)], env),
        "yaegi": ([yaegi, "run", str(source)], env),
        **{tier: ([*golite, "run", str(source)], {**env, "GOLITE_TIER": tier}) for tier in TIERS},
    }
    return {side: table[side] for side in sides}


def run_row(row: Row, text: str, sides: list[str], golite: list[str], yaegi: str, rounds: int, timeout_s: float) -> Row:
    """Runs a program by all sides; a round before the measured ones fills golite's caches."""
    with tempfile.TemporaryDirectory(prefix="golite-tiers-") as folder:
        source, executable = Path(folder, "program.go"), Path(folder, "program")
        source.write_text(text, encoding="utf-8")
        built = realgo.build(source, executable)
        if built.returncode != 0:
            raise BenchmarkFailed("real Go does not build it:\n" + built.stderr)
        expected: bytes | None = None
        for number in range(rounds + 1):
            for side, (command, env) in commands(sides, golite, yaegi, source, executable).items():
                if side in row.failures or (number == 0 and side == "yaegi"):
                    continue  # yaegi keeps nothing, so it needs no first run
                run = measure(command, env=env, cwd=Path(folder), timeout_s=timeout_s)
                try:
                    check(side, run, expected)
                except BenchmarkFailed as problem:
                    row.failures[side] = str(problem).strip().split("\n")[0]
                    continue
                expected = run.stdout
                if number > 0:
                    row.walls.setdefault(side, []).append(run.wall_s)
    return row


HEADER = f"{'wall, median, s':20}" + "".join(f"{side:>9}" for side in SIDES) + "  " + "".join(f"{side + '/go':>11}" for side in SIDES[1:])


def format_row(row: Row, startup: Row | None) -> str:
    """Times, then ratios to Go without start-up."""
    times = "".join(f"{wall:9.3f}" if (wall := row.median(side)) is not None else f"{'-':>9}" for side in SIDES)
    if startup is None:
        return f"{row.name:20}{times}"

    def net(side: str) -> tuple[float, bool] | None:
        wall, start = row.median(side), startup.median(side)
        return None if wall is None or start is None else (wall - start, start > 0.75 * wall)

    go = net("go")
    ratios = ""
    for side in SIDES[1:]:
        own = net(side)
        if go is None or own is None or go[0] <= 0 or own[0] <= 0:
            ratios += f"{'-':>11}"
        else:
            mark = "~" if go[1] or own[1] else ""
            ratios += f"{mark + format(own[0] / go[0], '.2f') + 'x':>11}"
    return f"{row.name:20}{times}  {ratios}"


def main(argv: list[str] | None = None) -> int:
    names = sorted(path.stem for path in PROGRAMS.glob("*.go") if path.stem != STARTUP)
    parser = argparse.ArgumentParser(prog="python -m benchmarks tiers", description="Compare golite's tiers with real Go and yaegi.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which: {', '.join(names)} (default: all)")
    parser.add_argument("--rounds", type=int, default=3, help="measured runs of each side (default 3)")
    parser.add_argument("--size", choices=("small", "full", "both"), default="both", help="which rows (default both)")
    parser.add_argument("--sides", default=",".join(SIDES), help=f"which sides (default {','.join(SIDES)})")
    parser.add_argument("--timeout", type=float, default=120, help="seconds one run may take (default 120)")
    parser.add_argument("--golite-cmd", default="", help="the golite command (default: this Python with -m golite)")
    options = parser.parse_args(argv)
    unknown = [name for name in options.names if name not in names] + [side for side in options.sides.split(",") if side not in SIDES]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}")
    golite = shlex.split(options.golite_cmd) if options.golite_cmd else [sys.executable, "-m", "golite"]
    yaegi = shutil.which("yaegi") or ""
    # Ratios are to Go, so it always takes part.
    sides = [side for side in SIDES if side == "go" or side in options.sides.split(",")]
    if not yaegi and "yaegi" in sides:
        sides.remove("yaegi")
        print("without yaegi: it is not on PATH")
    print(HEADER)
    problems: list[str] = []

    def show(name: str, text: str, of: list[str], rounds: int, startup: Row | None) -> Row:
        row = Row(name)
        try:
            run_row(row, text, of, golite, yaegi, rounds, options.timeout)
        except (BenchmarkFailed, realgo.RealGoMissing) as problem:
            row.failures["all"] = str(problem)
        print(format_row(row, startup), flush=True)
        problems.extend(f"{name}, {side}: {why}" for side, why in row.failures.items())
        return row

    startup = show(STARTUP, (PROGRAMS / f"{STARTUP}.go").read_text(encoding="utf-8"), sides, 3 * options.rounds, None)
    for name in options.names or names:
        text = (PROGRAMS / f"{name}.go").read_text(encoding="utf-8")
        if options.size != "full":
            row_sides = [side for side in sides if side != "yaegi" or name in YAEGI]
            show(f"{name}, small", small(name, text), row_sides, options.rounds, startup)
        if options.size != "small":
            show(name, text, [side for side in sides if side not in ("interp", "yaegi")], options.rounds, startup)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
