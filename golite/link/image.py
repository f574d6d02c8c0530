"""Links objects into an image: four areas at fixed addresses, every relocation applied.

::

    base ─▶ text (r-x) │ rodata (r--) │ data (rw-) │ bss (rw-, not in the file)

The image is position-dependent on purpose: it is mapped at ``base`` by every process, needs no relocation at start,
and its pages are shared. Symbols that no object defines come from earlier images (``externals``) or from libc:
for the latter the image has a table of slots in its data, patched with their addresses when it is loaded, and stubs that jump through them.

Group variables have no address: their sections make the *template*, which lies in rodata and which the runtime copies for each group
(runtime/groupvars.go). Code refers to them by GROUP_PREFIX and their name, which stands for the offset in a group's block::

    block: library's variables │ program's: those with initial values │ those that are zero
"""

from __future__ import annotations

import struct

from golite.errors import InternalError
from golite.ir.func import GROUP_PREFIX
from golite.link import object as elf
from golite.link.inlined import read_inlined
from golite.link.lines import read_lines
from golite.link.pctable import Inlined, PcTable
from golite.native.abi import GROUP_SECTION, GROUP_ZERO_SECTION
from golite.native.debuginfo import RELATIVE_MARK
from golite.records import field, record

PAGE = 4096
TEXT, RODATA, DATA, BSS = range(4)
GROUP, GROUP_ZERO = 4, 5  # of the template, not of the image: starts are offsets in a block
GROUP_ALIGN = 16

R_64, R_PC32, R_PLT32, R_GOTPCREL, R_32, R_32S, R_PC64 = 1, 2, 4, 9, 10, 11, 24
R_GOTPCRELX, R_REX_GOTPCRELX = 41, 42


@record
class Image:
    """``areas``: (address, size in memory, bytes) for text, rodata, data, bss. ``imports``: libc name → address of the slot to patch.
    ``symbols``: every global symbol → address, of group variables, with GROUP_PREFIX, → offset. ``moduledata``: address of the runtime's moduledata
    struct. ``group_end``: bytes of a block up to the end of this image's group variables."""

    base: int
    areas: list[tuple[int, int, bytes]]
    imports: dict[str, int]
    symbols: dict[str, int]
    moduledata: int
    functions: list[tuple[int, int, str]] = field(default_factory=list)  # (address, size, symbol), for gdb and perf
    units: list[tuple[int, int]] = field(default_factory=list)  # code of each object: (first address, one past the last)
    group_end: int = 0

    def text_of(self, symbol: str) -> tuple[int, int]:
        """The code of the object that defines a function."""
        address = self.symbols[symbol]
        return next((lo, hi) for lo, hi in self.units if lo <= address < hi)


class _Area:
    __slots__ = ("chunks", "size")

    def __init__(self) -> None:
        self.chunks: list[tuple[int, bytes]] = []
        self.size = 0

    def add(self, data: bytes, size: int, align: int) -> int:
        at = (self.size + align - 1) & -align
        self.chunks.append((at, data))
        self.size = at + size
        return at


def _area_of(section: elf.Section) -> int | None:
    if not section.flags & elf.SHF_ALLOC or section.name.startswith((".eh_frame", ".note", ".llvm")):
        return None
    if section.name == GROUP_SECTION:
        return GROUP
    if section.name == GROUP_ZERO_SECTION:
        return GROUP_ZERO
    if section.flags & elf.SHF_EXEC:
        return TEXT
    if section.type == elf.SHT_NOBITS:
        return BSS
    if section.flags & elf.SHF_WRITE and not section.name.startswith(".data.rel.ro"):
        return DATA
    return RODATA


class _Placed:
    """One object with its sections' places: ``where[i]`` is (area, offset) or None."""

    __slots__ = ("obj", "where")

    def __init__(self, obj: elf.Object, where: list[tuple[int, int] | None]) -> None:
        self.obj = obj
        self.where = where


