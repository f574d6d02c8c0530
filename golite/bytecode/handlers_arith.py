"""Handlers: arithmetic, comparisons, conversions, intrinsics."""

from __future__ import annotations

from golite.bytecode.handlers_base import FLOATS, INTS, Build, Family, Handler, small, words_of
from golite.ir.func import Const
from golite.ir.ops import Op
from golite.ir.types import BOOL, F32, F64, I64, IRType

FAMILY = Family()
define = FAMILY.define

BINARY = {op.label: op for op in (Op.ADD, Op.SUB, Op.MUL, Op.AND, Op.OR, Op.XOR, Op.SDIV, Op.UDIV, Op.SREM, Op.UREM)}
SHIFTS = {op.label: op for op in (Op.SHL, Op.LSHR, Op.ASHR)}
COMPARE = {op.label: op for op in (Op.EQ, Op.NE, Op.SLT, Op.SLE, Op.ULT, Op.ULE)}
COMPARE_IMM = {**COMPARE, **{op.label: op for op in (Op.SGT, Op.SGE, Op.UGT, Op.UGE)}}
FLOAT_BINARY = {op.label: op for op in (Op.FADD, Op.FSUB, Op.FMUL, Op.FDIV)}
FLOAT_COMPARE = {op.label: op for op in (Op.FEQ, Op.FNE, Op.FLT, Op.FLE)}


def _binary(op: Op, t: IRType, result: IRType) -> Build:
    def build(h: Handler) -> None:
        h.put(0, h.value(op, result, h.get(1, t), h.get(2, t)))
        h.next()

    return build


def _binary_imm(op: Op, t: IRType, result: IRType) -> Build:
    def build(h: Handler) -> None:
        h.put(0, h.value(op, result, h.get(1, t), small(h, h.imm(2), t)))
        h.next()

    return build


def _shift(op: Op, t: IRType, count: IRType) -> Build:
    def build(h: Handler) -> None:
        h.put(0, h.value(op, t, h.get(1, t), h.get(2, count)))
        h.next()

    return build


def _shift_imm(op: Op, t: IRType) -> Build:
    def build(h: Handler) -> None:
        h.put(0, h.value(op, t, h.get(1, t), h.imm(2)))
        h.next()

    return build


def _unary(op: Op, t: IRType, result: IRType) -> Build:
    def build(h: Handler) -> None:
        h.put(0, h.value(op, result, h.get(1, t)))
        h.next()

    return build


for _bits, _t in INTS.items():
    for _name, _op in BINARY.items():
        define(f"{_name}_{_bits}", _binary(_op, _t, _t))
        if _op is not Op.SUB:  # an addition
            define(f"{_name}_{_bits}i", _binary_imm(_op, _t, _t))
    for _name, _op in SHIFTS.items():
        for _count_bits, _count in INTS.items():
            define(f"{_name}_{_bits}_{_count_bits}", _shift(_op, _t, _count))
        define(f"{_name}_{_bits}i", _shift_imm(_op, _t))
    for _name, _op in COMPARE.items():
        define(f"{_name}_{_bits}", _binary(_op, _t, BOOL))
    for _name, _op in COMPARE_IMM.items():
        define(f"{_name}_{_bits}i", _binary_imm(_op, _t, BOOL))
    define(f"neg_{_bits}", _unary(Op.NEG, _t, _t))
    define(f"not_{_bits}", _unary(Op.NOT, _t, _t))
    for _fbits, _f in FLOATS.items():
        define(f"sitofp_{_bits}_{_fbits}", _unary(Op.SITOFP, _t, _f))
        define(f"uitofp_{_bits}_{_fbits}", _unary(Op.UITOFP, _t, _f))
        define(f"fptosi_{_fbits}_{_bits}", _unary(Op.FPTOSI, _f, _t))
        define(f"fptoui_{_fbits}_{_bits}", _unary(Op.FPTOUI, _f, _t))
    if _bits < 64:
        define(f"zext_{_bits}", _unary(Op.ZEXT, _t, I64))
        for _to, _u in INTS.items():
            if _to > _bits:
                define(f"sext_{_bits}_{_to}", _unary(Op.SEXT, _t, _u))
for _bits, _f in FLOATS.items():
    for _name, _op in FLOAT_BINARY.items():
        define(f"{_name}_{_bits}", _binary(_op, _f, _f))
    for _name, _op in FLOAT_COMPARE.items():
        define(f"{_name}_{_bits}", _binary(_op, _f, BOOL))
    define(f"fneg_{_bits}", _unary(Op.FNEG, _f, _f))
define("fpext", _unary(Op.FPEXT, F32, F64))
define("fptrunc", _unary(Op.FPTRUNC, F64, F32))
define("lnot", _unary(Op.LNOT, BOOL, BOOL))


def _boolean(h: Handler) -> None:
    """A bool as calls return it: only its lowest bit counts."""
    h.put(0, h.value(Op.AND, I64, h.get(1, I64), Const(I64, 1)))
    h.next()


def _select(h: Handler) -> None:
    h.put(0, h.value(Op.SELECT, I64, h.get(1, BOOL), h.get(2, I64), h.get(3, I64)))
    h.next(2)


define("boolean", _boolean)
define("select", _select)

_FLOAT_INTRINSICS = {"sqrt": 1, "floor": 1, "ceil": 1, "trunc": 1, "rint": 1, "fabs": 1, "copysign": 2, "fma": 3}
_INT_INTRINSICS = {"clz": 1, "ctz": 1, "popcnt": 1, "bswap": 1, "bitreverse": 1, "rotl": 2}
_WIDE_INTRINSICS = {"mul128": (2, 2), "add64c": (2, 3), "sub64b": (2, 3), "div128": (2, 3), "rdtsc": (1, 0)}


def _intrinsic(name: str, t: IRType, results: int, args: int) -> Build:
    """The results' slots, then the arguments'."""

    def build(h: Handler) -> None:
        made = h.intrin(name, (t,) * results, *(h.get(results + k, t) for k in range(args)))
        for k, v in enumerate(made):
            h.put(k, v)
        h.next(words_of(results + args))

    return build


for _name, _n in _FLOAT_INTRINSICS.items():
    for _bits, _f in FLOATS.items():
        define(f"{_name}_{_bits}", _intrinsic(_name, _f, 1, _n))
for _name, _n in _INT_INTRINSICS.items():
    for _bits, _t in INTS.items():
        define(f"{_name}_{_bits}", _intrinsic(_name, _t, 1, _n))
for _name, (_results, _n) in _WIDE_INTRINSICS.items():
    define(f"{_name}_64", _intrinsic(_name, I64, _results, _n))
