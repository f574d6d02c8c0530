"""Every program in testdata/ prints, and exits with, what real Go was recorded to."""

from __future__ import annotations

import difflib

import pytest
from conftest import Golite
from programs import Program, deterministic_part, find_programs, run_command


def _marks(program: Program) -> list[pytest.MarkDecorator]:
    marks: list[pytest.MarkDecorator] = []
    if program.is_slow:
        marks.append(pytest.mark.slow)
    if program.is_for_later:
        marks.append(pytest.mark.xfail(reason="golite does not claim to run these yet"))
    return marks


def _parameters() -> list[object]:
    return [pytest.param(program, id=program.name, marks=_marks(program)) for program in find_programs()]


def _difference(what: str, expected: str, got: str) -> str:
    names = (f"{what} of real Go", f"{what} of golite")
    diff = difflib.unified_diff(expected.splitlines(), got.splitlines(), *names, lineterm="", n=2)
    return "\n".join(list(diff)[:60])


@pytest.mark.parametrize("program", _parameters())
def test_program(program: Program, golite: Golite, timeout_factor: float) -> None:
    assert program.is_recorded, f"{program.name}: no recording; run python tests/record.py"
    expected = program.expected()
    cwd, target = (program.path, "./") if program.is_module else (program.path.parent, program.path.name)
    got = run_command(
        golite.argv(target, program.args), program,
        cwd=cwd, env=golite.environment(program.env), timeout_s=program.timeout_s * timeout_factor,
    )  # fmt: skip
    problems: list[str] = []
    if got.timed_out:
        problems.append(f"ran longer than {program.timeout_s * timeout_factor:g} s")
    elif got.exit_status != expected.exit_status:
        problems.append(f"exit status {got.exit_status}, real Go's is {expected.exit_status}")
    if got.stdout != expected.stdout:
        out, want = got.stdout.decode(errors="backslashreplace"), expected.stdout.decode(errors="backslashreplace")
        problems.append(_difference("stdout", want, out))
    stderr = deterministic_part(got.stderr)
    if stderr != expected.stderr:
        problems.append(_difference("stderr", expected.stderr, stderr))
    if problems:
        problems.append("stderr in full:\n" + got.stderr[:3000])
        pytest.fail(f"{program.name}:\n" + "\n".join(problems), pytrace=False)
