"""The exception tree of golite, for hosts.

::

    Error
    ├── CompileError (also SyntaxError)   the program's fault, found before it runs
    ├── UsageError                        what golite was asked to do makes no sense (no such file, ...)
    └── InternalError                     a bug of golite: names stage, function and source line
"""

from __future__ import annotations

from golite.records import value
from golite.syntax.source import Position


@value
class Diagnostic:
    """One compile error. ``code`` is a stable name such as "UnusedVar" (types/errors.py lists them)."""

    position: Position
    message: str
    code: str = ""

    def __str__(self) -> str:
        return f"{self.position}: {self.message}"


class Error(Exception):
    """Base class of everything golite raises."""


class CompileError(Error, SyntaxError):
    """``diagnostics``: every error found, sorted by position. ``found``: the same in the order they were found, which is what gc's limit
    of ten errors counts by."""

    def __init__(self, found: list[Diagnostic], package: str = "") -> None:
        self.found = found
        self.diagnostics = sorted(found, key=lambda d: (d.position.file, d.position.line, d.position.col))
        self.package = package
        super().__init__("\n".join(map(str, self.diagnostics)))


class UsageError(Error):
    """The message is what the command line prints; no traceback is owed."""


class InternalError(Error):
    """golite is wrong: ``stage`` is the pipeline stage, ``where`` the Go function or position at hand."""

    def __init__(self, stage: str, where: str, message: str) -> None:
        self.stage = stage
        self.where = where
        super().__init__(f"internal error in {stage} at {where}: {message}")
