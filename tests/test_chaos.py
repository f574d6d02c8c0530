"""The concurrent programs of testdata/ under random stress for two minutes; python tests/chaos.py goes on for as long as one likes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_chaos() -> None:
    script = Path(__file__).with_name("chaos.py")
    done = subprocess.run([sys.executable, str(script), "--minutes", "2"], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