def link_image(
    objects: list[bytes | elf.Object],
    base: int,
    externals: dict[str, int],
    libc: frozenset[str],
    functions_at: dict[str, tuple[str, int]] | None = None,
    group_start: int = 0,
    build_info: bytes = b"",
) -> Image:
    """Links ``objects`` at ``base`` (page-aligned). ``externals``: symbols of earlier images, which must lie within 2 GB. ``libc``: names that may be
    imported from the C library. ``functions_at``: file and line of functions whose objects have relative lines
    (golite/native/debuginfo.py). ``group_start``: ``group_end`` of the image below. ``build_info``: for debug.ReadBuildInfo.
    Raises InternalError on undefined or doubly defined symbols."""
    areas = [_Area() for _ in range(6)]
    placed: list[_Placed] = []
    defined: dict[str, tuple[int, int, int]] = {}  # name -> (area, offset, bind)
    functions: dict[tuple[int, int], tuple[int, str]] = {}
    wrappers: set[int] = set()  # text offsets
    for data in objects:
        obj = data if isinstance(data, elf.Object) else elf.read_object(data)
        where: list[tuple[int, int] | None] = []
        for section in obj.sections:
            area = _area_of(section)
            if area is None or (section.size == 0 and not section.relocs):
                where.append(None if area is None else (area, areas[area].size))
                continue
            where.append((area, areas[area].add(section.data, section.size, max(16, section.align) if area == TEXT else section.align)))
        placed.append(_Placed(obj, where))
        for sym in obj.symbols:
            if sym.section in (elf.SHN_UNDEF, elf.SHN_ABS) or not sym.name:
                continue
            if sym.section == elf.SHN_COMMON:
                if sym.name not in defined:
                    defined[sym.name] = (BSS, areas[BSS].add(b"", sym.size, sym.value), sym.bind)
                continue
            place = where[sym.section] if sym.section < len(where) else None
            if place is None:
                continue
            at = place[1] + sym.value
            if sym.type == elf.STT_FUNC and place[0] == TEXT:
                functions[(TEXT, at)] = (sym.size, sym.name)
                if obj.sections[sym.section].name == ".text.wrapper":
                    wrappers.add(at)
            if sym.bind == elf.STB_LOCAL:
                continue
            name = GROUP_PREFIX + sym.name if place[0] >= GROUP else sym.name
            old = defined.get(name)
            if old is not None and old[2] != elf.STB_WEAK and sym.bind != elf.STB_WEAK:
                raise InternalError("link", sym.name, "defined twice")
            if old is None or (old[2] == elf.STB_WEAK and sym.bind != elf.STB_WEAK):
                defined[name] = (place[0], at, sym.bind)
    return _Linker(base, areas, placed, defined, functions, wrappers, externals, libc, functions_at or {}, group_start, build_info).link()


