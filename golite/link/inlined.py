"""Decodes ``.debug_info`` (DWARF 4, as LLVM writes it for line tables only): which calls were inlined, and what code came of them.

A unit holds a subprogram for each function that took part in inlining; below it stand the calls that were inlined into it, below these the
calls inlined into those::

    DW_TAG_subprogram            main.main      0x40..0x90
      DW_TAG_inlined_subroutine  main.f         0x52..0x60, called at x.go:12
        DW_TAG_inlined_subroutine main.g        0x58..0x5c, called at x.go:7

Own code because it is on the way of every edited program's start: an abbreviation becomes one ``struct.Struct``, so that
an entry costs one unpacking.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from golite.link.lines import read_files, uleb
from golite.link.object import Object, Section
from golite.records import record

DW_TAG_subprogram, DW_TAG_compile_unit, DW_TAG_inlined_subroutine = 0x2E, 0x11, 0x1D
DW_AT_name, DW_AT_stmt_list, DW_AT_low_pc, DW_AT_high_pc = 0x03, 0x10, 0x11, 0x12
DW_AT_abstract_origin, DW_AT_ranges, DW_AT_call_file, DW_AT_call_line = 0x31, 0x55, 0x58, 0x59
DW_FORM_addr, DW_FORM_data2, DW_FORM_data4, DW_FORM_data8, DW_FORM_data1, DW_FORM_flag = 0x01, 0x05, 0x06, 0x07, 0x0B, 0x0C
DW_FORM_strp, DW_FORM_ref4, DW_FORM_sec_offset, DW_FORM_flag_present = 0x0E, 0x13, 0x17, 0x19

_CODES = {
    DW_FORM_addr: "Q", DW_FORM_data2: "H", DW_FORM_data4: "I", DW_FORM_data8: "Q", DW_FORM_data1: "B", DW_FORM_flag: "B",
    DW_FORM_strp: "I", DW_FORM_ref4: "I", DW_FORM_sec_offset: "I", DW_FORM_flag_present: "",
}  # fmt: skip
_NO_BASE = (1 << 64) - 1

Range = tuple[int, int, int]  # (symbol index of the section the code is in, first offset there, end)


@record
class InlinedCall:
    """``parent``: index of the inlined call that this one stands in, in the same list; -1 if it stands in a function's own code."""

    parent: int
    name: str
    file: str
    line: int
    ranges: list[Range]


class _Abbreviation:
    """Where in an entry the attributes are: ``fields`` gives the index of the unpacked value, ``offsets`` the place in bytes behind the code."""

    __slots__ = ("fields", "has_children", "offsets", "size", "tag", "unpack")

    def __init__(self, tag: int, has_children: bool, attributes: list[tuple[int, int]]) -> None:
        self.tag = tag
        self.has_children = has_children
        self.fields: dict[int, int] = {}
        self.offsets: dict[int, int] = {}
        text = "<"
        for attribute, form in attributes:
            if form not in _CODES:
                raise ValueError(f"form {form:#x} in .debug_info")
            if _CODES[form]:
                self.fields[attribute] = len(text) - 1
                self.offsets[attribute] = struct.calcsize(text)
                text += _CODES[form]
        layout = struct.Struct(text)
        self.unpack = layout.unpack_from
        self.size = layout.size


def _read_abbreviations(data: bytes, at: int) -> dict[int, _Abbreviation]:
    found: dict[int, _Abbreviation] = {}
    while data[at]:
        code, at = uleb(data, at)
        tag, at = uleb(data, at)
        has_children = data[at] != 0
        at += 1
        attributes = []
        while data[at]:
            attribute, at = uleb(data, at)
            form, at = uleb(data, at)
            attributes.append((attribute, form))
        found[code] = _Abbreviation(tag, has_children, attributes)
        at += 2
    return found


def _section(obj: Object, name: str) -> Section | None:
    return next((s for s in obj.sections if s.name == name), None)


def _relocs(section: Section) -> dict[int, tuple[int, int]]:
    return {offset: (sym, addend) for offset, _type, sym, addend in section.relocs}


