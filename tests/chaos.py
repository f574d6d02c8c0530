"""The concurrent programs of testdata/ under random stress, for a chosen time: python tests/chaos.py --minutes 30 [--seed N]; or each of them so
many times under random scheduling: python tests/chaos.py --each 100

Each run takes a program with go statements, a tier, a number of ps and some of the runtime's stress modes (runtime/stress.go) at random, and
compares what it prints with what real Go was recorded to. A failure is printed with the command that repeats it; the scheduler's own seed
is in the command, too. A run that takes too long shows its goroutines. Exit status 1 if anything failed.
"""

from __future__ import annotations

import argparse
import os
import random
import shlex
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from programs import Program, clean_environment, differences, find_programs, run_command

ROOT = Path(__file__).parent.parent
# What these print depends on how much memory they have between collections.
BOUNDED = frozenset({"gc/bounded"})
# Interpreted frames with a segment each come to more than the 1 GB that a stack may have.
DEEP = frozenset({"goroutine/deep_recursion"})
# Counts how often a goroutine gets its turn: a forced collection every two time slices takes some of them.
TURNS = frozenset({"runtime/locked_threads"})
TIERS = (("native", ""), ("interp", ""), ("auto", ""), ("auto", "1"), ("auto", "random"))


@dataclass(frozen=True)
class Run:
    """One program under one choice of modes."""

    program: Program
    env: tuple[tuple[str, str], ...]

    def command(self) -> list[str]:
        target = "./" if self.program.is_module else self.program.path.name
        return [sys.executable, "-m", "golite", "run", target, *self.program.args]

    def text(self) -> str:
        settings = " ".join(f"{name}={shlex.quote(value)}" for name, value in self.env)
        where = self.program.path if self.program.is_module else self.program.path.parent
        return f"cd {where} && {settings} golite {shlex.join(self.command()[3:])}"

    def problems(self, timeout_s: float) -> list[str]:
        cwd = self.program.path if self.program.is_module else self.program.path.parent
        env = clean_environment()
        env["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), env.get("PYTHONPATH", "")]))
        env.update(self.env)
        env.update(self.program.env)
        got = run_command(self.command(), self.program, cwd=cwd, env=env, timeout_s=timeout_s)
        return differences(self.program, got, timeout_s)


def concurrent_programs() -> list[Program]:
    """Programs with go statements whose output does not depend on the modes."""
    found = []
    for program in find_programs():
        files = program.path.rglob("*.go") if program.is_module else [program.path]
        text = "".join(path.read_text(errors="replace") for path in files)
        if program.name not in BOUNDED and not program.is_for_later and ("\tgo " in text or ".Go(func" in text):
            found.append(program)
    return found


def choose(programs: Sequence[Program], rng: random.Random) -> Run:
    tier, budget = rng.choice(TIERS)
    modes = [mode for mode in ("preempt", "handoff", "forcegc") if rng.random() < 0.4]
    program = rng.choice(programs)
    if program.name in TURNS and "forcegc" in modes:
        modes.remove("forcegc")
    if rng.random() < 0.25 and program.name not in DEEP:
        modes.append("split")
    if rng.random() < 0.6:
        modes.append(f"sched={rng.randrange(1 << 62)}")
    if rng.random() < 0.6:
        modes.append(f"gc={rng.choice((7, 50, 300, 2000))}")
    env = [("GOLITE_TIER", tier), ("GOMAXPROCS", str(rng.choice((1, 2, 2, 3, 8))))]
    if budget:
        env.append(("GOLITE_BUDGET", budget))
    if modes:
        env.append(("GOLITE_STRESS", ",".join(modes)))
    given = {name for name, _ in program.env}
    return Run(program, tuple((name, value) for name, value in env if name not in given))


def scheduled(program: Program, rng: random.Random) -> Run:
    """Random scheduling alone."""
    tier, budget = rng.choice(TIERS)
    env = [("GOLITE_TIER", tier), ("GOMAXPROCS", str(rng.choice((1, 2, 2, 3, 8)))), ("GOLITE_STRESS", f"sched={rng.randrange(1 << 62)}")]
    if budget:
        env.append(("GOLITE_BUDGET", budget))
    given = {name for name, _ in program.env}
    return Run(program, tuple((name, value) for name, value in env if name not in given))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=2.0, help="how long to go on (default 2)")
    parser.add_argument("--each", type=int, default=0, metavar="N", help="instead: each program N times under random scheduling")
    parser.add_argument("--seed", type=int, default=None, help="of the choices (default: random, printed)")
    parser.add_argument("--jobs", type=int, default=2, help="runs at once (default 2)")
    parser.add_argument("--timeout", type=float, default=120.0, help="seconds that a run may take (default 120)")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.randrange(1 << 32)
    print(f"seed {seed}", flush=True)
    rng = random.Random(seed)
    programs = concurrent_programs()
    end = time.monotonic() + (1e9 if options.each else 60 * options.minutes)
    done = failed = 0

    def batches() -> Iterator[list[Run]]:
        if options.each:
            for _ in range(options.each):
                yield [scheduled(program, rng) for program in programs]
        else:
            while time.monotonic() < end:
                yield [choose(programs, rng) for _ in range(8 * options.jobs)]

    def work(run: Run) -> tuple[Run, list[str]]:
        return run, run.problems(options.timeout) if time.monotonic() < end else []

    with ThreadPoolExecutor(options.jobs) as pool:
        for number, batch in enumerate(batches()):
            if options.each and number % 10 == 0:
                print(f"{number} times each, {failed} failed", flush=True)
            for run, problems in pool.map(work, batch):
                done += 1
                if problems:
                    failed += 1
                    print(f"FAILED {run.program.name}: {run.text()}\n" + "\n".join(problems), flush=True)
    print(f"{len(programs)} programs, {done} runs, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
