"""Limits of time for calls of Go.

One thread looks after all limits of the process. It sleeps until the earliest of them, and is woken for an earlier one only: a limit that is not
reached costs its call an entry in a dict. A limit that is reached gets a thread of its own, since goroutines may take their time to end.

Handlers of signals and finalisers run between any two instructions, set limits of their own, and may raise. So nothing is locked while the dict is
changed: each step is one of C's. And that a call is over is told by a lock, which C code takes and gives back: Python functions for that might not
be called (runtime/hostpycall.go says why).
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from math import inf, isnan
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
_PAUSE_S, _LONGEST_PAUSE_S = 0.001, 1.0  # between one try to end a call and the next
_REFUSED_S = 0.05  # until a thread is asked for again


def seconds_of(timeout: float) -> float:
    """A timeout as a float. Raises TypeError for what is no number, ValueError for NaN."""
    text = "a timeout is a number of seconds from 0 on, not"
    try:
        if isnan(timeout):
            raise ValueError(f"{text} {timeout!r}")
        return float(timeout)
    except TypeError:
        raise TypeError(f"{text} {timeout!r}") from None
    except OverflowError:
        return inf if timeout > 0 else -inf


class Timeout:
    """Has ``end`` called unless a call is over within so many seconds, and until it is."""

    __slots__ = ("_end", "_ending", "_running", "_seconds")

    def __init__(self, seconds: float, end: Callable[[], object]) -> None:
        self._seconds = seconds
        self._end = end
        self._running = threading.Lock()  # locked while the call lasts
        self._ending = threading.Lock()  # locked while end is being called

    def run(self, call: Callable[[], _T]) -> _T:
        """Makes the call, once. Raises RuntimeError if there is no thread to watch."""
        try:
            with self._running:
                _watcher.add(self, monotonic() + self._seconds)
                return call()
        finally:
            _watcher.remove(self)
            with self._ending:
                pass

    @property
    def is_over(self) -> bool:
        return not self._running.locked()

    def forked(self) -> None:
        """In a child of os.fork, where no thread is that ends anything."""
        self._ending = threading.Lock()

    def fire(self) -> None:
        threading.Thread(target=self._fire, name="golite timeout", daemon=True).start()

    def _fire(self) -> None:
        pause = _PAUSE_S
        while True:
            # Again and again: the call may not have begun when this is done.
            with self._ending:
                if self.is_over:
                    return
                self._end()
            if self._running.acquire(timeout=pause):
                self._running.release()
                return
            pause = min(2 * pause, _LONGEST_PAUSE_S)


class _Watcher:
    def __init__(self) -> None:
        self._limits: dict[Timeout, float] = {}
        self._wakes = inf  # when the thread looks again; while it is looking, never
        self._asked = inf  # the deadline that it was woken for
        self._bell = threading.Lock()  # locked, unless the thread is to wake up
        self._bell.acquire()
        self._starting = threading.RLock()
        self._is_started = False

    def add(self, limit: Timeout, deadline: float) -> None:
        self._limits[limit] = deadline
        if deadline < self._wakes:
            if not self._is_started:
                self._start()
            self._asked = deadline
            with suppress(RuntimeError):  # it has been woken
                self._bell.release()

    def remove(self, limit: Timeout) -> None:
        self._limits.pop(limit, None)

    def _start(self) -> None:
        with self._starting:  # which may let a handler of a signal in: a second thread does no harm
            if not self._is_started:
                threading.Thread(target=self._watch, name="golite timeouts", daemon=True).start()
                self._is_started = True

    def _watch(self) -> None:
        while True:
            self._wakes = inf  # what is added from here on wakes us again
            now = monotonic()
            # The call that woke us may be over: those that come after it need not wake us again.
            earliest = self._asked if self._asked > now else inf
            for limit, deadline in self._limits.copy().items():
                if limit.is_over:
                    self.remove(limit)
                elif deadline > now:
                    earliest = min(earliest, deadline)
                else:
                    try:
                        limit.fire()
                        self._limits[limit] = inf
                    except RuntimeError:  # no thread can be started now
                        self._limits[limit] = now + _REFUSED_S
                        earliest = min(earliest, now + _REFUSED_S)
            self._wakes = earliest
            self._bell.acquire(timeout=min(earliest - now, threading.TIMEOUT_MAX))


def _forked() -> None:
    """In a child of os.fork, where no thread watches: there are no calls of Go either, but those that it began in."""
    for limit in _watcher._limits:
        limit.forked()
    _watcher.__init__()  # type: ignore[misc]


_watcher = _Watcher()
os.register_at_fork(after_in_child=_forked)
