"""One measured run of a command: processor time, wall time and peak memory of the whole process, children included.

Processor time comes from wait4, exact.  Peak memory is harder: the kernel starts a child's `ru_maxrss` at the peak of the process
that forked it, so a small program under a big Python would seem as big as Python.  The child's own peak (VmHWM, which exec resets)
is therefore polled while it runs and used when `ru_maxrss` cannot tell.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_POLL_INTERVAL_S = 0.01


@dataclass(frozen=True)
class Run:
    """What one run cost and what it printed."""

    cpu_s: float
    wall_s: float
    peak_rss_kb: int
    exit_status: int
    timed_out: bool
    stdout: bytes
    stderr: str


class _PeakWatch(threading.Thread):
    """Polls the peak memory of a process until told to stop."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.path = f"/proc/{pid}/status"
        self.peak_kb = 0
        self.stopped = threading.Event()

    def run(self) -> None:
        while not self.stopped.is_set():
            try:
                with open(self.path, encoding="ascii", errors="replace") as status:
                    for line in status:
                        if line.startswith("VmHWM:"):
                            self.peak_kb = max(self.peak_kb, int(line.split()[1]))
            except (OSError, ValueError):
                return
            self.stopped.wait(_POLL_INTERVAL_S)


def measure(command: Sequence[str], *, env: Mapping[str, str], cwd: Path, timeout_s: float) -> Run:
    """Runs a command to its end, or kills its process group at the timeout."""
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        own_peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        process = subprocess.Popen(
            command, env=dict(env), cwd=cwd, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr, start_new_session=True
        )
        watch = _PeakWatch(process.pid)
        watch.start()
        timed_out = threading.Event()

        def kill() -> None:
            timed_out.set()
            os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(timeout_s, kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - start
        timer.cancel()
        watch.stopped.set()
        watch.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        stdout.seek(0)
        stderr.seek(0)
        peak_kb = usage.ru_maxrss if usage.ru_maxrss > own_peak_kb or not watch.peak_kb else watch.peak_kb
        return Run(
            usage.ru_utime + usage.ru_stime, wall_s, peak_kb, process.returncode, timed_out.is_set(),
            stdout.read(), stderr.read().decode(errors="replace"),
        )  # fmt: skip
