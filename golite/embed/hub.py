"""Hubs: threads that run Python code of goroutines, each in a greenlet (runtime/hosthub.go says what they take, and when)."""

from __future__ import annotations

import threading

from greenlet import getcurrent, greenlet

from golite.embed.forked import end_child

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Hub:
    """One thread. ``take``: pyhubnext, ``run``: pyhubrun, of the runtime. ``ended`` is called when the runtime wants the thread no longer."""

    def __init__(self, take: Callable[[int], Any], run: Callable[[int], None], ended: Callable[[Hub], None]) -> None:
        self._take = take
        self._run = run
        self._ended = ended
        self._idle: list[greenlet] = []
        self._begun = 0  # greenlets that are not done with what they were given
        self.stopping = False
        self.thread = threading.Thread(target=self._loop, name="golite hub", daemon=True)
        self.thread.start()

    def _loop(self) -> None:
        take, idle = self._take, self._idle
        self._hub = getcurrent()
        while not self.stopping:
            item = take(self._begun)
            if type(item) is greenlet:
                item.switch()
            elif item is None:
                self._ended(self)
                break
            else:
                self._begun += 1
                if not idle:
                    greenlet(self._work).switch()  # which appends it; with the item for an argument it would have that as long as it lives
                idle.pop().switch(item)
            del item
        idle.clear()  # here, on their thread, greenlets can end

    def _work(self) -> None:
        me, idle, hub, run = getcurrent(), self._idle, self._hub, self._run
        idle.append(me)
        item = hub.switch()
        while True:
            try:
                if type(item) is int:
                    me.golite_call = item
                    run(item)
                    me.golite_call = 0
                else:
                    item()
            except BaseException as error:  # of a child of os.fork, or what another thread made this one raise at the worst of times
                _tell(error)
            del item
            self._begun -= 1
            idle.append(me)
            item = hub.switch()


def _tell(error: BaseException) -> None:
    from golite.embed.core import current
    from golite.embed.go import tell_exception

    if current().is_forked:
        end_child(error)
    tell_exception(error, "golite hub")
