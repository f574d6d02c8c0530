"""Handlers: jumps, switches, checks and what failed ones lead to."""

from __future__ import annotations

from collections.abc import Callable

from golite.bytecode.handlers_base import FLOATS, INTS, WORD, Build, Family, Handler, nonnil, small
from golite.ir.func import CallTarget, Const, Operand, Sig
from golite.ir.ops import Op
from golite.ir.types import BOOL, I32, I64, PTR, IRType

FAMILY = Family()
define = FAMILY.define

JUMPS = {"eq": Op.EQ, "ne": Op.NE, "slt": Op.SLT, "sle": Op.SLE, "ult": Op.ULT, "ule": Op.ULE}
JUMPS_IMM = {**JUMPS, "sgt": Op.SGT, "sge": Op.SGE, "ugt": Op.UGT, "uge": Op.UGE}
JUMPS_FLOAT = {"feq": Op.FEQ, "fne": Op.FNE, "flt": Op.FLT, "fle": Op.FLE}


def _jump(loop: bool) -> Build:
    def build(h: Handler) -> None:
        h.jump_by(h.imm32(), loop)

    return build


def branch(
    condition: Callable[[Handler], Operand], where: Callable[[Handler], Operand], when: bool, loop: bool, words: int = 1
) -> Build:
    def build(h: Handler) -> None:
        taken, through = h.new_block("taken"), h.new_block("through")
        c = condition(h)
        h.br(c, taken, through) if when else h.br(c, through, taken)
        h.start_fresh(taken)
        h.jump_by(where(h), loop)
        h.start_fresh(through)
        h.next(words)

    return build


def _both(op: Op, t: IRType) -> Callable[[Handler], Operand]:
    return lambda h: h.value(op, BOOL, h.get(0, t), h.get(1, t))


def _with_imm(op: Op, t: IRType) -> Callable[[Handler], Operand]:
    return lambda h: h.value(op, BOOL, h.get(0, t), small(h, h.imm(1), t))


for _loop, _prefix in ((False, "j"), (True, "l")):  # l…: backward, counted
    define(f"{_prefix}mp", _jump(_loop))
    define(f"{_prefix}true", branch(lambda h: h.get(0, BOOL), Handler.imm32, True, _loop))
    define(f"{_prefix}false", branch(lambda h: h.get(0, BOOL), Handler.imm32, False, _loop))
    for _bits, _t in INTS.items():
        for _name, _op in JUMPS.items():
            define(f"{_prefix}{_name}_{_bits}", branch(_both(_op, _t), lambda h: h.imm(2), True, _loop))
        for _name, _op in JUMPS_IMM.items():
            define(f"{_prefix}{_name}_{_bits}i", branch(_with_imm(_op, _t), lambda h: h.imm(2), True, _loop))
    for _bits, _f in FLOATS.items():
        for _name, _op in JUMPS_FLOAT.items():
            define(f"{_prefix}{_name}_{_bits}", branch(_both(_op, _f), lambda h: h.imm(2), True, _loop))
            define(f"{_prefix}n{_name}_{_bits}", branch(_both(_op, _f), lambda h: h.imm(2), False, _loop))


for _name in ("eq", "ne"):  # a with the address in word 1
    define(f"j{_name}_c", branch(lambda h: h.value(Op.EQ, BOOL, h.get(0, I64), h.ext(1)), lambda h: h.imm(2), _name == "eq", False, 2))


def _switch(h: Handler) -> None:
    """jtab a, n: word 1 is the lowest value; then n + 1 offsets of 32 bits, the default's first."""
    x = h.value(Op.SUB, I64, h.get(0, I64), h.ext(1))
    inside = h.value(Op.ULT, BOOL, x, h.field(1))
    at = h.value(Op.SELECT, I64, inside, h.value(Op.ADD, I64, x, Const(I64, 1)), Const(I64, 0))
    entry = h.value(Op.INDEX, PTR, h.pc, at, imm=4)
    h.jump_by(h.value(Op.SEXT, I64, h.value(Op.LOAD, I32, entry, imm=2 * WORD)), False)


define("jtab", _switch)


def _check_nil(h: Handler) -> None:
    nonnil(h, 0, "fail_nil")
    h.next()


def _bounds(h: Handler) -> None:
    h.fail_unless(h.value(Op.ULT, BOOL, h.get(0, I64), h.get(1, I64)), "fail_index_a_b")
    h.next()


define("nilcheck", _check_nil)
define("bounds", _bounds)

PANIC_INDEX = CallTarget("runtime.goPanicIndex", Sig((I64, I64), ()))
PANIC_MEM = CallTarget("runtime.panicmem", Sig((), ()))


def _fail_index(index: int, length: int, slot: int) -> Build:
    def build(h: Handler) -> None:
        h.save_pc()
        h.call(PANIC_INDEX, h.get(index, I64), h.get(length, I64, slot))
        h.unreachable()

    return build


def _fail_nil(h: Handler) -> None:
    h.save_pc()
    h.call(PANIC_MEM)
    h.unreachable()


FAMILY.failing["fail_index_a_b"] = _fail_index(0, 1, 0)
FAMILY.failing["fail_index_b1_c"] = _fail_index(2, 1, 1)
FAMILY.failing["fail_index_a1_b"] = _fail_index(1, 0, 1)
FAMILY.failing["fail_nil"] = _fail_nil
