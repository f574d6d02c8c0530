"""Arithmetic, comparisons and conversions: wrapping integers, Go's shifts and divisions, float conversions as gc's on amd64.

Nothing here may be undefined behaviour or poison for any operand the op table allows.
"""

from __future__ import annotations

from collections.abc import Callable

from golite.ir.func import Const, Instr, Operand
from golite.ir.ops import Op
from golite.ir.types import Bool, Float, Int
from golite.native.emitter import Emitter
from golite.native.llvmtypes import int_text, shape_of

Emit = Callable[[Emitter, Instr], None]
EMITTERS: dict[Op, Emit] = {}


def _binary(word: str) -> Emit:
    def emit(e: Emitter, ins: Instr) -> None:
        a, b = ins.args
        e.define(ins.dsts[0], f"{word} {shape_of(a.type).leaves[0].text} {e.scalar(a)}, {e.scalar(b)}")  # type: ignore[index]

    return emit


for _op, _word in {
    Op.ADD: "add", Op.SUB: "sub", Op.MUL: "mul", Op.UDIV: "udiv", Op.UREM: "urem", Op.AND: "and", Op.OR: "or", Op.XOR: "xor",
    Op.EQ: "icmp eq", Op.NE: "icmp ne", Op.SLT: "icmp slt", Op.SLE: "icmp sle", Op.SGT: "icmp sgt", Op.SGE: "icmp sge",
    Op.ULT: "icmp ult", Op.ULE: "icmp ule", Op.UGT: "icmp ugt", Op.UGE: "icmp uge",
    Op.FADD: "fadd", Op.FSUB: "fsub", Op.FMUL: "fmul", Op.FDIV: "fdiv",
    Op.FEQ: "fcmp oeq", Op.FNE: "fcmp une", Op.FLT: "fcmp olt", Op.FLE: "fcmp ole", Op.FGT: "fcmp ogt", Op.FGE: "fcmp oge",
}.items():  # fmt: skip
    EMITTERS[_op] = _binary(_word)


def emit_copy(e: Emitter, ins: Instr) -> None:
    dst, (source,) = ins.dsts[0], ins.args
    shape = shape_of(dst.type)
    if shape.leaves is not None:
        e.set(dst, e.leaves(source))
    elif isinstance(source, Const):
        e.zero(e.address(dst), shape)
    else:
        e.copy(e.address(dst), e.address(source), shape)


def emit_neg(e: Emitter, ins: Instr) -> None:
    e.define(ins.dsts[0], f"sub {ins.args[0].type.text} 0, {e.scalar(ins.args[0])}")


def emit_not(e: Emitter, ins: Instr) -> None:
    e.define(ins.dsts[0], f"xor {ins.args[0].type.text} {e.scalar(ins.args[0])}, -1")


def emit_lnot(e: Emitter, ins: Instr) -> None:
    e.define(ins.dsts[0], f"xor i1 {e.scalar(ins.args[0])}, true")


def emit_fneg(e: Emitter, ins: Instr) -> None:
    e.define(ins.dsts[0], f"fneg {_text(ins.args[0])} {e.scalar(ins.args[0])}")


def _text(operand: Operand) -> str:
    leaves = shape_of(operand.type).leaves
    assert leaves is not None
    return leaves[0].text


