"""Interface values: boxing, conversion between interfaces, type assertions, calls' code pointers.

An interface is {type word, data word}: the type word is the descriptor (empty interfaces) or the itab. Values that are pointer-shaped are the
data word themselves, all others are boxed: immutable memory that the data word points to. Constants are boxed statically, bytes in
a table of all of them, small numbers likewise where they would be on the heap (passes/boxes.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from golite.ir.build import walk
from golite.ir.builder import LIKELY, NIL, Mem, zero
from golite.ir.func import Const, Operand, SymAddr
from golite.ir.layout import in_memory, ir_type, is_direct, is_empty_interface, is_interface, methods_of
from golite.ir.ops import Op
from golite.ir.types import BOOL, I8, I64, IFACE, PTR, Array, Int, IRType, Struct
from golite.types.predicates import identical
from golite.types.types import Tuple, underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder


def type_word(fb: FunctionBuilder, src: Any, dst: Any) -> Operand:
    """The first word of an interface of type ``dst`` that holds a value of concrete type ``src``."""
    if is_empty_interface(dst):
        return fb.pb.descriptor_addr(src)
    return SymAddr(fb.pb.types.itab(src, dst))


def box_expr(fb: FunctionBuilder, e: Any, src: Any, dst: Any) -> Operand:
    ir = ir_type(src)
    if in_memory(ir) and not is_direct(src) and ir.size:
        if walk.has_effects(e):
            fb.hoist(e)
        box = fb.alloc(ir, fb.pb.descriptor(src))
        fb.expr_to(e, Mem(box), src, fresh=True)
        return fb.make(IFACE, type_word(fb, src, dst), box)
    return box_value(fb, fb.expr(e), src, dst)


def box_value(fb: FunctionBuilder, v: Operand, src: Any, dst: Any) -> Operand:
    word = type_word(fb, src, dst)
    ir = ir_type(src)
    if is_direct(src):
        return fb.make(IFACE, word, direct_word(fb, v))
    if ir.size == 0:
        return fb.make(IFACE, word, zero_object(fb))
    if type(v) is Const and not isinstance(ir, (Struct, Array)):
        from golite.ir.fold import scalar_bytes

        return fb.make(IFACE, word, fb.pb.constant_data(scalar_bytes(v), [], ir.size, ir.align))
    if ir is I8 or ir is BOOL:
        return fb.make(IFACE, word, _byte_box(fb, v))
    box = fb.alloc(ir, fb.pb.descriptor(src), small=_small_numbers(fb) if isinstance(ir, Int) else "")
    fb.store(Mem(box), v)
    return fb.make(IFACE, word, box)


def _small_numbers(fb: FunctionBuilder) -> str:
    """The symbol of a table of the numbers below 256, of any size since it is little-endian."""
    return fb.pb.constant_data(b"".join(n.to_bytes(8, "little") for n in range(256)), [], 2048, 8).symbol


def _byte_box(fb: FunctionBuilder, v: Operand) -> Operand:
    """The address of the byte in a table of all of them."""
    table = fb.pb.constant_data(bytes(range(256)), [], 256, 1)
    return fb.ptr(fb.index(table, fb.value(Op.ZEXT, I64, v), 1))


def zero_object(fb: FunctionBuilder) -> Operand:
    """The address of something of size zero."""
    if fb.pb.rt.has("zerobase"):
        symbol = "runtime.zerobase"
        fb.pb.extern(symbol, None)
        return SymAddr(symbol)
    return fb.pb.constant_data(bytes(8), [], 8, 8)


def box_constant(fb: FunctionBuilder, value: Any, src: Any, dst: Any) -> Operand:
    from golite.ir.build import static

    word = type_word(fb, src, dst)
    if is_direct(src):
        return fb.make(IFACE, word, direct_word(fb, fb.constant(value, src)))
    return fb.make(IFACE, word, static.constant_box(fb.pb, value, src))


def direct_word(fb: FunctionBuilder, v: Operand) -> Operand:
    """The pointer inside a pointer-shaped value."""
    while v.type is not PTR:
        v = fb.getf(v, 0)
    return v


def from_word(fb: FunctionBuilder, word: Operand, t: IRType) -> Operand:
    """The inverse of direct_word."""
    if t is PTR:
        return word
    inner = t.fields[0] if isinstance(t, Struct) else t.elem  # type: ignore[attr-defined]
    return fb.make(t, from_word(fb, word, inner))


def typ_of(fb: FunctionBuilder, v: Operand, t: Any) -> Operand:
    """The descriptor of an interface value's dynamic type, nil for a nil interface."""
    word = fb.getf(v, 0)
    if is_empty_interface(t):
        return word
    if type(word) is Const:
        return NIL
    out = fb.var(PTR)
    fb.copy(out, NIL)
    some, done = fb.new_block("tab"), fb.new_block("typ")
    fb.br(fb.cmp(Op.NE, word, NIL), some, done)
    fb.start(some)
    fb.copy(out, fb.load(PTR, Mem(word, fb.pb.rt.struct("itab")["typ"])))
    fb.start(done)
    return out


