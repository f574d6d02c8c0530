"""Every program in testdata/ prints, and exits with, what real Go was recorded to."""

from __future__ import annotations

import pytest
from conftest import Golite
from programs import Program, differences, find_programs, run_command


def _marks(program: Program) -> list[pytest.MarkDecorator]:
    marks: list[pytest.MarkDecorator] = []
    if program.is_slow:
        marks.append(pytest.mark.slow)
    if program.is_for_later:
        marks.append(pytest.mark.xfail(reason="golite does not claim to run these yet"))
    return marks


def _parameters() -> list[object]:
    return [pytest.param(program, id=program.name, marks=_marks(program)) for program in find_programs()]


@pytest.mark.parametrize("program", _parameters())
def test_program(program: Program, golite: Golite, timeout_factor: float) -> None:
    assert program.is_recorded, f"{program.name}: no recording; run python tests/record.py"
    cwd, target = (program.path, "./") if program.is_module else (program.path.parent, program.path.name)
    got = run_command(
        golite.argv(target, program.args), program,
        cwd=cwd, env=golite.environment(program.env), timeout_s=program.timeout_s * timeout_factor,
    )  # fmt: skip
    problems = differences(program, got, program.timeout_s * timeout_factor)
    if problems:
        pytest.fail(f"{program.name}:\n" + "\n".join(problems), pytrace=False)
