"""Runs scripts that embed golite, each in a process of its own: the runtime is one a process, and tests map other images into pytest's."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).parents[1]

default_jit = ""  # what pytest's --embed-jit says

_PRELUDE = '''
import faulthandler, sys
import golite
from golite.embed.errors import *

def raises(kind, call, text=None):
    """The exception of that very class that a call raises."""
    try:
        result = call()
    except BaseException as error:
        assert type(error) is kind, f"{type(error).__name__}: {error}"
        assert text is None or str(error) == text, str(error)
        return error
    raise AssertionError(f"{kind.__name__} expected, not {result!r}")

def use_jit(jit):
    """Makes that the default."""
    from golite.embed import runtime
    for function in runtime.compile, runtime.load, runtime.run, runtime.Runtime.__init__:
        function.__kwdefaults__["jit"] = jit

def settle():
    """Waits until what turned out hot has been compiled."""
    import time
    from golite.embed.core import current
    compiler = current()._compiler
    while compiler is not None and not compiler.queue.is_idle:
        time.sleep(0.005)

'''


def run_script(script: str, *, timeout: float = 120, stress: str = "", silent: bool = False, **variables: str) -> str:
    """What the script printed. Fails if it does not end with status 0 in time; if it is to be silent, also if there is anything on standard error.
    ``raises`` and ``settle`` are there for it, and all exceptions."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    environment.pop("GOLITE_STRESS", None)
    if stress:
        environment["GOLITE_STRESS"] = stress
    process = subprocess.Popen(
        [sys.executable, "-X", "faulthandler", "-c", _PRELUDE + (f"use_jit({default_jit!r})\n" if default_jit else "") + textwrap.dedent(script)],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True,
    )  # fmt: skip
    try:
        out, err = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGABRT)  # shows where it is
        try:
            out, err = process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
        raise AssertionError(f"did not end within {timeout} s\n{out[-4000:]}\n{err[-8000:]}") from None
    assert process.returncode == 0, f"status {process.returncode}\n{out[-4000:]}\n{err[-8000:]}"
    assert not silent or re.sub(r"GOLITE_STRESS=sched=\d+\n", "", err) == "", err[-8000:]
    return out
