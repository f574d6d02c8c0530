"""Gives the process to a program: what ``golite run`` and ``golite.exec`` do."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golite.options import Options


def execute(targets: list[str], args: list[str], options: Options) -> int:
    """Loads the program (files, a folder or an import path) and runs it with ``args`` as the rest of os.Args. Its end is the process's; the exit
    status is returned only if the runtime gives the control back. Raises UsageError and CompileError."""
    if options.trace:
        os.environ["GOLITE_TRACE"] = options.trace  # for the runtime, which keeps it from the program
    from golite.engine.process import run_program
    from golite.engine.program import load_program

    options.stage("find in the cache")
    program = load_program(targets, options)
    name = targets[0][:-3] if targets[0].endswith(".go") else os.path.basename(os.path.abspath(targets[0]))
    sys.stdout.flush()
    options.stage("map")
    return run_program(program.images, program.entry, [name, *args], options.procs, program.tiers)
