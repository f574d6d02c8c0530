"""The runtime's symbol tables: which function, file and line a program counter belongs to, and through which inlined calls.

Layouts are those of runtime/symtab.go (functab, linetab, inlinedcall, inlinetab, moduledata): change both.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right

from golite.records import record

WRAPPER, RUNTIME, UNSEEN = 1, 2, 4

FUNCTAB, LINETAB, INLINEDCALL, INLINETAB = struct.Struct("<IIII"), struct.Struct("<III"), struct.Struct("<iIIHH"), struct.Struct("<II")
MODULEDATA = struct.Struct("<14Q")
# What programs see of the runtime under other names than its own.
_SHOWN = {"runtime.runtimeMain": "runtime.main", "runtime.gostart": "runtime.goexit"}
# What runs deferred calls: these appear to be called by the function that ends, or by the panic.
_UNSEEN = frozenset({"runtime.deferreturn", "runtime.rundefers"})
_OSR_MARK = "·osr"  # golite/bytecode/osr.py: change both
_THUNK = re.compile(r"\.(?:go|defer)wrap\d+$|-fm$")


def shown_name(symbol: str) -> str:
    """What traces call a function: type arguments are left out, as ``slices.Sort[...]``."""
    if "[" not in symbol:
        return symbol
    out = []
    depth = 0
    for c in symbol:
        if c == "[":
            if not depth:
                out.append("[...]")
            depth += 1
        elif c == "]":
            depth -= 1
        elif not depth:
            out.append(c)
    return "".join(out)


@record
class Inlined:
    """One inlined call. ``parent``: index of the inlined call that it stands in, -1 if none; ``file``: number of the caller's file; ``ranges``:
    (start, end) text offsets of its code."""

    parent: int
    name: str
    file: int
    line: int
    ranges: list[tuple[int, int]]


def flatten(calls: list[Inlined]) -> list[tuple[int, int]]:
    """Sorted rows (text offset, call): from there on the code is that of the innermost call with this index, -1: of none."""
    depths: list[int] = []
    intervals = []
    for index, call in enumerate(calls):
        depth = depths[call.parent] + 1 if call.parent >= 0 else 0
        depths.append(depth)
        for start, end in call.ranges:
            if start < end:
                intervals.append((start, depth, index, end))
    intervals.sort()
    rows: list[tuple[int, int]] = []

    def row(at: int, call: int) -> None:
        if rows and rows[-1][0] == at:
            rows.pop()
        if (rows[-1][1] if rows else -1) != call:
            rows.append((at, call))

    open_calls: list[tuple[int, int]] = []  # (end, call), the innermost last
    for start, _depth, index, end in [*intervals, (1 << 62, 0, -1, 0)]:
        while open_calls and open_calls[-1][0] <= start:
            closed = open_calls.pop()[0]
            row(closed, open_calls[-1][1] if open_calls else -1)
        if index >= 0:
            open_calls.append((end, index))
            row(start, index)
    return rows


class PcTable:
    """``functions``: (area, text offset) → (size, symbol); ``lines``: sorted (text offset, line, file number); ``wrappers``: text offsets of
    functions that the compiler made; ``calls``: what was inlined, callers first."""

    MODULEDATA_SIZE = 24 * 8  # the last ten fields, types, variables and build information, are image.py's

    def __init__(
        self,
        functions: dict[tuple[int, int], tuple[int, str]],
        lines: list[tuple[int, int, int]],
        files: list[str],
        wrappers: frozenset[int] | set[int] = frozenset(),
        calls: list[Inlined] | None = None,
    ) -> None:
        names = bytearray()
        known: dict[str, int] = {}

        def name(text: str) -> int:
            at = known.get(text)
            if at is None:
                at = known[text] = len(names)
                raw = text.encode("utf-8", "surrogateescape")[:65535]
                names.extend(struct.pack("<H", len(raw)) + raw)
                if len(names) & 1:
                    names.append(0)
            return at

        wrapper_names: set[str] = set()

        def flags(symbol: str, is_wrapper: bool) -> int:
            if is_wrapper:
                return WRAPPER
            if symbol in _UNSEEN:
                return RUNTIME | UNSEEN
            return RUNTIME if symbol.startswith("runtime.") else 0

        entries = sorted((at, size, symbol) for (_, at), (size, symbol) in functions.items())
        out = []
        for at, _size, symbol in entries:
            if at in wrappers:
                wrapper_names.add(symbol)
            shown = _SHOWN.get(symbol) or symbol.partition(_OSR_MARK)[0]
            out.append(FUNCTAB.pack(at, name(shown_name(shown)), 0, flags(symbol, at in wrappers)))
        self._ftab = b"".join(out) or FUNCTAB.pack(0, name("?"), 0, 0)
        self._nftab = len(self._ftab) // FUNCTAB.size
        self._ltab = b"".join(LINETAB.pack(at, line, file) for at, line, file in lines)
        self._nltab = len(lines)
        self._files = struct.pack(f"<{len(files)}I", *map(name, files))
        self._nfiles = len(files)

        starts = [at for at, _size, _symbol in entries]
        out = []
        calls = calls or []
        for call in calls:
            parent = call.parent
            if parent < 0:  # then the function whose code it is in: ~index
                parent = ~max(0, bisect_right(starts, call.ranges[0][0]) - 1) if call.ranges else -1
            # A wrapper that was inlined wherever it was used has no definition to tell; thunks have their names.
            is_wrapper = call.name in wrapper_names or _THUNK.search(call.name) is not None
            out.append(INLINEDCALL.pack(parent, name(shown_name(call.name)), call.line, min(call.file, 0xFFFF), flags(call.name, is_wrapper)))
        self._calls = b"".join(out)
        rows = flatten(calls)
        self._itab = b"".join(INLINETAB.pack(at, call + 1) for at, call in rows)
        self._nitab = len(rows)
        self._ncalls = len(calls)
        self._names = bytes(names)
        self.size = sum(map(len, (self._ftab, self._ltab, self._calls, self._itab, self._files, self._names))) + 64

    def encode(self, text: int, etext: int, at: int) -> tuple[bytes, bytes]:
        """(the tables, the moduledata struct) for a text area at [text, etext) and the tables at address ``at``."""
        ftab = at
        ltab = ftab + len(self._ftab)
        calls = ltab + len(self._ltab)
        itab = calls + len(self._calls)
        files = itab + len(self._itab)
        names = files + len(self._files)
        module = MODULEDATA.pack(
            0, text, etext, ftab, self._nftab, ltab, self._nltab, names, files, self._nfiles, calls, self._ncalls, itab, self._nitab
        )
        return self._ftab + self._ltab + self._calls + self._itab + self._files + self._names, module
