"""Collecting type errors.

One code per kind of mistake (names as in Go's internal/types/errors, where each has a rule and an example). Errors are
kept in the order they are found; ``diagnostics`` gives them so, without what gc leaves out.
"""

from __future__ import annotations

from golite.errors import Diagnostic
from golite.syntax.source import FileSet


class ErrorList:
    """Errors of one package. ``report`` takes a global position."""

    __slots__ = ("_found", "_last", "fileset")

    def __init__(self, fileset: FileSet) -> None:
        self.fileset = fileset
        self._found: list[tuple[int, Diagnostic]] = []
        self._last: tuple[str, int, str] = ("", 0, "")

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, pos: int, diagnostic: Diagnostic) -> None:
        """A diagnostic of an earlier stage."""
        self._found.append((pos, diagnostic))

    def report(self, pos: int, message: str, code: str) -> None:
        # An operand or type that is already known to be wrong says nothing new.
        if self._found and (message.find("invalid operand") > 0 or message.find("invalid type") > 0):
            return
        position = self.fileset.position(pos)
        # gc drops an error equal to the one before it on the same line.
        key = (position.file, position.line, message)
        if key == self._last:
            return
        self._last = key
        self._found.append((pos, Diagnostic(position, message, code)))

    def diagnostics(self) -> list[Diagnostic]:
        """Every error once, in the order found: gc stops after ten of these and sorts them then."""
        seen: set[tuple[int, str]] = set()
        out: list[Diagnostic] = []
        for pos, d in self._found:
            if (pos, d.message) not in seen:
                seen.add((pos, d.message))
                out.append(d)
        return out
