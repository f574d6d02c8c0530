"""The traces of panics show the frames that real Go's show, through inlined calls too."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Golite
from programs import TESTDATA, load_program, run_command
from traces import first_trace

TRACES = sorted(TESTDATA.rglob("*.trace"))


@pytest.mark.parametrize("recorded", TRACES, ids=lambda path: str(path.relative_to(TESTDATA).with_suffix("")))
def test_trace(recorded: Path, golite: Golite, timeout_factor: float) -> None:
    program = load_program(recorded.with_suffix(".go"))
    got = run_command(
        golite.argv(program.path.name, program.args), program,
        cwd=program.path.parent, env=golite.environment(program.env), timeout_s=program.timeout_s * timeout_factor,
    )  # fmt: skip
    assert first_trace(got.stderr) == recorded.read_text(encoding="utf-8"), got.stderr[:3000]
