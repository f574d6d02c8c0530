"""Every archive in testdata/packages/ makes golite print what it made the go command print."""

from __future__ import annotations

import difflib
import os
import subprocess
from pathlib import Path

import pytest
from archives import Archive, find_archives, transcript
from conftest import Golite


@pytest.mark.parametrize("archive", [pytest.param(archive, id=archive.name) for archive in find_archives()])
def test_archive(archive: Archive, golite: Golite, timeout_factor: float) -> None:
    assert archive.recording.exists(), f"{archive.name}: no recording; run python tests/record.py"

    def run(verb: str, args: list[str], cwd: Path, env: dict[str, str]) -> tuple[int, str, str]:
        more = {key: value for key, value in env.items() if os.environ.get(key) != value}
        done = subprocess.run([*golite.command, verb, *args], cwd=cwd, env=golite.environment(tuple(more.items())), capture_output=True,
                              text=True, check=False, timeout=30 * timeout_factor)  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    got = transcript(archive, run)
    expected = archive.recording.read_text(encoding="utf-8")
    if got != expected:
        diff = difflib.unified_diff(expected.splitlines(), got.splitlines(), "real Go", "golite", lineterm="", n=3)
        pytest.fail(f"{archive.name}:\n" + "\n".join(diff), pytrace=False)