def _emit_division(e: Emitter, ins: Instr, word: str) -> None:
    """MIN / -1 overflows (undefined in LLVM, a trap in x86): -1 is replaced by 1 and the quotient negated; the remainder is 0."""
    dst, (x, y) = ins.dsts[0], ins.args
    type = x.type
    assert isinstance(type, Int)
    a = e.scalar(x)
    if isinstance(y, Const):
        value = int(y.value or 0) & ((1 << type.bits) - 1)
        if value == (1 << type.bits) - 1:
            if word == "sdiv":
                e.define(dst, f"sub {type.text} 0, {a}")
            else:
                e.set_scalar(dst, "0")
            return
        e.define(dst, f"{word} {type.text} {a}, {int_text(value or 1, type.bits)}")
        return
    b = e.scalar(y)
    if type.bits < 32:
        wide_a, wide_b = e.value(f"sext {type.text} {a} to i32"), e.value(f"sext {type.text} {b} to i32")
        e.define(dst, f"trunc i32 {e.value(f'{word} i32 {wide_a}, {wide_b}')} to {type.text}")
        return
    minus_one = e.value(f"icmp eq {type.text} {b}, -1")
    safe = e.value(f"select i1 {minus_one}, {type.text} 1, {type.text} {b}")
    result = e.value(f"{word} {type.text} {a}, {safe}")
    if word == "srem":  # x % 1 is 0 already
        e.set_scalar(dst, result)
        return
    negated = e.value(f"sub {type.text} 0, {a}")
    e.define(dst, f"select i1 {minus_one}, {type.text} {negated}, {type.text} {result}")


def emit_sdiv(e: Emitter, ins: Instr) -> None:
    _emit_division(e, ins, "sdiv")


def emit_srem(e: Emitter, ins: Instr) -> None:
    _emit_division(e, ins, "srem")


def _shift(word: str) -> Emit:
    def emit(e: Emitter, ins: Instr) -> None:
        dst, (x, count) = ins.dsts[0], ins.args
        type, count_type = x.type, count.type
        assert isinstance(type, Int) and isinstance(count_type, Int)
        bits, text = type.bits, type.text
        a = e.scalar(x)
        if isinstance(count, Const):
            amount = int(count.value or 0) & ((1 << count_type.bits) - 1)
            if amount < bits or word == "ashr":
                e.define(dst, f"{word} {text} {a}, {min(amount, bits - 1)}")
            else:
                e.set_scalar(dst, "0")
            return
        n = e.scalar(count)
        in_range = e.value(f"icmp ult {count_type.text} {n}, {bits}")
        if count_type.bits > bits:
            n = e.value(f"trunc {count_type.text} {n} to {text}")
        elif count_type.bits < bits:
            n = e.value(f"zext {count_type.text} {n} to {text}")
        if word == "ashr":
            n = e.value(f"select i1 {in_range}, {text} {n}, {text} {bits - 1}")
            e.define(dst, f"ashr {text} {a}, {n}")
            return
        # A count out of range makes the shift poison, which the select doesn't pick.
        shifted = e.value(f"{word} {text} {a}, {n}")
        e.define(dst, f"select i1 {in_range}, {text} {shifted}, {text} 0")

    return emit


def emit_select(e: Emitter, ins: Instr) -> None:
    dst, (condition, x, y) = ins.dsts[0], ins.args
    shape = shape_of(dst.type)
    c = e.scalar(condition)
    if shape.leaves is None:
        # Only one of the two can be the zero constant's scratch storage if it is the other's too, and then they are equal.
        chosen = e.value(f"select i1 {c}, ptr {e.address(x)}, ptr {e.address(y)}")
        e.out.append(
            f"  call void @llvm.memmove.p0.p0.i64(ptr align {shape.align} {e.address(dst)}, ptr align {shape.align} {chosen}, "
            f"i64 {shape.size}, i1 false){e.location()}"
        )
        return
    pairs = zip(shape.leaves, e.leaves(x), e.leaves(y), strict=True)
    e.set(dst, tuple(e.value(f"select i1 {c}, {leaf.text} {a}, {leaf.text} {b}") for leaf, a, b in pairs))


def emit_sext(e: Emitter, ins: Instr) -> None:
    _resize(e, ins, "sext")


def emit_zext(e: Emitter, ins: Instr) -> None:
    _resize(e, ins, "zext")


def _resize(e: Emitter, ins: Instr, word: str) -> None:
    dst, (source,) = ins.dsts[0], ins.args
    e.define(dst, f"{word} {_text(source)} {e.scalar(source)} to {dst.type.text}")


