"""Which version of the language a file is in, and what needs a later one.

A module's go.mod names the version; a file's ``//go:build go1.N`` line another for the file, but none before 1.21.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Optional

from golite.syntax import ast

Version = tuple[int, int]

LATEST: Version = (1, 27)
_LEAST_OF_FILE: Version = (1, 21)


def _text(version: Version) -> str:
    return f"go{version[0]}.{version[1]}"


class Versions:
    """The versions of a package's files, for the checker, which gives positions."""

    def __init__(self) -> None:
        self.version = LATEST
        self._files: list[tuple[int, int, Version]] = []  # first and last position, and what the file asks for
        self.least = LATEST  # of all files

    def set_versions(self, version: Version, files: Iterable[tuple[ast.File, Optional[Version]]]) -> None:
        """``version``: of the package."""
        self.version = version
        for file, asked in files:
            if asked is not None:
                self._files.append((file.source.base, file.source.base + len(file.source.data), asked))
        self.least = min([version, *(max(asked, _LEAST_OF_FILE) for _, _, asked in self._files)])

    def _asked_at(self, pos: int) -> Optional[Version]:
        return next((asked for first, last, asked in self._files if first <= pos <= last), None)

    def allows(self, pos: int, wanted: Version) -> bool:
        """Is the file at least at this version?"""
        if self.least >= wanted:
            return True
        asked = self._asked_at(pos)
        return (self.version if asked is None else max(asked, _LEAST_OF_FILE)) >= wanted

    def needs(self, pos: int, wanted: Version) -> str:
        """The end of a complaint about something that needs a later version."""
        asked = self._asked_at(pos)
        if asked is not None and asked >= _LEAST_OF_FILE:
            why = f"file declares //go:build {_text(asked)}"
        else:
            why = f"-lang was set to {_text(self.version)}; check go.mod"
        return f"requires {_text(wanted)} or later ({why})"
