"""Names of compiled functions for tools outside: perf's map file.

``GOLITE_PERF=1 perf record -g golite run x.go`` then shows Go names. The names come from the mapped image's own pc
tables (pctable.py), so nothing is kept for it.
"""

from __future__ import annotations

import ctypes
import os
import struct

_MODULEDATA = struct.Struct("<16Q")
_FUNCTAB = struct.Struct("<IIII")


def functions_of(moduledata: int) -> list[tuple[int, int, str]]:
    """(address, size, symbol) of every function of a mapped image."""
    fields = _MODULEDATA.unpack(ctypes.string_at(moduledata, _MODULEDATA.size))
    _next, text, etext, ftab, nftab, _ltab, _nltab, names = fields[:8]
    entries = list(_FUNCTAB.iter_unpack(ctypes.string_at(ftab, nftab * _FUNCTAB.size)))
    ends = [entry[0] for entry in entries[1:]] + [etext - text]
    found = []
    for (offset, name, _line, _flags), end in zip(entries, ends, strict=True):
        length = int.from_bytes(ctypes.string_at(names + name, 2), "little")
        found.append((text + offset, end - offset, ctypes.string_at(names + name + 2, length).decode("utf-8", "replace")))
    return found


def write_perf_map(moduledatas: list[int]) -> None:
    """Writes /tmp/perf-<pid>.map, where perf looks."""
    with open(f"/tmp/perf-{os.getpid()}.map", "w", encoding="utf-8") as out:
        for moduledata in moduledatas:
            for address, size, name in functions_of(moduledata):
                out.write(f"{address:x} {size:x} {name.replace(' ', '_')}\n")
