"""Reads relocatable ELF objects (x86-64), as LLVM writes them: just what the linker needs, fast.

Own code rather than a library because it is on the way of every edited program's start, and reads with
``struct.iter_unpack`` what general readers decode entry by entry.
"""

from __future__ import annotations

import marshal
import struct

from golite.records import field, record

SHT_PROGBITS, SHT_SYMTAB, SHT_RELA, SHT_NOBITS = 1, 2, 4, 8
SHT_INIT_ARRAY = 14
SHF_WRITE, SHF_ALLOC, SHF_EXEC = 1, 2, 4
SHN_UNDEF, SHN_ABS, SHN_COMMON = 0, 0xFFF1, 0xFFF2
STB_LOCAL, STB_GLOBAL, STB_WEAK = 0, 1, 2
STT_FUNC, STT_SECTION = 2, 3


@record
class Section:
    """``relocs``: (offset, type, symbol index, addend) each."""

    name: str
    type: int
    flags: int
    align: int
    size: int
    data: bytes
    relocs: list[tuple[int, int, int, int]] = field(default_factory=list)


@record
class Symbol:
    """``section`` is an index into ``Object.sections`` or one of SHN_*; ``value`` an offset in it."""

    name: str
    bind: int
    type: int
    section: int
    value: int
    size: int


@record
class Object:
    """``lines``: (section, offset, file, line), of objects that bring no ``.debug_line``; file "" where there is no source."""

    sections: list[Section]
    symbols: list[Symbol]
    lines: list[tuple[int, int, str, int]] = field(default_factory=list)


_MARSHAL_VERSION = 4  # that of Python 3.4 to 3.13, which later ones read


def dump_object(obj: Object) -> bytes:
    """An object for the cache."""
    sections = [(s.name, s.type, s.flags, s.align, s.size, s.data, s.relocs) for s in obj.sections]
    symbols = [(s.name, s.bind, s.type, s.section, s.value, s.size) for s in obj.symbols]
    return marshal.dumps((sections, symbols, obj.lines), _MARSHAL_VERSION)


def load_object(data: bytes) -> Object:
    """What ``dump_object`` wrote."""
    sections, symbols, lines = marshal.loads(data)
    return Object([Section(*s) for s in sections], [Symbol(*s) for s in symbols], lines)


def _string(table: bytes, offset: int) -> str:
    return table[offset : table.index(b"\0", offset)].decode("utf-8", "surrogateescape")


def read_object(data: bytes) -> Object:
    """Parses an object. Raises ValueError if it is no x86-64 relocatable ELF file."""
    if data[:6] != b"\x7fELF\x02\x01" or struct.unpack_from("<HH", data, 16) != (1, 62):
        raise ValueError("not an x86-64 ELF object")
    shoff = struct.unpack_from("<Q", data, 40)[0]
    shentsize, shnum, shstrndx = struct.unpack_from("<HHH", data, 58)
    if shnum == 0:  # more than 65,279 sections: the count is in the first header
        shnum = struct.unpack_from("<Q", data, shoff + 32)[0]
        shstrndx = struct.unpack_from("<I", data, shoff + 40)[0]
    headers = list(struct.iter_unpack("<IIQQQQIIQQ", data[shoff : shoff + shentsize * shnum]))

    def content(index: int) -> bytes:
        h = headers[index]
        return data[h[4] : h[4] + h[5]]

    names = content(shstrndx)
    sections = [
        Section(_string(names, h[0]), h[1], h[2], max(1, h[8]), h[5], b"" if h[1] == SHT_NOBITS else data[h[4] : h[4] + h[5]])
        for h in headers
    ]
    symbols: list[Symbol] = []
    for index, h in enumerate(headers):
        if h[1] == SHT_SYMTAB:
            strings = content(h[6])
            for name, info, _other, shndx, value, size in struct.iter_unpack("<IBBHQQ", content(index)):
                symbols.append(Symbol(_string(strings, name) if name else "", info >> 4, info & 15, shndx, value, size))
    for index, h in enumerate(headers):
        if h[1] == SHT_RELA:
            sections[h[7]].relocs = [
                (offset, info & 0xFFFFFFFF, info >> 32, addend) for offset, info, addend in struct.iter_unpack("<QQq", content(index))
            ]
    return Object(sections, symbols)
