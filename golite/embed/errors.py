"""Exceptions of golite in Python; compile errors and the base class are in golite/errors.py, which the command line has too.

::

    Error
    ├── CompileError (also SyntaxError)          see golite/errors.py
    ├── GoError                                  an error that a Go function returned as its last result
    ├── GoPanic                                  a panic that nothing recovered
    │   ├── IndexPanic (also IndexError)         index or slice bounds out of range
    │   └── DivisionPanic (also ZeroDivisionError)
    ├── DeadlockError                            all goroutines of a run wait for each other
    ├── LimitError                               a run went beyond what it was allowed
    │   ├── TimeoutLimit (also TimeoutError)
    │   ├── MemoryLimit (also MemoryError)
    │   ├── GoroutineLimit
    │   └── OutputLimit
    ├── Cancelled                                a call was cancelled
    └── GoExit                                   the program called os.Exit
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from golite.errors import CompileError, Error

if TYPE_CHECKING:
    from golite.embed.interfaces import Box

__all__ = [
    "Cancelled",
    "CompileError",
    "DeadlockError",
    "DivisionPanic",
    "Error",
    "GoError",
    "GoExit",
    "GoPanic",
    "GoroutineLimit",
    "IndexPanic",
    "LimitError",
    "MemoryLimit",
    "OutputLimit",
    "TimeoutLimit",
]


class GoError(Error):
    """A Go error. ``str()`` is what its method Error said; ``value`` the error itself: a proxy if it is a pointer, an instance of its class if a
    struct.

    What it wraps is its ``__cause__``, so that tracebacks show it; ``wrapped`` has all, for errors that wrap several. Two are equal if the Go errors
    are, so that an error can be compared with a package's variables."""

    def __init__(self, message: str, value: Any = None, box: Box | None = None, wrapped: tuple[BaseException, ...] = ()) -> None:
        super().__init__(message)
        self.value = value
        self.box = box  # the interface value, for when the error goes back to Go
        self.wrapped = wrapped
        if wrapped:
            self.__cause__ = wrapped[0]

    def chain(self) -> Iterator[BaseException]:
        """The error and all that it wraps, in the order in which Go's errors.Is looks at them. Python's exceptions among them are themselves."""
        yield self
        for error in self.wrapped:
            if isinstance(error, GoError):
                yield from error.chain()
            else:
                yield error

    def is_(self, target: BaseException) -> bool:
        """Go's errors.Is: is it or something that it wraps equal to ``target``, or says its method Is so?"""
        return any(error == target or (isinstance(error, GoError) and error._says_is(target)) for error in self.chain())

    def as_(self, wanted: type | str) -> Any:
        """Go's errors.As: the first value in the chain that is of a class (``module.T``, or ``module.T.ref`` for pointers) or of a type as Go prints
        it (``"*fs.PathError"``), for those that have no class in a module; None if there is none."""
        for error in self.chain():
            if not isinstance(error, GoError):
                if not isinstance(wanted, str) and isinstance(error, wanted):
                    return error
            elif isinstance(wanted, str):
                if error.box is not None and error.box.type.string == wanted:
                    return error.value
            elif isinstance(error.value, wanted):
                return error.value
        return None

    def _says_is(self, target: BaseException) -> bool:
        method = self.box.method("Is") if self.box is not None else None
        return method is not None and method(target) is True

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, GoError):
            return NotImplemented
        if self.box is None or other.box is None:
            return self is other
        return self.box.same(other.box) or (self.box.type is other.box.type and self.box.type.is_comparable and bool(self.value == other.value))

    def __hash__(self) -> int:
        return hash(self.box.type) if self.box is not None else id(self)

    def __reduce__(self) -> Any:
        # The Go error stays where it is.
        return GoError, (str(self), None, None, self.wrapped)


class GoPanic(Error):
    """``value``: what the program gave to panic, as Python has it. ``goroutine``: the number of the one that panicked. ``frames``: its calls,
    innermost first, as (function, file, line)."""

    def __init__(self, message: str, value: Any = None, goroutine: int = 0, frames: tuple[tuple[str, str, int], ...] = ()) -> None:
        super().__init__(message)
        self.value = value
        self.goroutine = goroutine
        self.frames = frames

    def __reduce__(self) -> Any:
        value = self.value if type(self.value) in (bool, int, float, complex, str, bytes) else None
        return type(self), (str(self), value, self.goroutine, self.frames)


class IndexPanic(GoPanic, IndexError):
    pass


class DivisionPanic(GoPanic, ZeroDivisionError):
    pass


class DeadlockError(Error):
    """``goroutines``: a text for each, with what it waits for."""

    def __init__(self, message: str, goroutines: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.goroutines = goroutines

    def __reduce__(self) -> Any:
        return DeadlockError, (str(self), self.goroutines)


class LimitError(Error):
    """A run used more than its limit allows."""


class TimeoutLimit(LimitError, TimeoutError):
    pass


class MemoryLimit(LimitError, MemoryError):
    pass


class GoroutineLimit(LimitError):
    pass


class OutputLimit(LimitError):
    pass


class Cancelled(Error):
    """The call was cancelled."""


class GoExit(Error):
    """The program called os.Exit with ``code``. Never ends the host."""

    def __init__(self, code: int) -> None:
        super().__init__(f"exit status {code}")
        self.code = code

    def __reduce__(self) -> Any:
        return GoExit, (self.code,)
