"""Every conformance program run for the first time in each tier: is ``auto`` ever much slower than the better of the others?

    python -m benchmarks firstruns [names…]

A first run compiles: whatever the cache has of programs is removed before each, the standard library stays. Prints the programs for which
auto took over LIMIT_S longer than the better of interp and native in the median of three rounds, and the sums.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIERS = ("interp", "native", "auto")
LIMIT_S = 0.3
ROUNDS = 3


def programs(names: list[str]) -> list[Path]:
    skipped = {"bad", "errors", "ir", "native", "modules", "bytecode"}
    found = [p for p in sorted((ROOT / "testdata").rglob("*.go")) if p.relative_to(ROOT / "testdata").parts[0] not in skipped]
    return [p for p in found if p.with_suffix(".out").exists() and (not names or any(name in str(p) for name in names))]


def first_run(path: Path, tier: str, cache: Path) -> float:
    """Seconds, the process's whole life."""
    for kind in ("program", "native", "object"):
        shutil.rmtree(cache / "entries" / kind, ignore_errors=True)
    env = {**os.environ, "GOLITE_CACHE": str(cache), "GOLITE_TIER": tier, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "golite", "run", path.name]
    start = time.perf_counter()
    try:
        subprocess.run(command, cwd=path.parent, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
    except subprocess.TimeoutExpired:
        return float("inf")
    return time.perf_counter() - start


def main(names: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="golite-first-") as folder:
        cache = Path(folder)
        hello = ROOT / "benchmarks" / "programs" / "hello.go"
        first_run(hello, "native", cache)  # the library
        totals = dict.fromkeys(TIERS, 0.0)
        slow = []
        for path in programs(names):
            times = {tier: first_run(path, tier, cache) for tier in TIERS}
            if times["auto"] > min(times["interp"], times["native"]) + LIMIT_S:
                rounds = [{tier: first_run(path, tier, cache) for tier in TIERS} for _ in range(ROUNDS)]
                times = {tier: statistics.median(r[tier] for r in rounds) for tier in TIERS}
                if times["auto"] > min(times["interp"], times["native"]) + LIMIT_S:
                    slow.append((path, times))
            if max(times.values()) < float("inf"):
                for tier in TIERS:
                    totals[tier] += times[tier]
    for path, times in slow:
        print(f"{path.relative_to(ROOT)}: " + ", ".join(f"{tier} {times[tier]:.2f} s" for tier in TIERS))
    print(f"{len(slow)} programs over the limit of {LIMIT_S} s; in all: " + ", ".join(f"{tier} {totals[tier]:.1f} s" for tier in TIERS))
    return 1 if slow else 0
