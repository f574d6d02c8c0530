"""What only Go's runtime and low-level packages use: atomics, intrinsics, the thread control block, setjmp."""

from __future__ import annotations

from golite.ir.func import Instr, Sig
from golite.ir.ops import Op
from golite.ir.types import I32, PTR, Int
from golite.native.abi import TCB_G_OFFSET, tcb_text
from golite.native.emit_arith import Emit
from golite.native.emitter import Emitter
from golite.native.llvmtypes import shape_of

GOSETJMP = "runtime.gosetjmp"
_SETJMP_SIG = Sig((PTR,), (I32,))


def _memory_text(e: Emitter, ins_type: object) -> tuple[str, int]:
    shape = shape_of(ins_type)  # type: ignore[arg-type]
    if shape.leaves is None or len(shape.leaves) != 1 or shape.leaves[0].is_bool:
        raise e.fail(f"atomic access to {ins_type}")
    return shape.leaves[0].text, shape.size


def emit_aload(e: Emitter, ins: Instr) -> None:
    text, size = _memory_text(e, ins.dsts[0].type)
    e.define(ins.dsts[0], f"load atomic {text}, ptr {e.scalar(ins.args[0])} seq_cst, align {size}{e.location()}")


def emit_astore(e: Emitter, ins: Instr) -> None:
    pointer, value = ins.args
    text, size = _memory_text(e, value.type)
    order = "seq_cst" if ins.op is Op.ASTORE else "release"
    e.out.append(f"  store atomic {text} {e.scalar(value)}, ptr {e.scalar(pointer)} {order}, align {size}{e.location()}")


def _rmw(word: str) -> Emit:
    def emit(e: Emitter, ins: Instr) -> None:
        pointer, value = ins.args
        text, size = _memory_text(e, value.type)
        pointer_text, value_text = e.scalar(pointer), e.scalar(value)
        expression = f"atomicrmw {word} ptr {pointer_text}, {text} {value_text} seq_cst, align {size}{e.location()}"
        if ins.dsts:
            e.define(ins.dsts[0], expression)
        else:
            e.value(expression)

    return emit


def emit_acas(e: Emitter, ins: Instr) -> None:
    pointer, old, new = ins.args
    text, size = _memory_text(e, old.type)
    pair = e.value(f"cmpxchg ptr {e.scalar(pointer)}, {text} {e.scalar(old)}, {text} {e.scalar(new)} seq_cst seq_cst, align {size}{e.location()}")
    if ins.dsts:
        e.define(ins.dsts[0], f"extractvalue {{{text}, i1}} {pair}, 1")


# intrinsics

_FLOAT_INTRINSICS = {
    "sqrt": "sqrt", "floor": "floor", "ceil": "ceil", "trunc": "trunc", "rint": "roundeven", "fabs": "fabs",
    "copysign": "copysign", "fma": "fma",
}  # fmt: skip
_INT_INTRINSICS = {"popcnt": "ctpop", "bswap": "bswap", "bitreverse": "bitreverse"}


def emit_intrin(e: Emitter, ins: Instr) -> None:
    name = ins.imm
    args = [e.scalar(a) for a in ins.args]
    if name in _FLOAT_INTRINSICS:
        text = shape_of(ins.args[0].type).leaves[0].text  # type: ignore[index]
        joined = ", ".join(f"{text} {a}" for a in args)
        suffix = "f64" if text == "double" else "f32"
        e.define(ins.dsts[0], f"call {text} @llvm.{_FLOAT_INTRINSICS[name]}.{suffix}({joined})")
    elif name in _INT_INTRINSICS or name in ("clz", "ctz", "rotl"):
        _emit_bits(e, ins, name, args)
    elif name == "rdtsc":
        e.define(ins.dsts[0], "call i64 @llvm.x86.rdtsc()")
    else:
        _emit_wide(e, ins, name, args)


def _emit_bits(e: Emitter, ins: Instr, name: str, args: list[str]) -> None:
    dst, type = ins.dsts[0], ins.args[0].type
    assert isinstance(type, Int)
    text, x = type.text, args[0]
    if name == "bswap" and type.bits == 8:
        e.set_scalar(dst, x)
    elif name in ("clz", "ctz"):
        e.define(dst, f"call {text} @llvm.{'ctlz' if name == 'clz' else 'cttz'}.{text}({text} {x}, i1 false)")
    elif name == "rotl":
        e.define(dst, f"call {text} @llvm.fshl.{text}({text} {x}, {text} {x}, {text} {args[1]})")
    else:
        e.define(dst, f"call {text} @llvm.{_INT_INTRINSICS[name]}.{text}({text} {x})")


