"""Several threads at once: converters are made once and not seen half made, and a pointer has one proxy."""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from embed_go import exports, new_converters

from golite.embed.gotypes import type_at
from golite.embed.memory import write_word


@pytest.fixture(autouse=True)
def switching() -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def in_threads(count: int, work: Callable[[], Any]) -> list[Any]:
    """What so many threads that begin together return; what one raises is raised."""
    barrier = threading.Barrier(count)
    results: list[Any] = []
    errors: list[BaseException] = []

    def run() -> None:
        barrier.wait()
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return results


def test_making_converters() -> None:
    types = [t for row in exports()["functions"] for t in type_at(row[6]).params]
    for _ in range(5):
        converters, _heap = new_converters()

        def work() -> list[Any]:
            assert len([converters.zero(t) for t in types]) == len(types)  # noqa: B023
            return [converters.of(t) for t in types]  # noqa: B023

        found = in_threads(4, work)
        assert all(each == found[0] for each in found)


def test_proxies() -> None:
    converters, heap = new_converters()
    t = next(type_at(row[6]) for row in exports()["functions"] if row[0] == "PointPointer").params[0]
    targets = ctypes.create_string_buffer(16 * 200)
    slot = ctypes.create_string_buffer(8)
    load = converters.loader(t)
    for i in range(200):
        write_word(ctypes.addressof(slot), ctypes.addressof(targets) + 16 * i)
        with heap.scope():
            found = in_threads(3, lambda: load(ctypes.addressof(slot)))
        assert found[0] is found[1] is found[2]
        del found
    heap.drain()
    assert not heap.pinned