class _Linker:
    def __init__(
        self,
        base: int,
        areas: list[_Area],
        placed: list[_Placed],
        defined: dict[str, tuple[int, int, int]],
        functions: dict[tuple[int, int], tuple[int, str]],
        wrappers: set[int],
        externals: dict[str, int],
        libc: frozenset[str],
        functions_at: dict[str, tuple[str, int]],
        group_start: int,
        build_info: bytes,
    ) -> None:
        self.base = base
        self.areas = areas
        self.placed = placed
        self.defined = defined
        self.functions = functions
        self.wrappers = wrappers
        self.externals = externals
        self.libc = libc
        self.functions_at = functions_at
        self.group_start = group_start
        self.build_info = build_info
        self.imports: dict[str, int] = {}  # name -> offset of its slot in DATA
        self.stubs: dict[str, int] = {}  # name -> offset of its stub in TEXT
        self.got: dict[tuple[str, int], int] = {}  # (name or "", address) -> offset in DATA

    def link(self) -> Image:
        self._collect_imports()
        files: dict[str, int] = {}
        lines = self._line_rows(files)
        calls = self._inlined_calls(files)
        table = PcTable(self.functions, lines, list(files), self.wrappers, calls)
        table_at = self.areas[RODATA].add(b"", table.size, 16)
        own = {name for name, (_area, _at, bind) in self.defined.items() if not (bind == elf.STB_WEAK and name in self.externals)}
        types = [name for name in self.defined if name.startswith("type:") and not name.startswith("type:.") and name in own]
        types_at = self.areas[RODATA].add(b"", 8 * len(types), 8)
        template = self.areas[GROUP].size
        template_at = self.areas[RODATA].add(b"", template, GROUP_ALIGN)
        info_at = self.areas[RODATA].add(self.build_info, len(self.build_info), 1)
        module_at = self.areas[DATA].add(bytes(PcTable.MODULEDATA_SIZE), PcTable.MODULEDATA_SIZE, 16)
        starts = []
        at = self.base
        for area in self.areas[:GROUP]:
            starts.append(at)
            at += (area.size + PAGE - 1) & -PAGE
        starts.append(self.group_start)
        starts.append(self.group_start + template + -template % GROUP_ALIGN)
        group_end = starts[GROUP_ZERO] + self.areas[GROUP_ZERO].size
        self.starts = starts
        symbols = {name: starts[area] + offset for name, (area, offset, _bind) in self.defined.items() if name in own}
        self.symbols = symbols
        buffers = [self._buffer(area) if number not in (BSS, GROUP_ZERO) else bytearray() for number, area in enumerate(self.areas)]
        for name, offset in self.stubs.items():
            rel = starts[DATA] + self.imports[name] - (starts[TEXT] + offset + 6)
            buffers[TEXT][offset : offset + 8] = b"\xff\x25" + struct.pack("<i", rel) + b"\x0f\x0b"
        for unit in self.placed:
            self._relocate(unit, buffers)
        text_end = starts[TEXT] + self.areas[TEXT].size
        blob, module = table.encode(starts[TEXT], text_end, starts[RODATA] + table_at)
        buffers[RODATA][table_at : table_at + len(blob)] = blob
        last = BSS if self.areas[BSS].size else DATA
        module += struct.pack("<QQQQ", starts[RODATA] + types_at, len(types), starts[DATA], starts[last] + self.areas[last].size)
        buffers[RODATA][template_at : template_at + template] = buffers[GROUP]
        module += struct.pack("<QQQQ", starts[RODATA] + template_at, template, self.group_start, group_end)
        module += struct.pack("<QQ", starts[RODATA] + info_at, len(self.build_info))
        buffers[DATA][module_at : module_at + len(module)] = module
        struct.pack_into(f"<{len(types)}Q", buffers[RODATA], types_at, *(symbols[name] for name in types))
        contents = [bytes(b) for b in buffers]
        return Image(
            self.base,
            [(starts[i], self.areas[i].size, contents[i]) for i in range(4)],
            {name: starts[DATA] + offset for name, offset in self.imports.items()},
            symbols,
            starts[DATA] + module_at,
            [(starts[TEXT] + at, size, name) for (_, at), (size, name) in self.functions.items()],
            [bounds for unit in self.placed if (bounds := self._text_bounds(unit))],
            group_end + -group_end % GROUP_ALIGN,
        )

    def _text_bounds(self, unit: _Placed) -> tuple[int, int] | None:
        pieces = [
            (place[1], place[1] + section.size)
            for place, section in zip(unit.where, unit.obj.sections, strict=True)
            if place is not None and place[0] == TEXT and section.size
        ]
        if not pieces:
            return None
        start = self.starts[TEXT]
        return start + min(lo for lo, _ in pieces), start + max(hi for _, hi in pieces)

    def _buffer(self, area: _Area) -> bytearray:
        buffer = bytearray(area.size)
        for at, data in area.chunks:
            buffer[at : at + len(data)] = data
        return buffer

    def _collect_imports(self) -> None:
        for unit in self.placed:
            for index, place in enumerate(unit.where):
                if place is None:
                    continue
                for _offset, kind, sym_index, _addend in unit.obj.sections[index].relocs:
                    sym = unit.obj.symbols[sym_index]
                    name = sym.name
                    if kind in (R_GOTPCREL, R_GOTPCRELX, R_REX_GOTPCRELX):
                        self._got_slot(name)
                    if sym.section != elf.SHN_UNDEF or name in self.defined or name in self.externals:
                        continue
                    if name in self.libc:
                        if name not in self.imports:
                            self.imports[name] = self.areas[DATA].add(bytes(8), 8, 8)
                            self.stubs[name] = self.areas[TEXT].add(bytes(8), 8, 8)
                    elif sym.bind != elf.STB_WEAK:
                        raise InternalError("link", name, "undefined symbol")

    def _got_slot(self, name: str) -> int:
        slot = self.got.get((name, 0))
        if slot is None:
            slot = self.got[(name, 0)] = self.areas[DATA].add(bytes(8), 8, 8)
        return slot

    def _address(self, unit: _Placed, index: int) -> int:
        sym = unit.obj.symbols[index]
        place = unit.where[sym.section] if sym.section < len(unit.where) else None
        if place is not None and place[0] >= GROUP:
            raise InternalError("link", sym.name, "the address of a group variable is no constant")
        if sym.bind == elf.STB_LOCAL or sym.type == elf.STT_SECTION:
            if sym.section == elf.SHN_ABS:
                return sym.value
            assert place is not None, (sym, unit.obj.sections[sym.section].name)
            return self.starts[place[0]] + place[1] + sym.value
        name = sym.name
        address = self.symbols.get(name)
        if address is None:
            address = self.externals.get(name)
        if address is None:
            stub = self.stubs.get(name)
            address = self.starts[TEXT] + stub if stub is not None else 0
        return address

    def _relocate(self, unit: _Placed, buffers: list[bytearray]) -> None:
        pack32, packu32, pack64 = struct.Struct("<i").pack_into, struct.Struct("<I").pack_into, struct.Struct("<Q").pack_into
        cache: dict[int, int] = {}
        for index, place in enumerate(unit.where):
            section = unit.obj.sections[index]
            if place is None or not section.relocs:
                continue
            area, start = place
            buffer = buffers[area]
            address = self.starts[area] + start
            for offset, kind, sym, addend in section.relocs:
                target = cache.get(sym)
                if target is None:
                    target = cache[sym] = self._address(unit, sym)
                if kind == R_64:
                    pack64(buffer, start + offset, (target + addend) & 0xFFFFFFFFFFFFFFFF)
                elif kind in (R_PC32, R_PLT32):
                    pack32(buffer, start + offset, target + addend - address - offset)
                elif kind in (R_GOTPCREL, R_GOTPCRELX, R_REX_GOTPCRELX):
                    name = unit.obj.symbols[sym].name
                    slot = self.imports.get(name)
                    if slot is None:
                        slot = self.got[(name, 0)]
                        pack64(buffers[DATA], slot, target)
                    pack32(buffer, start + offset, self.starts[DATA] + slot + addend - address - offset)
                elif kind == R_PC64:
                    pack64(buffer, start + offset, (target + addend - address - offset) & 0xFFFFFFFFFFFFFFFF)
                elif kind == R_32:
                    packu32(buffer, start + offset, target + addend)
                elif kind == R_32S:
                    pack32(buffer, start + offset, target + addend)
                else:
                    raise InternalError("link", unit.obj.symbols[sym].name, f"relocation type {kind}")

    def _text_offset(self, unit: _Placed, symbol: int) -> int | None:
        """Where in the text area a symbol of an object is; None if elsewhere."""
        sym = unit.obj.symbols[symbol]
        place = unit.where[sym.section] if sym.section < len(unit.where) else None
        return None if place is None or place[0] != TEXT else place[1] + sym.value

    def _source(self, file: str, line: int) -> tuple[str, int]:
        """File and line where objects may have a function and a line relative to it."""
        if file.startswith(RELATIVE_MARK):
            file, first = self.functions_at[file[1:]]
            if line:
                line += first - 1
        return file, line

    def _line_rows(self, files: dict[str, int]) -> list[tuple[int, int, int]]:
        """Rows (text offset, line, file number) of all objects, sorted. New files are added to ``files``."""
        rows: list[tuple[int, int, int]] = []
        for unit in self.placed:
            for index, offset, file, line in unit.obj.lines:
                place = unit.where[index]
                assert place is not None
                rows.append((place[1] + offset, line, files.setdefault(file, len(files)) if file else 0))
            for section in unit.obj.sections:
                if section.name != ".debug_line":
                    continue
                bases: dict[int, int | None] = {}
                last = (-1, -1)
                for sym_index, offset, file, line in read_lines(section):
                    if sym_index not in bases:
                        bases[sym_index] = self._text_offset(unit, sym_index)
                    base = bases[sym_index]
                    if base is None:
                        continue
                    if not line and file:
                        continue  # code of several lines that LLVM merged: takes the line before it
                    file, line = self._source(file, line)
                    number = files.setdefault(file, len(files)) if line else 0
                    if (line, number) != last:
                        rows.append((base + offset, line, number))
                        last = (line, number)
        rows.sort(key=lambda row: row[0])
        return rows

    def _inlined_calls(self, files: dict[str, int]) -> list[Inlined]:
        """What was inlined in all objects, callers first. New files are added to ``files``."""
        found: list[Inlined] = []
        for unit in self.placed:
            first = len(found)
            bases: dict[int, int | None] = {}
            for call in read_inlined(unit.obj):
                ranges = []
                for symbol, start, end in call.ranges:
                    if symbol not in bases:
                        bases[symbol] = self._text_offset(unit, symbol)
                    base = bases[symbol]
                    if base is not None:
                        ranges.append((base + start, base + end))
                parent = call.parent + first if call.parent >= 0 else -1
                file, line = self._source(call.file, call.line)
                found.append(Inlined(parent, call.name, files.setdefault(file, len(files)), line, ranges))
        return found
