"""Hubs: threads that run Python code of goroutines, each in a greenlet (runtime/hosthub.go says what they take, and when)."""

from __future__ import annotations

import threading

from greenlet import getcurrent, greenlet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Hub:
    """One thread. ``take``: pyhubnext, ``run``: pyhubrun, of the runtime."""

    def __init__(self, take: Callable[[], Any], run: Callable[[int], None]) -> None:
        self._take = take
        self._run = run
        self._idle: list[greenlet] = []
        self.stopping = False
        self.thread = threading.Thread(target=self._loop, name="golite hub", daemon=True)
        self.thread.start()

    def _loop(self) -> None:
        take, idle = self._take, self._idle
        self._hub = getcurrent()
        while not self.stopping:
            item = take()
            if type(item) is greenlet:
                item.switch()
            else:
                target = idle.pop() if idle else greenlet(self._work)
                target.switch(item)
            del item

    def _work(self, item: Any) -> None:
        me, idle, hub, run = getcurrent(), self._idle, self._hub, self._run
        while True:
            if type(item) is int:
                run(item)
            else:
                item()
            del item
            idle.append(me)
            item = hub.switch()
