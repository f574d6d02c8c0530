"""Random Go programs that must do the same as with real Go, in every tier.

    python tests/go_programs.py [--programs N] [--seed N] [--batch N] [--modes native,interp,auto1] [--keep FOLDER] [--show]

A program is a few functions of the families in random_programs/; many are put into one file, their names apart by a prefix, since most of what
real Go and golite need for one is the same for fifty. main runs them one after the other and shows what each panics with; with an argument it runs
one that ends by a panic nobody recovers, of which the exit status and the first line are compared. Where functions change tiers while they run,
everything is run several times, with time for the compiler in between. Of a batch that differs, the programs that do
are named, and the batch and all outputs are kept; ``--show`` prints the file of a seed.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from random_programs import channels, collections, constants, control, functions, generic, numbers, objects, texts
from random_programs.crashes import crash
from random_programs.mixed import PRELUDE, Mixed

ROOT = Path(__file__).resolve().parent.parent
MODES: dict[str, dict[str, str]] = {
    "native": {"GOLITE_TIER": "native"},
    "interp": {"GOLITE_TIER": "interp"},
    "auto1": {"GOLITE_TIER": "auto", "GOLITE_BUDGET": "1", "ROUNDS": "5"},
    "loops": {"GOLITE_TIER": "auto", "GOLITE_BUDGET": "loops"},
    "auto": {},
}
FAMILIES = [family for module in (channels, collections, constants, control, functions, generic, numbers, objects, texts) for family in module.FAMILY]
CRASHES = 3  # of a batch

_PACKAGES = "cmp errors fmt io iter maps os runtime slices sort strconv strings sync time unicode/utf8".split()
_HEAD = """\
var steps int

func tr(s string) { fmt.Print(s, " ") }

func upto(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i); i++ {
		}
	}
}

func pairs(n int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for i := range n {
			if !yield(i, n-i) {
				return
			}
		}
	}
}

type E struct{ code int }

func (e E) Error() string { return fmt.Sprint("E", e.code) }

type S struct{ code int }

func (s S) String() string { return "S" }

type I int
type T string

var _ = []any{cmp.Compare[int], errors.New, io.EOF, maps.Keys[map[int]int], os.Exit, runtime.Goexit, slices.Max[[]int], sort.Slice}
var _ = []any{strconv.Itoa, strings.Index, utf8.RuneError, sync.OnceFunc}

func run(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			_, isError := e.(runtime.Error)
			fmt.Println("panic:", e, isError)
		}
	}()
	fmt.Println("---", name)
	fuel = 60
	f()
}
"""


@dataclass(frozen=True)
class Outcome:
    stdout: str
    stderr: str
    status: int

    def comparable(self) -> tuple[str, str, int]:
        first = self.stderr.split("\n\ngoroutine ")[0] if self.status else self.stderr
        return self.stdout, re.sub(r"0x[0-9a-f]+|\bgoroutine \d+", "0x?", first), self.status


def make_program(seed: int) -> tuple[list[str], list[str]]:
    """One program's declarations and the names of the functions that run it."""
    rng = random.Random(seed)
    if rng.random() < 0.15:
        program = Mixed(rng, f"p{seed}_", is_exact=True)
        text, calls = program.declarations()
        runner = f"p{seed}_mixed"
        return [text, f"func {runner}() {{\n\tfor k := range {calls} {{\n\t\tfmt.Println(k, p{seed}_call(k))\n\t}}\n}}"], [runner]
    writer = Mixed(rng, f"p{seed}_", is_exact=True)
    names = [rng.choice(FAMILIES)(writer) for _ in range(rng.choice([1, 1, 2]))]
    return writer.out, names


def make_batch(seeds: range) -> str:
    """A file with the programs of these seeds, and CRASHES functions that end it."""
    lines = ["package main", "", "import (", *(f'\t"{p}"' for p in _PACKAGES), ")", "", PRELUDE, _HEAD]
    runs: list[str] = []
    for seed in seeds:
        declarations, names = make_program(seed)
        lines += declarations
        runs += [f'\trun("{name}", {name})' for name in names]
    writer = Mixed(random.Random(-seeds.start - 1), "")
    ends = [crash(writer) for _ in range(CRASHES)]
    lines += writer.out
    lines += ["func main() {", "\tif len(os.Args) > 1 {", "\t\tswitch os.Args[1] {"]
    lines += [f'\t\tcase "{k}":\n\t\t\t{name}()' for k, name in enumerate(ends)]
    lines += ["\t\t}", "\t\treturn", "\t}", '\trounds, _ := strconv.Atoi(os.Getenv("ROUNDS"))', "\tfor round := range max(rounds, 1) {"]
    lines += ["\t\tif round > 0 {", "\t\t\ttime.Sleep(2 * time.Second)", "\t\t}", *("\t" + run for run in runs), "\t}", "}", ""]
    return "\n".join(lines)


