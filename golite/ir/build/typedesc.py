"""Type descriptors, itabs, equality and hash functions: the read-only data that makes types exist at run time (docs/abi.md).

Offsets come from the checked package runtime. A descriptor refers to the descriptors of its parts, so emission recurses; a symbol is entered
before its parts are made, which ends the recursion for recursive types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from golite.ir import names
from golite.ir.build import methods
from golite.ir.func import Data, Function, Reloc, Sig, SymAddr
from golite.ir.layout import ir_type, is_direct, is_interface, is_regular_memory, kind_of, methods_of, pointer_words
from golite.ir.types import BOOL, I64, PTR, IRType
from golite.ir.types import Array as IRArray
from golite.ir.types import Struct as IRStruct
from golite.types.methodset import method_set
from golite.types.predicates import comparable
from golite.types.types import (
    RECV_ONLY,
    SEND_ONLY,
    Array,
    Basic,
    Chan,
    Interface,
    Kind,
    Map,
    Named,
    Pointer,
    Signature,
    Slice,
    Struct,
    unalias,
    underlying,
)

if TYPE_CHECKING:
    from golite.ir.build.package import PackageBuilder

TFLAG_NAMED, TFLAG_UNCOMMON, TFLAG_DIRECT, TFLAG_REGULAR, TFLAG_ELEM_GCDATA = 1, 2, 4, 8, 16
MAX_MASK_WORDS = 1024  # arrays with more words share their element's gcdata

_HEADERS: dict[type, str] = {
    Array: "arraytype",
    Chan: "chantype",
    Signature: "functype",
    Interface: "interfacetype",
    Map: "maptype",
    Pointer: "ptrtype",
    Slice: "slicetype",
    Struct: "structtype",
}
_BASIC_ALG: dict[Kind, str] = {
    Kind.STRING: "str",
    Kind.FLOAT32: "f32",
    Kind.FLOAT64: "f64",
    Kind.COMPLEX64: "c64",
    Kind.COMPLEX128: "c128",
}
EQ_SIG = Sig((PTR, PTR), (BOOL,))
HASH_SIG = Sig((PTR, I64), (I64,))


def fnv1a(text: str) -> int:
    h = 0x811C9DC5
    for b in text.encode("utf-8", "surrogateescape"):
        h = ((h ^ b) * 0x01000193) & 0xFFFFFFFF
    return h


class Writer:
    """Bytes with relocations, filled field by field."""

    def __init__(self, pb: PackageBuilder, size: int) -> None:
        self.pb = pb
        self.bytes = bytearray(size)
        self.relocs: list[Reloc] = []

    def number(self, off: int, value: int, size: int = 8) -> None:
        self.bytes[off : off + size] = (value & ((1 << 8 * size) - 1)).to_bytes(size, "little")

    def ptr(self, off: int, symbol: str, weak: bool = False) -> None:
        if symbol:
            self.relocs.append(Reloc(off, symbol, 0, weak))

    def string(self, off: int, text: str) -> None:
        data = text.encode("utf-8", "surrogateescape")
        if data:
            self.ptr(off, self.pb.string_symbol(data))
            self.number(off + 8, len(data))

    def slice(self, off: int, symbol: str, n: int) -> None:
        if n:
            self.ptr(off, symbol)
            self.number(off + 8, n)
            self.number(off + 16, n)


class TypeDescriptors:
    def __init__(self, pb: PackageBuilder) -> None:
        self.pb = pb
        self._symbols: dict[int, tuple[Any, str]] = {}
        self._method_sets: dict[str, list[Any]] = {}
        self._algs: dict[str, str] = {}

    # ------------------------------------------------------------ descriptors

    def descriptor(self, t: Any) -> str:
        found = self._symbols.get(id(t))
        if found is None:
            found = self._symbols[id(t)] = (t, self._descriptor(unalias(t)))
        return found[1]

    def _descriptor(self, t: Any) -> str:
        pb = self.pb
        symbol = "type:" + names.unique_string(t)
        if symbol in pb.module.data or symbol in pb.module.externs:
            return symbol
        if self._is_foreign(t):
            pb.extern(symbol, None)
            return symbol
        # Reserve the name, build when no function is being built.
        pb.module.data[symbol] = Data(symbol, 0, 8, readonly=True, linkage="linkonce")
        pb.queue.append(lambda: self._emit(t, symbol))
        return symbol

    def _is_foreign(self, t: Any) -> bool:
        """Emitted by another package: its package-level named types, and pointers to them."""
        if type(t) is Pointer:
            t = unalias(t.elem)
            if type(underlying(t)) is Interface:
                return False  # hardly used, so not emitted at home
        return (
            type(t) is Named
            and t.obj.pkg is not None
            and t.obj.pkg is not self.pb.pkg
            and not t.targs
            and not t.local_id
            and t.obj.pkg.path != "unsafe"
        )

    def _emit(self, t: Any, symbol: str) -> None:
        pb = self.pb
        u = underlying(t)
        header = pb.rt.struct(_HEADERS.get(type(u), "_type"))
        w = Writer(pb, header.size)
        self._common(w, t, u)
        cls = type(u)
        if cls is Pointer or cls is Slice:
            w.ptr(header["elem"], self.descriptor(u.elem))
        elif cls is Array:
            w.ptr(header["elem"], self.descriptor(u.elem))
            w.ptr(header["slice"], self.descriptor(Slice(u.elem)))
            w.number(header["len"], u.length)
        elif cls is Chan:
            w.ptr(header["elem"], self.descriptor(u.elem))
            w.number(header["dir"], 1 if u.dir == RECV_ONLY else 2 if u.dir == SEND_ONLY else 3)
        elif cls is Map:
            w.ptr(header["key"], self.descriptor(u.key))
            w.ptr(header["elem"], self.descriptor(u.elem))
            w.ptr(header["hasher"], self._funcval(self.hash_function(u.key), HASH_SIG))
        elif cls is Signature:
            w.slice(header["in"], self._pointers([v.type for v in u.params]), len(u.params))
            w.slice(header["out"], self._pointers([v.type for v in u.results]), len(u.results))
            w.number(header["variadic"], 1 if u.variadic else 0, 1)
        elif cls is Struct:
            self._struct(w, header, t, u)
        elif cls is Interface:
            self._interface(w, header, t, u)
        data = pb.module.data[symbol]
        data.size = header.size
        data.init = bytes(w.bytes)
        data.relocs = w.relocs

    def _common(self, w: Writer, t: Any, u: Any) -> None:
        pb = self.pb
        head = pb.rt.struct("_type")
        ir = ir_type(t)
        unique = names.unique_string(t)
        w.number(head["size"], ir.size)
        ptrdata, gcdata, flag = self._gc(ir)
        w.number(head["ptrdata"], ptrdata)
        w.ptr(head["gcdata"], gcdata)
        w.number(head["hash"], fnv1a(unique), 4)
        kind = kind_of(t)
        w.number(head["align"], ir.align, 1)
        w.number(head["fieldAlign"], ir.align, 1)
        w.number(head["kind"], int(kind), 1)
        if is_direct(t):
            flag |= TFLAG_DIRECT
        if comparable(t):
            if is_regular_memory(t):
                flag |= TFLAG_REGULAR
            w.ptr(head["equal"], self._funcval(self.equal_function(t), EQ_SIG))
        named = type(t) is Named or (type(t) is Basic and kind is not Kind.UNSAFE_POINTER) or kind is Kind.UNSAFE_POINTER
        if named:
            flag |= TFLAG_NAMED
        w.string(head["str"], names.reflect_string(t))
        uncommon = self._uncommon(t)
        if uncommon:
            flag |= TFLAG_UNCOMMON
            w.ptr(head["uncommon"], uncommon)
        w.number(head["tflag"], flag, 1)
        w.ptr(head["ptrToThis"], "type:*" + unique, weak=True)

    def _gc(self, ir: IRType) -> tuple[int, str, int]:
        """ptrdata, symbol of the pointer mask, flag."""
        if isinstance(ir, IRArray) and ir.size > MAX_MASK_WORDS * 8:
            elem = pointer_words(ir.elem)
            if not elem:
                return 0, "", 0
            _, symbol, flag = self._gc(ir.elem)
            if flag:  # nested large arrays: one flat mask
                return self._mask(pointer_words(ir))
            last = (elem.bit_length()) * 8
            return ir.elem.size * (ir.length - 1) + last, symbol, TFLAG_ELEM_GCDATA
        return self._mask(pointer_words(ir))

    def _mask(self, bits: int) -> tuple[int, str, int]:
        if not bits:
            return 0, "", 0
        words = bits.bit_length()
        raw = bits.to_bytes((words + 7) // 8, "little")
        symbol = "runtime.gcbits." + (raw.hex() if len(raw) <= 16 else names.content_hash(raw) + f".{len(raw)}")
        self.pb.module.data.setdefault(symbol, Data(symbol, len(raw), 1, raw, readonly=True, linkage="linkonce"))
        return words * 8, symbol, 0

    def shape_descriptor(self, ir: IRType) -> str:
        """A descriptor for objects of the compiler's own (closures): only size and pointer map."""
        bits = pointer_words(ir)
        symbol = f"type:.shape.{ir.size}.{bits:x}"
        if symbol in self.pb.module.data:
            return symbol
        if not self.pb.rt.pkg:
            return symbol
        head = self.pb.rt.struct("_type")
        w = Writer(self.pb, head.size)
        ptrdata, gcdata, flag = self._mask(bits)
        w.number(head["size"], ir.size)
        w.number(head["ptrdata"], ptrdata)
        w.ptr(head["gcdata"], gcdata)
        w.number(head["tflag"], flag, 1)
        w.number(head["align"], ir.align, 1)
        w.number(head["fieldAlign"], ir.align, 1)
        w.number(head["kind"], int(Kind.STRUCT), 1)
        w.number(head["hash"], fnv1a(symbol), 4)
        w.string(head["str"], "func object")
        self.pb.module.data[symbol] = Data(symbol, head.size, 8, bytes(w.bytes), w.relocs, True, "linkonce")
        return symbol

    def _pointers(self, types: list[Any]) -> str:
        """Symbol of an array of descriptor pointers."""
        if not types:
            return ""
        relocs = [Reloc(8 * i, self.descriptor(t)) for i, t in enumerate(types)]
        size = 8 * len(types)
        return self.pb.constant_data(bytes(size), relocs, size, 8).symbol

    def _funcval(self, symbol: Optional[str], sig: Sig) -> str:
        return self.pb.func_value(symbol, sig).symbol if symbol else ""

    def _struct(self, w: Writer, header: Any, t: Any, u: Struct) -> None:
        pb = self.pb
        entry = pb.rt.struct("structfield")
        ir = ir_type(u)
        assert isinstance(ir, IRStruct)
        path = next((f.pkg.path for f in u.fields if not f.exported and f.pkg is not None), "")
        w.string(header["pkgpath"], path)
        if not u.fields:
            return
        fw = Writer(pb, entry.size * len(u.fields))
        for i, f in enumerate(u.fields):
            at = i * entry.size
            fw.string(at + entry["name"], f.name)
            if not f.exported and f.pkg is not None:
                fw.string(at + entry["pkgpath"], f.pkg.path)
            fw.ptr(at + entry["typ"], self.descriptor(f.type))
            fw.string(at + entry["tag"], u.tags[i])
            fw.number(at + entry["offset"], ir.offsets[i])
            fw.number(at + entry["embedded"], 1 if f.embedded else 0, 1)
        fields = pb.constant_data(bytes(fw.bytes), fw.relocs, len(fw.bytes), 8).symbol
        w.slice(header["fields"], fields, len(u.fields))

    def _interface(self, w: Writer, header: Any, t: Any, u: Interface) -> None:
        pb = self.pb
        entry = pb.rt.struct("imethod")
        all_methods = methods_of(u)
        path = next((m.pkg.path for m in all_methods if not m.exported and m.pkg is not None), "")
        if not path and type(t) is Named and t.obj.pkg is not None:
            path = t.obj.pkg.path
        w.string(header["pkgpath"], path)
        if not all_methods:
            return
        mw = Writer(pb, entry.size * len(all_methods))
        for i, m in enumerate(all_methods):
            at = i * entry.size
            mw.string(at + entry["name"], m.name)
            if not m.exported and m.pkg is not None:
                mw.string(at + entry["pkgpath"], m.pkg.path)
            mw.ptr(at + entry["typ"], self.descriptor(without_receiver(m.type)))
        table = pb.constant_data(bytes(mw.bytes), mw.relocs, len(mw.bytes), 8).symbol
        w.slice(header["methods"], table, len(all_methods))

    # ------------------------------------------------------------ methods

    def method_set(self, t: Any) -> list[Any]:
        key = names.unique_string(t)
        found = self._method_sets.get(key)
        if found is None:
            found = self._method_sets[key] = method_set(t)
        return found

    def _uncommon(self, t: Any) -> str:
        """Symbol of the uncommontype of ``t``, "" if it has neither name nor methods."""
        pb = self.pb
        named = type(t) is Named
        table = [] if is_interface(t) else self.method_set(t)
        if not named and not table:
            return ""
        if named and t.obj.pkg is None and not table:
            return ""
        head = pb.rt.struct("uncommontype")
        w = Writer(pb, head.size)
        if named:
            name = names.reflect_string(t)
            w.string(head["name"], name.partition(".")[2] if t.obj.pkg is not None else name)
            if t.obj.pkg is not None:
                w.string(head["pkgpath"], t.obj.pkg.path)
        if table:
            entry = pb.rt.struct("method")
            mw = Writer(pb, entry.size * len(table))
            for i, selection in enumerate(table):
                m = selection.obj
                at = i * entry.size
                mw.string(at + entry["name"], m.name)
                if not m.exported and m.pkg is not None:
                    mw.string(at + entry["pkgpath"], m.pkg.path)
                mw.ptr(at + entry["mtyp"], self.descriptor(without_receiver(m.type)))
                mw.ptr(at + entry["ifn"], self.iface_code(t, selection))
                mw.ptr(at + entry["tfn"], methods.method_symbol(pb, t, selection))
            symbol = pb.constant_data(bytes(mw.bytes), mw.relocs, len(mw.bytes), 8).symbol
            w.slice(head["methods"], symbol, len(table))
        return pb.constant_data(bytes(w.bytes), w.relocs, head.size, 8).symbol

    def iface_code(self, t: Any, selection: Any) -> str:
        """Code for calling a method of ``t`` through an interface: the receiver is the data word."""
        if is_direct(t):
            return methods.method_symbol(self.pb, t, selection)
        pointer = Pointer(t)
        for s in self.method_set(pointer):
            if s.obj is selection.obj or (s.obj.name == selection.obj.name and (s.obj.exported or s.obj.pkg is selection.obj.pkg)):
                return methods.method_symbol(self.pb, pointer, s)
        raise AssertionError(f"*{t} lacks {selection.obj.name}")

    def method_value_code(self, recv: Any, method: Any) -> str:
        return methods.method_value_code(self.pb, recv, method)

    def itab(self, t: Any, inter: Any) -> str:
        pb = self.pb
        symbol = f"go:itab.{names.unique_string(t)},{names.unique_string(inter)}"
        if symbol not in pb.module.data:
            pb.module.data[symbol] = Data(symbol, 0, 8, readonly=True, linkage="linkonce")
            pb.queue.append(lambda: self._emit_itab(t, inter, symbol))
        return symbol

    def _emit_itab(self, t: Any, inter: Any, symbol: str) -> None:
        pb = self.pb
        head = pb.rt.struct("itab")
        wanted = methods_of(underlying(inter))
        have = {(s.obj.name, None if s.obj.exported else s.obj.pkg): s for s in self.method_set(t)}
        w = Writer(pb, head["fun"] + 8 * len(wanted))
        w.ptr(head["inter"], self.descriptor(inter))
        w.ptr(head["typ"], self.descriptor(t))
        w.number(head["hash"], fnv1a(names.unique_string(t)), 4)
        for i, m in enumerate(wanted):
            selection = have[m.name, None if m.exported else m.pkg]
            code = self.iface_code(t, selection)
            w.ptr(head["fun"] + 8 * i, code)
        data = pb.module.data[symbol]
        data.size, data.init, data.relocs = len(w.bytes), bytes(w.bytes), w.relocs

    # ------------------------------------------------------------ equality and hashing

    def _runtime_alg(self, name: str, sig: Sig) -> str:
        target = self.pb.rt_func(name)
        return target.symbol

    def equal_function(self, t: Any) -> Optional[str]:
        """Symbol of ``func(p, q unsafe.Pointer) bool`` that compares values of comparable type ``t``."""
        u = underlying(t)
        kind = kind_of(t)
        size = ir_type(t).size
        if type(u) is Basic and kind in _BASIC_ALG:
            return self._runtime_alg(_BASIC_ALG[kind] + "equal", EQ_SIG)
        if type(u) is Interface:
            return self._runtime_alg("interequal" if methods_of(u) else "nilinterequal", EQ_SIG)
        if is_regular_memory(t) and size in (0, 1, 2, 4, 8, 16):
            return self._runtime_alg(f"memequal{size * 8}", EQ_SIG)
        if not comparable(t):
            return None
        return self._generate("eq", t, EQ_SIG)

    def hash_function(self, t: Any) -> str:
        u = underlying(t)
        kind = kind_of(t)
        size = ir_type(t).size
        if type(u) is Basic and kind in _BASIC_ALG:
            return self._runtime_alg(_BASIC_ALG[kind] + "hash", HASH_SIG)
        if type(u) is Interface:
            return self._runtime_alg("interhash" if methods_of(u) else "nilinterhash", HASH_SIG)
        if is_regular_memory(t) and size in (0, 1, 2, 4, 8, 16):
            name = f"memhash{size * 8}"
            if self.pb.rt.has(name):
                return self._runtime_alg(name, HASH_SIG)
        return self._generate("hash", t, HASH_SIG)

    def _generate(self, what: str, t: Any, sig: Sig) -> str:
        symbol = f"type:.{what}.{names.unique_string(t)}"
        if symbol not in self.pb.module.functions:
            func = Function(symbol, sig)
            func.attrs.linkonce = func.attrs.wrapper = True
            self.pb.module.functions[symbol] = func
            build = self._build_equal if what == "eq" else self._build_hash
            self.pb.queue.append(lambda: build(func, t))
        return symbol

    def _build_equal(self, func: Function, t: Any) -> None:
        from golite.ir.build import eqfunc

        eqfunc.build(self.pb, func, t)

    def _build_hash(self, func: Function, t: Any) -> None:
        from golite.ir.build.function import FunctionBuilder

        fb = FunctionBuilder(self.pb, func)
        p, seed = func.params
        fb.ret(fb.rt1("typehash", SymAddr(self.descriptor(t)), p, seed))
        fb.finish()


def without_receiver(sig: Signature) -> Signature:
    return sig if sig.recv is None else Signature(sig.params, sig.results, sig.variadic)
