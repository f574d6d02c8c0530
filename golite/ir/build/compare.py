"""Comparisons: == on every comparable type, and the orderings.

Strings compare lengths first. Structs compare field by field while they are small, arrays and the rest through ``memequal``
(regular memory) or the type's equality function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from golite.ir.build import iface, walk
from golite.ir.builder import FALSE, NIL, TRUE, Mem, i64
from golite.ir.func import CallTarget, Const, Operand, Sig
from golite.ir.layout import COMPLEXES, FLOATS, SIGNED, in_memory, ir_type, is_interface, is_regular_memory, kind_of
from golite.ir.ops import Op
from golite.ir.types import BOOL, PTR, is_scalar
from golite.types.types import Basic, Interface, Kind, Struct, underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder

_SIGNED = {"<": Op.SLT, "<=": Op.SLE, ">": Op.SGT, ">=": Op.SGE}
_UNSIGNED = {"<": Op.ULT, "<=": Op.ULE, ">": Op.UGT, ">=": Op.UGE}
_FLOAT = {"<": Op.FLT, "<=": Op.FLE, ">": Op.FGT, ">=": Op.FGE, "==": Op.FEQ, "!=": Op.FNE}

EQ_SIG = Sig((PTR, PTR), (BOOL,))


def build_comparison(fb: FunctionBuilder, e: Any) -> Operand:
    x, y = e.x, e.y
    if _is_nil(x) or _is_nil(y):
        operand = y if _is_nil(x) else x
        v = fb.expr(operand)
        fb.pos = e.op_pos
        result = equal_nil(fb, v)
        return result if e.op == "==" else fb.lnot(result)
    xt, yt = fb.typ(x), fb.typ(y)
    fb.hoist_all([x, y])
    if e.op in ("==", "!="):
        if is_interface(xt) != is_interface(yt):
            # One side is an interface that the other's type implements.
            ie, it, ce, ct = (x, xt, y, yt) if is_interface(xt) else (y, yt, x, xt)
            if ce.value is not None:
                ct = fb._const_type(ce)
            a, b = fb.pinned(fb.expr(x) if x.value is None else fb.constant(x.value, ct)), None
            b = fb.expr(y) if y.value is None else fb.constant(y.value, ct)
            iv, cv = (a, b) if ie is x else (b, a)
            fb.pos = e.op_pos
            result = iface.equal_mixed(fb, iv, it, cv, ct)
            return result if e.op == "==" else fb.lnot(result)
        t = xt if x.value is None else yt
        if in_memory(ir_type(t)):
            p = fb.readable(x)
            q = fb.readable(y)
            fb.pos = e.op_pos
            result = equal_memory(fb, p, q, t)
            return result if e.op == "==" else fb.lnot(result)
        if is_interface(t) and not _same_word_kind(xt, yt):
            a, b = fb.expr(x), fb.expr(y)
            a, b = _to_eface(fb, a, xt), _to_eface(fb, b, yt)
            fb.pos = e.op_pos
            from golite.types import universe

            result = iface.equal_ifaces(fb, a, b, universe.UNIVERSE.names["any"].type)
            return result if e.op == "==" else fb.lnot(result)
        a, b = fb.expr_as(x, t), fb.expr_as(y, t)
        fb.pos = e.op_pos
        kind = kind_of(t)
        if kind in FLOATS:
            return fb.cmp(_FLOAT[e.op], a, b)
        if is_scalar(ir_type(t)):
            return fb.cmp(Op.EQ if e.op == "==" else Op.NE, a, b)
        result = equal(fb, a, b, t)
        return result if e.op == "==" else fb.lnot(result)
    t = xt if x.value is None else yt
    a, b = fb.expr_as(x, t), fb.expr_as(y, t)
    fb.pos = e.op_pos
    return ordered(fb, e.op, a, b, t)


def _same_word_kind(a: Any, b: Any) -> bool:
    from golite.ir.layout import is_empty_interface

    return is_empty_interface(a) == is_empty_interface(b)


def _to_eface(fb: FunctionBuilder, v: Operand, t: Any) -> Operand:
    from golite.types import universe

    return iface.convert_iface(fb, v, t, universe.UNIVERSE.names["any"].type)


def _is_nil(e: Any) -> bool:
    e = walk.unparen(e)
    return e.mode == "nil" or (type(e.type) is Basic and e.type.kind is Kind.UNTYPED_NIL)


def equal_nil(fb: FunctionBuilder, v: Operand) -> Operand:
    """``v == nil`` for a pointer, map, chan, func, slice or interface."""
    if v.type is not PTR:
        v = fb.getf(v, 0)
    return fb.cmp(Op.EQ, v, NIL)


def ordered(fb: FunctionBuilder, op: str, a: Operand, b: Operand, t: Any) -> Operand:
    kind = kind_of(t)
    if kind in FLOATS:
        return fb.cmp(_FLOAT[op], a, b)
    if kind is Kind.STRING or kind is Kind.UNTYPED_STRING:
        return fb.cmp(_SIGNED[op], fb.rt1("cmpstring", a, b), i64(0))
    return fb.cmp((_SIGNED if kind in SIGNED else _UNSIGNED)[op], a, b)


def equal(fb: FunctionBuilder, a: Operand, b: Operand, t: Any) -> Operand:
    """``a == b`` for two values of type ``t``."""
    u = underlying(t)
    kind = kind_of(t)
    if kind in FLOATS:
        return fb.cmp(Op.FEQ, a, b)
    if kind in COMPLEXES:
        return all_of(
            fb, [lambda: fb.cmp(Op.FEQ, fb.getf(a, 0), fb.getf(b, 0)), lambda: fb.cmp(Op.FEQ, fb.getf(a, 1), fb.getf(b, 1))]
        )
    if kind is Kind.STRING or kind is Kind.UNTYPED_STRING:
        return equal_strings(fb, a, b)
    if type(u) is Interface:
        return iface.equal_ifaces(fb, a, b, t)
    ir = ir_type(t)
    if in_memory(ir):
        return equal_memory(fb, fb.spill(a), fb.spill(b), t)
    if type(u) is Struct:
        a, b = fb.pinned(a), fb.pinned(b)
        return all_of(fb, [_field_test(fb, a, b, i, fb.subst(f.type)) for i, f in enumerate(u.fields) if f.name != "_"])
    if ir.size == 0:
        return TRUE
    return fb.cmp(Op.EQ, a, b)


def _field_test(fb: FunctionBuilder, a: Operand, b: Operand, i: int, t: Any) -> Any:
    return lambda: equal(fb, fb.getf(a, i), fb.getf(b, i), t)


def all_of(fb: FunctionBuilder, tests: list[Any]) -> Operand:
    """The conjunction of tests, left to right, stopping at the first that fails."""
    if not tests:
        return TRUE
    if len(tests) == 1:
        result: Operand = tests[0]()
        return result
    out = fb.var(BOOL)
    fb.copy(out, FALSE)
    done = fb.new_block("eq.done")
    for test in tests[:-1]:
        next_test = fb.new_block("eq")
        fb.br(test(), next_test, done)
        fb.start_fresh(next_test)
    fb.copy(out, tests[-1]())
    fb.start(done)
    return out


def equal_strings(fb: FunctionBuilder, a: Operand, b: Operand) -> Operand:
    la, lb = fb.getf(a, 1), fb.getf(b, 1)
    if type(la) is Const or type(lb) is Const:
        known, other = (la, lb) if type(la) is Const else (lb, la)
        if type(known) is Const and not known.value:
            return fb.cmp(Op.EQ, other, i64(0))
    pa, pb = fb.getf(a, 0), fb.getf(b, 0)
    out = fb.var(BOOL)
    fb.copy(out, FALSE)
    same, done = fb.new_block("streq"), fb.new_block("streq.done")
    fb.br(fb.cmp(Op.EQ, la, lb), same, done)
    fb.start(same)
    fb.copy(out, fb.rt1("memequal", pa, pb, lb if type(lb) is Const else la))
    fb.start(done)
    return out


def equal_memory(fb: FunctionBuilder, p: Mem, q: Mem, t: Any) -> Operand:
    """``*p == *q`` for values of type ``t``."""
    ir = ir_type(t)
    if ir.size == 0:
        return TRUE
    if is_regular_memory(t):
        return fb.rt1("memequal", fb.ptr(p), fb.ptr(q), i64(ir.size))
    symbol = fb.pb.types.equal_function(t)
    assert symbol is not None, t
    return fb.call(CallTarget(symbol, EQ_SIG), fb.ptr(p), fb.ptr(q))[0]