def execute(command: list[str], env: dict[str, str], timeout_s: float = 300) -> Outcome:
    env = {**os.environ, **env}
    try:
        done = subprocess.run(command, env=env, capture_output=True, text=True, errors="backslashreplace", timeout=timeout_s, check=False)
    except subprocess.TimeoutExpired:
        return Outcome("", "timeout", -1)
    return Outcome(done.stdout, done.stderr, done.returncode)


def run_all(path: Path, modes: list[str]) -> tuple[str, dict[str, list[Outcome]]]:
    """What real Go's compiler says against the file ("" if nothing), and the outcomes by mode, "real" among them: of main, then of each crash."""
    import realgo

    arguments = [[], *([str(k)] for k in range(CRASHES))]
    golite = [sys.executable, "-m", "golite", "run", str(path)]
    env = {"PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")])), "GOLITE_DEBUG": "1"}

    def real() -> tuple[str, list[Outcome]]:
        with tempfile.TemporaryDirectory() as folder:
            executable = Path(folder, "program")
            built = realgo.build(path, executable)
            if built.returncode:
                return built.stderr, []
            return "", [execute([str(executable), *a], {}) for a in arguments]

    with ThreadPoolExecutor(2) as pool:
        asked = pool.submit(real)
        outcomes = {mode: [execute([*golite, *a], env | MODES[mode]) for a in arguments] for mode in modes}
        errors, outcomes["real"] = asked.result()
    return errors, outcomes


def differing(outcomes: dict[str, list[Outcome]]) -> dict[str, list[str]]:
    """By mode: the parts of the batch that are not as with real Go."""
    found: dict[str, list[str]] = {}
    for mode, got in outcomes.items():
        names = [f"crash {k}" for k, (x, y) in enumerate(zip(got[1:], outcomes["real"][1:], strict=True)) if x.comparable() != y.comparable()]
        expected = replace(outcomes["real"][0], stdout=outcomes["real"][0].stdout * int(MODES.get(mode, {}).get("ROUNDS", "1")))
        if got[0].comparable() != expected.comparable():
            ours, theirs = (parts(o.stdout) for o in (got[0], expected))
            names += [name for name in theirs if ours.get(name) != theirs[name]] or [f"exit status {got[0].status}: {got[0].stderr[:300]}"]
        if names:
            found[mode] = names
    return found


def parts(stdout: str) -> dict[str, str]:
    """What each function printed."""
    found: dict[str, str] = {}
    for text in stdout.split("--- ")[1:]:
        name, _, rest = text.partition("\n")
        found[name] = found.get(name, "") + rest
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="Runs random programs in the tiers and compares with real Go.")
    parser.add_argument("--programs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0, help="of the first program; those that follow have the numbers after it")
    parser.add_argument("--batch", type=int, default=50, help="programs in one file")
    parser.add_argument("--modes", default="native,interp,auto1", help="of " + ", ".join(MODES))
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "go-programs"), help="where what differs is left")
    parser.add_argument("--show", action="store_true", help="print the file of --seed and --programs, run nothing")
    options = parser.parse_args()
    if options.show:
        print(make_batch(range(options.seed, options.seed + options.programs)))
        return 0
    options.keep.mkdir(parents=True, exist_ok=True)
    end = options.seed + options.programs
    different = 0
    start = time.monotonic()
    for first in range(options.seed, end, options.batch):
        seeds = range(first, min(first + options.batch, end))
        path = options.keep / f"programs{first}.go"
        path.write_text(make_batch(seeds))
        errors, outcomes = run_all(path, options.modes.split(","))
        found = {"real Go's compiler": [errors]} if errors else differing(outcomes)
        if not found:
            path.unlink()
            continue
        different += 1
        for mode, names in found.items():
            print(f"{path}: {mode}: {', '.join(names)}", flush=True)
        for mode, runs in outcomes.items():
            path.with_suffix(f".{mode}").write_text("\n".join(f"{o.stdout}{o.stderr}exit status {o.status}" for o in runs))
    print(f"{options.programs} programs, {different} batches with differences, {time.monotonic() - start:.0f} s")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
