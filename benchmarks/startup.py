"""How long it takes until a program has run: `golite run` beside `go run` and `yaegi run`, whole processes, start to end.

    python -m benchmarks startup [--rounds N] [--fresh-rounds N]

unchanged      hello world, run before
edited         hello world with one line that is new each time
edited 1,000   a program of 1,000 lines (generate.py) with 50 lines that are new each time
fresh          hello world with an empty cache: what a user sees first. Go's cache is empty then, too; yaegi has none
executable     hello world as `golite build` and `go build` make it

The sides take turns (A B C A B C), in each round with the same text; the figures are medians. Caches are the benchmark's own and lie in a
temporary folder, so nothing is warm by accident and nothing stays; apart from that both commands run as users have them. What a side cannot run
is left out with its reason below the table.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.generate import generate
from benchmarks.measure import Run, measure
from benchmarks.run import BenchmarkFailed, check, environment, realgo

HELLO = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello%s") }\n'
SIDES = ("golite", "go", "yaegi")
TIMEOUT_S = 300.0


@dataclass
class Side:
    """One implementation: its command for running a file, the environment with its cache, and why it is not there ("" if it is)."""

    command: list[str]
    env: dict[str, str]
    missing: str = ""


@dataclass
class Scenario:
    """``program``: the text for a round and a side. ``prepare``: what to do before each run, given its environment."""

    name: str
    program: Callable[[int, str], str]
    rounds: int
    prepare: Callable[[dict[str, str]], dict[str, str]] = lambda env: env
    walls: dict[str, list[float]] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)


def user_environment(caches: Path) -> dict[str, str]:
    """The environment without settings for Go, and with caches below a folder."""
    env = {key: value for key, value in environment().items() if not key.startswith(("GOFLAGS", "GOMAXPROCS", "GOLITE_"))}
    return {**env, "GOCACHE": str(caches / "go"), "GOLITE_CACHE": str(caches / "golite"), "GOTOOLCHAIN": "local", "GOPROXY": "off"}


def find_sides(caches: Path, golite: list[str]) -> dict[str, Side]:
    env = user_environment(caches)
    sides = {"golite": Side([*golite, "run"], env)}
    try:
        sides["go"] = Side([realgo.find_go(), "run"], env)
    except realgo.RealGoMissing as missing:
        sides["go"] = Side([], env, str(missing))
    yaegi = shutil.which("yaegi")
    sides["yaegi"] = Side([yaegi or "", "run"], env, "" if yaegi else "yaegi is not on PATH")
    return sides


def run_scenario(scenario: Scenario, sides: dict[str, Side], folder: Path, warm: bool) -> None:
    """Measures all sides in turn; ``warm``: with a round before that does not count."""
    for number in range(0 if warm else 1, scenario.rounds + 1):
        expected: dict[str, bytes] = {}
        for name, side in sides.items():
            if side.missing or name in scenario.failures:
                continue
            # A name per side, so that no side has read the file of another one before.
            source = folder / f"{name}.go"
            text = scenario.program(number, name)
            source.write_text(text, encoding="utf-8")
            env = scenario.prepare(side.env)
            run = measure([*side.command, str(source)], env=env, cwd=folder, timeout_s=TIMEOUT_S)
            try:
                check(name, run, expected.setdefault(text, run.stdout))
            except BenchmarkFailed as problem:
                scenario.failures[name] = str(problem).strip().split("\n")[0]
                continue
            if number > 0:
                scenario.walls.setdefault(name, []).append(run.wall_s)


def run_executables(scenario: Scenario, sides: dict[str, Side], golite: list[str], folder: Path) -> None:
    """The same program as `golite build` and `go build` make it."""
    source = folder / "program.go"
    source.write_text(scenario.program(0, ""), encoding="utf-8")
    for name, command in (("golite", [*golite, "build"]), ("go", [*sides["go"].command[:1], "build"])):
        if sides[name].missing:
            continue
        built = measure([*command, "-o", str(folder / name), str(source)], env=sides[name].env, cwd=folder, timeout_s=TIMEOUT_S)
        if built.exit_status != 0:
            scenario.failures[name] = built.stderr.strip().split("\n")[0]
    for _ in range(scenario.rounds):
        for name in ("golite", "go"):
            if (folder / name).exists():
                run: Run = measure([str(folder / name)], env=sides[name].env, cwd=folder, timeout_s=TIMEOUT_S)
                check(name, run, b"hello\n")
                scenario.walls.setdefault(name, []).append(run.wall_s)


def format_table(scenarios: list[Scenario]) -> str:
    """Medians in milliseconds, and how golite's compare with the others'."""
    ratios = "".join(f"{'golite/' + side:>14}" for side in SIDES[1:])
    lines = [f"{'wall, median, ms':18}{'rounds':>7}" + "".join(f"{side:>10}" for side in SIDES) + ratios]
    for scenario in scenarios:
        medians = {side: statistics.median(walls) * 1000 for side, walls in scenario.walls.items() if walls}
        cells = "".join(f"{medians[side]:10.1f}" if side in medians else f"{'-':>10}" for side in SIDES)
        own = medians.get("golite")
        cells += "".join(f"{own / medians[side]:13.2f}x" if own and side in medians else f"{'-':>14}" for side in SIDES[1:])
        lines.append(f"{scenario.name:18}{scenario.rounds:7}" + cells)
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks startup", description="Compare start-up with go run and yaegi run.")
    parser.add_argument("--rounds", type=int, default=20, help="measured runs of each side (default 20)")
    parser.add_argument("--fresh-rounds", type=int, default=3, help="those with empty caches, some ten seconds each (default 3; 0: none)")
    parser.add_argument("--golite-cmd", default="", help="the golite command (default: this Python with -m golite)")
    options = parser.parse_args(argv)
    golite = shlex.split(options.golite_cmd) if options.golite_cmd else [sys.executable, "-m", "golite"]

    def emptied(env: dict[str, str]) -> dict[str, str]:
        for cache in fresh.iterdir():
            shutil.rmtree(cache)
        return {**env, "GOCACHE": str(fresh / "go"), "GOLITE_CACHE": str(fresh / "golite")}

    with tempfile.TemporaryDirectory(prefix="golite-startup-") as temporary:
        folder, caches, fresh = (Path(temporary, name) for name in ("programs", "caches", "fresh"))
        for path in (folder, caches, fresh):
            path.mkdir()
        sides = find_sides(caches, golite)
        scenarios = [
            Scenario("unchanged", lambda number, side: HELLO % "", options.rounds),
            Scenario("edited", lambda number, side: HELLO % f" {number}", options.rounds),
            # yaegi trips over generic types in programs of this size: its version has none.
            Scenario("edited 1,000", lambda number, side: generate(version=number, generics=side != "yaegi"), options.rounds),
            Scenario("fresh", lambda number, side: HELLO % "", options.fresh_rounds, emptied),
        ]
        for scenario in scenarios:
            if scenario.rounds > 0:
                run_scenario(scenario, sides, folder, warm=scenario.name != "fresh")
        executable = Scenario("executable", lambda number, side: HELLO % "", options.rounds)
        run_executables(executable, sides, golite, folder)
        scenarios.append(executable)
    print(format_table([scenario for scenario in scenarios if scenario.rounds > 0]))
    print(f"\n{os.cpu_count()} processors; yaegi's program of 1,000 lines is without generic types")
    for name, side in sides.items():
        if side.missing:
            print(f"without {name}: {side.missing}")
    for scenario in scenarios:
        for name, why in scenario.failures.items():
            print(f"{scenario.name}, {name}: {why}")
    return 1 if any("golite" in scenario.failures for scenario in scenarios) else 0


if __name__ == "__main__":
    sys.exit(main())
