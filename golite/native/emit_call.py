"""Calls, the closure context, and the terminators."""

from __future__ import annotations

from golite.ir.func import CallTarget, Const, Instr, Sig
from golite.ir.ops import Op
from golite.ir.types import I32, I64, PTR
from golite.native.abi import HANDLER_CC, HANDLER_RESULT
from golite.native.emit_arith import Emit
from golite.native.emitter import Emitter
from golite.native.llvmtypes import int_text

MEMEQUAL = "runtime.memequal"
_BCMP_SIG = Sig((PTR, PTR, I64), (I32,))


def emit_call(e: Emitter, ins: Instr) -> None:
    target = ins.imm
    assert isinstance(target, CallTarget)
    if target.symbol == MEMEQUAL and ins.dsts and isinstance(ins.args[2], Const):
        emit_memequal(e, ins, int(ins.args[2].value or 0))
        return
    callee = e.module.function_text(target.symbol, target.sig)
    # The context of a closure called directly by its symbol: it takes none, or the builder would have used CALLC.
    e.call(callee, target.sig, ins.args, ins.dsts, attrs=e.module.call_attrs(target.symbol))


def emit_memequal(e: Emitter, ins: Instr, size: int) -> None:
    """Comparison of a constant number of bytes: as ``bcmp``, which LLVM expands to loads if they are few."""
    if size == 0:
        e.set_scalar(ins.dsts[0], "true")
        return
    p, q = e.scalar(ins.args[0]), e.scalar(ins.args[1])
    e.module.function_text("bcmp", _BCMP_SIG)
    e.define(ins.dsts[0], f"icmp eq i32 {e.value(f'call i32 @bcmp(ptr {p}, ptr {q}, i64 {size}){e.location()}')}, 0")


def emit_callc(e: Emitter, ins: Instr) -> None:
    assert isinstance(ins.imm, Sig)
    closure = e.scalar(ins.args[0])
    code = e.value(f"load ptr, ptr {closure}, !invariant.group {e.module.empty}{e.location()}")
    e.call(code, ins.imm, ins.args[1:], ins.dsts, context=closure, attrs=e.module.call_attrs(""))


def emit_callp(e: Emitter, ins: Instr) -> None:
    assert isinstance(ins.imm, Sig)
    e.call(e.scalar(ins.args[0]), ins.imm, ins.args[1:], ins.dsts, attrs=e.module.call_attrs(""))


def emit_ctx(e: Emitter, ins: Instr) -> None:
    e.set_scalar(ins.dsts[0], "%ctx")


def emit_jump(e: Emitter, ins: Instr) -> None:
    e.out.append(f"  br label {e.target(e.block, ins.blocks[0])}{e.location()}")


def emit_br(e: Emitter, ins: Instr) -> None:
    weights = ("", f", !prof {e.module.likely}", f", !prof {e.module.unlikely}")[ins.imm or 0]
    then, other = (e.target(e.block, block) for block in ins.blocks)
    e.out.append(f"  br i1 {e.scalar(ins.args[0])}, label {then}, label {other}{weights}{e.location()}")


def emit_switch(e: Emitter, ins: Instr) -> None:
    operand = ins.args[0]
    text = operand.type.text
    bits = operand.type.size * 8
    default, *others = (e.target(e.block, block) for block in ins.blocks)
    cases = " ".join(f"{text} {int_text(value, bits)}, label {to}" for value, to in zip(ins.imm, others, strict=True))
    e.out.append(f"  switch {text} {e.scalar(operand)}, label {default} [ {cases} ]{e.location()}")


def emit_ret(e: Emitter, ins: Instr) -> None:
    shape = e.shape
    if shape.hidden is not None:
        for arg, at in zip(ins.args, shape.hidden.offsets, strict=True):
            e.store_operand(arg, e.hidden, at)
        e.out.append(f"  ret void{e.location()}")
        return
    values: list[str] = []
    for arg in ins.args:
        values += e.leaves(arg)
    leaves = shape.result_leaves
    if not leaves:
        e.out.append(f"  ret void{e.location()}")
    elif len(leaves) == 1:
        e.out.append(f"  ret {leaves[0].text} {values[0]}{e.location()}")
    else:
        text = shape.result_text
        whole = "poison"
        for i, (leaf, value) in enumerate(zip(leaves, values, strict=True)):
            whole = e.value(f"insertvalue {text} {whole}, {leaf.text} {value}, {i}")
        e.out.append(f"  ret {text} {whole}{e.location()}")


def emit_dispatch(e: Emitter, ins: Instr) -> None:
    """A jump: all handlers have one prototype, so the call in tail position replaces this handler's frame."""
    pc, frame = map(e.scalar, ins.args)
    table = "%p3.0"
    if ins.imm is not None:
        handler, word = e.module.handler_text(ins.imm), "%p2.0"
    else:
        word = e.value(f"load i64, ptr {pc}")
        opcode = e.value(f"and i64 {word}, 65535")
        handler = e.value(f"load ptr, ptr {e.value(f'getelementptr ptr, ptr {table}, i64 {opcode}')}")
    result = e.value(f"musttail call {HANDLER_CC} {HANDLER_RESULT} {handler}(ptr {pc}, ptr {frame}, i64 {word}, ptr {table}){e.location()}")
    e.out.append(f"  ret {HANDLER_RESULT} {result}{e.location()}")


def emit_unreachable(e: Emitter, ins: Instr) -> None:
    e.out.append("  unreachable")


EMITTERS: dict[Op, Emit] = {
    Op.CALL: emit_call,
    Op.CALLC: emit_callc,
    Op.CALLP: emit_callp,
    Op.CTX: emit_ctx,
    Op.JUMP: emit_jump,
    Op.BR: emit_br,
    Op.SWITCH: emit_switch,
    Op.RET: emit_ret,
    Op.DISPATCH: emit_dispatch,
    Op.UNREACHABLE: emit_unreachable,
}
