"""Hubs: threads that run Python code of goroutines, each in a greenlet (runtime/hosthub.go says what they take, and when)."""

from __future__ import annotations

import ctypes
import threading
from itertools import chain, repeat

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
        self._begun = ctypes.c_uint64(0)  # greenlets that are not done with what they were given
        self._item: Any = None  # what has been taken, until it is begun
        self.stopping = False
        self.thread = threading.Thread(target=self._loop, name="golite hub", daemon=True)
        self.thread.start()

    def _loop(self) -> None:
        self._hub = getcurrent()
        while not self.stopping:
            try:
                self._serve()
            except BaseException as error:  # what another thread made this one raise, at the worst of times
                _tell(error)
        self._idle.clear()  # here, on their thread, greenlets can end

    def _serve(self) -> None:
        # The exception may come at every call: what is to be done is noted until somebody does it.
        items = chain(() if self._item is None else (self._item,), map(self._take, repeat(ctypes.addressof(self._begun))))
        for self._item in items:
            if self._item is None:
                self.stopping = True
                self._ended(self)
            elif isinstance(self._item, greenlet):
                item, self._item = self._item, None
                greenlet.switch(item)  # not what a subclass may call so
                del item
            else:
                if not self._idle:
                    greenlet(self._work).switch()  # which appends it
                self._idle.pop().switch()
            if self.stopping:
                return

    def _work(self) -> None:
        me, idle, hub, run = getcurrent(), self._idle, self._hub, self._run
        while True:
            idle.append(me)
            hub.switch()
            item, self._item = self._item, None
            self._begun.value += 1
            try:
                if type(item) is int:
                    me.golite_call = item
                    try:
                        run(item)
                    finally:
                        me.golite_call = 0
                else:
                    item()
            except BaseException as error:  # of a child of os.fork, or what another thread made this one raise
                _tell(error)
            del item
            self._begun.value -= 1


def _tell(error: BaseException) -> None:
    from golite.embed.core import current
    from golite.embed.go import tell_exception

    if current().is_forked:
        end_child(error)
    tell_exception(error, "golite hub")
