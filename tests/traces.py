"""Tracebacks as golite and real Go can share them: the frames of the program's own functions, without arguments and addresses.

Beside a program in `testdata/` a `.trace` file holds those of its first goroutine's trace, recorded from real Go by

    python tests/traces.py [--update] PROGRAM.go...
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

_HEADER = re.compile(r"^goroutine \d+ (?:gp=\S+ m=\S+ )?\[([^\],]*)")
_POSITION = re.compile(r"^\t(.*):(\d+)")


def first_trace(stderr: str) -> str:
    """The first goroutine's trace: a header line, then per frame `function file.go:line`; of frames outside the program only panic's is kept,
    since libraries differ within."""
    kept: list[str] = []
    lines = stderr.splitlines()
    at = next((i for i, line in enumerate(lines) if _HEADER.match(line)), len(lines))
    for i in range(at, len(lines)):
        line = lines[i]
        header = _HEADER.match(line)
        if header is not None and i == at:
            kept.append(f"[{header.group(1)}]")
        elif line.startswith("..."):
            kept.append(line)
        elif not line or header is not None:
            break
        elif not line.startswith("\t") and i + 1 < len(lines):
            name = re.sub(r"\((?:\.\.\.|[0-9a-fx{}?, ]|\.{3})*\)$", "", line)
            position = _POSITION.match(lines[i + 1])
            if name == "panic":
                kept.append(name)
            elif name.startswith(("main.", "created by main.")) and position is not None:
                kept.append(f"{name} {Path(position.group(1)).name}:{position.group(2)}")
    return "\n".join(kept) + "\n"


def record(path: Path) -> str:
    """The trace that real Go prints for a program."""
    from realgo import build

    with tempfile.TemporaryDirectory(prefix="realgo-") as folder:
        executable = Path(folder, "program")
        built = build(path.resolve(), executable)
        if built.returncode != 0:
            raise SystemExit(built.stderr)
        run = subprocess.run([executable], capture_output=True, text=True, errors="replace", timeout=60, check=False)
    return first_trace(run.stderr)


def main(arguments: list[str]) -> None:
    update = "--update" in arguments
    for name in arguments:
        path = Path(name)
        target = path.with_suffix(".trace")
        if name != "--update" and (update or not target.exists()):
            target.write_text(record(path), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
