"""Writes ELF files for debuggers (symfile.py, gdb.py): x86-64, little-endian."""

from __future__ import annotations

import struct

from golite.records import record

ET_DYN, ET_EXEC = 3, 2
SHT_PROGBITS, SHT_SYMTAB, SHT_STRTAB, SHT_HASH, SHT_DYNAMIC, SHT_NOBITS, SHT_DYNSYM = 1, 2, 3, 5, 6, 8, 11
SHF_WRITE, SHF_ALLOC, SHF_EXEC = 1, 2, 4

HEADER_SIZE, PROGRAM_HEADER_SIZE = 64, 56


@record
class OutSection:
    """``offset``: place in the file, -1: wherever there is room behind the others. ``size``: in memory, where that is not the data's."""

    name: str
    type: int
    data: bytes
    flags: int = 0
    address: int = 0
    link: int = 0
    info: int = 0
    entry_size: int = 0
    align: int = 1
    offset: int = -1
    size: int = -1


def symbol(name: int, section: int, value: int, size: int, kind: int) -> bytes:
    """A global symbol; ``kind``: 1 object, 2 function."""
    return struct.pack("<IBBHQQ", name, 1 << 4 | kind, 0, section, value, size)


def write_elf(kind: int, sections: list[OutSection], program_headers: list[bytes]) -> bytes:
    """A file of these sections, numbered from 1. Sections with an offset must not overlap each other or the headers."""
    names = bytearray(b"\0")
    table = [*sections, OutSection(".shstrtab", SHT_STRTAB, b"")]
    name_at = []
    for section in table:
        name_at.append(len(names))
        names += section.name.encode() + b"\0"
    table[-1].data = bytes(names)
    start = HEADER_SIZE + PROGRAM_HEADER_SIZE * len(program_headers)
    out = bytearray(max([start, *(s.offset + len(s.data) for s in table if s.offset >= 0)]))
    headers = [bytes(64)]
    for section, name in zip(table, name_at, strict=True):
        at = section.offset
        if at < 0:
            out += bytes(-len(out) % max(8, section.align))
            at = len(out)
            out += section.data
        else:
            out[at : at + len(section.data)] = section.data
        size = section.size if section.size >= 0 else len(section.data)
        headers.append(
            struct.pack(
                "<IIQQQQIIQQ", name, section.type, section.flags, section.address, at, size, section.link, section.info, section.align,
                section.entry_size,
            )
        )  # fmt: skip
    out += bytes(-len(out) % 8)
    at = len(out)
    ident = b"\x7fELF\x02\x01\x01" + bytes(9)
    out[:HEADER_SIZE] = ident + struct.pack(
        "<HHIQQQIHHHHHH", kind, 62, 1, 0, HEADER_SIZE if program_headers else 0, at, 0, HEADER_SIZE, PROGRAM_HEADER_SIZE,
        len(program_headers), 64, len(headers), len(headers) - 1,
    )  # fmt: skip
    out[HEADER_SIZE:start] = b"".join(program_headers)
    return bytes(out) + b"".join(headers)
