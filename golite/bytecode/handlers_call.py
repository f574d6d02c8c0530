"""Handlers: calls, with the profiles of their sites, returns, allocation, the goroutine."""

from __future__ import annotations

from golite.bytecode.handlers_base import (
    BLOCK_FLOATS,
    BLOCK_STACK,
    FRAME_DESC,
    FRAME_PC,
    HANDLER_SIG,
    MAX_FLOAT_ARGS,
    MAX_INT_ARGS,
    STACK_WORDS,
    WORD,
    Build,
    Family,
    Handler,
    words_of,
)
from golite.ir.func import CallTarget, Const, Operand, Reg, Sig
from golite.ir.ops import Op
from golite.ir.types import BOOL, F64, I64, PTR

FAMILY = Family()
define = FAMILY.define


def _store_results(h: Handler, results: tuple[Reg, ...], kind: str) -> None:
    if kind == "b":
        h.put(0, h.value(Op.AND, I64, results[0], Const(I64, 1)))
        return
    for k, v in enumerate(results):
        h.put(0, v, k)


RESULT_KINDS = {"0": 0, "1": 1, "b": 1, "2": 2, "3": 3}  # results in integer registers; b: one bool


def _call_args(h: Handler, first: int, n: int) -> list[Operand]:
    return [h.get(first + k, I64) for k in range(n)]


def _call(n: int, kind: str) -> Build:
    """a: the first slot for results, then the arguments' slots; the last word is the code's address."""

    def build(h: Handler) -> None:
        words = words_of(1 + n)
        h.save_pc()
        args = _call_args(h, 1, n)
        code = h.value(Op.LOAD, PTR, h.pc, imm=WORD * words)
        sig = Sig((I64,) * n, (I64,) * RESULT_KINDS[kind])
        _store_results(h, h.call_pointer(code, sig, *args), kind)
        h.next(words + 1)

    return build


# A call site's profile: the code called most, its votes (one for each call of it, less one for each call of other code: the majority vote of
# Boyer and Moore), and how many calls there were. A type switch has one of type descriptors.
PROFILE_CODE, PROFILE_VOTES, PROFILE_CALLS, PROFILE_SIZE = 0, 8, 16, 24


def _count_target(h: Handler, profile: Operand, code: Operand) -> None:
    """Several threads may count at once and lose some: it is a hint."""
    old, votes = h.value(Op.LOAD, PTR, profile, imm=PROFILE_CODE), h.value(Op.LOAD, I64, profile, imm=PROFILE_VOTES)
    vote = h.value(Op.SELECT, I64, h.value(Op.EQ, BOOL, old, code), Const(I64, 1), Const(I64, -1))
    votes = h.value(Op.ADD, I64, votes, vote)
    is_replaced = h.value(Op.SLT, BOOL, votes, Const(I64, 0))
    h.emit(Op.STORE, (), (profile, h.value(Op.SELECT, PTR, is_replaced, code, old)), PROFILE_CODE)
    h.emit(Op.STORE, (), (profile, h.value(Op.SELECT, I64, is_replaced, Const(I64, 1), votes)), PROFILE_VOTES)
    calls = h.value(Op.LOAD, I64, profile, imm=PROFILE_CALLS)
    h.emit(Op.STORE, (), (profile, h.value(Op.ADD, I64, calls, Const(I64, 1))), PROFILE_CALLS)


def _call_pointer(n: int, kind: str, closure: bool) -> Build:
    """a: results; b: the code pointer or the func value; then the arguments. Behind a call of a code pointer (a method of an interface) a word with
    the address of the site's profile."""

    def build(h: Handler) -> None:
        h.save_pc()
        code = h.get(1, PTR)
        words = words_of(2 + n)
        if not closure:
            _count_target(h, h.value(Op.LOAD, PTR, h.pc, imm=WORD * words), code)
            words += 1
        args = _call_args(h, 2, n)
        sig = Sig((I64,) * n, (I64,) * RESULT_KINDS[kind])
        results = h.call_closure(code, sig, *args) if closure else h.call_pointer(code, sig, *args)
        _store_results(h, results, kind)
        h.next(words)

    return build


for _n in range(MAX_INT_ARGS + 1):
    for _kind in RESULT_KINDS:
        define(f"call{_n}_{_kind}", _call(_n, _kind), True)
        define(f"callc{_n}_{_kind}", _call_pointer(_n, _kind, True), True)
        define(f"callp{_n}_{_kind}", _call_pointer(_n, _kind, False), True)


