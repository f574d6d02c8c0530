"""Values known before the program runs, as data: constants, nested literals of them, strings, func values, addresses of globals.

Two strengths. *Read-only* data holds what code copies from (constants, strings, code); a package variable's *initial* data may
also point to memory made for it alone (&T{…}, []T{…}), which is writable. A group variable's may not: that memory would be all groups'.
The address of a group variable is never static.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from golite.ir.build import walk
from golite.ir.fold import complex_parts, scalar_bytes, scalar_const
from golite.ir.func import Data, Reloc, SymAddr
from golite.ir.layout import ir_type, is_direct, is_empty_interface, is_interface
from golite.ir.types import COMPLEX64, COMPLEX128, PTR, STRING
from golite.ir.types import Struct as IRStruct
from golite.syntax import ast
from golite.types.objects import Func, Var
from golite.types.types import Array, Basic, Kind, Pointer, Slice, Struct, underlying

if TYPE_CHECKING:
    from golite.ir.build.package import PackageBuilder


class StaticData:
    """Bytes and relocations under construction. ``owner``: symbol prefix for writable parts, "" when only read-only data is wanted."""

    def __init__(self, pb: PackageBuilder, size: int, owner: str = "") -> None:
        self.pb = pb
        self.bytes = bytearray(size)
        self.relocs: list[Reloc] = []
        self.owner = owner
        self.parts = 0

    def put(self, e: Any, t: Any, off: int) -> bool:
        """Place ``e`` as a value of type ``t`` at byte ``off``; False (with anything written) if it is not static."""
        e = walk.unparen(e)
        if e.mode == "nil" or (type(e.type) is Basic and e.type.kind is Kind.UNTYPED_NIL):
            return True
        if is_interface(t):
            return self._interface(e, t, off)
        if e.value is not None and e.mode != "type":
            return self.constant(e.value, t, off)
        cls = type(e)
        if cls is ast.CompositeLit:
            return self._literal(e, t, off)
        if cls is ast.Ident or (cls is ast.SelectorExpr and e.selection is None):
            obj = e.obj if cls is ast.Ident else e.sel.obj
            if type(obj) is Func and not obj.type.tparams and not obj.targs:
                target = self.pb.func_target(obj)
                self.relocs.append(Reloc(off, self.pb.func_value(target.symbol, target.sig).symbol))
                return True
            return False
        if cls is ast.UnaryExpr and e.op == "&":
            return self._address(walk.unparen(e.x), off)
        if cls is ast.CallExpr and e.kind == "conversion" and len(e.args) == 1:
            arg = e.args[0]
            if underlying(arg.type) is underlying(t) and arg.value is None:
                return self.put(arg, t, off)
        return False

    def constant(self, value: Any, t: Any, off: int) -> bool:
        ir = ir_type(t)
        if ir is STRING:
            if value:
                self.relocs.append(Reloc(off, self.pb.string_symbol(value)))
                self.bytes[off + 8 : off + 16] = len(value).to_bytes(8, "little")
            return True
        if ir is COMPLEX64 or ir is COMPLEX128:
            assert isinstance(ir, IRStruct)
            re, im = complex_parts(value)
            part = ir.fields[0]
            raw = scalar_bytes(scalar_const(re, part)) + scalar_bytes(scalar_const(im, part))
        elif ir is PTR:
            raw = int(value).to_bytes(8, "little")
        else:
            raw = scalar_bytes(scalar_const(value, ir))
        self.bytes[off : off + len(raw)] = raw
        return True

    def _literal(self, e: Any, t: Any, off: int) -> bool:
        from golite.ir.build import literal

        u = underlying(t)
        if type(u) is Pointer:
            return self._new(e, u.elem, off)
        if type(u) is Struct:
            fields = [(*literal.field_at(t, path), x) for path, x in literal.struct_items(e, u)]
            return all(self.put(x, field_type, off + offset) for offset, field_type, x in fields)
        if type(u) is Array:
            size = ir_type(u.elem).size
            items, _ = literal.array_items(e)
            return all(self.put(x, u.elem, off + i * size) for i, x in items)
        if type(u) is Slice:
            if not self.owner:
                return False
            items, n = literal.array_items(e)
            elem_ir = ir_type(u.elem)
            inner = StaticData(self.pb, elem_ir.size * n, self._part())
            if not all(inner.put(x, u.elem, i * elem_ir.size) for i, x in items):
                return False
            if n:
                self.relocs.append(Reloc(off, inner.finish(inner.owner, elem_ir.align).symbol))
            else:
                self.relocs.append(Reloc(off, self._empty()))
            self.bytes[off + 8 : off + 24] = n.to_bytes(8, "little") * 2
            return True
        return False

    def _empty(self) -> str:
        return self.pb.constant_data(bytes(8), [], 8, 8).symbol

    def _part(self) -> str:
        self.parts += 1
        return f"{self.owner}.{self.parts}"

    def _new(self, e: Any, t: Any, off: int) -> bool:
        """&T{…}: a variable of its own."""
        if not self.owner or type(underlying(t)) not in (Struct, Array):
            return False
        ir = ir_type(t)
        inner = StaticData(self.pb, ir.size, self._part())
        if not inner._literal(e, t, 0):
            return False
        self.relocs.append(Reloc(off, inner.finish(inner.owner, ir.align).symbol))
        return True

    def _address(self, x: Any, off: int) -> bool:
        if type(x) is ast.CompositeLit:
            t = x.type
            if type(underlying(t)) is Pointer:
                t = underlying(t).elem
            return self._new(x, t, off)
        extra = 0
        while type(x) is ast.SelectorExpr and x.selection is not None and x.selection.kind == "field":
            t = x.x.type
            for i in x.selection.path:
                u = underlying(t)
                if type(u) is not Struct:
                    return False
                ir = ir_type(u)
                assert isinstance(ir, IRStruct)
                extra += ir.offsets[i]
                t = u.fields[i].type
            x = walk.unparen(x.x)
        obj = x.obj if type(x) is ast.Ident else x.sel.obj if type(x) is ast.SelectorExpr and x.selection is None else None
        if type(obj) is Var and obj.is_package_level and not self.pb.is_group_variable(obj):
            self.relocs.append(Reloc(off, self.pb.global_addr(obj).symbol, extra))
            return True
        return False

    def _interface(self, e: Any, t: Any, off: int) -> bool:
        pb = self.pb
        src = constant_type(e)
        if src is None or is_interface(src) or pb.rt.pkg is None:
            return False
        ir = ir_type(src)
        if is_direct(src):
            if not self.put(e, src, off + 8):
                return False
        else:
            box = StaticData(pb, ir.size)
            if not box.put(e, src, 0):
                return False
            self.relocs.append(Reloc(off + 8, pb.constant_data(bytes(box.bytes), box.relocs, max(ir.size, 1), ir.align).symbol))
        word = pb.descriptor(src) if is_empty_interface(t) else pb.types.itab(src, t)
        self.relocs.append(Reloc(off, word))
        return True

    def finish(self, symbol: str, align: int) -> SymAddr:
        """The data as a writable variable of this package."""
        data = Data(symbol, len(self.bytes), align, bytes(self.bytes), self.relocs, linkage="internal")
        return self.pb.add_data(data)


def constant_type(e: Any) -> Any:
    """The concrete type of an expression that may be an untyped constant."""
    t = e.type
    if (type(t) is Basic and t.is_untyped) or (e.value is not None and is_interface(t)):
        from golite.types import universe

        if type(t) is Basic:
            return universe.default_type(t)
        return None
    return t


def constant_box(pb: PackageBuilder, value: Any, t: Any) -> SymAddr:
    """Read-only memory that holds a constant of type ``t``, for an interface's data word."""
    ir = ir_type(t)
    data = StaticData(pb, ir.size)
    data.constant(value, t, 0)
    return pb.constant_data(bytes(data.bytes), data.relocs, max(ir.size, 1), ir.align)


def is_constant(pb: PackageBuilder, e: Any, t: Any) -> bool:
    """Whether ``e`` is made of constants only."""
    e = walk.unparen(e)
    if is_interface(t):
        return False
    if e.value is not None and e.mode != "type":
        return True
    if e.mode == "nil":
        return True
    if type(e) is ast.CompositeLit:
        u = underlying(t)
        from golite.ir.build import literal

        if type(u) is Struct:
            return all(is_constant(pb, x, literal.field_at(t, path)[1]) for path, x in literal.struct_items(e, u))
        if type(u) is Array:
            return all(is_constant(pb, x.val if type(x) is ast.KeyValueExpr else x, u.elem) for x in e.elts)
    return False


def readonly_array(pb: PackageBuilder, items: list[tuple[int, Any]], elem: Any, length: int) -> Optional[SymAddr]:
    """Constant elements as a read-only array, None if some element is not static."""
    ir = ir_type(elem)
    data = StaticData(pb, ir.size * length)
    for i, x in items:
        if not data.put(x, elem, i * ir.size):
            return None
    return pb.constant_data(bytes(data.bytes), data.relocs, len(data.bytes), ir.align)