def convert_iface(fb: FunctionBuilder, v: Operand, src: Any, dst: Any) -> Operand:
    """Between interface types; src's methods include dst's."""
    if is_empty_interface(dst):
        if is_empty_interface(src):
            return v
        typ = typ_of(fb, v, src)
        return fb.value(Op.MAKE, IFACE, typ, fb.getf(v, 1))
    if identical(underlying(src), underlying(dst)) or _same_methods(src, dst):
        return v
    v = fb.pinned(v)
    typ = typ_of(fb, v, src)
    out = fb.var(PTR)
    fb.copy(out, NIL)
    some, done = fb.new_block("conv"), fb.new_block("conv.done")
    fb.br(fb.cmp(Op.NE, typ, NIL), some, done)
    fb.start(some)
    fb.copy(out, fb.rt1("assertE2I", fb.pb.descriptor_addr(dst), typ))
    fb.start(done)
    return fb.value(Op.MAKE, IFACE, out, fb.getf(v, 1))


def _same_methods(src: Any, dst: Any) -> bool:
    """Equal method lists have equal itab layouts (the itabs differ only in their inter word)."""
    a, b = methods_of(underlying(src)), methods_of(underlying(dst))
    return len(a) == len(b) and all(
        x.name == y.name and (x.exported or x.pkg is y.pkg) and identical(x.type, y.type) for x, y in zip(a, b, strict=True)
    )


def unbox(fb: FunctionBuilder, v: Operand, t: Any) -> Operand:
    """The concrete value of type ``t`` that interface ``v`` is known to hold."""
    ir = ir_type(t)
    if is_direct(t):
        return from_word(fb, fb.getf(v, 1), ir)
    return fb.load(ir, Mem(fb.getf(v, 1)))


def method_code(fb: FunctionBuilder, v: Operand, iface_type: Any, method: Any) -> Operand:
    """The code pointer of an interface's method; panics if the interface is nil."""
    index = method_index(iface_type, method)
    tab = fb.getf(v, 0)
    fb.nilcheck(tab)
    return fb.load(PTR, Mem(tab, fb.pb.rt.struct("itab")["fun"] + 8 * index))


def method_index(iface_type: Any, method: Any) -> int:
    for i, m in enumerate(methods_of(underlying(iface_type))):
        if m is method or (m.name == method.name and (m.exported or m.pkg is method.pkg)):
            return i
    raise AssertionError(f"{iface_type} has no method {method.name}")


# ---------------------------------------------------------------- type assertions


def build_type_assert(fb: FunctionBuilder, e: Any) -> Operand:
    """``x.(T)``, panicking."""
    src = fb.typ(e.x)
    dst = fb.typ(e)
    v = fb.pinned(fb.expr(e.x))
    fb.pos = e.op_pos
    if is_interface(dst):
        typ = typ_of(fb, v, src)
        if is_empty_interface(dst):
            fb.rt_check(fb.cmp(Op.NE, typ, NIL), "panicnildottype", fb.pb.descriptor_addr(dst))
            return fb.value(Op.MAKE, IFACE, typ, fb.getf(v, 1))
        tab = fb.rt1("assertE2I", fb.pb.descriptor_addr(dst), typ)
        return fb.value(Op.MAKE, IFACE, tab, fb.getf(v, 1))
    typ = typ_of(fb, v, src)
    want = fb.pb.descriptor_addr(dst)
    good, bad = fb.new_block("is"), fb.new_block("isnot")
    fb.br(fb.cmp(Op.EQ, typ, want), good, bad, LIKELY)
    fb.start(bad)
    fb.rt("panicdottypeE", typ, want, fb.pb.descriptor_addr(src))
    fb.unreachable()
    fb.start(good)
    return unbox(fb, v, dst)


