"""``golite trace``: what an event trace says."""

from __future__ import annotations

import os
import sys

from golite.errors import UsageError
from golite.trace.reader import read_trace


def trace(args: list[str]) -> int:
    events = "--events" in args
    files = [arg for arg in args if arg != "--events"]
    if len(files) != 1 or files[0].startswith("-"):
        raise UsageError("golite trace: give one file that golite run --trace wrote\nRun 'golite help' for usage.")
    try:
        found = read_trace(files[0])
    except OSError as error:
        raise UsageError(f"golite trace: {files[0]}: {error.strerror}") from None
    try:
        if events:
            for event in found.events():
                sys.stdout.write(f"{event}\n")
        else:
            from golite.trace.summary import summarize

            sys.stdout.write(summarize(found).text())
        sys.stdout.flush()
    except BrokenPipeError:  # head has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 0
