"""What is left of runtimes that nobody has any more: a thread ends their goroutines and frees what Go has for them.

A runtime's memory in Go stays until nothing in Python refers to it, so that a pointer to a variable, say, never points to nothing. That end comes as
a finaliser, which may run in any thread and between any two instructions, and only puts a Discarded into the queue.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress
from queue import Empty
from time import monotonic, sleep
from typing import TYPE_CHECKING

from golite.embed.native import HostCall

if TYPE_CHECKING:
    from golite.embed.core import Core
    from golite.embed.native import Group
    from golite.embed.streams import Stream

GROUP_ENDS, GROUP_EXITS = 1, 2  # how: with deferred calls, or without (runtime/hostkill.go)
GRACE_NS = 2_000_000_000  # for deferred calls, when goroutines are ended
_AGAIN_S = 1.0  # until the next try, if some have not ended
_BACKLOG, _BACKLOG_S = 64, 1.0  # discarded runtimes that may wait, and how long who makes one waits for them


class Discarded:
    """What a runtime has of its own, in lists that it shares."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.streams: list[Stream] = []
        self.files: list[object] = []  # Go knows their descriptors


def await_room(core: Core) -> None:
    """Whoever drops runtimes faster than they are freed, each with threads and descriptors, waits for that."""
    deadline = monotonic() + _BACKLOG_S
    while core.discarded.qsize() > _BACKLOG and monotonic() < deadline:
        sleep(0.001)


def reap(core: Core) -> None:
    left: list[Discarded] = []
    while True:
        with suppress(Empty):
            discarded = core.discarded.get(timeout=_AGAIN_S if left else None)
            if discarded is None:
                return
            left.append(discarded)
        left = [runtime for runtime in left if not _try_end(core, runtime)]


def _try_end(core: Core, runtime: Discarded) -> bool:
    try:
        return _end(core, runtime)
    except Exception as error:  # the others are waiting
        _tell(error)
        return not runtime.groups


def _tell(error: BaseException) -> None:
    from golite.embed.go import tell_exception

    tell_exception(error, "golite reaper")


def _end(core: Core, runtime: Discarded) -> bool:
    """Tells whether all is freed."""
    for group in list(runtime.groups):
        address = ctypes.addressof(group)
        core.words(core.address("runtime.closegroup"), address)
        if end_group(core, address, GROUP_ENDS) == 0:
            core.words(core.address("runtime.forgetgroup"), address)
            runtime.groups.remove(group)
            core.spare.append(group)
    if runtime.groups:
        return False
    for stream in runtime.streams:
        stream.close()
    for stream in runtime.streams:
        if stream.error is not None:
            _tell(stream.error)
    return True


def end_group(core: Core, address: int, how: int, thread: int = 0) -> int:
    """Ends all goroutines of a group; gives how many are left after a while. ``thread``: the system's number of the one that waits for this.
    What that has come from, callbacks that Go called on it, is not waited for."""
    from golite.embed.core import Call

    cb = HostCall(fn=core.address("runtime.endgroup"))
    cb.ints[:4] = [address, how, GRACE_NS, thread]
    with Call(cb):
        return int(cb.rints[0])
