"""Tells gdb about the code of mapped images, by gdb's interface for just-in-time compilers (lldb knows it, too).

``GOLITE_GDB=1 gdb --args python -m golite run x.go``: gdb looks for two symbols in every library that a process loads: a list of symbol
files in memory, and a function that is called after each change of the list, where it sets a breakpoint. They must be in an
ELF file, so a library of just these is written to the cache and loaded.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import struct
import tempfile
from pathlib import Path

from golite.link.elf import (
    ET_DYN,
    SHF_ALLOC,
    SHF_EXEC,
    SHF_WRITE,
    SHT_DYNAMIC,
    SHT_DYNSYM,
    SHT_HASH,
    SHT_PROGBITS,
    SHT_STRTAB,
    OutSection,
    symbol,
    write_elf,
)
from golite.link.symfile import build_symfile, find_morestack, mapped_unit

_REGISTER, _DESCRIPTOR = "__jit_debug_register_code", "__jit_debug_descriptor"
_PAGE = 4096


class _Entry(ctypes.Structure):
    """gdb's jit_code_entry."""


_Entry._fields_ = [
    ("next", ctypes.POINTER(_Entry)),
    ("prev", ctypes.POINTER(_Entry)),
    ("symfile", ctypes.c_void_p),
    ("size", ctypes.c_uint64),
]


class _Descriptor(ctypes.Structure):
    """gdb's jit_descriptor. ``action``: 1 after an entry was added."""

    _fields_ = [
        ("version", ctypes.c_uint32),
        ("action", ctypes.c_uint32),
        ("relevant", ctypes.POINTER(_Entry)),
        ("first", ctypes.POINTER(_Entry)),
    ]


# What gdb reads when it likes must live as long as the process.
_kept: list[object] = []


def build_library() -> bytes:
    """A shared library with the interface's two symbols and nothing else. Code in the first page, data in the second."""
    strings = b"\0" + _REGISTER.encode() + b"\0" + _DESCRIPTOR.encode() + b"\0"
    text_at, dynsym_at, hash_at = 0x200, 0x240, 0x2A0
    dynstr_at = hash_at + 4 * (2 + 1 + 3)
    dynamic_at, data_at = _PAGE, _PAGE + 0x80
    symbols = bytes(24) + symbol(1, 1, text_at, 1, 2) + symbol(2 + len(_REGISTER), 6, data_at, 24, 1)
    chain = struct.pack("<6I", 1, 3, 1, 0, 2, 0)  # one bucket: symbol 1, then 2
    entries = ((4, hash_at), (5, dynstr_at), (6, dynsym_at), (10, len(strings)), (11, 24), (0, 0))
    dynamic = b"".join(struct.pack("<QQ", *entry) for entry in entries)
    data = struct.pack("<IIQQ", 1, 0, 0, 0)
    read_only, code, writable = SHF_ALLOC, SHF_ALLOC | SHF_EXEC, SHF_ALLOC | SHF_WRITE

    def placed(name: str, kind: int, content: bytes, flags: int, at: int, link: int = 0, info: int = 0, entry: int = 0) -> OutSection:
        return OutSection(name, kind, content, flags, at, link, info, entry, 8, at)

    sections = [
        placed(".text", SHT_PROGBITS, b"\xc3", code, text_at),
        placed(".dynsym", SHT_DYNSYM, symbols, read_only, dynsym_at, 4, 1, 24),
        placed(".hash", SHT_HASH, chain, read_only, hash_at, 2, 0, 4),
        placed(".dynstr", SHT_STRTAB, strings, read_only, dynstr_at),
        placed(".dynamic", SHT_DYNAMIC, dynamic, writable, dynamic_at, 4, 0, 16),
        placed(".data", SHT_PROGBITS, data, writable, data_at),
    ]

    def program_header(kind: int, flags: int, at: int, size: int, align: int) -> bytes:
        return struct.pack("<IIQQQQQQ", kind, flags, at, at, at, size, size, align)

    load, dynamic_header, stack = 1, 2, 0x6474E551
    headers = [
        program_header(load, 5, 0, dynstr_at + len(strings), _PAGE),
        program_header(load, 6, dynamic_at, data_at + len(data) - dynamic_at, _PAGE),
        program_header(dynamic_header, 6, dynamic_at, len(dynamic), 8),
        program_header(stack, 6, 0, 0, 16),
    ]
    return write_elf(ET_DYN, sections, headers)


def _load_library(directory: Path) -> ctypes.CDLL:
    data = build_library()
    path = directory / f"gdb-{hashlib.blake2b(data, digest_size=8).hexdigest()}.so"
    if not path.exists():
        directory.mkdir(parents=True, exist_ok=True)
        fd, temporary = tempfile.mkstemp(dir=directory)
        with os.fdopen(fd, "wb") as out:
            out.write(data)
        os.replace(temporary, path)
    return ctypes.CDLL(str(path))


def register_images(images: list[tuple[int, str]], directory: Path) -> None:
    """Makes the code of mapped images known to gdb. ``images``: moduledata and a name for each, the runtime's
    first; ``directory``: where to keep the library."""
    library = _load_library(directory)
    descriptor = _Descriptor.in_dll(library, _DESCRIPTOR)
    register = getattr(library, _REGISTER)
    _kept.append(library)
    units = [mapped_unit(moduledata, name) for moduledata, name in images]
    morestack = find_morestack(units)
    for unit in units:
        symfile = ctypes.create_string_buffer(build_symfile(unit, morestack))
        entry = _Entry(descriptor.first, None, ctypes.addressof(symfile), len(symfile) - 1)
        if descriptor.first:
            descriptor.first.contents.prev = ctypes.pointer(entry)
        _kept.extend((symfile, entry))
        descriptor.first = descriptor.relevant = ctypes.pointer(entry)
        descriptor.action = 1
        register()
        descriptor.action = 0
