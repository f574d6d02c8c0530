"""Where values are: addresses of variables, fields and elements, and the left sides of assignments.

``pending_addr`` evaluates the operands of an address (pointers, slices, indices) and leaves the last check to a function that gives
the address. So ``x[1], x[4] = 4, 5`` sets x[1] before it panics for x[4], as gc does (spec, "Assignment statements").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Optional, Union

from golite.ir.build import walk
from golite.ir.builder import AnyHome, Mem, i64
from golite.ir.func import Const, Operand, Reg
from golite.ir.layout import UNSIGNED, ir_type, kind_of
from golite.ir.ops import Op
from golite.ir.types import I64, PTR, IRType
from golite.ir.types import Struct as IRStruct
from golite.syntax import ast
from golite.types.objects import Var
from golite.types.types import Array, Kind, Map, Pointer, Slice, Struct, underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder

Address = Callable[[], Mem]


def is_in_memory(fb: FunctionBuilder, e: Any) -> bool:
    """Whether ``e`` denotes a memory location (then ``addr`` works)."""
    cls = type(e)
    if cls is ast.ParenExpr:
        return is_in_memory(fb, e.x)
    if e in fb.hoisted:
        return False
    if cls is ast.Ident:
        return type(e.obj) is Var and e.name != "_" and isinstance(fb.home(e.obj), Mem)
    if cls is ast.SelectorExpr:
        if e.selection is None:
            return type(e.sel.obj) is Var
        if e.selection.kind != "field":
            return False
        return _path_has_pointer(fb, e) or is_in_memory(fb, e.x)
    if cls is ast.IndexExpr:
        u = underlying(fb.typ(e.x))
        if type(u) is Slice or type(u) is Pointer:
            return True
        return type(u) is Array and is_in_memory(fb, e.x)
    return cls is ast.StarExpr


def _path_has_pointer(fb: FunctionBuilder, e: Any) -> bool:
    t = underlying(fb.typ(e.x))
    for i in e.selection.path:
        if type(t) is Pointer:
            return True
        t = underlying(t.fields[i].type)
    return False


def addr(fb: FunctionBuilder, e: Any) -> Mem:
    """The address of a memory location, checked."""
    return pending_addr(fb, e)()


def pending_addr(fb: FunctionBuilder, e: Any) -> Address:
    cls = type(e)
    if cls is ast.ParenExpr:
        return pending_addr(fb, e.x)
    if cls is ast.Ident:
        home = fb.home(e.obj)
        if not isinstance(home, Mem):
            if home.type.size:
                raise fb.fail(e, f"address of register variable {e.name}")
            home = fb.temp_mem(fb.typ(e))  # an array of size zero: any address will do
        mem = home
        return lambda: mem
    if cls is ast.StarExpr:
        p = fb.pinned(fb.expr(e.x))
        return _deref(fb, p, e.op_pos)
    if cls is ast.SelectorExpr:
        if e.selection is None:
            mem = Mem(fb.pb.global_addr(e.sel.obj))
            return lambda: mem
        return _pending_field(fb, e)
    if cls is ast.IndexExpr:
        return _pending_index(fb, e)
    # Not a location: a value of its own in memory (a composite literal, a call's result).
    mem = fb.temp_mem(fb.typ(e))
    fb.expr_to(e, mem, fb.typ(e), fresh=True)
    return lambda: mem


def _deref(fb: FunctionBuilder, p: Operand, pos: int, off: int = 0) -> Address:
    def finish() -> Mem:
        fb.pos = pos
        fb.nilcheck(p)
        return Mem(p, off)

    return finish


def _pending_field(fb: FunctionBuilder, e: Any) -> Address:
    t = fb.typ(e.x)
    where: Address
    path = e.selection.path
    if type(underlying(t)) is Pointer:
        where = _deref(fb, fb.pinned(fb.expr(e.x)), e.op_pos)
        t = underlying(t).elem
    elif is_in_memory(fb, e.x) or not _path_has_pointer(fb, e):
        where = pending_addr(fb, e.x)
    else:
        # A register variable with an embedded pointer: follow values up to it.
        v, n = fb.expr(e.x), 0
        while type(underlying(t)) is not Pointer:
            v = fb.getf(v, path[n])
            t = fb.subst(underlying(t).fields[path[n]].type)
            n += 1
        where = _deref(fb, fb.pinned(v), e.op_pos)
        t = underlying(t).elem
        path = path[n:]
    off = 0
    for n, i in enumerate(path):
        u = underlying(t)
        if type(u) is Pointer:
            assert n > 0
            p = fb.load(PTR, where().at(off))
            where, off = _deref(fb, p, e.op_pos), 0
            u = underlying(u.elem)
        ir = ir_type(u)
        assert isinstance(ir, IRStruct)
        off += ir.offsets[i]
        t = fb.subst(u.fields[i].type)
    if off == 0:
        return where
    return lambda: where().at(off)


def _pending_index(fb: FunctionBuilder, e: Any) -> Address:
    base_type = underlying(fb.typ(e.x))
    if type(base_type) is Slice:
        size = ir_type(fb.subst(base_type.elem)).size
        s, i = fb.operands_of_index(e.x, e.indices[0])
        s, i = fb.pinned(s), fb.pinned(i)

        def finish_slice() -> Mem:
            fb.pos = e.op_pos
            check_index(fb, i, fb.getf(s, 1), fb.typ(e.indices[0]))
            mem = fb.index(fb.getf(s, 0), i, size)
            return mem

        return finish_slice
    if type(base_type) is Pointer:
        array = underlying(base_type.elem)
        p, i = fb.operands_of_index(e.x, e.indices[0])
        p = fb.pinned(p)
        where = _deref(fb, p, e.op_pos)
    else:
        array = base_type
        fb.hoist_all([e.x, e.indices[0]])
        where = pending_addr(fb, e.x)
        i = index_value(fb, e.indices[0])
    i = fb.pinned(i)
    size = ir_type(fb.subst(array.elem)).size

    def finish_array() -> Mem:
        mem = where()
        fb.pos = e.op_pos
        check_index(fb, i, i64(array.length), fb.typ(e.indices[0]))
        if type(i) is Const:
            return mem.at(i.value * size)
        return Mem(fb.value(Op.INDEX, PTR, fb.ptr(mem), i, imm=size))

    return finish_array


def index_value(fb: FunctionBuilder, e: Any) -> Operand:
    """An index or length expression as i64."""
    if e.value is not None:
        from golite.ir.fold import int_value

        return i64(int_value(e.value))
    return widen(fb, fb.expr(e), fb.typ(e))


def widen(fb: FunctionBuilder, v: Operand, t: Any) -> Operand:
    if v.type is I64:
        return v
    return fb.value(Op.ZEXT if kind_of(t) in UNSIGNED else Op.SEXT, I64, v)


def check_index(fb: FunctionBuilder, i: Operand, n: Operand, t: Any) -> None:
    """Panic unless 0 <= i < n; ``t`` is the index's type (unsigned 64-bit values print as such)."""
    if type(i) is not Const and kind_of(t) in (Kind.UINT, Kind.UINT64, Kind.UINTPTR):
        fb.rt_check(fb.cmp(Op.ULT, i, n), "goPanicIndexU", i, n)
    else:
        fb.bounds(i, n)


