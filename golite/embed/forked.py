"""The end of a child of os.fork that a goroutine, or a function that one called, has forked: the thread that it is on has nothing to go back to."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import NoReturn


def end_child(error: BaseException | None) -> NoReturn:
    """Ends the process as Python does when its main module ends, but for what atexit and finalisers would do."""
    status = 0
    try:
        if isinstance(error, SystemExit):
            code = error.code
            if isinstance(code, int):
                status = code & 0xFF
            elif code is not None:
                status = 1
                print(code, file=sys.stderr)
        elif error is not None:
            status = 1
            sys.excepthook(type(error), error, error.__traceback__)
        for stream in sys.stdout, sys.stderr:
            with contextlib.suppress(AttributeError, ValueError, OSError):
                stream.flush()
    finally:
        os._exit(status)
