"""A few damaged sources; python tests/mutations.py --files 20000 looks at many."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_damaged_sources(tmp_path: Path) -> None:
    script = Path(__file__).with_name("mutations.py")
    command = [sys.executable, str(script), "--files", "150", "--seed", "5", "--keep", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "150 files" in done.stdout
