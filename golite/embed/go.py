"""Goroutines of Python's: functions that run in a greenlet of a hub (hub.py), so that they wait for channels and for Go without a thread each."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable
from typing import Any

from golite.embed.chan import Chan, ChanClosed
from golite.embed.core import current, start
from golite.embed.forked import end_child


class Goroutine:
    """A Python function that ``go`` started. ``result()`` waits for what it returns."""

    def __init__(self, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        self._function = function
        self._call = (args, kwargs)
        self._over = Chan(bool)
        self._value: Any = None
        self._error: BaseException | None = None
        self._told = False
        self.done = False

    def __call__(self) -> None:
        args, kwargs = self._call
        try:
            self._value = self._function(*args, **kwargs)
        except BaseException as error:
            self._error = error
        finally:
            if current().is_forked:
                end_child(self._error)
            del args, kwargs
            self.__dict__.pop("_call", None)
            self.done = True
            self._over.close()

    def result(self, timeout: float | None = None) -> Any:
        """What the function returned; raises what it raised. TimeoutError if it is not over in time (seconds)."""
        with contextlib.suppress(ChanClosed):
            self._over.recv(timeout)
        self._told = True
        if self._error is not None:
            raise self._error
        return self._value

    def __del__(self) -> None:
        error = getattr(self, "_error", None)
        if error is not None and not self._told:
            tell_exception(error, f"goroutine {self._name()}")

    def _name(self) -> str:
        return str(getattr(self._function, "__qualname__", repr(self._function)))

    def __repr__(self) -> str:
        return f"<goroutine {self._name()}{', done' if self.done else ''}>"


class _Named:
    """What threading.excepthook wants to know of a thread."""

    def __init__(self, name: str) -> None:
        self.name = name


def tell_exception(error: BaseException, where: str) -> None:
    """Of an exception that nobody will see otherwise: threading.excepthook is told, as of those that end threads; sys.excepthook of what
    that raises."""
    args = (type(error), error, error.__traceback__, _Named(where))
    try:
        threading.excepthook(threading.ExceptHookArgs(args))
    except Exception as wrong:
        with contextlib.suppress(Exception):
            sys.excepthook(type(wrong), wrong, wrong.__traceback__)


def go(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Goroutine:
    """Starts ``function(*args, **kwargs)`` as a goroutine. What it calls of Go, and channels, make it wait without holding up its thread."""
    from golite.embed.runtime import options

    core = start(options())
    made = Goroutine(function, args, kwargs)
    core.go(made)
    return made
