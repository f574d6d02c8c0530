"""Random Go programs that must do the same in every tier: what one tier gets wrong shows as a difference.

    python tests/tier_programs.py [--minutes N] [--seed N] [--keep FOLDER] [--real]

makes programs for so long and runs each interpreted, compiled, with everything promoted at its first call, and with only its loops promoted. Of
those that do not agree the text and all outputs are kept, and real Go, where there is one, is asked who is right; with ``--real`` it is always
asked.

The programs are those of random_programs/mixed.py. main calls every function with a few argument lists, again and again until some time is over,
so that functions and loops change tiers in between, and compares each result with the first one. go_programs.py compares programs of all kinds with
real Go.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from random_programs.mixed import PRELUDE, Mixed

ROOT = Path(__file__).resolve().parent.parent
MODES: dict[str, dict[str, str]] = {
    "interp": {"GOLITE_TIER": "interp"},
    "native": {"GOLITE_TIER": "native"},
    "auto1": {"GOLITE_TIER": "auto", "GOLITE_BUDGET": "1", "ROUNDS_MS": "500"},
    "loops": {"GOLITE_TIER": "auto", "GOLITE_BUDGET": "loops", "ROUNDS_MS": "500"},
}


_MAIN = """
func main() {
	ms, _ := strconv.Atoi(os.Getenv("ROUNDS_MS"))
	var first [%d]string
	start := time.Now()
	for round := 0; round < 2 || time.Since(start) < time.Duration(ms)*time.Millisecond; round++ {
		for k := range first {
			r := call(k)
			if round == 0 {
				first[k] = r
				fmt.Println(k, r)
			} else if r != first[k] {
				fmt.Println("otherwise in a later round:", k, r)
				os.Exit(1)
			}
		}
	}
}
"""


def make_program(seed: int) -> str:
    declarations, calls = Mixed(random.Random(seed)).declarations()
    imports = 'package main\n\nimport (\n\t"fmt"\n\t"os"\n\t"strconv"\n\t"time"\n)\n\n'
    return imports + PRELUDE + "\n" + declarations + _MAIN % calls


def run(command: list[str], env: dict[str, str], timeout_s: float = 60) -> str:
    """What a command prints, and how it ends."""
    try:
        done = subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, errors="replace", timeout=timeout_s, check=False)
    except subprocess.TimeoutExpired:
        return "timeout"
    return f"{done.stdout}{done.stderr}exit status {done.returncode}"


def run_tiers(path: Path, modes: dict[str, dict[str, str]]) -> dict[str, str]:
    env = {"PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")])), "GOLITE_DEBUG": "1"}
    return {name: run([sys.executable, "-m", "golite", "run", str(path)], {**env, **mode}) for name, mode in modes.items()}


def run_real(path: Path) -> str:
    import realgo

    with tempfile.TemporaryDirectory() as folder:
        executable = Path(folder, "program")
        built = realgo.build(path, executable)
        return built.stderr if built.returncode else run([str(executable)], {})


def main() -> int:
    parser = argparse.ArgumentParser(description="Runs random programs in all tiers and compares.")
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "tier-programs"), help="where what differs is left")
    parser.add_argument("--modes", default=",".join(MODES))
    parser.add_argument("--real", action="store_true", help="compare with real Go, too")
    options = parser.parse_args()
    options.keep.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + 60 * options.minutes
    seed, different = options.seed, 0
    while time.monotonic() < end:
        path = options.keep / f"seed{seed}.go"
        path.write_text(make_program(seed))
        outputs = run_tiers(path, {name: MODES[name] for name in options.modes.split(",")})
        if options.real:
            outputs["real"] = run_real(path)
        if len(set(outputs.values())) == 1 and "otherwise" not in outputs["native"]:
            path.unlink()
        else:
            different += 1
            if "real" not in outputs:
                outputs["real"] = run_real(path)
            print(f"seed {seed}:", ", ".join(name for name, text in outputs.items() if text != outputs["real"]), "differ from real Go")
            for name, text in outputs.items():
                path.with_suffix("." + name).write_text(text)
        seed += 1
    print(f"{seed - options.seed} programs from seed {options.seed} on, {different} different")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
