"""The compiler thread in a host's process (golite/engine/hotqueue.py): for programs with ``jit="auto"``, from the first of them on.

It is a thread among the host's, and leaves alone what is not its own: file descriptors, working directory, Python's collector and limits stay as they
are. While LLVM works it does not hold the GIL. It ends when the process does, after what it is at: LLVM must not be taken down while it
works. Where no thread can be started programs stay interpreted.
"""

from __future__ import annotations

import atexit
import threading
from typing import TYPE_CHECKING

from golite.engine.hotqueue import HotQueue

if TYPE_CHECKING:
    from golite.embed.core import Core
    from golite.engine.tiers import Tiers


class Compiler:
    """``budget``: Options.budget of the first program."""

    def __init__(self, core: Core, budget: int) -> None:
        self.queue = HotQueue(core.address("runtime.hotqueue"), core.modules, budget)
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def add(self, tiers: Tiers) -> None:
        """Serves a program that is mapped."""
        self.queue.add(tiers)
        with self._lock:
            if self._thread is None:
                # Not one of the host's when deadlocks are looked for (core.py): its name begins so.
                thread = threading.Thread(target=self.queue.run, name="golite compiler", daemon=True)
                try:
                    thread.start()
                except RuntimeError:
                    return
                self._thread = thread
                atexit.register(self._stop)
                self.queue.open()

    def _stop(self) -> None:
        self.queue.stop()
        assert self._thread is not None
        self._thread.join()  # in a child of os.fork, where it is not, that does not wait
