"""The builtin functions, those of package unsafe included. Each gives an operand, or None where it has no value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from golite.ir.build import compare, convert, maps, place, visitor, walk
from golite.ir.builder import LIKELY, NIL, UNLIKELY, Mem, i64
from golite.ir.fold import int_value
from golite.ir.func import Const, Operand
from golite.ir.layout import FLOATS, SIGNED, UNSIGNED, in_memory, ir_type, is_interface, kind_of
from golite.ir.ops import Op
from golite.ir.types import COMPLEX64, F64, I64, PTR, SLICE, STRING, IRType, array_of, has_pointers
from golite.types import universe
from golite.types.sizes import alignof, offsetsof, sizeof
from golite.types.types import Array, Chan, Kind, Map, Pointer, Slice, underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder

MAX_ADDRESS = 1 << 48
MAX_STACK_BYTES = 64 << 10  # implicit allocations (make, new, &T{}) above this go to the heap, as with gc


@visitor.builtin("len", "cap")
def build_len(fb: FunctionBuilder, e: Any) -> Operand:
    x = e.args[0]
    t = fb.typ(x)
    u = underlying(t)
    if type(u) is Pointer:
        fb.expr(x)
        return i64(underlying(u.elem).length)
    if type(u) is Array:
        if walk.has_effects(x):
            fb.expr(x)
        return i64(u.length)
    v = fb.expr(x)
    fb.pos = e.op_pos
    return length_of(fb, v, u, e.builtin)


def length_of(fb: FunctionBuilder, v: Operand, u: Any, which: str = "len") -> Operand:
    if type(u) is Slice:
        return fb.getf(v, 1 if which == "len" else 2)
    if type(u) is Map:
        out = fb.var(I64)
        fb.copy(out, i64(0))
        some, done = fb.new_block("maplen"), fb.new_block("maplen.done")
        fb.br(fb.cmp(Op.NE, v, NIL), some, done)
        fb.start(some)
        fb.copy(out, fb.load(I64, Mem(v, fb.pb.rt.struct("hmap")["count"])))
        fb.start(done)
        return out
    if type(u) is Chan:
        return fb.rt1("chanlen" if which == "len" else "chancap", v)
    return fb.getf(v, 1)  # string


@visitor.builtin("append")
def build_append(fb: FunctionBuilder, e: Any) -> Operand:
    t = fb.typ(e)
    elem = fb.subst(underlying(t).elem)
    fb.hoist_all(e.args)
    s = fb.pinned(fb.expr_as(e.args[0], t))
    return _append(fb, e, s, _appended(fb, e, elem), elem)


def append_in_map(fb: FunctionBuilder, lhs: Any, e: Any) -> None:
    """``m[k] = append(m[k], …)``, without calls in m and k: what is appended comes first, then one search for both uses of the element (as gc)."""
    for a in e.args[1:]:
        fb.hoist(a)
    target = place.lvalue(fb, lhs)
    assert isinstance(target, place.MapPlace)
    elem = fb.subst(underlying(fb.typ(e)).elem)
    rest = _appended(fb, e, elem)
    slot = target.in_place()
    slot.store(_append(fb, e, fb.pinned(slot.load()), rest, elem))


# What is appended: a slice (or string) after dots, else values, those in memory by address.
_Appended = Union[Operand, list[Union[Operand, Mem]], None]


def _appended(fb: FunctionBuilder, e: Any, elem: Any) -> _Appended:
    """The operands of append, evaluated, but for the first; None if there is nothing to append."""
    if len(e.args) == 1:
        return None
    if e.has_dots:
        return None if e.args[1].mode == "nil" else fb.pinned(fb.expr(e.args[1]))
    if in_memory(ir_type(elem)):
        return [fb.readable(e.args[1]), *(_kept(fb, a, elem) for a in e.args[2:])]
    return [fb.pinned(fb.expr_as(a, elem)) for a in e.args[1:]]


def _kept(fb: FunctionBuilder, e: Any, t: Any) -> Mem:
    """Memory that holds the value of ``e``, whatever is stored into slices afterwards."""
    mem, bare = fb.readable(e), walk.unparen(e)
    if bare in fb.hoisted or not fb.is_addressable(bare) or walk.is_unshared(bare):
        return mem
    copy = fb.temp_mem(t)
    fb.memmove(ir_type(t), copy, mem)
    return copy


def _append(fb: FunctionBuilder, e: Any, s: Operand, rest: _Appended, elem: Any) -> Operand:
    if rest is None:
        return s
    fb.pos = e.op_pos
    ir = ir_type(elem)
    n = fb.getf(s, 1)
    if not isinstance(rest, list):
        k = fb.getf(rest, 1)
        new_len = fb.add(n, k)
        base, cap = _reserve(fb, s, new_len, k, elem)
        if ir.size:
            dst = fb.index(base, n, ir.size)
            fb.emit(Op.MOVEB if has_pointers(ir) else Op.MEMMOVE, (), (fb.ptr(dst), fb.getf(rest, 0), fb.mul_const(k, ir.size)))
        return fb.make(SLICE, base, new_len, cap)
    new_len = fb.add(n, i64(len(rest)))
    base, cap = _reserve(fb, s, new_len, i64(len(rest)), elem)
    first = fb.index(base, n, ir.size) if ir.size else Mem(base)
    for i, v in enumerate(rest):
        if isinstance(v, Mem):
            fb.memmove(ir, first.at(i * ir.size), v)
        else:
            fb.store(first.at(i * ir.size), v)
    return fb.make(SLICE, base, new_len, cap)


def _reserve(fb: FunctionBuilder, s: Operand, new_len: Operand, num: Operand, elem: Any) -> tuple[Operand, Operand]:
    """Base pointer and capacity of ``s`` with room for ``new_len`` elements."""
    base, cap = fb.var(PTR), fb.var(I64)
    fb.copy(base, fb.getf(s, 0))
    old_cap = fb.getf(s, 2)
    fb.copy(cap, old_cap)
    grow, done = fb.new_block("grow"), fb.new_block("grown")
    fb.br(fb.cmp(Op.UGT, new_len, old_cap), grow, done, UNLIKELY)
    fb.start_fresh(grow)
    grown = fb.rt1("growslice", fb.getf(s, 0), new_len, old_cap, num, fb.pb.descriptor_addr(elem))
    fb.copy(base, fb.getf(grown, 0))
    fb.copy(cap, fb.getf(grown, 2))
    fb.start(done)
    return base, cap


@visitor.builtin("copy")
def build_copy(fb: FunctionBuilder, e: Any) -> Operand:
    dst_t = fb.typ(e.args[0])
    ir = ir_type(fb.subst(underlying(dst_t).elem))
    dst, src = (fb.pinned(v) for v in fb.operands(e.args))
    fb.pos = e.op_pos
    a, b = fb.getf(dst, 1), fb.getf(src, 1)
    n = fb.value(Op.SELECT, I64, fb.cmp(Op.SLT, a, b), a, b)
    if ir.size:
        fb.emit(Op.MOVEB if has_pointers(ir) else Op.MEMMOVE, (), (fb.getf(dst, 0), fb.getf(src, 0), fb.mul_const(n, ir.size)))
    return n


@visitor.builtin("delete")
def build_delete(fb: FunctionBuilder, e: Any) -> None:
    t = fb.typ(e.args[0])
    fb.hoist_all(e.args)
    m = fb.expr(e.args[0])
    key = fb.expr_as(e.args[1], fb.subst(underlying(t).key))
    fb.pos = e.op_pos
    maps.delete(fb, t, m, key)


@visitor.builtin("clear")
def build_clear(fb: FunctionBuilder, e: Any) -> None:
    t = fb.typ(e.args[0])
    v = fb.expr(e.args[0])
    fb.pos = e.op_pos
    if type(underlying(t)) is Map:
        fb.rt("mapclear", fb.pb.descriptor_addr(t), v)
        return
    ir = ir_type(fb.subst(underlying(t).elem))
    if ir.size:
        fb.emit(Op.ZEROB if has_pointers(ir) else Op.MEMZERO, (), (fb.getf(v, 0), fb.mul_const(fb.getf(v, 1), ir.size)))


@visitor.builtin("close")
def build_close(fb: FunctionBuilder, e: Any) -> None:
    c = fb.expr(e.args[0])
    fb.pos = e.op_pos
    fb.rt("closechan", c)


@visitor.builtin("complex")
def build_complex(fb: FunctionBuilder, e: Any) -> Operand:
    ir = fb.ir(e)
    part = universe.FLOAT32 if ir is COMPLEX64 else universe.FLOAT64
    fb.hoist_all(e.args)
    re, im = (fb.constant(a.value, part) if a.value is not None else fb.expr(a) for a in e.args)
    return fb.make(ir, re, im)


@visitor.builtin("real")
def build_real(fb: FunctionBuilder, e: Any) -> Operand:
    return fb.getf(fb.expr(e.args[0]), 0)


@visitor.builtin("imag")
def build_imag(fb: FunctionBuilder, e: Any) -> Operand:
    return fb.getf(fb.expr(e.args[0]), 1)


@visitor.builtin("make")
def build_make(fb: FunctionBuilder, e: Any) -> Operand:
    t = fb.typ(e)
    u = underlying(t)
    sizes = e.args[1:]
    if type(u) is Slice:
        return _make_slice(fb, e, t, fb.subst(u.elem), sizes)
    hint = _size(fb, sizes[0]) if sizes else i64(0)
    fb.pos = e.op_pos
    desc = fb.pb.descriptor_addr(t)
    p = fb.rt1("makemap" if type(u) is Map else "makechan", desc, hint)
    fb.set_nonnil(p)
    return p


def _size(fb: FunctionBuilder, e: Any) -> Operand:
    if e.value is not None:
        return i64(int_value(e.value))
    return place.widen(fb, fb.expr(e), fb.typ(e))


def _make_slice(fb: FunctionBuilder, e: Any, t: Any, elem: Any, sizes: list[Any]) -> Operand:
    ir = ir_type(elem)
    fb.hoist_all(sizes)
    n = fb.pinned(_size(fb, sizes[0]))
    cap = fb.pinned(_size(fb, sizes[1])) if len(sizes) > 1 else n
    fb.pos = e.op_pos
    if type(n) is Const and type(cap) is Const and 0 <= n.value <= cap.value and cap.value * ir.size <= MAX_STACK_BYTES:
        base: Operand = fb.alloc(array_of(ir, cap.value), fb.pb.descriptor(Array(elem, cap.value)), name="make")
    elif type(cap) is Const and 0 < cap.value * ir.size <= MAX_STACK_BYTES:
        # Only the length varies. What exceeds the capacity is the capacity's fault, but for negative lengths.
        fits, wrong = fb.new_block("make"), fb.new_block("make.wrong")
        fb.br(fb.cmp(Op.ULE, n, cap), fits, wrong, LIKELY)
        fb.start_fresh(wrong)
        if kind_of(fb.typ(sizes[0])) not in UNSIGNED:
            fb.rt_check(fb.cmp(Op.SGE, n, i64(0)), "panicmakeslicelen")
        fb.rt("panicmakeslicecap")
        fb.unreachable()
        fb.start_fresh(fits)
        base = fb.alloc(array_of(ir, cap.value), fb.pb.descriptor(Array(elem, cap.value)), name="make")
    else:
        base = fb.rt1("makeslice", fb.pb.descriptor_addr(elem), n, cap)
        fb.set_nonnil(base)
    return fb.make(SLICE, base, n, cap)


@visitor.builtin("new")
def build_new(fb: FunctionBuilder, e: Any) -> Operand:
    t = underlying(fb.typ(e)).elem
    arg = e.args[0]
    if arg.mode == "type":
        return fb.alloc(ir_type(t), fb.pb.descriptor(t), name="new")
    # new(expr): a variable with that value
    ir = ir_type(t)
    if in_memory(ir):
        if walk.has_effects(arg):
            fb.hoist(arg)
        p = fb.alloc(ir, fb.pb.descriptor(t), name="new")
        fb.expr_to(arg, Mem(p), t, fresh=True)
        return p
    v = fb.expr_as(arg, t)
    p = fb.alloc(ir, fb.pb.descriptor(t), name="new")
    fb.store(Mem(p), v)
    return p


@visitor.builtin("min", "max")
def build_min_max(fb: FunctionBuilder, e: Any) -> Operand:
    t = fb.typ(e)
    fb.hoist_all(e.args)
    values = [fb.pinned(fb.expr_as(a, t)) for a in e.args]
    fb.pos = e.op_pos
    result = values[0]
    for v in values[1:]:
        result = _min_max(fb, e.builtin, result, v, t)
    return result


def _min_max(fb: FunctionBuilder, which: str, a: Operand, b: Operand, t: Any) -> Operand:
    ir = a.type
    smaller = compare.ordered(fb, "<", b, a, t) if which == "min" else compare.ordered(fb, ">", b, a, t)
    if kind_of(t) not in FLOATS:
        if ir is STRING:
            out = fb.var(STRING)
            fb.copy(out, a)
            take, done = fb.new_block("take"), fb.new_block("take.done")
            fb.br(smaller, take, done)
            fb.start_fresh(take)
            fb.copy(out, b)
            fb.start(done)
            return out
        return fb.value(Op.SELECT, ir, smaller, b, a)
    # NaN wins; of equal operands (zeros of either sign) the signs are combined.
    larger = compare.ordered(fb, ">", b, a, t) if which == "min" else compare.ordered(fb, "<", b, a, t)
    bits = I64 if ir is F64 else universe_i32()
    x, y = fb.value(Op.BITCAST, bits, a), fb.value(Op.BITCAST, bits, b)
    mixed = fb.value(Op.BITCAST, ir, fb.value(Op.OR if which == "min" else Op.AND, bits, x, y))
    nan = fb.value(Op.FADD, ir, a, b)
    rest = fb.value(Op.SELECT, ir, fb.cmp(Op.FEQ, a, b), mixed, nan)
    return fb.value(Op.SELECT, ir, smaller, b, fb.value(Op.SELECT, ir, larger, a, rest))


def universe_i32() -> IRType:
    from golite.ir.types import I32

    return I32


@visitor.builtin("panic")
def build_panic(fb: FunctionBuilder, e: Any) -> None:
    v = fb.expr_as(e.args[0], universe.UNIVERSE.names["any"].type)
    fb.pos = e.op_pos
    fb.rt("gopanic", v)
    fb.unreachable()


@visitor.builtin("recover")
def build_recover(fb: FunctionBuilder, e: Any) -> Operand:
    fb.func.attrs.noinline = True
    return fb.rt1("gorecover", fb.value(Op.FRAMEADDR, PTR))


_PRINT: dict[Kind, tuple[str, Any]] = {
    Kind.BOOL: ("printbool", None),
    Kind.STRING: ("printstring", None),
    Kind.FLOAT64: ("printfloat", None),
    Kind.FLOAT32: ("printfloat32", None),
    Kind.COMPLEX128: ("printcomplex", None),
    Kind.COMPLEX64: ("printcomplex64", None),
    Kind.UINTPTR: ("printuint", None),
    Kind.UNSAFE_POINTER: ("printpointer", None),
    Kind.POINTER: ("printpointer", None),
    Kind.MAP: ("printpointer", None),
    Kind.CHAN: ("printpointer", None),
    Kind.FUNC: ("printpointer", None),
    Kind.SLICE: ("printslice", None),
}


@visitor.builtin("print", "println")
def build_print(fb: FunctionBuilder, e: Any) -> None:
    newline = e.builtin == "println"
    fb.hoist_all(e.args)
    values: list[tuple[Operand, Any]] = []
    for a in e.args:
        if a.mode == "nil" or kind_of(fb.typ(a)) is Kind.UNTYPED_NIL:
            values.append((NIL, universe.UNSAFE_POINTER))
        elif a.value is not None:
            t = fb._const_type(a)
            if kind_of(t) is Kind.INT and not -(1 << 63) <= int_value(a.value) < 1 << 63:
                t = universe.UINT64
            values.append((fb.constant(a.value, t), t))
        else:
            values.append((fb.pinned(fb.expr(a)), fb.typ(a)))
    fb.pos = e.op_pos
    fb.rt("printlock")
    for i, (v, t) in enumerate(values):
        if newline and i:
            fb.rt("printsp")
        _print(fb, v, t)
    if newline:
        fb.rt("printnl")
    fb.rt("printunlock")


def _print(fb: FunctionBuilder, v: Operand, t: Any) -> None:
    if is_interface(t):
        from golite.ir.layout import is_empty_interface

        fb.rt("printeface" if is_empty_interface(t) else "printiface", _as_param(fb, v, t))
        return
    kind = kind_of(t)
    found = _PRINT.get(kind)
    if found is not None:
        name = found[0]
        fb.rt(name, v)
    elif getattr(t, "obj", None) is not None and t.obj.name == "hex" and fb.pb.is_runtime:
        fb.rt("printhex", convert.int_to_int(fb, v, I64, False))
    elif kind in SIGNED:
        fb.rt("printint", convert.int_to_int(fb, v, I64, True))
    elif kind in UNSIGNED:
        fb.rt("printuint", convert.int_to_int(fb, v, I64, False))
    else:
        raise fb.pb.error(fb.pos, fb.func.symbol, f"print of {t}")


def _as_param(fb: FunctionBuilder, v: Operand, t: Any) -> Operand:
    return v


# ---------------------------------------------------------------- unsafe


@visitor.builtin("unsafe.Add", "Add")
def build_unsafe_add(fb: FunctionBuilder, e: Any) -> Operand:
    fb.hoist_all(e.args)
    p = fb.expr(e.args[0])
    return fb.value(Op.PTRADD, PTR, p, _size(fb, e.args[1]))


@visitor.builtin("unsafe.Slice", "Slice")
def build_unsafe_slice(fb: FunctionBuilder, e: Any) -> Operand:
    fb.hoist_all(e.args)
    p = fb.pinned(fb.expr(e.args[0]))
    n = fb.pinned(_size(fb, e.args[1]))
    fb.pos = e.op_pos
    _check_unsafe(fb, p, n, MAX_ADDRESS // max(1, ir_type(underlying(fb.typ(e)).elem).size), "panicunsafeslice")
    return fb.make(SLICE, p, n, n)


def _check_unsafe(fb: FunctionBuilder, p: Operand, n: Operand, limit: int, panics: str) -> None:
    """Panic if n elements cannot lie at p: too many, or any at all at nil."""
    if not fb.pb.rt.has(panics + "len"):
        return
    constant = int_value(n.value) if type(n) is Const else None
    if constant is None or not 0 <= constant <= limit:
        fb.rt_check(fb.cmp(Op.ULE, n, i64(limit)), panics + "len")
    if constant != 0:
        room = fb.value(Op.SELECT, I64, fb.cmp(Op.NE, p, NIL), i64(limit), i64(0))
        fb.rt_check(fb.cmp(Op.ULE, n, room), panics + "nilptr")


@visitor.builtin("unsafe.SliceData", "SliceData", "unsafe.StringData", "StringData")
def build_unsafe_data(fb: FunctionBuilder, e: Any) -> Operand:
    return fb.getf(fb.expr(e.args[0]), 0)


@visitor.builtin("unsafe.String", "String")
def build_unsafe_string(fb: FunctionBuilder, e: Any) -> Operand:
    fb.hoist_all(e.args)
    p = fb.pinned(fb.expr(e.args[0]))
    n = fb.pinned(_size(fb, e.args[1]))
    fb.pos = e.op_pos
    _check_unsafe(fb, p, n, MAX_ADDRESS, "panicunsafestring")
    return fb.make(STRING, p, n)


# Of types that depend on type parameters, sizes are no constants to the checker.


@visitor.builtin("unsafe.Sizeof", "Sizeof")
def build_sizeof(fb: FunctionBuilder, e: Any) -> Operand:
    return i64(sizeof(fb.typ(e.args[0])))


@visitor.builtin("unsafe.Alignof", "Alignof")
def build_alignof(fb: FunctionBuilder, e: Any) -> Operand:
    return i64(alignof(fb.typ(e.args[0])))


@visitor.builtin("unsafe.Offsetof", "Offsetof")
def build_offsetof(fb: FunctionBuilder, e: Any) -> Operand:
    sel = walk.unparen(e.args[0])
    t = fb.typ(sel.x)
    offset = 0
    for at in sel.selection.path:
        u = underlying(t)
        struct = underlying(u.elem) if type(u) is Pointer else u
        offset += offsetsof(struct)[at]
        t = struct.fields[at].type
    return i64(offset)
