"""Every program in examples/ runs, prints something and ends as its first lines promise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Golite
from programs import Program, run_command

EXAMPLES = sorted((ROOT / "examples").glob("*.go"))
EMBEDDING = sorted((ROOT / "examples" / "embed").glob("*.py"))

# Exit statuses other than 0, and a line that stdout must have.
EXIT_STATUS = {"deadlock": 2}
EXPECTED_LINE = {
    "sieve": "2 3 5 7 11 13 17 19 23 29 31 37 41 43 47 53 59 61 67 71 73 79 83 89 97 101 103 107 109 113 ",
    "pingpong": "the ball was hit often: true",
    "workers": "45360 has the most divisors up to 50000: 100",
    "fanin": "enough talk",
    "wordcount": "     2 words",
    "deadlock": "waiting for an egg or a hen ...",
    "bank": "total: 10000",
}


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in EXAMPLES])
def test_example(path: Path, golite: Golite, timeout_factor: float) -> None:
    program = Program(path, stdin=b"some words, and more words\n")
    got = run_command(golite.argv(path.name), program, cwd=path.parent, env=golite.environment(), timeout_s=30 * timeout_factor)
    assert got.exit_status == EXIT_STATUS.get(path.stem, 0), got.stderr
    lines = got.stdout.decode().split("\n")
    assert len(lines) > 1
    if path.stem in EXPECTED_LINE:
        assert EXPECTED_LINE[path.stem] in lines


# Lines that stdout must have, of what runs Go from Python.
EMBEDDING_LINES = {
    "host_functions": [
        "[('cheese', [('brie', 1)]), ('fruit', [('apple', 2), ('pear', 1)])]",
        "page bread: KeyError: 'bread'",
        "recovered: ValueError: nothing counted in fish",
        "bread ['bread', 'is', 'this']",
    ],
    "calc": ["Vec(X=3.0, Y=4.0) 5.0 Vec(X=0.6, Y=0.8)", "error: the zero vector has no direction True", "tortoise"],
    "pool": ["5133 primes from 0 to 50000", "17984 primes in all"],
    "sandbox": [
        "well-behaved: done; printed 'working\\n'; 0 goroutines left",
        "endless: TimeoutLimit: the call took longer than 1.5 s; printed ''; 0 goroutines left",
        "bottomless: GoPanic: fatal error: stack overflow; printed ''; 0 goroutines left",
        "quitter: GoExit: exit status 3; printed 'bye\\n'; 0 goroutines left",
        "all programs have ended",
    ],
}


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in EMBEDDING])
def test_embedding_example(path: Path, timeout_factor: float) -> None:
    done = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, timeout=60 * timeout_factor, check=False)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.split("\n")
    assert len(lines) > 1
    for line in EMBEDDING_LINES.get(path.stem, []):
        assert line in lines, done.stdout
