"""Decodes ``.debug_line`` (DWARF 4) into (section offset, file, line) rows for the runtime's pc tables."""

from __future__ import annotations

from golite.link.object import Section
from golite.records import record

DW_LNS_copy, DW_LNS_advance_pc, DW_LNS_advance_line, DW_LNS_set_file = 1, 2, 3, 4
DW_LNS_const_add_pc, DW_LNS_fixed_advance_pc = 8, 9
DW_LNE_end_sequence, DW_LNE_set_address = 1, 2

Row = tuple[int, int, str, int]  # (symbol index of the section the address is in, offset there, file, line; line 0 ends a sequence)


def _cstring(data: bytes, at: int) -> tuple[str, int]:
    end = data.index(b"\0", at)
    return data[at:end].decode("utf-8", "surrogateescape"), end + 1


def uleb(data: bytes, at: int) -> tuple[int, int]:
    """An unsigned LEB128 number and where it ends."""
    result = shift = 0
    while True:
        byte = data[at]
        at += 1
        result |= (byte & 0x7F) << shift
        if byte < 0x80:
            return result, at
        shift += 7


def _sleb(data: bytes, at: int) -> tuple[int, int]:
    result = shift = 0
    while True:
        byte = data[at]
        at += 1
        result |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return (result - (1 << shift) if byte & 0x40 else result), at


def read_lines(section: Section) -> list[Row]:
    """All rows of an object's line table. Addresses are relocated: the rows name the relocation's symbol and addend."""
    data = section.data
    relocs = {offset: (sym, addend) for offset, _type, sym, addend in section.relocs}
    rows: list[Row] = []
    at = 0
    while at < len(data):
        at = _read_unit(data, at, relocs, rows)
    return rows


@record
class _Header:
    """``program``: where the unit's line program begins; ``end``: where it ends. ``files`` is indexed from 1, as the program counts."""

    end: int
    program: int
    min_inst: int
    line_base: int
    line_range: int
    opcode_base: int
    files: list[str]


def read_files(section: Section) -> dict[int, list[str]]:
    """The file names of each unit, by the unit's offset in the section."""
    found = {}
    at = 0
    while at < len(section.data):
        header = _read_header(section.data, at)
        found[at] = header.files
        at = header.end
    return found


def _read_header(data: bytes, at: int) -> _Header:
    length = int.from_bytes(data[at : at + 4], "little")
    end = at + 4 + length
    version = int.from_bytes(data[at + 4 : at + 6], "little")
    if version > 4:
        raise ValueError(f"line table of DWARF {version}")
    header_length = int.from_bytes(data[at + 6 : at + 10], "little")
    program = at + 10 + header_length
    p = at + 10
    min_inst = data[p]
    p += 2 if version >= 4 else 1
    p += 1  # default_is_stmt
    line_base = data[p] - 256 if data[p] > 127 else data[p]
    line_range = data[p + 1]
    opcode_base = data[p + 2]
    p += 3 + opcode_base - 1
    dirs = [""]
    while data[p]:
        name, p = _cstring(data, p)
        dirs.append(name)
    p += 1
    files = [""]
    while data[p]:
        name, p = _cstring(data, p)
        directory, p = uleb(data, p)
        _, p = uleb(data, p)
        _, p = uleb(data, p)
        files.append(name if name.startswith("/") or not dirs[directory] else f"{dirs[directory]}/{name}")
    return _Header(end, program, min_inst, line_base, line_range, opcode_base, files)


def _read_unit(data: bytes, at: int, relocs: dict[int, tuple[int, int]], rows: list[Row]) -> int:
    header = _read_header(data, at)
    end, min_inst, files = header.end, header.min_inst, header.files
    line_base, line_range, opcode_base = header.line_base, header.line_range, header.opcode_base
    p = header.program
    symbol, address, file, line = 0, 0, 1, 1
    const_add = (255 - opcode_base) // line_range * min_inst
    append = rows.append
    while p < end:
        op = data[p]
        p += 1
        if op >= opcode_base:
            op -= opcode_base
            address += op // line_range * min_inst
            line += line_base + op % line_range
            append((symbol, address, files[file], line))
        elif op == 0:
            size, p = uleb(data, p)
            if data[p] == DW_LNE_set_address:
                symbol, address = relocs[p + 1]
            elif data[p] == DW_LNE_end_sequence:
                append((symbol, address, "", 0))
                file, line = 1, 1
            p += size
        elif op == DW_LNS_copy:
            append((symbol, address, files[file], line))
        elif op == DW_LNS_advance_pc:
            delta, p = uleb(data, p)
            address += delta * min_inst
        elif op == DW_LNS_advance_line:
            delta, p = _sleb(data, p)
            line += delta
        elif op == DW_LNS_set_file:
            file, p = uleb(data, p)
        elif op == DW_LNS_const_add_pc:
            address += const_add
        elif op == DW_LNS_fixed_advance_pc:
            address += int.from_bytes(data[p : p + 2], "little")
            p += 2
        else:
            for _ in range((0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1)[op]):
                _, p = uleb(data, p)
    return end