def _emit_wide(e: Emitter, ins: Instr, name: str, args: list[str]) -> None:
    """128-bit arithmetic in two words. The division is one instruction, since LLVM would call a library for i128."""
    first, second = ins.dsts
    if name == "mul128":
        x, y = (e.value(f"zext i64 {a} to i128") for a in args)
        product = e.value(f"mul i128 {x}, {y}")
        high = e.value(f"lshr i128 {product}, 64")
        e.define(first, f"trunc i128 {high} to i64")
        e.define(second, f"trunc i128 {product} to i64")
    elif name in ("add64c", "sub64b"):
        word = "uadd" if name == "add64c" else "usub"
        total, carries = args[0], []
        for other in args[1:]:
            pair = e.value(f"call {{i64, i1}} @llvm.{word}.with.overflow.i64(i64 {total}, i64 {other})")
            total = e.value(f"extractvalue {{i64, i1}} {pair}, 0")
            carries.append(e.value(f"extractvalue {{i64, i1}} {pair}, 1"))
        carry = e.value(f"or i1 {carries[0]}, {carries[1]}")
        wide = e.value(f"zext i1 {carry} to i64")
        e.set_scalar(first, total)
        e.set_scalar(second, wide)
    elif name == "div128":
        high, low, divisor = args
        pair = e.value(
            'call {i64, i64} asm "divq $4", "={ax},={dx},{ax},{dx},r,~{dirflag},~{fpsr},~{flags}"'
            f"(i64 {low}, i64 {high}, i64 {divisor}){e.location()}"
        )
        e.define(first, f"extractvalue {{i64, i64}} {pair}, 0")
        e.define(second, f"extractvalue {{i64, i64}} {pair}, 1")
    else:
        raise e.fail(f"unknown intrinsic {name}")


# machine


def emit_frameaddr(e: Emitter, ins: Instr) -> None:
    e.define(ins.dsts[0], f"call ptr @llvm.frameaddress.p0(i32 0){e.location()}")


def emit_setjmp(e: Emitter, ins: Instr) -> None:
    callee = e.module.function_text(GOSETJMP, _SETJMP_SIG)
    attrs = e.module.attr_group("nounwind returns_twice")
    e.define(ins.dsts[0], f"call i32 {callee}(ptr {e.scalar(ins.args[0])}) {attrs}{e.location()}")


def emit_tlsload(e: Emitter, ins: Instr) -> None:
    """Volatile: m and what else the words hold may change at any call or preemption."""
    leaves = shape_of(ins.dsts[0].type).leaves
    assert leaves is not None and not leaves[0].is_bool
    e.define(ins.dsts[0], f"load volatile {leaves[0].text}, {tcb_text(ins.imm)}{e.location()}")


def emit_tlsstore(e: Emitter, ins: Instr) -> None:
    leaves = shape_of(ins.args[0].type).leaves
    assert leaves is not None and not leaves[0].is_bool
    e.out.append(f"  store volatile {leaves[0].text} {e.scalar(ins.args[0])}, {tcb_text(ins.imm)}{e.location()}")


def emit_getg(e: Emitter, ins: Instr) -> None:
    """A plain load: g is the same for as long as a goroutine runs, and what switches goroutines is a call."""
    e.define(ins.dsts[0], f"load ptr, {tcb_text(TCB_G_OFFSET)}{e.location()}")


def emit_pause(e: Emitter, ins: Instr) -> None:
    e.out.append(f"  call void @llvm.x86.sse2.pause(){e.location()}")


def emit_keepalive(e: Emitter, ins: Instr) -> None:
    operand = ins.args[0]
    leaves = shape_of(operand.type).leaves
    if leaves is None:
        e.out.append(f'  call void asm sideeffect "", "r,~{{memory}}"(ptr {e.address(operand)}){e.location()}')
        return
    for leaf, text in zip(leaves, e.leaves(operand), strict=True):
        if leaf.text == "ptr":
            e.out.append(f'  call void asm sideeffect "", "r,~{{memory}}"(ptr {text}){e.location()}')


def emit_typehint(e: Emitter, ins: Instr) -> None:
    """For the interpreter."""


EMITTERS: dict[Op, Emit] = {
    Op.ALOAD: emit_aload,
    Op.ASTORE: emit_astore,
    Op.ASTOREREL: emit_astore,
    Op.AXCHG: _rmw("xchg"),
    Op.AADD: _rmw("add"),
    Op.AAND: _rmw("and"),
    Op.AOR: _rmw("or"),
    Op.ACAS: emit_acas,
    Op.INTRIN: emit_intrin,
    Op.FRAMEADDR: emit_frameaddr,
    Op.SETJMP: emit_setjmp,
    Op.TLSLOAD: emit_tlsload,
    Op.TLSSTORE: emit_tlsstore,
    Op.GETG: emit_getg,
    Op.PAUSE: emit_pause,
    Op.KEEPALIVE: emit_keepalive,
    Op.TYPEHINT: emit_typehint,
}
