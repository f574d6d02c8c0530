"""Source files and positions.

A position is one integer: the file's ``base`` plus a byte offset. Bases are handed out by a ``FileSet`` so that
a position alone names file, line and column. Columns count bytes from 1, as gc's do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from golite.records import value


class Source:
    """One Go file's text. ``data`` is the raw bytes; ``name`` is what errors print. A file of an imported package has ``lines`` instead of text."""

    __slots__ = ("base", "data", "lines", "name", "path")

    def __init__(self, name: str, data: bytes, base: int, path: str = "", lines: list[int] | None = None) -> None:
        self.name = name
        self.path = path or name  # absolute path, for tracebacks and debug info
        self.data = data
        self.base = base
        if lines is not None:
            self.lines = lines
            return
        lines = [0]
        find = data.find
        at = find(b"\n")
        while at >= 0:
            lines.append(at + 1)
            at = find(b"\n", at + 1)
        self.lines = lines  # byte offset of each line's first byte

    def line_col(self, pos: int) -> tuple[int, int]:
        """Line and column (both from 1, column in bytes) of a position inside this file."""
        offset = pos - self.base
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1


@value
class Position:
    file: str
    line: int
    col: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.col}" if self.file else "-"


NO_POSITION = Position("", 0, 0)


class FileSet:
    """All sources of one compilation; gives every file a disjoint range of positions, from 1.

    Positions in imported packages are below those of the compilation's own files (``import_positions``)."""

    def __init__(self) -> None:
        self.sources: list[Source] = []
        self._bases: list[int] = []
        self._next = 1
        self._imported: Callable[[int], Source | None] | None = None

    @property
    def end(self) -> int:
        """Greater than all positions so far."""
        return self._next

    def import_positions(self, end: int, source_of: Callable[[int], Source | None]) -> None:
        """Leave the positions below ``end`` to ``source_of``. Before any file is added."""
        assert not self.sources
        self._next = end
        self._imported = source_of

    def add(self, name: str, data: bytes, path: str = "") -> Source:
        source = Source(name, data, self._next, path)
        self.sources.append(source)
        self._bases.append(self._next)
        self._next += len(data) + 2
        return source

    def source_of(self, pos: int) -> Source | None:
        index = bisect_right(self._bases, pos) - 1
        if index >= 0 and pos > 0:
            return self.sources[index]
        return self._imported(pos) if self._imported is not None and pos > 0 else None

    def position(self, pos: int) -> Position:
        source = self.source_of(pos)
        if source is None:
            return NO_POSITION
        line, col = source.line_col(pos)
        return Position(source.name, line, col)
