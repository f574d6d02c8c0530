"""What the functions of a module share while it is emitted: symbols and which of them were used, data, declarations, attribute
groups, metadata."""

from __future__ import annotations

from typing import final

from golite.ir.func import Data, FuncAttrs, Module, Sig
from golite.native.abi import GROUP_SECTION, GROUP_ZERO_SECTION, WB_RANGE, call_shape_of, declaration_attrs, is_c_symbol
from golite.native.allocators import convention_text
from golite.native.debuginfo import DebugInfo, Metadata
from golite.native.known import KNOWN
from golite.native.llvmtypes import quote
from golite.syntax.source import FileSet

LIKELY_WEIGHT = 2000
MAX_GROUP_OFFSET = 1 << 31  # what fits the displacement of an instruction
_LINKAGES = {
    "external": "dso_local ", "internal": "internal ", "linkonce": "weak_odr dso_local ", "available": "available_externally dso_local ",
}  # fmt: skip


@final
class ModuleContext:
    """``likely``/``unlikely``/``bool_range``/``empty``: metadata references."""

    def __init__(self, module: Module, fileset: FileSet | None, relative: bool = False) -> None:
        self.module = module
        self.metadata = Metadata()
        add = self.metadata.add
        self.likely = "!" + str(add(f'!{{!"branch_weights", i32 {LIKELY_WEIGHT}, i32 1}}'))
        self.unlikely = "!" + str(add(f'!{{!"branch_weights", i32 1, i32 {LIKELY_WEIGHT}}}'))
        self.bool_range = "!" + str(add("!{i8 0, i8 2}"))
        self.empty = "!" + str(add("!{}"))
        self.debug = DebugInfo(self.metadata, fileset, module.path, relative)
        self._names: dict[str, str] = {}
        self._attr_groups: dict[str, str] = {}
        self._used_data: set[str] = set()
        self._weak: set[str] = set()
        self._group_tags: dict[str, str] = {}  # of group variables, by symbol; all that are used
        self._barriers: set[str] = set()
        self._declared: dict[str, tuple[Sig, FuncAttrs]] = {}
        self._call_attrs: dict[str, str] = {}

    def name_text(self, symbol: str) -> str:
        """``@"symbol"``."""
        found = self._names.get(symbol)
        if found is None:
            found = self._names[symbol] = "@" + quote(symbol.encode())
        return found

    def address_text(self, symbol: str, offset_bytes: int = 0, *, weak: bool = False) -> str:
        """The address of a symbol as a constant; notes the use."""
        if weak:
            self._weak.add(symbol)
        else:
            self._used_data.add(symbol)
        name = self.name_text(symbol)
        return f"getelementptr (i8, ptr {name}, i64 {offset_bytes})" if offset_bytes else name

    def group_offset_text(self, symbol: str) -> str:
        """The offset of a group variable in its group's block."""
        self.variable_tag(symbol)
        return f"ptrtoint (ptr {self.name_text(symbol)} to i64)"

    def variable_tag(self, symbol: str) -> str:
        """The TBAA tag of accesses to a group variable that are known to be that."""
        found = self._group_tags.get(symbol)
        if found is None:
            add = self.metadata.add
            root = add('!{!"variables"}')
            type = add(f"!{{!{quote(symbol.encode())}, !{root}, i64 0}}")
            found = self._group_tags[symbol] = "!" + str(add(f"!{{!{type}, !{type}, i64 0}}"))
        return found

    def function_text(self, symbol: str, sig: Sig, *, noreturn: bool = False) -> str:
        """The address of a function that is called with ``sig``; declares it if the module doesn't define it."""
        if symbol not in self._declared and symbol not in self.module.functions:
            extern = self.module.externs.get(symbol)
            attrs = extern.attrs if extern is not None else FuncAttrs(noreturn=noreturn, cold=noreturn)
            self._declared[symbol] = (extern.sig if extern is not None and extern.sig is not None else sig, attrs)
        return self.name_text(symbol)

    def barrier_text(self, symbol: str) -> str:
        """What to call for one of the write barrier's functions: they keep all registers and touch no memory that anybody else knows."""
        self._barriers.add(symbol)
        return f"preserve_mostcc void {self.name_text(symbol)}"

    def handler_text(self, symbol: str) -> str:
        """The address of an interpreter's handler; the module defines it."""
        assert symbol in self.module.functions, symbol
        return self.name_text(symbol)

    def call_attrs(self, symbol: str) -> str:
        """Attributes at calls of a symbol, "" for the address of a func value. ``nomerge``: what branches have in common stays in each, since a
        traceback tells the call's line; only the runtime's own calls, which traces leave out, may be merged."""
        found = self._call_attrs.get(symbol)
        if found is None:
            attrs = None
            if symbol in self.module.functions:
                attrs = self.module.functions[symbol].attrs
            elif symbol in self.module.externs:
                attrs = self.module.externs[symbol].attrs
            found = "" if self.module.path == "runtime" else " " + self.attr_group("nomerge")
            if attrs is not None and attrs.noreturn:
                found = " " + self.attr_group("noreturn cold nomerge nounwind")
            self._call_attrs[symbol] = found
        return found

    def attr_group(self, words: str) -> str:
        found = self._attr_groups.get(words)
        if found is None:
            found = self._attr_groups[words] = f"#{len(self._attr_groups)}"
        return found

    # the module's own parts

    def declarations(self) -> list[str]:
        lines: list[str] = []
        module = self.module
        for symbol in sorted(self._barriers):
            params = "ptr, i64" if symbol == WB_RANGE else "ptr"
            memory = "argmem: read, inaccessiblemem: readwrite" if symbol == WB_RANGE else "inaccessiblemem: readwrite"
            group = self.attr_group(f"nounwind cold memory({memory})")
            lines.append(f"declare dso_local preserve_mostcc void {self.name_text(symbol)}({params}) {group}")
        for symbol, (sig, attrs) in self._declared.items():
            lines.append(self._declaration(symbol, sig, attrs))
        for symbol in sorted(self._used_data | self._weak):
            if symbol in self._declared or symbol in module.functions or symbol in module.data:
                continue
            extern = module.externs.get(symbol)
            local = "" if is_c_symbol(symbol) else "dso_local "
            if symbol not in self._used_data:
                lines.append(f"{self.name_text(symbol)} = extern_weak global i8")
            elif extern is not None and extern.sig is not None:
                lines.append(self._declaration(symbol, extern.sig, extern.attrs))
            else:
                lines.append(f"{self.name_text(symbol)} = external {local}global i8")
        if self._group_tags:
            offsets = "!" + str(self.metadata.add(f"!{{i64 0, i64 {MAX_GROUP_OFFSET}}}"))
            lines += [f"{self.name_text(symbol)} = external global i8, !absolute_symbol {offsets}" for symbol in sorted(self._group_tags)]
        return lines

    def _declaration(self, symbol: str, sig: Sig, attrs: FuncAttrs) -> str:
        shape = call_shape_of(sig)
        local = "" if is_c_symbol(symbol) else "dso_local "
        result_attrs, known_attrs = KNOWN.get(symbol, ("", ""))
        return (
            f"declare {local}{convention_text(symbol)}{result_attrs}{shape.result_attrs}{shape.result_text} {self.name_text(symbol)}"
            f"({shape.declaration_params(attrs.closure)}) {self.attr_group(declaration_attrs(attrs) + known_attrs)}"
        )

    def data_text(self, data: Data) -> str:
        linkage = _LINKAGES[data.linkage]
        kind = "constant" if data.readonly else "global"
        head = f"{self.name_text(data.symbol)} = {linkage}{kind}"
        tail = f"align {data.align}"
        if not data.relocs and not any(data.init):
            if data.group:
                tail = f'section "{GROUP_ZERO_SECTION}", {tail}'
            return f"{head} [{data.size} x i8] zeroinitializer, {tail}"
        if data.group:
            tail = f'section "{GROUP_SECTION}", {tail}'
        types: list[str] = []
        values: list[str] = []
        at = 0
        for reloc in sorted(data.relocs, key=lambda r: r.offset):
            self._plain(data, at, reloc.offset, types, values)
            address = self.address_text(reloc.symbol, reloc.addend, weak=reloc.weak)
            types.append("ptr")
            values.append(f"ptr {address}")
            at = reloc.offset + 8
        self._plain(data, at, data.size, types, values)
        return f"{head} <{{ {', '.join(types)} }}> <{{ {', '.join(values)} }}>, {tail}"

    @staticmethod
    def _plain(data: Data, start: int, stop: int, types: list[str], values: list[str]) -> None:
        """Bytes start..stop, a zero tail apart."""
        part = data.init[start:stop]
        used = len(part.rstrip(b"\0"))
        if stop - start - used < 64 and part:
            part += bytes(stop - start - len(part))
        else:
            part = part[:used]
        if part:
            types.append(f"[{len(part)} x i8]")
            values.append(f"[{len(part)} x i8] c{quote(part)}")
        rest = stop - start - len(part)
        if rest:
            types.append(f"[{rest} x i8]")
            values.append(f"[{rest} x i8] zeroinitializer")

    def attr_lines(self) -> list[str]:
        return [f"attributes {number} = {{ {words} }}" for words, number in self._attr_groups.items()]
