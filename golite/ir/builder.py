"""The low-level builder: appends instructions to a function's blocks. It knows the IR and nothing of Go's AST or types.

Design:
- ``block`` is where instructions go. After a terminator the next instruction opens a fresh block without predecessors, so that callers need
  not care whether code is reachable; ``finish`` drops what cannot be reached and numbers the rest.
- Registers made by ``temp`` are written once, where they are made. ``var`` registers are mutable. What is remembered about a
  register (that it is not nil, from which parts MAKE built it) holds only for temps, or is forgotten at the next write and block.
- ``Mem`` is an address with a constant offset, so that field accesses become LOAD/STORE with an offset and no arithmetic.
"""

from __future__ import annotations

from typing import Any, Iterable, Optional, Union, final

from golite.ir.func import AllocInfo, Block, CallTarget, Const, Function, Instr, Operand, Reg, Sig, SymAddr
from golite.ir.ops import Op
from golite.ir.types import BOOL, I64, PTR, Bool, Int, IRType, field_type, has_pointers


@final
class Mem:
    """The memory at ``ptr + off``. ``volatile``: accessed by LOADV/STOREV (results of functions that defer)."""

    __slots__ = ("off", "ptr", "volatile")

    def __init__(self, ptr: Operand, off: int = 0, volatile: bool = False) -> None:
        self.ptr = ptr
        self.off = off
        self.volatile = volatile

    def at(self, off: int) -> "Mem":
        return Mem(self.ptr, self.off + off, self.volatile) if off else self


LIKELY, UNLIKELY = 1, 2  # BR's immediate: "else is unlikely", "then is unlikely"

_INTS: dict[int, Const] = {}
TRUE, FALSE = Const(BOOL, 1), Const(BOOL, 0)
NIL = Const(PTR, None)


def i64(n: int) -> Const:
    found = _INTS.get(n)
    if found is None:
        found = Const(I64, n)
        if -1024 <= n <= 4096:
            _INTS[n] = found
    return found


def zero(t: IRType) -> Const:
    """The zero value; of integers and booleans a number, so that constant operands are."""
    if t is I64:
        return i64(0)
    return Const(t, 0 if isinstance(t, (Int, Bool)) else None)


