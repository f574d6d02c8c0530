"""Names of compiled functions for tools outside: reads a mapped image's own pc tables (pctable.py), so nothing is kept for it.

``GOLITE_PERF=1 perf record -g golite run x.go`` shows Go names: by perf's map file, written here. For gdb see gdb.py.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Callable, Iterator

from golite.link.pctable import FUNCTAB, INLINEDCALL, INLINETAB, LINETAB, MODULEDATA
from golite.records import record


@record
class Tables:
    """An image's tables; all offsets are from ``text``. ``functions``: (offset, end, symbol); ``lines``: (offset, line, file number);
    ``calls``: (parent call or ~function, name, line, file number) of what was inlined; ``inlined``: (offset, call or -1)."""

    text: int
    etext: int
    functions: list[tuple[int, int, str]]
    lines: list[tuple[int, int, int]]
    files: list[str]
    calls: list[tuple[int, str, int, int]]
    inlined: list[tuple[int, int]]


def read_tables(moduledata: int, read: Callable[[int, int], bytes] = ctypes.string_at) -> Tables:
    """The tables of the image whose moduledata is at this address. ``read``: gives a number of bytes at an address; of this process if left out."""
    fields = MODULEDATA.unpack(read(moduledata, MODULEDATA.size))
    _next, text, etext, ftab, nftab, ltab, nltab, names, files, nfiles, calls, ncalls, itab, nitab = fields

    def rows(layout: struct.Struct, at: int, count: int) -> Iterator[tuple[int, ...]]:
        return layout.iter_unpack(read(at, count * layout.size) if count else b"")

    def name(offset: int) -> str:
        length = int.from_bytes(read(names + offset, 2), "little")
        return read(names + offset + 2, length).decode("utf-8", "replace")

    entries = list(rows(FUNCTAB, ftab, nftab))
    ends = [entry[0] for entry in entries[1:]] + [etext - text]
    return Tables(
        text,
        etext,
        [(entry[0], end, name(entry[1])) for entry, end in zip(entries, ends, strict=True)],
        [(pc, line, file) for pc, line, file in rows(LINETAB, ltab, nltab)],
        [name(offset) for (offset,) in rows(struct.Struct("<I"), files, nfiles)],
        [(parent, name(called), line, file) for parent, called, line, file, _flags in rows(INLINEDCALL, calls, ncalls)],
        [(pc, call - 1) for pc, call in rows(INLINETAB, itab, nitab)],
    )


def functions_of(moduledata: int) -> list[tuple[int, int, str]]:
    """(address, size, symbol) of every function of a mapped image."""
    tables = read_tables(moduledata)
    return [(tables.text + start, end - start, name) for start, end, name in tables.functions]


def write_perf_map(moduledatas: list[int]) -> None:
    """Writes /tmp/perf-<pid>.map, where perf looks."""
    with open(f"/tmp/perf-{os.getpid()}.map", "w", encoding="utf-8") as out:
        for moduledata in moduledatas:
            for address, size, name in functions_of(moduledata):
                out.write(f"{address:x} {size:x} {name.replace(' ', '_')}\n")
