"""Values of random types, through compiled functions and back: see tests/embed_random.py."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("seed", range(3))
def test_random_types(seed: int, tmp_path: Path) -> None:
    command = [sys.executable, str(Path(__file__).parent / "embed_random.py"), str(seed), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert (done.stdout, done.returncode) == ("ok\n", 0), done.stderr
