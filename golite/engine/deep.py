"""What Python needs to be told before it compiles a program: to allow deep recursion, and not to look for garbage.

Deeply nested programs: the compiler's stages recurse over the tree, and a long chain of operators, calls or declarations is a deep tree.
Python's usual recursion limit is enough for what people write. Only when it is not is the work done once more, in a thread whose
stack is large enough for a limit that no program reaches.

Garbage: the compiler makes hundreds of thousands of objects that all stay until it is done. Searching them for dead cycles again and again would
take a fifth of its time and find nothing.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")

_STACK_SIZE = 512 << 20  # address space; only what is used becomes memory
_RECURSION_LIMIT = 1_000_000


def with_deep_stack(work: Callable[[], _T]) -> _T:
    """``work()`` without garbage collection; on a RecursionError once more with a large stack, so ``work`` must begin from nothing each time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _with_deep_stack(work)
    finally:
        if collecting:
            gc.enable()


def _with_deep_stack(work: Callable[[], _T]) -> _T:
    try:
        return work()
    except RecursionError:
        pass
    import threading

    results: list[_T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)

    size = threading.stack_size(_STACK_SIZE)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(_RECURSION_LIMIT)
    try:
        thread = threading.Thread(target=run, name="golite deep")
        thread.start()
        thread.join()
    finally:
        threading.stack_size(size)
        sys.setrecursionlimit(limit)
    if errors:
        raise errors[0]
    return results[0]
