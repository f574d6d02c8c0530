"""Arithmetic: the binary and unary operators on operands already evaluated, with gc's checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from golite.ir.fold import scalar_const
from golite.ir.func import Const, Operand
from golite.ir.layout import COMPLEXES, FLOATS, SIGNED, ir_type, kind_of
from golite.ir.ops import Op
from golite.ir.types import COMPLEX64, COMPLEX128, F32, F64
from golite.types.types import Kind

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder

_INT = {"+": Op.ADD, "-": Op.SUB, "*": Op.MUL, "&": Op.AND, "|": Op.OR, "^": Op.XOR}
_FLOAT = {"+": Op.FADD, "-": Op.FSUB, "*": Op.FMUL, "/": Op.FDIV}


def binary(fb: FunctionBuilder, op: str, a: Operand, b: Operand, t: Any, count_type: Any = None) -> Operand:
    """``a op b`` for operands of type ``t`` (shifts: b of ``count_type``). Not for comparisons and logic."""
    if op == "<<" or op == ">>":
        return shift(fb, op, a, b, t, count_type)
    kind = kind_of(t)
    if kind in FLOATS:
        return fb.value(_FLOAT[op], a.type, a, b)
    if kind in COMPLEXES:
        return complex_binary(fb, op, a, b)
    if kind is Kind.STRING or kind is Kind.UNTYPED_STRING:
        return fb.rt1("concatstring2", a, b)
    simple = _INT.get(op)
    if simple is not None:
        return fb.value(simple, a.type, a, b)
    if op == "&^":
        if type(b) is Const:
            return fb.value(Op.AND, a.type, a, Const(b.type, ~(b.value or 0)))
        return fb.value(Op.AND, a.type, a, fb.value(Op.NOT, b.type, b))
    return divide(fb, op, a, b, kind in SIGNED)


def divide(fb: FunctionBuilder, op: str, a: Operand, b: Operand, signed: bool) -> Operand:
    if type(b) is not Const or not b.value:
        b = fb.pinned(b)
        fb.rt_check(fb.cmp(Op.NE, b, Const(b.type, 0)), "panicdivide")
    if op == "/":
        return fb.value(Op.SDIV if signed else Op.UDIV, a.type, a, b)
    return fb.value(Op.SREM if signed else Op.UREM, a.type, a, b)


def shift(fb: FunctionBuilder, op: str, a: Operand, count: Operand, t: Any, count_type: Any) -> Operand:
    if type(count) is not Const and kind_of(count_type) in SIGNED:
        count = fb.pinned(count)
        fb.rt_check(fb.cmp(Op.SGE, count, Const(count.type, 0)), "panicshift")
    if op == "<<":
        return fb.value(Op.SHL, a.type, a, count)
    return fb.value(Op.ASHR if kind_of(t) in SIGNED else Op.LSHR, a.type, a, count)


def complex_binary(fb: FunctionBuilder, op: str, a: Operand, b: Operand) -> Operand:
    ct = a.type
    f = F64 if ct is COMPLEX128 else F32
    if op == "/":
        if ct is COMPLEX64:
            wide = fb.rt1("complex128div", complex_convert(fb, a, COMPLEX128), complex_convert(fb, b, COMPLEX128))
            return complex_convert(fb, wide, COMPLEX64)
        return fb.rt1("complex128div", a, b)
    ar, ai, br, bi = fb.getf(a, 0), fb.getf(a, 1), fb.getf(b, 0), fb.getf(b, 1)
    if op == "+" or op == "-":
        ir = Op.FADD if op == "+" else Op.FSUB
        return fb.make(ct, fb.value(ir, f, ar, br), fb.value(ir, f, ai, bi))
    assert op == "*", op
    if ct is COMPLEX64:
        # gc computes float32 products in float64 and rounds once at the end.
        w = [fb.value(Op.FPEXT, F64, x) for x in (ar, ai, br, bi)]
        re, im = _product(fb, *w)
        return fb.make(ct, fb.value(Op.FPTRUNC, F32, re), fb.value(Op.FPTRUNC, F32, im))
    re, im = _product(fb, ar, ai, br, bi)
    return fb.make(ct, re, im)


def _product(fb: FunctionBuilder, ar: Operand, ai: Operand, br: Operand, bi: Operand) -> tuple[Operand, Operand]:
    re = fb.value(Op.FSUB, F64, fb.value(Op.FMUL, F64, ar, br), fb.value(Op.FMUL, F64, ai, bi))
    im = fb.value(Op.FADD, F64, fb.value(Op.FMUL, F64, ar, bi), fb.value(Op.FMUL, F64, ai, br))
    return re, im


def complex_convert(fb: FunctionBuilder, v: Operand, to: Any) -> Operand:
    if v.type is to:
        return v
    op, f = (Op.FPEXT, F64) if to is COMPLEX128 else (Op.FPTRUNC, F32)
    return fb.make(to, fb.value(op, f, fb.getf(v, 0)), fb.value(op, f, fb.getf(v, 1)))


def negate(fb: FunctionBuilder, v: Operand, t: Any) -> Operand:
    kind = kind_of(t)
    if kind in FLOATS:
        return fb.value(Op.FNEG, v.type, v)
    if kind in COMPLEXES:
        f = fb.getf(v, 0).type
        return fb.make(v.type, fb.value(Op.FNEG, f, fb.getf(v, 0)), fb.value(Op.FNEG, f, fb.getf(v, 1)))
    return fb.value(Op.NEG, v.type, v)


def complement(fb: FunctionBuilder, v: Operand) -> Operand:
    return fb.value(Op.NOT, v.type, v)


def one(t: Any) -> Const:
    ir = ir_type(t)
    return scalar_const(1, ir)


def is_zero_const(v: Operand) -> bool:
    return type(v) is Const and not v.value
