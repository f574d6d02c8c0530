"""What debuggers read, made of images' pc tables: ELF symbols, and DWARF 4 for functions, inlined calls, lines and frames.

Everything is made from what the running image carries, so a program from the cache is debugged like a fresh one. The frame
rules come from reading the prologues: all code keeps a frame pointer (docs/abi.md).
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterable
from dataclasses import dataclass

from golite.link.elf import ET_EXEC, SHF_ALLOC, SHF_EXEC, SHT_NOBITS, SHT_PROGBITS, SHT_STRTAB, SHT_SYMTAB, OutSection, symbol, write_elf
from golite.link.symbols import Tables, read_tables

_UNIT, _FUNCTION, _ABSTRACT, _INLINED = 1, 2, 3, 4
# code, tag, has children, (attribute, form)…: names are strings in place, addresses 8 bytes, sizes and references 4.
_ABBREVIATIONS = (
    (_UNIT, 0x11, 1, ((0x25, 0x08), (0x13, 0x05), (0x03, 0x08), (0x10, 0x17), (0x11, 0x01), (0x12, 0x06))),
    (_FUNCTION, 0x2E, 1, ((0x03, 0x08), (0x3F, 0x19), (0x11, 0x01), (0x12, 0x06))),
    (_ABSTRACT, 0x2E, 0, ((0x03, 0x08), (0x20, 0x0B))),
    (_INLINED, 0x1D, 1, ((0x31, 0x13), (0x55, 0x17), (0x58, 0x0F), (0x59, 0x0F))),
)
# gdb trusts the line table about where a prologue ends if the producer begins like this.
_PRODUCER = b"clang golite\0"
_LANGUAGE_GO = 0x16

_PROLOGUE = b"\x55\x48\x89\xe5"  # push %rbp; mov %rsp,%rbp
_EPILOGUE = b"\x5d\xc3"  # pop %rbp; ret
_CALL, _RET = b"\xe8", b"\xc3"
_MOV_R10 = b"\x41\xba"  # what a split-stack prologue sets up before it calls __morestack: 12 bytes with r11
_PROLOGUE_LIMIT = 128  # a split-stack check comes before


def uleb(value: int) -> bytes:
    """Unsigned LEB128."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def sleb(value: int) -> bytes:
    """Signed LEB128."""
    out = bytearray()
    while not -64 <= value < 64:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value & 0x7F)
    return bytes(out)


@dataclass(frozen=True, slots=True)
class Unit:
    """The code of one image. ``name``: what debuggers call it; addresses in the tables are final."""

    tables: Tables
    name: str
    code: bytes


def mapped_unit(moduledata: int, name: str) -> Unit:
    """The code of an image that is mapped in this process."""
    tables = read_tables(moduledata)
    return Unit(tables, name, ctypes.string_at(tables.text, tables.etext - tables.text))


def find_morestack(units: list[Unit]) -> int:
    """The address of __morestack, 0 if no unit has it."""
    for unit in units:
        for start, _end, function in unit.tables.functions:
            if function == "__morestack":
                return unit.tables.text + start
    return 0


def debug_sections(units: list[Unit], morestack: int) -> dict[str, bytes]:
    """The DWARF sections of some units. ``morestack``: address of __morestack."""
    info, ranges, lines, frames = bytearray(), bytearray(), bytearray(), bytearray(_frame_head())
    for unit in units:
        info += _debug_info(unit, len(lines), ranges)
        lines += _debug_line(unit.tables)
        frames += _debug_frame(unit, morestack)
    return {
        ".debug_abbrev": _debug_abbrev(),
        ".debug_info": bytes(info),
        ".debug_ranges": bytes(ranges),
        ".debug_line": bytes(lines),
        ".debug_frame": bytes(frames),
    }


def build_symfile(unit: Unit, morestack: int) -> bytes:
    """An ELF file that describes a unit's code."""
    tables = unit.tables
    size = tables.etext - tables.text
    strings = bytearray(b"\0")
    symbols = bytearray(24)
    for start, end, function in tables.functions:
        symbols += symbol(len(strings), 1, tables.text + start, end - start, 2)
        strings += function.encode() + b"\0"
    sections = [
        OutSection(".text", SHT_NOBITS, b"", SHF_ALLOC | SHF_EXEC, tables.text, align=16, size=size),
        OutSection(".symtab", SHT_SYMTAB, bytes(symbols), link=3, info=1, entry_size=24, align=8),
        OutSection(".strtab", SHT_STRTAB, bytes(strings)),
    ]
    sections += [OutSection(name, SHT_PROGBITS, data, align=8) for name, data in debug_sections([unit], morestack).items()]
    return write_elf(ET_EXEC, sections, [])


def _debug_abbrev() -> bytes:
    out = bytearray()
    for code, tag, children, attributes in _ABBREVIATIONS:
        out += uleb(code) + uleb(tag) + bytes([children])
        for attribute, form in attributes:
            out += uleb(attribute) + uleb(form)
        out += b"\0\0"
    out.append(0)
    return bytes(out)


