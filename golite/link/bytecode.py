"""Bytecode units as objects for the linker (image.py).

Bytecode lies in the text area, so that the runtime's pc tables tell functions and lines of it like those of machine code. Per function there are

- the *stub*, which has the function's symbol: ``lea funcdesc(%rip), %r11; jmp *(%r11)``. Whoever calls the function calls the stub; the funcdesc says
  where it goes on: in ``runtime.interpentry…`` or, later, in compiled code,
- the bytecode,
- the funcdesc (runtime/interp.go), in the data area, with symbol ``go:desc.<function>``.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from golite.bytecode.code import Code
from golite.bytecode.handlers_base import DESC_CODE, DESC_ENTRY, DESC_SIZE
from golite.bytecode.unit import Unit
from golite.ir.func import Data
from golite.link import object as elf
from golite.native.abi import GROUP_SECTION, GROUP_ZERO_SECTION

STUB_BYTES = 16
DESC_PREFIX = "go:desc."
ENTRY_PREFIX = "runtime.interpentry"
_R_64, _R_PC32 = 1, 2
_DESC = struct.Struct("<QQIIiIQQQQ")  # funcdesc: entry code frame need budget stack osr, state with fresh, 16 bytes free
assert _DESC.size == DESC_SIZE


class _Builder:
    def __init__(self) -> None:
        null = elf.Section("", 0, 0, 1, 0, b"")
        self.sections = [null]
        self.symbols = [elf.Symbol("", elf.STB_LOCAL, 0, elf.SHN_UNDEF, 0, 0)]
        self.undefined: dict[str, int] = {}
        self.defined: dict[str, int] = {}

    def section(self, name: str, flags: int, align: int, kind: int = elf.SHT_PROGBITS) -> int:
        self.sections.append(elf.Section(name, kind, flags | elf.SHF_ALLOC, align, 0, b""))
        return len(self.sections) - 1

    def define(self, name: str, bind: int, kind: int, section: int, value: int, size: int) -> int:
        self.symbols.append(elf.Symbol(name, bind, kind, section, value, size))
        index = len(self.symbols) - 1
        if bind != elf.STB_LOCAL:
            self.defined[name] = index
        return index

    def reference(self, name: str, weak: bool = False) -> int:
        found = self.defined.get(name)
        if found is None:
            found = self.undefined.get(name)
        if found is None:
            self.symbols.append(elf.Symbol(name, elf.STB_WEAK if weak else elf.STB_GLOBAL, 0, elf.SHN_UNDEF, 0, 0))
            found = self.undefined[name] = len(self.symbols) - 1
        elif not weak and self.symbols[found].section == elf.SHN_UNDEF:
            self.symbols[found].bind = elf.STB_GLOBAL
        return found


def unit_object(unit: Unit, budget: int) -> elf.Object:
    """``budget``: calls and loop iterations until a function asks to be compiled."""
    b = _Builder()
    rodata, relro = b.section(".rodata", 0, 16), b.section(".data.rel.ro", elf.SHF_WRITE, 16)
    data, bss = b.section(".data", elf.SHF_WRITE, 16), b.section(".bss", elf.SHF_WRITE, 16, elf.SHT_NOBITS)
    group = b.section(GROUP_SECTION, elf.SHF_WRITE, 16)
    group_bss = b.section(GROUP_ZERO_SECTION, elf.SHF_WRITE, 16, elf.SHT_NOBITS)
    descs = b.section(".data", elf.SHF_WRITE, 64)
    text, wrappers = b.section(".text", elf.SHF_EXEC, 16), b.section(".text.wrapper", elf.SHF_EXEC, 16)
    contents: dict[int, bytearray] = {k: bytearray() for k in (rodata, relro, data, group, descs, text, wrappers)}
    zero_sizes = {bss: 0, group_bss: 0}
    # All symbols first, so that references find them.
    placed: list[tuple[Data, int, int]] = []
    for item in unit.data:
        if not item.relocs and not any(item.init) and not item.readonly:
            section = group_bss if item.group else bss
            at = (zero_sizes[section] + item.align - 1) & -item.align
            zero_sizes[section] = at + item.size
        else:
            section = (relro if item.relocs else rodata) if item.readonly else group if item.group else data
            buffer = contents[section]
            buffer.extend(bytes(-len(buffer) % item.align))
            at = len(buffer)
            buffer += item.init
            buffer += bytes(item.size - len(item.init))
        placed.append((item, section, at))
        bind = elf.STB_WEAK if item.linkage == "linkonce" else elf.STB_GLOBAL
        b.define(item.symbol, bind, 1, section, at, item.size)
    functions: list[tuple[Code, int, int, int, int, int]] = []
    for number, (symbol, code) in enumerate(unit.codes.items()):
        section = wrappers if code.fn.attrs.wrapper else text
        buffer = contents[section]
        at = len(buffer)
        size = 8 * len(code.words)
        bind = elf.STB_WEAK if code.fn.attrs.linkonce else elf.STB_GLOBAL
        b.define(symbol, bind, elf.STT_FUNC, section, at, STUB_BYTES)
        code_symbol = b.define(symbol, elf.STB_LOCAL, elf.STT_FUNC, section, at + STUB_BYTES, size)
        desc_symbol = b.define(DESC_PREFIX + symbol, bind, 1, descs, DESC_SIZE * number, DESC_SIZE)
        buffer += b"\x4c\x8d\x1d\0\0\0\0\x41\xff\x23".ljust(STUB_BYTES, b"\xcc")
        buffer += struct.pack(f"<{len(code.words)}Q", *code.words)
        if size % STUB_BYTES:
            buffer += bytes(8)
        contents[descs] += _DESC.pack(0, 0, code.frame_bytes, code.need_bytes, budget, code.stack_words, 0, 0, 0, 0)
        functions.append((code, section, at, code_symbol, desc_symbol, number))
    for item, section, at in placed:
        relocs = b.sections[section].relocs
        for reloc in item.relocs:
            relocs.append((at + reloc.offset, _R_64, b.reference(reloc.symbol, reloc.weak), reloc.addend))
    lines: list[tuple[int, int, str, int]] = []
    for code, section, at, code_symbol, desc_symbol, number in functions:
        relocs = b.sections[section].relocs
        relocs.append((at + 3, _R_PC32, desc_symbol, -4))
        start = at + STUB_BYTES
        for word, symbol, addend in code.relocs:
            relocs.append((start + 8 * word, _R_64, b.reference(symbol), addend))
        desc_relocs = b.sections[descs].relocs
        desc_relocs.append((DESC_SIZE * number + DESC_ENTRY, _R_64, b.reference(ENTRY_PREFIX + code.entry), 0))
        desc_relocs.append((DESC_SIZE * number + DESC_CODE, _R_64, code_symbol, 0))
        rows = unit.rows[code.fn.symbol]
        if rows:
            lines.append((section, at, rows[0][1], rows[0][2]))
        lines += [(section, start + 8 * word, file, line) for word, file, line in rows]
    for index, buffer in contents.items():
        b.sections[index].data = bytes(buffer)
        b.sections[index].size = len(buffer)
    for index, size in zero_sizes.items():
        b.sections[index].size = size
    return elf.Object(b.sections, b.symbols, lines)


def code_slots(objects: Iterable[elf.Object | bytes], symbols: Mapping[str, int]) -> dict[str, list[int]]:
    """Where read-only data (itabs, method tables, func values) of bytecode objects holds the address of a function that is bytecode: by the
    function's symbol. ``symbols``: of the image that was linked of them; of data that several have it has the first."""
    slots: dict[str, list[int]] = {}
    seen: set[str] = set()
    for obj in objects:
        assert isinstance(obj, elf.Object)
        for number, section in enumerate(obj.sections):
            if section.name != ".data.rel.ro":
                continue
            starts = sorted((s.value, s.name) for s in obj.symbols if s.section == number and s.name)
            places = [start for start, _ in starts]
            for offset, _kind, index, addend in section.relocs:
                target = obj.symbols[index].name
                if addend or DESC_PREFIX + target not in symbols:
                    continue
                start, name = starts[bisect_right(places, offset) - 1]
                address = symbols.get(name) if name not in seen else None
                if address is not None:
                    slots.setdefault(target, []).append(address + offset - start)
            seen.update(name for _, name in starts)
    return slots
