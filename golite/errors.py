"""The exception tree of golite, for hosts.

::

    Error
    ├── CompileError (also SyntaxError)   the program's fault, found before it runs
    │   └── LoadError                     its packages cannot be found or put together
    ├── UsageError                        what golite was asked to do makes no sense (no such file, ...)
    │   └── TraceError                    a file is no event trace, or a damaged one
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
    of ten errors counts by. ``package``: whose errors ``found`` are; ``others``: those of more packages.

    ``str()`` has a line for each. As a SyntaxError, with ``filename``, ``lineno``, ``offset`` and ``text``, it is the first of them."""

    def __init__(self, found: list[Diagnostic], package: str = "") -> None:
        self.found = found
        self.package = package
        self.others: list[CompileError] = []
        super().__init__()
        self._describe(found)

    def _describe(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = sorted(diagnostics, key=lambda d: (d.position.file, d.position.line, d.position.col))
        self.args = ("\n".join(map(str, self.diagnostics)),)
        if self.diagnostics:
            first, *rest = self.diagnostics
            self.msg = "\n".join([first.message, *map(str, rest)])
            self.filename = first.position.file or None
            self.lineno, self.offset = first.position.line, first.position.col

    def __str__(self) -> str:
        return str(self.args[0])

    @property
    def text(self) -> str | None:  # type: ignore[override]
        """The line of source that ``lineno`` is, if it can be read."""
        from linecache import getline

        return getline(self.filename, self.lineno or 0) or None if self.filename else None

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.found, self.package), {"others": self.others, "diagnostics": self.diagnostics, "args": self.args}

    def joined_with(self, others: list[CompileError]) -> CompileError:
        """This error, telling those of other packages too."""
        self.others += others
        lines = "\n".join(map(str, (self, *others)))
        self._describe([*self.diagnostics, *(d for other in others for d in other.diagnostics)])
        self.args = (lines,)
        return self


class LoadError(CompileError):
    """Packages that cannot be found or that do not go together. ``messages``: what the go command says, one for each package."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__([])
        self.messages = messages
        self.msg = "\n".join(messages)
        self.args = (self.msg,)

    def __reduce__(self) -> tuple[object, ...]:
        return LoadError, (self.messages,)


class UsageError(Error):
    """The message is what the command line prints; no traceback is owed."""


class TraceError(UsageError):
    """A file is no event trace, or a damaged one."""


class InternalError(Error):
    """golite is wrong: ``stage`` is the pipeline stage, ``where`` the Go function or position at hand."""

    def __init__(self, stage: str, where: str, message: str) -> None:
        self.stage = stage
        self.where = where
        super().__init__(f"internal error in {stage} at {where}: {message}")
