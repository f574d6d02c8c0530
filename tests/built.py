"""Stands in for golite to run any test with executables, by a command of the same shape:

    pytest tests/test_programs.py tests/test_traces.py --golite-cmd "python tests/built.py"

builds every program with `golite build` and runs the file; the stress modes work as well.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path


def main(argv: list[str]) -> int:
    """`built.py run FILE.go|DIR [args]`: builds, then runs the program."""
    if len(argv) < 2 or argv[0] != "run":
        print("usage: built.py run FILE.go|DIR [args]", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="built-") as folder:
        executable = Path(folder, "program")
        built = subprocess.run([sys.executable, "-m", "golite", "build", "-o", str(executable), argv[1]], check=False)
        if built.returncode != 0:
            return built.returncode
        return subprocess.run([executable, *argv[2:]], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
