"""The runtime's symbol tables: which function, file and line a program counter belongs to.

Layouts are those of runtime/symtab.go (functab, linetab, moduledata): change both.
"""

from __future__ import annotations

import struct

WRAPPER, RUNTIME = 1, 2


def _flags(symbol: str, wrapper: bool) -> int:
    if wrapper:
        return WRAPPER
    return RUNTIME if symbol.startswith("runtime.") else 0


class PcTable:
    """``functions``: (area, text offset) → (size, symbol); ``lines``: sorted (text offset, line, file number); ``wrappers``: text offsets of
    functions that the compiler made."""

    MODULEDATA_SIZE = 10 * 8

    def __init__(
        self,
        functions: dict[tuple[int, int], tuple[int, str]],
        lines: list[tuple[int, int, int]],
        files: list[str],
        wrappers: frozenset[int] | set[int] = frozenset(),
    ) -> None:
        names = bytearray()

        def name(text: str) -> int:
            at = len(names)
            raw = text.encode("utf-8", "surrogateescape")[:65535]
            names.extend(struct.pack("<H", len(raw)) + raw)
            if len(names) & 1:
                names.append(0)
            return at

        entries = sorted((at, size, symbol) for (_, at), (size, symbol) in functions.items())
        out = []
        for at, _size, symbol in entries:
            out.append(struct.pack("<IIII", at, name(symbol), 0, _flags(symbol, at in wrappers)))
        self._ftab = b"".join(out) or struct.pack("<IIII", 0, name("?"), 0, 0)
        self._nftab = len(self._ftab) // 16
        self._ltab = b"".join(struct.pack("<III", at, line, file) for at, line, file in lines)
        self._nltab = len(lines)
        self._files = struct.pack(f"<{len(files)}I", *map(name, files))
        self._nfiles = len(files)
        self._names = bytes(names)
        self.size = len(self._ftab) + len(self._ltab) + len(self._files) + len(self._names) + 64

    def encode(self, text: int, etext: int, at: int) -> tuple[bytes, bytes]:
        """(the tables, the moduledata struct) for a text area at [text, etext) and the tables at address ``at``."""
        ftab = at
        ltab = ftab + len(self._ftab)
        files = ltab + len(self._ltab)
        names = files + len(self._files)
        module = struct.pack("<10Q", 0, text, etext, ftab, self._nftab, ltab, self._nltab, names, files, self._nfiles)
        return self._ftab + self._ltab + self._files + self._names, module
