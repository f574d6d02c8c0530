"""Limits for processes that tests start."""

from __future__ import annotations

import ctypes
import os
import resource
from collections.abc import Callable

_PR_CAPBSET_READ, _PR_CAPBSET_DROP = 23, 24
_CAP_SYS_ADMIN, _CAP_SYS_RESOURCE = 21, 24
_USER = 1_900_000_000  # and so many further ones: a user for each, since threads are counted by user

_libc = ctypes.CDLL(None, use_errno=True)


def limited(what: int, amount: int) -> Callable[[], None]:
    """For ``preexec_fn``: a resource limit."""
    return lambda: resource.setrlimit(what, (amount, amount))


def limited_threads(amount: int, most: int | None = None) -> Callable[[], None]:
    """For ``preexec_fn``: so many threads (``most``: if the process asks for that). Root has no such limit, so it becomes another user who still has
    access to root's files, without the capabilities that lift it; for other users all their threads count, hence the limit is beyond those."""
    if os.getuid() != 0:
        others = threads_of_user(os.getuid())
        return lambda: resource.setrlimit(resource.RLIMIT_NPROC, (others + amount, others + (most or amount)))

    def limit() -> None:
        for capability in (_CAP_SYS_ADMIN, _CAP_SYS_RESOURCE):
            if _libc.prctl(_PR_CAPBSET_READ, capability, 0, 0, 0) and _libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "cannot drop a capability")
        os.setresuid(_USER + os.getpid(), 0, 0)
        resource.setrlimit(resource.RLIMIT_NPROC, (amount, most or amount))

    return limit


def threads_of_user(user: int) -> int:
    count = 0
    for name in os.listdir("/proc"):
        try:
            if name.isdecimal() and os.stat(f"/proc/{name}").st_uid == user:
                count += len(os.listdir(f"/proc/{name}/task"))
        except OSError:
            pass  # it has ended
    return count