class IRBuilder:
    def __init__(self, func: Function) -> None:
        self.func = func
        self.pos = func.pos
        self.block: Block = Block(0, "entry")
        func.blocks.append(self.block)
        self.open = True  # the current block has no terminator yet
        self.mutable: set[Reg] = set()
        self._made: dict[Reg, tuple[Operand, ...]] = {}
        self._nonnil: set[Reg] = set()  # temps that are never nil
        self._checked: set[Reg] = set()  # registers nil-checked in this block, not written since

    # ------------------------------------------------------------ blocks

    def new_block(self, name: str = "") -> Block:
        """A block that ``start`` will place."""
        return Block(-1, name)

    def start(self, block: Block) -> None:
        """Continue in ``block``, falling into it if the current block is still open."""
        if self.open:
            self.jump(block)
        self.func.blocks.append(block)
        self.block = block
        self.open = True
        self._checked.clear()

    def jump(self, block: Block) -> None:
        if self.open:
            self._terminate(Instr(Op.JUMP, (), (), None, self.pos, (block,)))

    def br(self, cond: Operand, then: Block, els: Block, likely: int = 0) -> None:
        if type(cond) is Const:
            self.jump(then if cond.value else els)
        elif self.open:
            self._terminate(Instr(Op.BR, (), (cond,), likely, self.pos, (then, els)))

    def switch(self, x: Operand, values: Iterable[int], default: Block, targets: Iterable[Block]) -> None:
        if self.open:
            self._terminate(Instr(Op.SWITCH, (), (x,), tuple(values), self.pos, (default, *targets)))

    def ret(self, *values: Operand) -> None:
        if self.open:
            self._terminate(Instr(Op.RET, (), values, None, self.pos))

    def unreachable(self) -> None:
        if self.open:
            self._terminate(Instr(Op.UNREACHABLE, (), (), None, self.pos))

    def _terminate(self, instr: Instr) -> None:
        self.block.instrs.append(instr)
        self.open = False

    def finish(self) -> Function:
        """Drop unreachable blocks, number the rest; the function is then complete."""
        if self.open:
            self.unreachable()
        remove_unreachable(self.func)
        return self.func

    # ------------------------------------------------------------ instructions

    def emit(self, op: Op, dsts: tuple[Reg, ...] = (), args: tuple[Operand, ...] = (), imm: Any = None) -> None:
        if not self.open:
            self.start(Block(-1, "dead"))
        self.block.instrs.append(Instr(op, dsts, args, imm, self.pos))
        if dsts and self._checked:
            for d in dsts:
                self._checked.discard(d)

    def temp(self, t: IRType) -> Reg:
        return self.func.new_reg(t)

    def var(self, t: IRType, name: str = "") -> Reg:
        """A register that is written more than once."""
        reg = self.func.new_reg(t, name)
        self.mutable.add(reg)
        return reg

    def value(self, op: Op, t: IRType, *args: Operand, imm: Any = None) -> Reg:
        """The one result of ``op``, in a new temp of type ``t``."""
        if not self.open:
            self.start(Block(-1, "dead"))
        dst = self.func.new_reg(t)
        self.block.instrs.append(Instr(op, (dst,), args, imm, self.pos))  # as emit does; a new register is in no set
        return dst

    def copy(self, dst: Reg, src: Operand) -> None:
        if dst is not src:
            self.emit(Op.COPY, (dst,), (src,))

    def pinned(self, v: Operand) -> Operand:
        """``v`` in a place that later assignments to variables don't change."""
        if isinstance(v, Reg) and v in self.mutable:
            return self.value(Op.COPY, v.type, v)
        return v

    # integers and booleans

    def add(self, a: Operand, b: Operand) -> Operand:
        if type(b) is Const and b.value == 0:
            return a
        if type(a) is Const and type(b) is Const and a.type is I64:
            return i64(a.value + b.value)
        return self.value(Op.ADD, a.type, a, b)

    def sub(self, a: Operand, b: Operand) -> Operand:
        if type(b) is Const and b.value == 0:
            return a
        if type(a) is Const and type(b) is Const and a.type is I64:
            return i64(a.value - b.value)
        return self.value(Op.SUB, a.type, a, b)

    def mul_const(self, a: Operand, n: int) -> Operand:
        if n == 1:
            return a
        if type(a) is Const:
            return i64(a.value * n)
        return self.value(Op.MUL, a.type, a, Const(a.type, n))

    def cmp(self, op: Op, a: Operand, b: Operand) -> Operand:
        return self.value(op, BOOL, a, b)

    def lnot(self, a: Operand) -> Operand:
        if type(a) is Const:
            return FALSE if a.value else TRUE
        return self.value(Op.LNOT, BOOL, a)

    # aggregates

    def make(self, t: IRType, *fields: Operand) -> Operand:
        dst = self.value(Op.MAKE, t, *fields)
        if not any(isinstance(f, Reg) and f in self.mutable for f in fields):
            self._made[dst] = fields
        return dst

    def getf(self, agg: Operand, index: int) -> Operand:
        if type(agg) is Const:
            return zero(field_type(agg.type, index))
        made = self._made.get(agg)  # type: ignore[arg-type]
        if made is not None:
            return made[index]
        return self.value(Op.GETF, field_type(agg.type, index), agg, imm=index)

    def setf(self, reg: Reg, index: int, v: Operand) -> None:
        self.emit(Op.SETF, (reg,), (v,), index)

    # memory

    def ptr(self, mem: Mem) -> Operand:
        """The address as one pointer."""
        if mem.off == 0:
            return mem.ptr
        if isinstance(mem.ptr, SymAddr):
            return SymAddr(mem.ptr.symbol, mem.ptr.offset_bytes + mem.off)
        dst = self.value(Op.PTRADD, PTR, mem.ptr, i64(mem.off))
        self._nonnil.add(dst)
        return dst

    def load(self, t: IRType, mem: Mem) -> Operand:
        if t.size == 0:
            return zero(t)
        return self.value(Op.LOADV if mem.volatile else Op.LOAD, t, mem.ptr, imm=mem.off)

    def store(self, mem: Mem, v: Operand) -> None:
        if v.type.size:
            self.emit(Op.STOREV if mem.volatile else Op.STORE, (), (mem.ptr, v), mem.off)

    def index(self, base: Operand, i: Operand, size_bytes: int) -> Mem:
        """Element ``i`` of elements of ``size_bytes`` from ``base``."""
        if type(i) is Const:
            return Mem(base, i.value * size_bytes)
        dst = self.value(Op.INDEX, PTR, base, i, imm=size_bytes)
        self._nonnil.add(dst)
        return Mem(dst)

    def move(self, t: IRType, dst: Mem, src: Mem) -> None:
        """Copy a value of type t from memory to memory."""
        if dst.volatile:
            self.store(dst, self.load(t, src))
        else:
            self.memmove(t, dst, src)

    def memmove(self, t: IRType, dst: Mem, src: Mem) -> None:
        if t.size:
            self.emit(Op.MOVEB if has_pointers(t) else Op.MEMMOVE, (), (self.ptr(dst), self.ptr(src), i64(t.size)))

    def alloc(
        self, t: IRType, descriptor: str, *, may_stack: bool = True, stack: bool = False, name: str = "", small: str = ""
    ) -> Reg:
        dst = self.value(Op.ALLOC, PTR, imm=AllocInfo(t, descriptor, may_stack, stack, name, small))
        self._nonnil.add(dst)
        return dst

    # calls and checks

    def call(self, target: CallTarget, *args: Operand) -> tuple[Reg, ...]:
        dsts = tuple(self.func.new_reg(t) for t in target.sig.results)
        self.emit(Op.CALL, dsts, args, target)
        return dsts

    def call_closure(self, fn: Operand, sig: Sig, *args: Operand) -> tuple[Reg, ...]:
        dsts = tuple(self.func.new_reg(t) for t in sig.results)
        self.emit(Op.CALLC, dsts, (fn, *args), sig)
        return dsts

    def call_pointer(self, code: Operand, sig: Sig, *args: Operand) -> tuple[Reg, ...]:
        dsts = tuple(self.func.new_reg(t) for t in sig.results)
        self.emit(Op.CALLP, dsts, (code, *args), sig)
        return dsts

    def intrin(self, name: str, results: tuple[IRType, ...], *args: Operand) -> tuple[Reg, ...]:
        dsts = tuple(self.func.new_reg(t) for t in results)
        self.emit(Op.INTRIN, dsts, args, name)
        return dsts

    def is_nonnil(self, p: Operand) -> bool:
        return isinstance(p, SymAddr) or (isinstance(p, Reg) and (p in self._nonnil or p in self._checked))

    def set_nonnil(self, p: Operand) -> None:
        """``p`` is a temp that is known not to be nil from here on."""
        if isinstance(p, Reg) and p not in self.mutable:
            self._nonnil.add(p)

    def nilcheck(self, p: Operand) -> None:
        if not self.is_nonnil(p):
            self.emit(Op.NILCHECK, (), (p,))
            if isinstance(p, Reg):
                self._checked.add(p)

    def bounds(self, i: Operand, n: Operand) -> None:
        if type(i) is Const and type(n) is Const and 0 <= i.value < n.value:
            return
        self.emit(Op.BOUNDS, (), (i, n))

    def check(self, cond: Operand, target: CallTarget, *args: Operand) -> None:
        if type(cond) is Const and cond.value:
            return
        self.emit(Op.CHECK, (), (cond, *args), target)


def remove_unreachable(func: Function) -> None:
    """Keep the blocks reachable from the entry, in their order, and number them."""
    seen: set[int] = set()
    todo = [func.blocks[0]]
    while todo:
        block = todo.pop()
        if id(block) not in seen:
            seen.add(id(block))
            todo.extend(block.instrs[-1].blocks)
    func.blocks = [b for b in func.blocks if id(b) in seen]
    for n, block in enumerate(func.blocks):
        block.index = n


AnyHome = Union[Reg, Mem]
OptOperand = Optional[Operand]
