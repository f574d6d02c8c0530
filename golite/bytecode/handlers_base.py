"""What builds a handler of the interpreter (handlers.py): reading operands, slots, going on to the next instruction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, final

from golite.ir.builder import IRBuilder
from golite.ir.func import Const, FuncAttrs, Function, Operand, Reg, Sig
from golite.ir.ops import Op
from golite.ir.types import BOOL, F32, F64, I8, I16, I32, I64, PTR, Int, IRType

FRAME_PC, FRAME_DESC, FRAME_CTX, FRAME_HEADER = 0, 1, 2, 3  # known to runtime/interp.go and asm_amd64.s
MAX_INT_ARGS, MAX_FLOAT_ARGS = 6, 8
BLOCK_FLOATS = MAX_INT_ARGS  # of the block that the general calls use: integers, floats, words on the stack
BLOCK_STACK = MAX_INT_ARGS + MAX_FLOAT_ARGS
STACK_WORDS = (0, 4, 16, 64, 256)  # a caller may push more than the callee looks at
TABLE = "runtime.interphandlers"
PREFIX = "runtime/interp."
HANDLER_SIG = Sig((PTR, PTR, I64, PTR), (I64, I64, I64, F64, F64))
WORD = 8

INTS = {8: I8, 16: I16, 32: I32, 64: I64}
FLOATS = {32: F32, 64: F64}


class Handler(IRBuilder):
    """Builds one handler. Operand numbers: 0 to 2 are a, b, c of the first word; then four to each further word from ``ext``."""

    def __init__(self, name: str, calls: bool) -> None:
        super().__init__(Function(PREFIX + name, HANDLER_SIG))
        self.func.attrs = FuncAttrs(handler=True, nosplit=not calls)
        self.pc, self.frame, self.word, self.table = self.func.params
        self._ext: dict[int, Reg] = {}

    # reading the instruction

    def ext(self, k: int) -> Reg:
        """Word ``k`` after the first (which is 0)."""
        found = self._ext.get(k)
        if found is None:
            found = self._ext[k] = self.value(Op.LOAD, I64, self.pc, imm=WORD * k)
        return found

    def field(self, n: int) -> Operand:
        """Operand ``n``, unsigned."""
        word, at = (self.word, n + 1) if n < 3 else (self.ext(1 + (n - 3) // 4), (n - 3) % 4)
        shifted: Operand = self.value(Op.LSHR, I64, word, Const(I64, 16 * at)) if at else word
        return shifted if at == 3 else self.value(Op.AND, I64, shifted, Const(I64, 0xFFFF))

    def imm(self, n: int) -> Operand:
        """Operand ``n`` of the first word as a signed number."""
        left = self.value(Op.SHL, I64, self.word, Const(I64, 48 - 16 * (n + 1))) if n < 2 else self.word
        return self.value(Op.ASHR, I64, left, Const(I64, 48))

    def imm32(self) -> Operand:
        """Operands b and c as one signed number."""
        return self.value(Op.ASHR, I64, self.word, Const(I64, 32))

    # slots

    def address(self, n: int, slot: int = 0) -> Operand:
        at = self.value(Op.INDEX, PTR, self.frame, self.field(n), imm=8)
        return self.value(Op.PTRADD, PTR, at, Const(I64, 8 * slot)) if slot else at

    def get(self, n: int, t: IRType, slot: int = 0) -> Reg:
        return self.value(Op.LOAD, t, self.address(n), imm=8 * slot)

    def put(self, n: int, v: Operand, slot: int = 0) -> None:
        self.put_at(self.address(n), v, 8 * slot)

    def put_at(self, address: Operand, v: Operand, offset: int) -> None:
        """The whole slot is written, so that later reads of it are served by one store."""
        if v.type is F32:
            v = self.value(Op.BITCAST, I32, v)
        if v.type is BOOL or (isinstance(v.type, Int) and v.type.bits < 64):
            v = self.value(Op.ZEXT, I64, v)
        self.emit(Op.STORE, (), (address, v), offset)

    # going on

    def save_pc(self) -> None:
        self.emit(Op.STORE, (), (self.frame, self.value(Op.PTRADD, PTR, self.pc, Const(I64, WORD))), 8 * FRAME_PC)

    def next(self, words: int = 1) -> None:
        self.dispatch(self.value(Op.PTRADD, PTR, self.pc, Const(I64, WORD * words)))

    def dispatch(self, pc: Operand, handler: str | None = None) -> None:
        self._terminate_with(Op.DISPATCH, (pc, self.frame), None if handler is None else PREFIX + handler)

    def _terminate_with(self, op: Op, args: tuple[Operand, ...], imm: Any) -> None:
        self.emit(op, (), args, imm)
        self.open = False

    def fail_unless(self, ok: Operand, handler: str) -> None:
        good, bad = self.new_block("ok"), self.new_block("fail")
        self.br(ok, good, bad, 1)
        self.start_fresh(bad)
        self.dispatch(self.pc, handler)
        self.start_fresh(good)

    def start_fresh(self, block: Any) -> None:
        self.func.blocks.append(block)
        self.block = block
        self.open = True

    def jump_by(self, words: Operand, loop: bool) -> None:
        """A relative jump; with ``loop`` one that is counted against the function's budget and may end in ``hotloop``."""
        target = self.value(Op.INDEX, PTR, self.pc, words, imm=WORD)
        if not loop:
            self.dispatch(target)
            return
        desc = self.value(Op.LOAD, PTR, self.frame, imm=8 * FRAME_DESC)
        hot, cold = self.new_block("hot"), self.new_block("cold")
        self.br(count_down(self, desc), hot, cold, 2)
        self.start_fresh(hot)
        self.dispatch(target, "hotloop")
        self.start_fresh(cold)
        self.dispatch(target)


# funcdesc of runtime/interp.go, also known to asm_amd64.s: change all three (tests/test_bytecode.py compares).
DESC_ENTRY, DESC_CODE, DESC_FRAME, DESC_NEED, DESC_BUDGET, DESC_STACK, DESC_SIZE = 0, 8, 16, 20, 24, 28, 64


def count_down(h: Handler, desc: Operand) -> Operand:
    """Counts a jump backward. Whether the function's budget is used up."""
    left = h.value(Op.SUB, I32, h.value(Op.LOAD, I32, desc, imm=DESC_BUDGET), Const(I32, 1))
    h.emit(Op.STORE, (), (desc, left), DESC_BUDGET)
    return h.value(Op.SLT, BOOL, left, Const(I32, 0))


Build = Callable[[Handler], None]


@final
class Family:
    """The handlers of a module, by name. ``handlers``: what builds each, and whether it calls; in the order of the opcodes. ``failing``: reached by
    DISPATCH with a name only."""

    def __init__(self) -> None:
        self.handlers: dict[str, tuple[Build, bool]] = {}
        self.failing: dict[str, Build] = {}

    def define(self, name: str, build: Build, calls: bool = False) -> None:
        assert name not in self.handlers, name
        self.handlers[name] = (build, calls)


def small(h: Handler, v: Operand, t: IRType) -> Operand:
    return v if t is I64 else h.value(Op.TRUNC, t, v)


def nonnil(h: Handler, n: int, handler: str = "fail_nil") -> Reg:
    p = h.get(n, PTR)
    h.fail_unless(h.value(Op.NE, BOOL, p, Const(PTR, None)), handler)
    return p


def words_of(operands: int) -> int:
    """Words of an instruction with so many operands of 16 bits."""
    return 1 if operands <= 3 else 1 + (operands - 3 + 3) // 4
