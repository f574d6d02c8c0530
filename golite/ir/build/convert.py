"""Explicit conversions T(x) (spec, "Conversions"), numeric ones with gc's results on amd64."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from golite.ir.build import arith
from golite.ir.builder import Mem, i64
from golite.ir.func import Operand
from golite.ir.layout import COMPLEXES, FLOATS, SIGNED, UNSIGNED, ir_type, is_interface, kind_of
from golite.ir.ops import Op
from golite.ir.types import F32, I32, I64, PTR, Float, Int, IRType
from golite.types.types import Array, Kind, Slice, underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder

_INTEGERS = SIGNED | UNSIGNED
_NUMBERS = _INTEGERS | FLOATS | COMPLEXES


def build_conversion(fb: FunctionBuilder, call: Any) -> Operand:
    arg = call.args[0]
    dst = fb.typ(call)
    if is_interface(dst) or arg.mode == "nil":
        return fb.expr_as(arg, dst)
    src = fb.typ(arg)
    if kind_of(src) is Kind.UNTYPED_NIL:
        return fb.expr_as(arg, dst)
    if arg.value is not None and kind_of(src) in _NUMBERS and kind_of(dst) in _NUMBERS:
        return fb.constant(arg.value, dst)  # dst is a type parameter's: the conversion is no constant
    du, su = underlying(dst), underlying(src)
    v = fb.expr(arg)
    fb.pos = arg.op_pos  # where gc has conversions
    if type(du) is Array and type(su) is Slice:
        p = slice_to_array_pointer(fb, v, du)
        return fb.load(ir_type(dst), Mem(p))
    return convert_value(fb, v, src, dst)


def convert_value(fb: FunctionBuilder, v: Operand, src: Any, dst: Any) -> Operand:
    """``dst(v)`` for non-interface dst."""
    sk, dk = kind_of(src), kind_of(dst)
    ir = ir_type(dst)
    if dk in _INTEGERS:
        if sk in _INTEGERS or sk is Kind.UNTYPED_INT or sk is Kind.UNTYPED_RUNE:
            return int_to_int(fb, v, ir, sk in SIGNED)
        if sk in FLOATS:
            return float_to_int(fb, v, ir, dk)
        if sk is Kind.UNSAFE_POINTER:
            return fb.value(Op.PTRTOINT, I64, v)
    elif dk in FLOATS:
        if sk in FLOATS:
            return float_to_float(fb, v, ir)
        if sk in _INTEGERS:
            return int_to_float(fb, v, ir, sk in SIGNED)
    elif dk in COMPLEXES:
        return arith.complex_convert(fb, v, ir)
    elif dk is Kind.UNSAFE_POINTER:
        if sk is Kind.UINTPTR:
            return fb.value(Op.INTTOPTR, PTR, v)
        return v
    elif dk is Kind.STRING:
        if sk is Kind.STRING:
            return v
        if sk in _INTEGERS:
            return fb.rt1("intstring", int_to_int(fb, v, I64, sk in SIGNED))
        if sk is Kind.SLICE:
            if ir_type(underlying(src).elem).size == 1:
                return fb.rt1("slicebytetostring", fb.getf(v, 0), fb.getf(v, 1))
            return fb.rt1("slicerunetostring", v)
    elif dk is Kind.SLICE:
        if sk is Kind.STRING or sk is Kind.UNTYPED_STRING:
            if ir_type(underlying(dst).elem).size == 1:
                return fb.rt1("stringtoslicebyte", v)
            return fb.rt1("stringtoslicerune", v)
        return v
    elif dk is Kind.POINTER and sk is Kind.SLICE:
        return slice_to_array_pointer(fb, v, underlying(underlying(dst).elem))
    if v.type is not ir:
        raise fb.pb.error(fb.pos, fb.func.symbol, f"conversion from {src} to {dst}")
    return v


def int_to_int(fb: FunctionBuilder, v: Operand, ir: IRType, signed: bool) -> Operand:
    assert isinstance(ir, Int) and isinstance(v.type, Int)
    if v.type.bits == ir.bits:
        return v
    if v.type.bits > ir.bits:
        return fb.value(Op.TRUNC, ir, v)
    return fb.value(Op.SEXT if signed else Op.ZEXT, ir, v)


def float_to_int(fb: FunctionBuilder, v: Operand, ir: IRType, kind: Kind) -> Operand:
    if kind in (Kind.UINT64, Kind.UINT, Kind.UINTPTR):
        return fb.value(Op.FPTOUI, I64, v)
    if ir is I64:
        return fb.value(Op.FPTOSI, I64, v)
    # gc converts to a wider signed integer and cuts.
    if kind is Kind.UINT32:
        return fb.value(Op.TRUNC, I32, fb.value(Op.FPTOSI, I64, v))
    wide = fb.value(Op.FPTOSI, I32, v)
    return wide if ir is I32 else fb.value(Op.TRUNC, ir, wide)


def int_to_float(fb: FunctionBuilder, v: Operand, ir: IRType, signed: bool) -> Operand:
    return fb.value(Op.SITOFP if signed else Op.UITOFP, ir, v)


def float_to_float(fb: FunctionBuilder, v: Operand, ir: IRType) -> Operand:
    assert isinstance(ir, Float)
    if v.type is ir:
        return v
    if ir is F32:
        return fb.value(Op.FPTRUNC, ir, v)
    return fb.value(Op.FPEXT, ir, v)


def slice_to_array_pointer(fb: FunctionBuilder, s: Operand, array: Any) -> Operand:
    """``(*[N]T)(s)``: panics if s is shorter than N."""
    n = fb.getf(s, 1)
    if array.length:
        fb.rt_check(fb.cmp(Op.SGE, n, i64(array.length)), "panicSliceConvert", n, i64(array.length))
    return fb.getf(s, 0)
