"""The stress modes' names and budgets: those that there are, and what becomes of others."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from conftest import Golite

from golite.options import LOOPS_ONLY, RANDOM, budget_of

SOURCE = """package main

func main() { println("begun") }
"""


def _run(golite: Golite, directory: Path, modes: str) -> tuple[int, list[str]]:
    (directory / "x.go").write_text(SOURCE, encoding="utf-8")
    got = subprocess.run(
        golite.argv("x.go"), cwd=directory, env=golite.environment((("GOLITE_STRESS", modes),)), capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    return got.returncode, got.stderr.splitlines()


@pytest.mark.parametrize("modes", ["", "preempt,split,gc=50", "handoff,forcegc,gc", "gc=2147483647", "sched=0", "sched=18446744073709551615"])
def test_modes(golite: Golite, tmp_path: Path, modes: str) -> None:
    assert _run(golite, tmp_path, modes) == (0, ["begun"])


def test_seed_is_told(golite: Golite, tmp_path: Path) -> None:
    status, (told, begun) = _run(golite, tmp_path, "preempt,sched")
    assert (status, begun) == (0, "begun")
    name, _, seed = told.partition("=")
    assert name == "GOLITE_STRESS"
    assert _run(golite, tmp_path, seed) == (0, ["begun"])


@pytest.mark.parametrize(
    "wrong", ["bogus", "Preempt", "preempt=1", "gc=", "gc=x", "gc=0", "gc=-1", "gc=2147483648", "sched=", "sched=abc", "sched=18446744073709551616"]
)
@pytest.mark.parametrize("modes", ["{}", "split,{}", "{},gc=50"])
def test_wrong_modes_are_refused(golite: Golite, tmp_path: Path, modes: str, wrong: str) -> None:
    text = f"GOLITE_STRESS takes preempt, split, sched, sched=SEED, handoff, forcegc, gc and gc=N, not {wrong}"
    assert _run(golite, tmp_path, modes.format(wrong)) == (1, [text])


def test_budgets() -> None:
    assert [budget_of(text) for text in ("", "0", "1", "500", "random", "loops")] == [0, 0, 1, 500, RANDOM, LOOPS_ONLY]


@pytest.mark.parametrize("wrong", ["-1", "x", "1 ", "Random", "²"])
def test_wrong_budget(golite: Golite, tmp_path: Path, wrong: str) -> None:
    (tmp_path / "x.go").write_text(SOURCE, encoding="utf-8")
    got = subprocess.run(
        golite.argv("x.go"), cwd=tmp_path, env=golite.environment((("GOLITE_BUDGET", wrong),)), capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (got.returncode, got.stdout) == (1, "")
    assert got.stderr == f"golite run: GOLITE_BUDGET takes a number, random or loops, not {wrong}\n"
