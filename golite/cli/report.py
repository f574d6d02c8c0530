"""Prints compile errors as gc does: sorted, one a line, at most ten."""

from __future__ import annotations

import sys

from golite.errors import CompileError

MAX_ERRORS = 10


def report_compile_error(error: CompileError) -> None:
    diagnostics = error.diagnostics
    package = error.package if error.package != "main" else "command-line-arguments"
    lines = [f"# {package}"]
    shown = 0
    last = None
    for diagnostic in diagnostics:
        text = str(diagnostic) if diagnostic.position.file else f"runtime.main_main·f: {diagnostic.message}"
        if text == last:
            continue
        last = text
        if shown == MAX_ERRORS:
            lines.append("too many errors")
            break
        lines.append(text)
        shown += 1
    sys.stderr.write("\n".join(lines) + "\n")
