"""Every program in testdata/bad/ is rejected with gc's messages, all of them, and exit status 1."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from conftest import Golite
from programs import BAD, DEFAULT_TIMEOUT_S, Program, find_bad, run_command


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(BAD))) for path in find_bad()])
def test_bad(path: Path, golite: Golite, timeout_factor: float) -> None:
    recorded = path.with_suffix(".err")
    assert recorded.exists(), f"{path.name}: no recording; run python tests/record.py"
    got = run_command(
        golite.argv(path.name), Program(path),
        cwd=path.parent, env=golite.environment(), timeout_s=DEFAULT_TIMEOUT_S * timeout_factor,
    )  # fmt: skip
    expected = recorded.read_text(encoding="utf-8")
    # Neither side's `# package` line counts: it names the package as the go command was asked for it.
    stderr = "".join(line for line in got.stderr.splitlines(keepends=True) if not line.startswith("# "))
    if stderr != expected or got.exit_status != 1 or got.stdout:
        diff = difflib.unified_diff(expected.splitlines(), stderr.splitlines(), "gc", "golite", lineterm="", n=3)
        text = "\n".join(list(diff)[:60])
        stdout = got.stdout[:500].decode(errors="replace")
        pytest.fail(f"{path.name}: exit status {got.exit_status}\n{text}\nstdout: {stdout!r}", pytrace=False)