def _debug_info(unit: Unit, lines_at: int, ranges: bytearray) -> bytes:
    """A unit of ``.debug_info``. ``lines_at``: where its lines are in ``.debug_line``; what it needs in ``.debug_ranges`` is added to ``ranges``."""
    tables, name = unit.tables, unit.name
    text = tables.text
    info = bytearray(11)
    info += uleb(_UNIT) + _PRODUCER + struct.pack("<H", _LANGUAGE_GO) + name.encode() + b"\0"
    info += struct.pack("<IQI", lines_at, text, tables.etext - text)
    abstract: dict[str, int] = {}
    for _parent, called, _line, _file in tables.calls:
        if called not in abstract:
            abstract[called] = len(info)
            info += uleb(_ABSTRACT) + called.encode() + b"\0\x01"
    # What a call covers is its own code and that of the calls inside it.
    spans: list[list[tuple[int, int]]] = [[] for _ in tables.calls]
    ends = [row[0] for row in tables.inlined[1:]] + [tables.etext - text] if tables.inlined else []
    for (start, call), end in zip(tables.inlined, ends, strict=True):
        while call >= 0:
            if spans[call] and spans[call][-1][1] == start:
                spans[call][-1] = (spans[call][-1][0], end)
            else:
                spans[call].append((start, end))
            call = tables.calls[call][0]
    inside: dict[int, list[int]] = {}  # parent -> calls
    for index, call_row in enumerate(tables.calls):
        if spans[index]:
            inside.setdefault(call_row[0], []).append(index)

    def add(calls: Iterable[int]) -> None:
        for call in calls:
            _parent, called, line, file = tables.calls[call]
            info.extend(uleb(_INLINED) + struct.pack("<II", abstract[called], len(ranges)) + uleb(file + 1) + uleb(line))
            for start, end in spans[call]:  # relative to the unit's low_pc
                ranges.extend(struct.pack("<QQ", start, end))
            ranges.extend(bytes(16))
            add(inside.get(call, ()))
            info.append(0)

    for index, (start, end, function) in enumerate(tables.functions):
        info += uleb(_FUNCTION) + function.encode() + b"\0" + struct.pack("<QI", text + start, end - start)
        add(inside.get(~index, ()))
        info.append(0)
    info.append(0)
    info[:11] = struct.pack("<IHIB", len(info) - 4, 4, 0, 8)
    return bytes(info)


def _debug_line(tables: Tables) -> bytes:
    header = bytearray(struct.pack("<BBBbBB", 1, 1, 1, -5, 14, 13))
    header += bytes([0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1])  # operands of the standard opcodes
    header.append(0)  # no directories
    for file in tables.files or ["?"]:
        header += file.encode() + b"\0\0\0\0"
    header.append(0)
    program = bytearray()
    is_open = False  # within a sequence
    at, line, file_number = 0, 1, 0
    for pc, new_line, new_file in [*tables.lines, (tables.etext - tables.text, 0, 0)]:
        if is_open:
            program += b"\x02" + uleb(pc - at)
        elif new_line:
            program += b"\0\x09\x02" + struct.pack("<Q", tables.text + pc)
        at = pc
        if new_line:
            if new_file != file_number:
                program += b"\x04" + uleb(new_file + 1)
            program += b"\x03" + sleb(new_line - line) + b"\x01"
            is_open, line, file_number = True, new_line, new_file
        elif is_open:
            program += b"\0\x01\x01"
            is_open, line, file_number = False, 1, 0
    body = struct.pack("<HI", 4, len(header)) + header + program
    return struct.pack("<I", len(body)) + body


def _frame_head() -> bytes:
    """What all entries of ``.debug_frame`` begin with."""
    return _padded(b"\xff\xff\xff\xff\x01\0\x01\x78\x10" + b"\x0c\x07\x08\x90\x01")  # CFA is rsp+8, the return address below it


def _debug_frame(unit: Unit, morestack: int) -> bytes:
    tables, code = unit.tables, unit.code
    out = bytearray()
    for start, end, function in tables.functions:
        rules = bytearray()
        at = start

        def advance(to: int) -> bytes:
            nonlocal at
            delta, at = to - at, to
            return b"\x04" + struct.pack("<I", delta) if delta > 63 else bytes([0x40 | delta]) if delta else b""

        if function == "runtime.goexit":
            rules += b"\x07\x10"  # a goroutine's first frame: no return address
        else:
            push = code.find(_PROLOGUE, start, min(end, start + _PROLOGUE_LIMIT))
            if push >= 0:
                rules += advance(push + 1) + b"\x0e\x10\x86\x02"  # CFA is rsp+16, rbp saved below the return address
                rules += advance(push + 4) + b"\x0d\x06"  # CFA is rbp+16
                for first, last in _frameless(code, push, end, morestack - tables.text):
                    if first < at:
                        continue  # bytes inside an instruction that look like one
                    rules += advance(first) + b"\x0a\x0c\x07\x08\xc6"  # CFA is rsp+8, rbp as it was
                    rules += advance(last) + b"\x0b"
        out += _padded(struct.pack("<IQQ", 0, tables.text + start, end - start) + rules)
    return bytes(out)


def _frameless(code: bytes, start: int, end: int, morestack: int) -> list[tuple[int, int]]:
    """Ranges of a function, from its prologue on, where the frame is not there: ret, and the call of __morestack out of line."""
    found = []
    at = code.find(_EPILOGUE, start, end)
    while at >= 0:
        found.append((at + 1, at + 2))
        at = code.find(_EPILOGUE, at + 2, end)
    at = code.find(_CALL, start, end)
    while at >= 0:
        if at + 5 + int.from_bytes(code[at + 1 : at + 5], "little", signed=True) == morestack and code[at + 5 : at + 6] == _RET:
            found.append((at - 12 if code[at - 12 : at - 10] == _MOV_R10 else at, at + 6))
        at = code.find(_CALL, at + 1, end)
    return sorted(found)


def _padded(entry: bytes) -> bytes:
    entry += bytes(-(len(entry) + 4) % 8)  # DW_CFA_nop
    return struct.pack("<I", len(entry)) + entry
