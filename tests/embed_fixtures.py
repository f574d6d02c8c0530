"""Fixtures for tests of tests/embed/values.go: a heap in Python, and the package's exports on it. A module of tests asks for them with
``pytest_plugins``."""

from __future__ import annotations

import pytest
from embed_go import FakeHeap, exports, new_converters

from golite.embed.exports import Exports


@pytest.fixture
def heap() -> FakeHeap:
    return new_converters()[1]


@pytest.fixture
def values(heap: FakeHeap) -> Exports:
    return Exports(exports(), heap.converters)