def emit_trunc(e: Emitter, ins: Instr) -> None:
    _resize(e, ins, "trunc")


def _to_float(word: str) -> Emit:
    def emit(e: Emitter, ins: Instr) -> None:
        dst, (source,) = ins.dsts[0], ins.args
        e.define(dst, f"{word} {_text(source)} {e.scalar(source)} to {_text(dst)}")

    return emit


def _convert_float(e: Emitter, text: str, value: str, bits: int) -> str:
    """cvttsd2si and cvttss2si: out of range and NaN give the most negative integer."""
    lanes, name = ("<2 x double>", "sse2.cvttsd2si") if text == "double" else ("<4 x float>", "sse.cvttss2si")
    vector = e.value(f"insertelement {lanes} zeroinitializer, {text} {value}, i64 0")
    return e.value(f"call i{bits} @llvm.x86.{name}{'64' if bits == 64 else ''}({lanes} {vector})")


def emit_fptosi(e: Emitter, ins: Instr) -> None:
    """As gc: int64 by the 64-bit instruction, everything smaller by the 32-bit one and truncation."""
    dst, (source,) = ins.dsts[0], ins.args
    assert isinstance(dst.type, Int)
    text, value = _text(source), e.scalar(source)
    if dst.type.bits >= 32:
        e.set_scalar(dst, _convert_float(e, text, value, dst.type.bits))
    else:
        e.define(dst, f"trunc i32 {_convert_float(e, text, value, 32)} to {dst.type.text}")


def emit_fptoui(e: Emitter, ins: Instr) -> None:
    """As gc: uint8 and uint16 as int32, uint32 as int64; uint64 joins the signed conversions of x and x - 2^63 by the sign of the
    first."""
    dst, (source,) = ins.dsts[0], ins.args
    assert isinstance(dst.type, Int)
    bits = dst.type.bits
    text, value = _text(source), e.scalar(source)
    if bits < 64:
        via = 64 if bits == 32 else 32
        e.define(dst, f"trunc i{via} {_convert_float(e, text, value, via)} to {dst.type.text}")
        return
    low = _convert_float(e, text, value, 64)
    high = _convert_float(e, text, e.value(f"fsub {text} {value}, 0x43E0000000000000"), 64)
    sign = e.value(f"ashr i64 {low}, 63")
    e.define(dst, f"or i64 {low}, {e.value(f'and i64 {high}, {sign}')}")


def emit_bitcast(e: Emitter, ins: Instr) -> None:
    dst, (source,) = ins.dsts[0], ins.args
    if _text(source) == _text(dst):
        e.set_scalar(dst, e.scalar(source))
    elif isinstance(source.type, (Int, Float, Bool)):
        e.define(dst, f"bitcast {_text(source)} {e.scalar(source)} to {_text(dst)}")
    else:
        raise e.fail(f"bitcast of {source.type}")


EMITTERS.update(
    {
        Op.COPY: emit_copy,
        Op.NEG: emit_neg,
        Op.NOT: emit_not,
        Op.LNOT: emit_lnot,
        Op.FNEG: emit_fneg,
        Op.SDIV: emit_sdiv,
        Op.SREM: emit_srem,
        Op.SHL: _shift("shl"),
        Op.LSHR: _shift("lshr"),
        Op.ASHR: _shift("ashr"),
        Op.SELECT: emit_select,
        Op.SEXT: emit_sext,
        Op.ZEXT: emit_zext,
        Op.TRUNC: emit_trunc,
        Op.SITOFP: _to_float("sitofp"),
        Op.UITOFP: _to_float("uitofp"),
        Op.FPEXT: _to_float("fpext"),
        Op.FPTRUNC: _to_float("fptrunc"),
        Op.FPTOSI: emit_fptosi,
        Op.FPTOUI: emit_fptoui,
        Op.BITCAST: emit_bitcast,
        Op.PTRTOINT: _to_float("ptrtoint"),
        Op.INTTOPTR: _to_float("inttoptr"),
    }
)
