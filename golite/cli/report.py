"""Prints compile errors as gc does: the first ten found, sorted, one a line, and that there are more."""

from __future__ import annotations

import sys

from golite.errors import CompileError, Diagnostic, LoadError

MAX_ERRORS = 10


def report_compile_error(error: CompileError) -> None:
    for each in (error, *error.others):
        sys.stderr.write("\n".join(each.messages if isinstance(each, LoadError) else _lines(each)) + "\n")


def _lines(error: CompileError) -> list[str]:
    """One package's errors."""
    lines = [f"# {error.package}"]
    first = error.found[:MAX_ERRORS]
    # gc orders files as it met them.
    files = {name: number for number, name in enumerate(dict.fromkeys(d.position.file for d in first))}
    for diagnostic in sorted(first, key=lambda d: (files[d.position.file], d.position.line, d.position.col)):
        text = _format(diagnostic)
        if text != lines[-1]:
            lines.append(text)
    if len(first) == MAX_ERRORS:
        # gc says so as soon as it has ten, whether or not there is an eleventh.
        lines.append(f"{first[-1].position}: too many errors")
    return lines


def _format(diagnostic: Diagnostic) -> str:
    if diagnostic.position.file:
        return str(diagnostic)
    return f"runtime.main_main·f: {diagnostic.message}"  # found by Go's linker, which names its caller
