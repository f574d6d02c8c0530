"""Goroutines of Python's: functions that run in a greenlet of a hub (hub.py), so that they wait for channels and for Go without a thread each."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from typing import Any

from golite.embed.chan import Chan, ChanClosed
from golite.embed.core import current, start


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
            del args, kwargs
            self.__dict__.pop("_call", None)
            self.done = True
            self._over.close()
            current().goroutines.discard(self)  # not before: whoever waits would seem to wait for nobody

    def result(self, timeout: float | None = None) -> Any:
        """What the function returned; raises what it raised. TimeoutError if it is not over in time (seconds)."""
        with contextlib.suppress(ChanClosed):
            self._over.recv(timeout)
        self._told = True
        if self._error is not None:
            raise self._error
        return self._value

    def __del__(self) -> None:
        if getattr(self, "_error", None) is not None and not self._told:
            # As a thread's: somebody should know.
            sys.unraisablehook(Unraisable(self._error, self._function))  # type: ignore[arg-type]

    def __repr__(self) -> str:
        name = getattr(self._function, "__qualname__", repr(self._function))
        return f"<goroutine {name}{', done' if self.done else ''}>"


class Unraisable:
    """What sys.unraisablehook wants."""

    def __init__(self, error: BaseException | None, function: object) -> None:
        self.exc_type = type(error)
        self.exc_value = error
        self.exc_traceback = error.__traceback__ if error is not None else None
        self.err_msg = "exception in a goroutine that nobody asked for its result"
        self.object = function


def go(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Goroutine:
    """Starts ``function(*args, **kwargs)`` as a goroutine. What it calls of Go, and channels, make it wait without holding up its thread."""
    from golite.embed.runtime import options

    core = start(options())
    made = Goroutine(function, args, kwargs)
    core.goroutines.add(made)
    core.go(made)
    return made