# ---------------------------------------------------------------- walking embedded fields


def follow(fb: FunctionBuilder, base: Union[Mem, Operand], t: Any, path: list[int]) -> tuple[Union[Mem, Operand], Any]:
    """Walk field indices from a value or location of type ``t``, following pointers on the way."""
    for i in path:
        u = underlying(t)
        if type(u) is Pointer:
            p = fb.load(PTR, base) if isinstance(base, Mem) else base
            fb.nilcheck(p)
            base = Mem(p)
            u = underlying(fb.subst(u.elem))
        assert type(u) is Struct
        ir = ir_type(u)
        assert isinstance(ir, IRStruct)
        base = base.at(ir.offsets[i]) if isinstance(base, Mem) else fb.getf(base, i)
        t = fb.subst(u.fields[i].type)
    return base, t


def base_of(fb: FunctionBuilder, x: Any) -> Union[Mem, Operand]:
    """A location if ``x`` is one and no pointer, else its value."""
    if type(underlying(fb.typ(x))) is not Pointer and is_in_memory(fb, x):
        return addr(fb, x)
    return fb.expr(x)


# ---------------------------------------------------------------- left sides


class Place:
    """The left side of an assignment, its operands evaluated. ``load`` and ``store`` convert nothing."""

    __slots__ = ("fb", "type")

    def __init__(self, fb: FunctionBuilder, type: Any) -> None:
        self.fb = fb
        self.type = type

    def load(self) -> Operand:
        raise NotImplementedError

    def store(self, v: Operand) -> None:
        raise NotImplementedError

    def mem(self) -> Optional[Mem]:
        """The memory itself, if that is what the place is."""
        return None


