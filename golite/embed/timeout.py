"""Limits of time for calls of Go.

One thread looks after all limits of the process. It sleeps until the earliest of them, and is woken for an earlier one only: a limit that is not
reached costs its call two entries in a list. A limit that is reached gets a thread of its own, since goroutines may take their time to end.
"""

from __future__ import annotations

import os
import threading
from heapq import heapify, heappop, heappush
from itertools import count
from math import inf, isnan
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

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
    """Calls ``end`` unless the block is left within so many seconds, and until it is."""

    __slots__ = ("_done", "_end", "_seconds", "_thread", "is_over")

    def __init__(self, seconds: float, end: Callable[[], object]) -> None:
        self._seconds = seconds
        self._end = end
        self._thread: threading.Thread | None = None
        self.is_over = False

    def __enter__(self) -> None:
        try:
            _watcher.add(monotonic() + self._seconds, self)
        except BaseException:
            _watcher.remove(self)
            raise

    def __exit__(self, *exception: object) -> None:
        _watcher.remove(self)
        if self._thread is not None:
            self._done.set()
            self._thread.join()

    def fire(self) -> None:
        self._done = threading.Event()
        thread = threading.Thread(target=self._run, name="golite timeout", daemon=True)
        thread.start()
        self._thread = thread

    def _run(self) -> None:
        pause = _PAUSE_S
        while not self._done.is_set():
            # Again and again: the call may not have begun when this is done.
            self._end()
            self._done.wait(pause)
            pause = min(2 * pause, _LONGEST_PAUSE_S)


class _Watcher:
    def __init__(self) -> None:
        self._changed = threading.Condition(threading.Lock())
        self._limits: list[tuple[float, int, Timeout]] = []  # a heap, with some that are over; guarded by _changed, as all here
        self._over = 0  # so many of them
        self._wakes = float("inf")  # when the thread looks again
        self._numbers = count()
        self._thread: threading.Thread | None = None

    def add(self, deadline: float, limit: Timeout) -> None:
        with self._changed:
            heappush(self._limits, (deadline, next(self._numbers), limit))
            if deadline < self._wakes:
                if self._thread is None:
                    thread = threading.Thread(target=self._watch, name="golite timeouts", daemon=True)
                    thread.start()
                    self._thread = thread
                self._wakes = deadline
                self._changed.notify()

    def remove(self, limit: Timeout) -> None:
        with self._changed:
            if limit._thread is not None:
                return  # it is not among them any more
            limit.is_over = True
            limits = self._limits
            if limits and limits[0][2] is limit:
                heappop(limits)
            else:
                self._over += 1
                if self._over > 100 and 2 * self._over > len(limits):
                    self._over = 0
                    limits[:] = [entry for entry in limits if not entry[2].is_over]
                    heapify(limits)

    def _watch(self) -> None:
        with self._changed:
            while True:
                limits, now = self._limits, monotonic()
                while limits and (limits[0][2].is_over or limits[0][0] <= now):
                    limit = heappop(limits)[2]
                    if limit.is_over:
                        self._over -= 1
                    else:
                        try:
                            limit.fire()
                        except RuntimeError:  # no thread can be started now
                            heappush(limits, (now + _REFUSED_S, next(self._numbers), limit))
                self._wakes = limits[0][0] if limits else float("inf")
                self._changed.wait(min(self._wakes - now, threading.TIMEOUT_MAX) if limits else None)


def _forked() -> None:
    """In a child of os.fork, where no thread watches: there are no calls of Go either."""
    _watcher.__init__()  # type: ignore[misc]


_watcher = _Watcher()
os.register_at_fork(after_in_child=_forked)