def _call_general(stack: int, closure: str) -> Build:
    """All registers and so many words of stack from the block at a; results go to its first integers and floats. b: the code pointer or func value
    (``closure``: "p", "c"); else word 1 is the code's address."""

    def build(h: Handler) -> None:
        h.save_pc()
        args: list[Operand] = [h.get(0, I64, k) for k in range(MAX_INT_ARGS)]
        args += [h.get(0, F64, BLOCK_FLOATS + k) for k in range(MAX_FLOAT_ARGS)]
        args += [h.get(0, I64, BLOCK_STACK + k) for k in range(stack)]
        sig = Sig((I64,) * MAX_INT_ARGS + (F64,) * MAX_FLOAT_ARGS + (I64,) * stack, (I64, I64, I64, F64, F64))
        code: Operand = h.get(1, PTR) if closure else h.value(Op.LOAD, PTR, h.pc, imm=WORD)
        results = h.call_closure(code, sig, *args) if closure == "c" else h.call_pointer(code, sig, *args)
        block = h.address(0)
        for k, v in enumerate(results):
            h.put_at(block, v, 8 * (k if k < 3 else BLOCK_FLOATS + k - 3))
        h.next(1 if closure else 2)

    return build


for _n in STACK_WORDS:
    for _closure in ("", "c", "p"):
        define(f"callg{_closure}_{_n}", _call_general(_n, _closure), True)


def _type_hint(h: Handler) -> None:
    """Counts the type descriptor at a in the profile that word 1 names."""
    _count_target(h, h.value(Op.LOAD, PTR, h.pc, imm=WORD), h.get(0, PTR))
    h.next(2)


define("typehint", _type_hint)


def _new(h: Handler) -> None:
    """a = a new object of the type whose descriptor word 1 names."""
    h.save_pc()
    h.put(0, h.call(CallTarget("runtime.newobject", Sig((PTR,), (PTR,))), h.value(Op.LOAD, PTR, h.pc, imm=WORD))[0])
    h.next(2)


define("new", _new, True)


def _return(n: int) -> Build:
    def build(h: Handler) -> None:
        values: list[Operand] = [*(h.get(k, I64) for k in range(n)), *[Const(I64, 0)] * (3 - n)]
        h.ret(*values, Const(F64, 0.0), Const(F64, 0.0))

    return build


def _return_float(h: Handler) -> None:
    h.ret(Const(I64, 0), Const(I64, 0), Const(I64, 0), h.get(0, F64), Const(F64, 0.0))


def _return_general(h: Handler) -> None:
    """From a block as general calls have it."""
    h.ret(*(h.get(0, I64, k) for k in range(3)), *(h.get(0, F64, BLOCK_FLOATS + k) for k in range(2)))


for _n in range(4):
    define(f"ret{_n}", _return(_n))
define("retf", _return_float)
define("retg", _return_general)


def _unreachable(h: Handler) -> None:
    """After a call that never returns."""
    h.save_pc()
    h.call(CallTarget("runtime.interpunreachable", Sig((), ())))
    h.unreachable()


define("unreachable", _unreachable, True)


def _hot_loop(h: Handler) -> None:
    """At a jump backward to pc when the budget is used up: the compiled continuation takes over if there is one, and returns for this frame."""
    h.emit(Op.STORE, (), (h.frame, h.value(Op.PTRADD, PTR, h.pc, Const(I64, WORD))), 8 * FRAME_PC)
    desc = h.value(Op.LOAD, PTR, h.frame, imm=8 * FRAME_DESC)
    code = h.call(CallTarget("runtime.interphot", Sig((PTR, PTR), (PTR,))), desc, h.pc)[0]
    stay, leave = h.new_block("stay"), h.new_block("leave")
    h.br(h.value(Op.EQ, BOOL, code, Const(PTR, None)), stay, leave)
    h.start_fresh(leave)
    h.emit(Op.STORE, (), (h.frame, Const(I64, 0)), 8 * FRAME_PC)  # tracebacks leave this frame out now
    h.ret(*h.call_pointer(code, Sig((PTR,), HANDLER_SIG.results), h.frame))
    h.start_fresh(stay)
    h.dispatch(h.pc)


FAMILY.failing["hotloop"] = _hot_loop


def _getg(h: Handler) -> None:
    h.put(0, h.value(Op.GETG, PTR))
    h.next()


def _pause(h: Handler) -> None:
    h.emit(Op.PAUSE)
    h.next()


define("getg", _getg)
define("pause", _pause)