def read_inlined(obj: Object) -> list[InlinedCall]:
    """All inlined calls of an object, callers before what is inlined into them."""
    info, abbrev, lines = _section(obj, ".debug_info"), _section(obj, ".debug_abbrev"), _section(obj, ".debug_line")
    calls: list[InlinedCall] = []
    if info is None or abbrev is None or lines is None:
        return calls
    reader = _Reader(obj, info)
    files = read_files(lines)
    at = 0
    while at < len(info.data):
        length, version = struct.unpack_from("<IH", info.data, at)
        if version != 4:
            raise ValueError(f".debug_info of DWARF {version}")
        abbreviations = _read_abbreviations(abbrev.data, reader.value(at + 6, 4))
        reader.read_unit(at, at + 4 + length, abbreviations, files, calls)
        at += 4 + length
    return calls


class _Reader:
    def __init__(self, obj: Object, info: Section) -> None:
        self.data = info.data
        self.relocs = _relocs(info)
        strings = _section(obj, ".debug_str")
        self.strings = strings.data if strings is not None else b""
        ranges = _section(obj, ".debug_ranges")
        self.ranges = ranges.data if ranges is not None else b""
        self.range_relocs = _relocs(ranges) if ranges is not None else {}

    def value(self, at: int, size: int) -> int:
        """An offset into a debug section: relocated by the start of that section, so it is the addend."""
        reloc = self.relocs.get(at)
        return reloc[1] if reloc is not None else int.from_bytes(self.data[at : at + size], "little")

    def string(self, at: int) -> str:
        start = self.value(at, 4)
        return self.strings[start : self.strings.index(b"\0", start)].decode("utf-8", "surrogateescape")

    def range_list(self, at: int, base: tuple[int, int]) -> Iterator[Range]:
        """The ranges at an offset of ``.debug_ranges``. ``base``: what they are relative to when they have no relocation."""
        while True:
            begin, end = struct.unpack_from("<QQ", self.ranges, at)
            first, last = self.range_relocs.get(at), self.range_relocs.get(at + 8)
            if begin == _NO_BASE:
                base = last if last is not None else (0, end)
            elif first is not None and last is not None:
                yield first[0], first[1], last[1]
            elif begin == end:
                return
            else:
                yield base[0], base[1] + begin, base[1] + end
            at += 16

    def read_unit(
        self, start: int, end: int, abbreviations: dict[int, _Abbreviation], files: dict[int, list[str]], calls: list[InlinedCall]
    ) -> None:
        data, relocs = self.data, self.relocs
        names: dict[int, int] = {}  # offset in the unit of a subprogram -> place of its name attribute
        origins: list[int] = []
        first = len(calls)
        base = (0, 0)
        unit_files: list[str] = []
        parents: list[int] = []  # of the levels that are open
        parent = -1
        at = start + 11
        while at < end:
            entry = at
            code = data[at]
            if code < 0x80:
                at += 1
            else:
                code, at = uleb(data, at)
            if code == 0:
                if parents:
                    parent = parents.pop()
                continue
            abbreviation = abbreviations[code]
            tag = abbreviation.tag
            fields, offsets = abbreviation.fields, abbreviation.offsets
            me = parent
            if tag == DW_TAG_inlined_subroutine:
                values = abbreviation.unpack(data, at)
                if DW_AT_ranges in fields:
                    ranges = list(self.range_list(self.value(at + offsets[DW_AT_ranges], 4), base))
                else:
                    symbol, low = relocs[at + offsets[DW_AT_low_pc]]
                    ranges = [(symbol, low, low + values[fields[DW_AT_high_pc]])]
                me = len(calls)
                origins.append(values[fields[DW_AT_abstract_origin]])
                line = values[fields[DW_AT_call_line]] if DW_AT_call_line in fields else 0
                file = values[fields[DW_AT_call_file]] if DW_AT_call_file in fields else 0
                calls.append(InlinedCall(parent, "", unit_files[file], line, ranges))
            elif tag == DW_TAG_subprogram:
                if DW_AT_name in fields:
                    names[entry - start] = at + offsets[DW_AT_name]
                me = -1
            elif tag == DW_TAG_compile_unit:
                if DW_AT_low_pc in fields:
                    base = relocs.get(at + offsets[DW_AT_low_pc], base)
                unit_files = files.get(self.value(at + offsets[DW_AT_stmt_list], 4), [""])
            at += abbreviation.size
            if abbreviation.has_children:
                parents.append(parent)
                parent = me
        known: dict[int, str] = {}
        for call, origin in zip(calls[first:], origins, strict=True):
            name = known.get(origin)
            if name is None:
                name = known[origin] = self.string(names[origin]) if origin in names else "?"
            call.name = name