class Blank(Place):
    __slots__ = ()

    def store(self, v: Operand) -> None:
        pass


class RegPlace(Place):
    """A register variable, or a field (path) of a struct in one."""

    __slots__ = ("path", "reg")

    def __init__(self, fb: FunctionBuilder, type: Any, reg: Reg, path: list[int]) -> None:
        super().__init__(fb, type)
        self.reg = reg
        self.path = path

    def load(self) -> Operand:
        v: Operand = self.reg
        for i in self.path:
            v = self.fb.getf(v, i)
        return v

    def store(self, v: Operand) -> None:
        fb = self.fb
        if not self.path:
            fb.copy(self.reg, v)
            return
        chain: list[Reg] = [self.reg]
        for i in self.path[:-1]:
            outer = chain[-1]
            t: IRType = outer.type.fields[i]  # type: ignore[attr-defined]
            inner = fb.var(t)
            fb.emit(Op.GETF, (inner,), (outer,), i)
            chain.append(inner)
        fb.setf(chain[-1], self.path[-1], v)
        for depth in range(len(chain) - 2, -1, -1):
            fb.setf(chain[depth], self.path[depth], chain[depth + 1])


class MemPlace(Place):
    __slots__ = ("_address", "_mem")

    def __init__(self, fb: FunctionBuilder, type: Any, address: Address) -> None:
        super().__init__(fb, type)
        self._address = address
        self._mem: Optional[Mem] = None

    def mem(self) -> Mem:
        if self._mem is None:
            self._mem = self._address()
        return self._mem

    def load(self) -> Operand:
        return self.fb.load(ir_type(self.type), self.mem())

    def store(self, v: Operand) -> None:
        self.fb.store(self.mem(), v)


class MapPlace(Place):
    __slots__ = ("key", "map", "map_type", "pos")

    def __init__(self, fb: FunctionBuilder, map_type: Any, m: Operand, key: Operand, pos: int) -> None:
        super().__init__(fb, fb.subst(underlying(map_type).elem))
        self.map_type = map_type
        self.map = m
        self.key = key
        self.pos = pos

    def load(self) -> Operand:
        from golite.ir.build import maps

        return maps.access1(self.fb, self.map_type, self.map, self.key)

    def store(self, v: Operand) -> None:
        self.fb.store(self.slot(), v)

    def slot(self) -> Mem:
        from golite.ir.build import maps

        self.fb.pos = self.pos
        return Mem(maps.assign(self.fb, self.map_type, self.map, self.key))

    def in_place(self) -> MemPlace:
        """The element itself, made if absent, for an operation on it that cannot panic and does nothing to the map: one search instead of two,
        and what mapassign says against the key (gc does the same)."""
        mem = self.slot()
        return MemPlace(self.fb, self.type, lambda: mem)


def lvalue(fb: FunctionBuilder, e: Any) -> Place:
    """Evaluate the operands of a left side."""
    bare = walk.unparen(e)
    cls = type(bare)
    if cls is ast.Ident:
        if bare.name == "_":
            return Blank(fb, None)
        home: AnyHome = fb.home(bare.obj)
        t = fb.var_type(bare.obj)
        if isinstance(home, Reg):
            return RegPlace(fb, t, home, [])
        mem = home
        return MemPlace(fb, t, lambda: mem)
    t = fb.typ(bare)
    if cls is ast.IndexExpr and type(underlying(fb.typ(bare.x))) is Map:
        map_type = fb.typ(bare.x)
        fb.hoist_all([bare.x, bare.indices[0]])
        m = fb.pinned(fb.expr(bare.x))
        key = fb.pinned(fb.expr_as(bare.indices[0], fb.subst(underlying(map_type).key)))
        return MapPlace(fb, map_type, m, key, bare.op_pos)
    if cls is ast.SelectorExpr and bare.selection is not None and not is_in_memory(fb, bare):
        inner = lvalue(fb, bare.x)
        if not isinstance(inner, RegPlace):
            raise fb.fail(bare, "assignment to a field of something that is no variable")
        return RegPlace(fb, t, inner.reg, inner.path + bare.selection.path)
    return MemPlace(fb, t, pending_addr(fb, bare))