def build_type_assert_ok(fb: FunctionBuilder, e: Any) -> tuple[Operand, Operand]:
    """``v, ok := x.(T)``."""
    src = fb.typ(e.x)
    t = e.type
    dst = fb.subst(t.vars[0].type) if type(t) is Tuple else fb.subst(t)
    v = fb.pinned(fb.expr(e.x))
    fb.pos = e.op_pos
    return test_type(fb, v, src, dst)


def test_type(fb: FunctionBuilder, v: Operand, src: Any, dst: Any) -> tuple[Operand, Operand]:
    """``(v.(dst), ok)`` with the zero value when not."""
    typ = typ_of(fb, v, src)
    if is_interface(dst):
        word, ok = test_interface(fb, typ, dst)
        data = fb.value(Op.SELECT, PTR, ok, fb.getf(v, 1), NIL)
        return fb.value(Op.MAKE, IFACE, word, data), ok
    ir = ir_type(dst)
    ok = fb.cmp(Op.EQ, typ, fb.pb.descriptor_addr(dst))
    if in_memory(ir):
        mem = fb.temp_mem(dst)
        good, done = fb.new_block("is"), fb.new_block("is.done")
        fb.br(ok, good, done)
        fb.start(good)
        if is_direct(dst):
            fb.store(mem, unbox(fb, v, dst))
        else:
            fb.memmove(ir, mem, Mem(fb.getf(v, 1)))
        fb.start(done)
        return fb.load(ir, mem), ok
    out = fb.var(ir)
    fb.copy(out, zero(ir))
    good, done = fb.new_block("is"), fb.new_block("is.done")
    fb.br(ok, good, done)
    fb.start(good)
    fb.copy(out, unbox(fb, v, dst))
    fb.start(done)
    return out, ok


def test_interface(fb: FunctionBuilder, typ: Operand, dst: Any) -> tuple[Operand, Operand]:
    """The type word for interface ``dst`` of a value with dynamic type ``typ``, and whether it fits."""
    if is_empty_interface(dst):
        return typ, fb.cmp(Op.NE, typ, NIL)
    tab = fb.rt1("assertE2I2", fb.pb.descriptor_addr(dst), typ)
    return tab, fb.cmp(Op.NE, tab, NIL)


# ---------------------------------------------------------------- comparison


def equal_ifaces(fb: FunctionBuilder, a: Operand, b: Operand, t: Any) -> Operand:
    """``a == b`` for two values of one interface type."""
    a, b = fb.pinned(a), fb.pinned(b)
    if type(a) is Const or type(b) is Const:
        other = b if type(a) is Const else a
        return fb.cmp(Op.EQ, fb.getf(other, 0), NIL)
    ta, tb = typ_of(fb, a, t), typ_of(fb, b, t)
    return _equal_words(fb, ta, tb, fb.getf(a, 1), fb.getf(b, 1))


def _equal_words(fb: FunctionBuilder, ta: Operand, tb: Operand, xa: Operand, xb: Operand) -> Operand:
    out = fb.var(BOOL)
    fb.copy(out, Const(BOOL, 0))
    same, done = fb.new_block("eq.type"), fb.new_block("eq.done")
    fb.br(fb.cmp(Op.EQ, ta, tb), same, done)
    fb.start(same)
    fb.copy(out, fb.rt1("efaceeq", ta, xa, xb))
    fb.start(done)
    return out


def equal_mixed(fb: FunctionBuilder, v: Operand, t: Any, concrete: Operand, ct: Any) -> Operand:
    """``v == concrete`` for an interface value and one of a concrete type."""
    from golite.ir.build import compare

    v, concrete = fb.pinned(v), fb.pinned(concrete)
    typ = typ_of(fb, v, t)
    out = fb.var(BOOL)
    fb.copy(out, Const(BOOL, 0))
    same, done = fb.new_block("eq.type"), fb.new_block("eq.done")
    fb.br(fb.cmp(Op.EQ, typ, fb.pb.descriptor_addr(ct)), same, done)
    fb.start(same)
    fb.copy(out, compare.equal(fb, unbox(fb, v, ct), concrete, ct))
    fb.start(done)
    return out
