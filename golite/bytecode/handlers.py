"""The interpreter: one handler per opcode, as IR, compiled with the runtime. What an opcode means is said by the IR op in its handler, so both
tiers get it from the same compiler.

A word of bytecode is 64 bits: opcode in bits 0-15, operands a, b, c in bits 16-31, 32-47, 48-63; further words follow where a handler
takes more. An operand is the number of an 8-byte slot of the frame, or a signed immediate where the opcode's name ends in ``i``.

Handlers jump to each other (DISPATCH is a tail call): pc, frame, the word at pc and the table of handlers stay in registers, and
there is no loop. The frame of an interpreted function is made by ``runtime.interpentry…`` (asm_amd64.s); ``runtime.interprun`` calls
the first handler, and ``ret…`` returns to it. It is a frame like compiled code's, on the goroutine's stack, so that calls between the
tiers are plain calls, and panics, deferred calls, tracebacks, preemption and the collector need to know little of the interpreter
(runtime/interp.go).

Rules about slots:

- Slots 0 to 2 are the frame's own: where it is (FRAME_PC, stored before every call, for tracebacks), its funcdesc, its closure.
- A scalar has a slot for itself. Of one smaller than 8 bytes, what is above it means nothing, except a bool: that is 0 or 1 in the whole slot.
- An aggregate has its layout in memory, from a slot's start.

A handler that may fail jumps to one of the ``fail_…`` handlers, which have a frame for calling the runtime; handlers without calls have none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from golite.ir.builder import IRBuilder
from golite.ir.func import CallTarget, Const, Data, Extern, FuncAttrs, Function, Module, Operand, Reg, Reloc, Sig
from golite.ir.ops import Op
from golite.ir.types import BOOL, F32, F64, I8, I16, I32, I64, PTR, Int, IRType, struct_of
from golite.native.abi import G_VARS_OFFSET

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
        self.br(_count_down(self, desc), hot, cold, 2)
        self.start_fresh(hot)
        self.dispatch(target, "hotloop")
        self.start_fresh(cold)
        self.dispatch(target)


# funcdesc of runtime/interp.go, also known to asm_amd64.s: change all three (tests/test_bytecode.py compares).
DESC_ENTRY, DESC_CODE, DESC_FRAME, DESC_NEED, DESC_BUDGET, DESC_STACK, DESC_SIZE = 0, 8, 16, 20, 24, 28, 64


def _count_down(h: Handler, desc: Operand) -> Operand:
    """Counts a jump backward. Whether the function's budget is used up."""
    left = h.value(Op.SUB, I32, h.value(Op.LOAD, I32, desc, imm=DESC_BUDGET), Const(I32, 1))
    h.emit(Op.STORE, (), (desc, left), DESC_BUDGET)
    return h.value(Op.SLT, BOOL, left, Const(I32, 0))


Build = Callable[[Handler], None]
HANDLERS: dict[str, tuple[Build, bool]] = {}  # name -> (what builds it, whether it calls); in the order of the opcodes
FAILING: dict[str, Build] = {}  # reached by DISPATCH with a name only


def define(name: str, build: Build, calls: bool = False) -> None:
    assert name not in HANDLERS, name
    HANDLERS[name] = (build, calls)


# ---------------------------------------------------------------- arithmetic

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


def _small(h: Handler, v: Operand, t: IRType) -> Operand:
    return v if t is I64 else h.value(Op.TRUNC, t, v)


def _binary_imm(op: Op, t: IRType, result: IRType) -> Build:
    def build(h: Handler) -> None:
        h.put(0, h.value(op, result, h.get(1, t), _small(h, h.imm(2), t)))
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

# ---------------------------------------------------------------- jumps

JUMPS = {"eq": Op.EQ, "ne": Op.NE, "slt": Op.SLT, "sle": Op.SLE, "ult": Op.ULT, "ule": Op.ULE}
JUMPS_IMM = {**JUMPS, "sgt": Op.SGT, "sge": Op.SGE, "ugt": Op.UGT, "uge": Op.UGE}
JUMPS_FLOAT = {"feq": Op.FEQ, "fne": Op.FNE, "flt": Op.FLT, "fle": Op.FLE}


def _jump(loop: bool) -> Build:
    def build(h: Handler) -> None:
        h.jump_by(h.imm32(), loop)

    return build


def _branch(
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
    return lambda h: h.value(op, BOOL, h.get(0, t), _small(h, h.imm(1), t))


for _loop, _prefix in ((False, "j"), (True, "l")):  # l…: backward, counted
    define(f"{_prefix}mp", _jump(_loop))
    define(f"{_prefix}true", _branch(lambda h: h.get(0, BOOL), Handler.imm32, True, _loop))
    define(f"{_prefix}false", _branch(lambda h: h.get(0, BOOL), Handler.imm32, False, _loop))
    for _bits, _t in INTS.items():
        for _name, _op in JUMPS.items():
            define(f"{_prefix}{_name}_{_bits}", _branch(_both(_op, _t), lambda h: h.imm(2), True, _loop))
        for _name, _op in JUMPS_IMM.items():
            define(f"{_prefix}{_name}_{_bits}i", _branch(_with_imm(_op, _t), lambda h: h.imm(2), True, _loop))
    for _bits, _f in FLOATS.items():
        for _name, _op in JUMPS_FLOAT.items():
            define(f"{_prefix}{_name}_{_bits}", _branch(_both(_op, _f), lambda h: h.imm(2), True, _loop))
            define(f"{_prefix}n{_name}_{_bits}", _branch(_both(_op, _f), lambda h: h.imm(2), False, _loop))


for _name in ("eq", "ne"):  # a with the address in word 1
    define(f"j{_name}_c", _branch(lambda h: h.value(Op.EQ, BOOL, h.get(0, I64), h.ext(1)), lambda h: h.imm(2), _name == "eq", False, 2))


def _switch(h: Handler) -> None:
    """jtab a, n: word 1 is the lowest value; then n + 1 offsets of 32 bits, the default's first."""
    x = h.value(Op.SUB, I64, h.get(0, I64), h.ext(1))
    inside = h.value(Op.ULT, BOOL, x, h.field(1))
    at = h.value(Op.SELECT, I64, inside, h.value(Op.ADD, I64, x, Const(I64, 1)), Const(I64, 0))
    entry = h.value(Op.INDEX, PTR, h.pc, at, imm=4)
    h.jump_by(h.value(Op.SEXT, I64, h.value(Op.LOAD, I32, entry, imm=2 * WORD)), False)


define("jtab", _switch)

# ---------------------------------------------------------------- moves, constants, memory


def _move(slots: int) -> Build:
    def build(h: Handler) -> None:
        values = [h.get(1, I64, k) for k in range(slots)]
        for k, v in enumerate(values):
            h.put(0, v, k)
        h.next()

    return build


def _move_n(h: Handler) -> None:
    n = h.value(Op.SHL, I64, h.field(2), Const(I64, 3))
    h.emit(Op.MEMMOVE, (), (h.address(0), h.address(1), n))
    h.next()


def _zero_n(h: Handler) -> None:
    h.emit(Op.MEMZERO, (), (h.address(0), h.value(Op.SHL, I64, h.field(1), Const(I64, 3))))
    h.next()


def _get_part(t: IRType) -> Build:
    """a = the part of b at byte c."""

    def build(h: Handler) -> None:
        h.put(0, h.value(Op.LOAD, t, h.value(Op.PTRADD, PTR, h.address(1), h.field(2)), imm=0))
        h.next()

    return build


def _set_part(t: IRType) -> Build:
    """The part of a at byte c = b."""

    def build(h: Handler) -> None:
        h.emit(Op.STORE, (), (h.value(Op.PTRADD, PTR, h.address(0), h.field(2)), h.get(1, t)), 0)
        h.next()

    return build


def _move_bytes(h: Handler) -> None:
    """a, b: slots; word 1: offsets of 16 bits into both, then a count of bytes."""
    to = h.value(Op.PTRADD, PTR, h.address(0), h.field(3))
    source = h.value(Op.PTRADD, PTR, h.address(1), h.field(4))
    h.emit(Op.MEMMOVE, (), (to, source, h.value(Op.LSHR, I64, h.ext(1), Const(I64, 32))))
    h.next(2)


def _load_imm(h: Handler) -> None:
    h.put(0, h.imm32())
    h.next()


def _load_const(h: Handler) -> None:
    h.put(0, h.ext(1))
    h.next(2)


def _load_group(h: Handler) -> None:
    """The address of a group variable: its offset is the second word."""
    block = h.value(Op.LOAD, PTR, h.value(Op.GETG, PTR), imm=G_VARS_OFFSET)
    h.put(0, h.value(Op.PTRADD, PTR, block, h.ext(1)))
    h.next(2)


for _n in (1, 2, 3):
    define(f"mov{_n}", _move(_n))
define("movn", _move_n)
define("zero", _zero_n)
define("movb", _move_bytes)
define("ldi", _load_imm)
define("ldc", _load_const)
define("ldgroup", _load_group)
_PARTS = {"8": I8, "16": I16, "32": I32}
for _name, _t in _PARTS.items():
    define(f"get_{_name}", _get_part(_t))
    define(f"set_{_name}", _set_part(_t))


def _nonnil(h: Handler, n: int, handler: str = "fail_nil") -> Reg:
    p = h.get(n, PTR)
    h.fail_unless(h.value(Op.NE, BOOL, p, Const(PTR, None)), handler)
    return p


def _load_words(h: Handler, base: Operand, t: IRType, words: int) -> None:
    values = [h.value(Op.LOAD, t, base, imm=8 * k) for k in range(words)]
    for k, v in enumerate(values):
        h.put(0, v, k)


def _load(t: IRType, words: int, check: bool) -> Build:
    """a = what is at pointer b plus c bytes."""

    def build(h: Handler) -> None:
        p = _nonnil(h, 1) if check else h.get(1, PTR)
        _load_words(h, h.value(Op.PTRADD, PTR, p, h.imm(2)), t, words)
        h.next()

    return build


Write = Callable[[Handler, Operand, int], None]  # of an operand, by its number, to memory


def _store_barrier(words: int) -> Write:
    """Each word counts as a pointer: what is none does the collector no harm."""

    def write(h: Handler, at: Operand, n: int) -> None:
        values = [h.get(n, PTR, k) for k in range(words)]
        v = values[0] if words == 1 else h.value(Op.MAKE, struct_of(*[PTR] * words), *values)
        h.emit(Op.STOREB, (), (at, v), 0)

    return write


def _store_plain(t: IRType, words: int) -> Write:
    def write(h: Handler, at: Operand, n: int) -> None:
        values = [h.get(n, t, k) for k in range(words)]
        for k, v in enumerate(values):
            h.emit(Op.STORE, (), (at, v), 8 * k)

    return write


def _store(write: Write, check: bool) -> Build:
    """What is at pointer a plus c bytes = b."""

    def build(h: Handler) -> None:
        p = _nonnil(h, 0) if check else h.get(0, PTR)
        write(h, h.value(Op.PTRADD, PTR, p, h.imm(2)), 1)
        h.next()

    return build


def _load_bytes(h: Handler) -> None:
    h.emit(Op.MEMMOVE, (), (h.address(0), h.value(Op.PTRADD, PTR, h.get(1, PTR), h.imm(2)), h.ext(1)))
    h.next(2)


def _store_bytes(op: Op) -> Build:
    def build(h: Handler) -> None:
        h.emit(op, (), (h.value(Op.PTRADD, PTR, h.get(0, PTR), h.imm(2)), h.address(1), h.ext(1)))
        h.next(2)

    return build


_SCALARS = {"8": (I8, 1), "16": (I16, 1), "32": (I32, 1), "64": (I64, 1)}
WB_WIDTHS = {1: "64_wb", 2: "2w_wb", 3: "3w_wb"}  # by words: stores with the write barrier
_WIDTHS = {**_SCALARS, "2w": (I64, 2), "3w": (I64, 3)}
for _name, (_t, _n) in _WIDTHS.items():
    define(f"ld_{_name}", _load(_t, _n, False))
    define(f"ldn_{_name}", _load(_t, _n, True))
    define(f"st_{_name}", _store(_store_plain(_t, _n), False))
    define(f"stn_{_name}", _store(_store_plain(_t, _n), True))
define("ldb", _load_bytes)
for _n, _name in WB_WIDTHS.items():
    define(f"st_{_name}", _store(_store_barrier(_n), False))
    define(f"stn_{_name}", _store(_store_barrier(_n), True))
define("stb", _store_bytes(Op.MEMMOVE))
define("stb_wb", _store_bytes(Op.MOVEB))


def _element(h: Handler, base: Operand, index: Operand, size: int) -> Operand:
    return h.value(Op.INDEX, PTR, base, index, imm=size)


def _slice_element(h: Handler, a: int, i: int, size: int, fail: str) -> Operand:
    """The address of element i, of ``size`` bytes, of the slice at slots a, a + 1."""
    index = h.get(i, I64)
    h.fail_unless(h.value(Op.ULT, BOOL, index, h.get(a, I64, 1)), fail)
    return _element(h, h.get(a, PTR), index, size)


def _load_index(t: IRType, words: int, check: bool) -> Build:
    """a = element c of pointer b; with ``check`` of the slice or string at slots b, b + 1."""

    def build(h: Handler) -> None:
        size = t.size * words
        at = _slice_element(h, 1, 2, size, "fail_index_b1_c") if check else _element(h, h.get(1, PTR), h.get(2, I64), size)
        _load_words(h, at, t, words)
        h.next()

    return build


def _store_index(write: Write, size: int, check: bool) -> Build:
    """Element b, of ``size`` bytes, of pointer a, or of the slice at slots a, a + 1, = c."""

    def build(h: Handler) -> None:
        at = _slice_element(h, 0, 1, size, "fail_index_a1_b") if check else _element(h, h.get(0, PTR), h.get(1, I64), size)
        write(h, at, 2)
        h.next()

    return build


for _n, _name in WB_WIDTHS.items():
    define(f"stx_{_name}", _store_index(_store_barrier(_n), 8 * _n, False))
    define(f"sts_{_name}", _store_index(_store_barrier(_n), 8 * _n, True))
for _name, (_t, _n) in _WIDTHS.items():
    define(f"ldx_{_name}", _load_index(_t, _n, False))
    define(f"lds_{_name}", _load_index(_t, _n, True))
    define(f"stx_{_name}", _store_index(_store_plain(_t, _n), _t.size * _n, False))
    define(f"sts_{_name}", _store_index(_store_plain(_t, _n), _t.size * _n, True))



def _branch_on_element(when: bool) -> Build:
    """Jumps by c if the bool at index b of the slice at slots a, a + 1 is ``when``."""

    def build(h: Handler) -> None:
        index = h.get(1, I64)
        h.fail_unless(h.value(Op.ULT, BOOL, index, h.get(0, I64, 1)), "fail_index_a1_b")
        _branch(lambda h: h.value(Op.LOAD, BOOL, _element(h, h.get(0, PTR), index, 1), imm=0), lambda h: h.imm(2), when, False)(h)

    return build


define("jtrue_s", _branch_on_element(True))
define("jfalse_s", _branch_on_element(False))

SCALES = (1, 2, 4, 8, 16, 24, 32)


def _index(size: int) -> Build:
    def build(h: Handler) -> None:
        h.put(0, _element(h, h.get(1, PTR), h.get(2, I64), size))
        h.next()

    return build


def _index_checked(size: int) -> Build:
    """The address of element c of the slice at slots b, b + 1."""

    def build(h: Handler) -> None:
        h.put(0, _slice_element(h, 1, 2, size, "fail_index_b1_c"))
        h.next()

    return build


def _index_any(h: Handler) -> None:
    h.put(0, h.value(Op.PTRADD, PTR, h.get(1, PTR), h.value(Op.MUL, I64, h.get(2, I64), h.ext(1))))
    h.next(2)


for _n in SCALES:
    define(f"idx_{_n}", _index(_n))
    define(f"ixs_{_n}", _index_checked(_n))
define("idx", _index_any)


def _pointer_add(h: Handler) -> None:
    h.put(0, h.value(Op.PTRADD, PTR, h.get(1, PTR), h.get(2, I64)))
    h.next()


def _pointer_add_imm(h: Handler) -> None:
    h.put(0, h.value(Op.PTRADD, PTR, h.get(1, PTR), h.imm(2)))
    h.next()


def _frame_address(h: Handler) -> None:
    """a = the address b, c bytes into the frame."""
    h.put(0, h.value(Op.PTRADD, PTR, h.frame, h.imm32()))
    h.next()


def _stack_object(h: Handler) -> None:
    """a = the address of the c slots from b on, zeroed."""
    at = h.address(1)
    h.emit(Op.MEMZERO, (), (at, h.value(Op.SHL, I64, h.field(2), Const(I64, 3))))
    h.put(0, at)
    h.next()


def _stack_object_large(h: Handler) -> None:
    """Word 1: where in the frame, and how large, in bytes."""
    at = h.value(Op.PTRADD, PTR, h.frame, h.value(Op.AND, I64, h.ext(1), Const(I64, 0xFFFFFFFF)))
    h.emit(Op.MEMZERO, (), (at, h.value(Op.LSHR, I64, h.ext(1), Const(I64, 32))))
    h.put(0, at)
    h.next(2)


def _stack_object_small(slots: int) -> Build:
    def build(h: Handler) -> None:
        at = h.address(1)
        for k in range(slots):
            h.put_at(at, Const(I64, 0), 8 * k)
        h.put(0, at)
        h.next()

    return build


def _memmove(op: Op) -> Build:
    def build(h: Handler) -> None:
        h.emit(op, (), (h.get(0, PTR), h.get(1, PTR), h.get(2, I64)))
        h.next()

    return build


def _memzero(op: Op) -> Build:
    def build(h: Handler) -> None:
        h.emit(op, (), (h.get(0, PTR), h.get(1, I64)))
        h.next()

    return build


def _shade(h: Handler) -> None:
    h.emit(Op.SHADE, (), (h.get(0, PTR),))
    h.next()


define("ptradd", _pointer_add)
define("ptraddi", _pointer_add_imm)
define("lea", _frame_address)
define("obj", _stack_object)
define("objl", _stack_object_large)
for _n in (1, 2, 3, 4):
    define(f"obj{_n}", _stack_object_small(_n))
define("memmove", _memmove(Op.MEMMOVE))
define("memmove_wb", _memmove(Op.MOVEB))
define("memzero", _memzero(Op.MEMZERO))
define("memzero_wb", _memzero(Op.ZEROB))
define("shade", _shade)

# ---------------------------------------------------------------- arithmetic on memory: what profiles of loops showed side by side

MEMORY_OPS = {
    "add": (Op.ADD, I64, False), "sub": (Op.SUB, I64, False), "rsub": (Op.SUB, I64, True), "mul": (Op.MUL, I64, False),
    "fadd": (Op.FADD, F64, False), "fsub": (Op.FSUB, F64, False), "frsub": (Op.FSUB, F64, True), "fmul": (Op.FMUL, F64, False),
}  # fmt: skip
UPDATES = ("add", "rsub", "mul", "fadd", "frsub", "fmul")


def _apply(h: Handler, name: str, memory: Operand, x: Operand) -> Reg:
    """x op memory; of the reversed ones memory op x."""
    op, t, reverse = MEMORY_OPS[name]
    return h.value(op, t, *((memory, x) if reverse else (x, memory)))


def _with_memory(name: str) -> Build:
    """a = b op (what is at pointer c plus word 1)."""

    def build(h: Handler) -> None:
        t = MEMORY_OPS[name][1]
        memory = h.value(Op.LOAD, t, h.value(Op.PTRADD, PTR, h.get(2, PTR), h.ext(1)), imm=0)
        h.put(0, _apply(h, name, memory, h.get(1, t)))
        h.next(2)

    return build


def _with_element(name: str) -> Build:
    """a = (operand 3) op (element c of the slice at slots b, b + 1)."""

    def build(h: Handler) -> None:
        t = MEMORY_OPS[name][1]
        memory = h.value(Op.LOAD, t, _slice_element(h, 1, 2, 8, "fail_index_b1_c"), imm=0)
        h.put(0, _apply(h, name, memory, h.get(3, t)))
        h.next(2)

    return build


def _update(name: str) -> Build:
    """What is at pointer a plus c bytes op= b."""

    def build(h: Handler) -> None:
        t = MEMORY_OPS[name][1]
        at = h.value(Op.PTRADD, PTR, h.get(0, PTR), h.imm(2))
        h.emit(Op.STORE, (), (at, _apply(h, name, h.value(Op.LOAD, t, at, imm=0), h.get(1, t))), 0)
        h.next()

    return build


def _update_element(name: str) -> Build:
    """Element b of the slice at slots a, a + 1 op= c."""

    def build(h: Handler) -> None:
        t = MEMORY_OPS[name][1]
        at = _slice_element(h, 0, 1, 8, "fail_index_a1_b")
        h.emit(Op.STORE, (), (at, _apply(h, name, h.value(Op.LOAD, t, at, imm=0), h.get(2, t))), 0)
        h.next()

    return build


for _name in MEMORY_OPS:
    define(f"{_name}_m", _with_memory(_name))
    define(f"{_name}_s", _with_element(_name))
for _name in UPDATES:
    define(f"update_{_name}_m", _update(_name))
    define(f"update_{_name}_s", _update_element(_name))


def _multiply_add(op: Op, reverse: bool) -> Build:
    """a = (operand 3) op b * c, rounded twice."""

    def build(h: Handler) -> None:
        product, x = h.value(Op.FMUL, F64, h.get(1, F64), h.get(2, F64)), h.get(3, F64)
        h.put(0, h.value(op, F64, *((product, x) if reverse else (x, product))))
        h.next(2)

    return build


define("muladd", _multiply_add(Op.FADD, False))
define("mulsub", _multiply_add(Op.FSUB, False))
define("mulrsub", _multiply_add(Op.FSUB, True))

# The end of a counting loop: a += b, then a jump back by word 1 if the comparison of a with c holds. By operand b, c: slot or immediate.
LATCHES = {"slt": Op.SLT, "sle": Op.SLE, "sgt": Op.SGT, "sge": Op.SGE, "ne": Op.NE}


def _latch(op: Op, step_imm: bool, bound_imm: bool) -> Build:
    def build(h: Handler) -> None:
        counter = h.value(Op.ADD, I64, h.get(0, I64), h.imm(1) if step_imm else h.get(1, I64))
        h.put(0, counter)
        taken, through = h.new_block("taken"), h.new_block("through")
        h.br(h.value(op, BOOL, counter, h.imm(2) if bound_imm else h.get(2, I64)), taken, through)
        h.start_fresh(taken)
        h.jump_by(h.ext(1), True)
        h.start_fresh(through)
        h.next(2)

    return build


for _name, _op in LATCHES.items():
    for _step in (False, True):
        for _bound in (False, True):
            define(f"latch_{_name}_{'i' if _step else 's'}{'i' if _bound else 's'}", _latch(_op, _step, _bound))

# Loops of nothing but an instruction on the counter's element and a latch. The instruction keeps its words and gets an opcode that does both,
# over and over, with the counter, the bounds and the slice in registers; the latch's words behind it say how to count.
TIGHT_BODIES: dict[str, tuple[int, IRType, str]] = {  # words, element, arithmetic
    **{f"sts_{name}": (1, t, "") for name, (t, _) in _SCALARS.items()},
    **{f"update_{name}_s": (1, MEMORY_OPS[name][1], name) for name in ("add", "fadd")},
    **{f"{name}_s": (2, MEMORY_OPS[name][1], name) for name in ("add", "fadd")},
}
TIGHT_LATCHES = tuple(f"latch_{name}_{kinds}" for name in ("slt", "sle") for kinds in ("ss", "is"))


def tight(body: str, latch: str) -> str:
    """The opcode of a loop of two instructions."""
    return f"tight_{body}_{latch.removeprefix('latch_')}"


def _tight_loop(body: str, latch: str) -> Build:
    words, t, arithmetic = TIGHT_BODIES[body]
    reduces = words == 2  # a = (operand 3) op element c of slice b; else element b of slice a (op)= c
    _, name, kinds = latch.split("_")

    def build(h: Handler) -> None:
        slice_at, index_at = (1, 2) if reduces else (0, 1)
        base, length = h.get(slice_at, PTR), h.get(slice_at, I64, 1)
        counter_address = h.address(index_at)
        counter = h.var(I64, "counter")
        h.copy(counter, h.value(Op.LOAD, I64, counter_address, imm=0))
        shift = Const(I64, 48)
        latch_word = h.ext(words)
        step_field = h.value(Op.SHL, I64, latch_word, Const(I64, 16))
        step = h.value(Op.ASHR, I64, step_field, shift)
        if kinds[0] == "s":
            step = h.value(Op.LOAD, I64, h.value(Op.INDEX, PTR, h.frame, h.value(Op.LSHR, I64, step_field, shift), imm=8), imm=0)
        bound = h.value(Op.LOAD, I64, h.value(Op.INDEX, PTR, h.frame, h.value(Op.LSHR, I64, latch_word, shift), imm=8), imm=0)
        x = h.var(t, "x")
        h.copy(x, h.get(3 if reduces else 2, t))
        result_address = h.address(0)  # only where it reduces
        desc = h.value(Op.LOAD, PTR, h.frame, imm=8 * FRAME_DESC)
        body_block, hot, through = h.new_block("body"), h.new_block("hot"), h.new_block("through")
        counting = h.new_block("counting")
        h.jump(body_block)
        h.start_fresh(body_block)
        h.fail_unless(h.value(Op.ULT, BOOL, counter, length), f"fail_index_{'b1_c' if reduces else 'a1_b'}")
        at = _element(h, base, counter, t.size)
        if reduces:
            h.copy(x, _apply(h, arithmetic, h.value(Op.LOAD, t, at, imm=0), x))
            h.put_at(result_address, x, 0)
        else:
            h.emit(Op.STORE, (), (at, _apply(h, arithmetic, h.value(Op.LOAD, t, at, imm=0), x) if arithmetic else x), 0)
        h.copy(counter, h.value(Op.ADD, I64, counter, step))
        h.put_at(counter_address, counter, 0)
        h.br(h.value(LATCHES[name], BOOL, counter, bound), counting, through, 1)
        h.start_fresh(counting)
        h.br(_count_down(h, desc), hot, body_block, 2)
        h.start_fresh(hot)
        h.dispatch(h.pc, "hotloop")
        h.start_fresh(through)
        h.next(words + 2)

    return build


for _name in TIGHT_BODIES:
    for _latch_name in TIGHT_LATCHES:
        define(tight(_name, _latch_name), _tight_loop(_name, _latch_name))

# ---------------------------------------------------------------- checks


def _check_nil(h: Handler) -> None:
    _nonnil(h, 0, "fail_nil")
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


FAILING["fail_index_a_b"] = _fail_index(0, 1, 0)
FAILING["fail_index_b1_c"] = _fail_index(2, 1, 1)
FAILING["fail_index_a1_b"] = _fail_index(1, 0, 1)
FAILING["fail_nil"] = _fail_nil

# ---------------------------------------------------------------- calls and returns


def _store_results(h: Handler, results: tuple[Reg, ...], kind: str) -> None:
    if kind == "b":
        h.put(0, h.value(Op.AND, I64, results[0], Const(I64, 1)))
        return
    for k, v in enumerate(results):
        h.put(0, v, k)


RESULT_KINDS = {"0": 0, "1": 1, "b": 1, "2": 2, "3": 3}  # results in integer registers; b: one bool


def _call_args(h: Handler, first: int, n: int) -> list[Operand]:
    return [h.get(first + k, I64) for k in range(n)]


def _words(operands: int) -> int:
    """Words of an instruction with so many operands of 16 bits."""
    return 1 if operands <= 3 else 1 + (operands - 3 + 3) // 4


def _call(n: int, kind: str) -> Build:
    """a: the first slot for results, then the arguments' slots; the last word is the code's address."""

    def build(h: Handler) -> None:
        words = _words(1 + n)
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
        words = _words(2 + n)
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


FAILING["hotloop"] = _hot_loop

# ---------------------------------------------------------------- goroutines, atomics, intrinsics


def _getg(h: Handler) -> None:
    h.put(0, h.value(Op.GETG, PTR))
    h.next()


def _pause(h: Handler) -> None:
    h.emit(Op.PAUSE)
    h.next()


define("getg", _getg)
define("pause", _pause)


def _atomic_load(t: IRType) -> Build:
    def build(h: Handler) -> None:
        h.put(0, h.value(Op.ALOAD, t, h.get(1, PTR)))
        h.next()

    return build


def _atomic_store(t: IRType) -> Build:
    def build(h: Handler) -> None:
        h.emit(Op.ASTORE, (), (h.get(0, PTR), h.get(1, t)))
        h.next()

    return build


def _atomic_update(op: Op, t: IRType) -> Build:
    def build(h: Handler) -> None:
        h.put(0, h.value(op, t, h.get(1, PTR), h.get(2, t)))
        h.next()

    return build


def _atomic_cas(t: IRType) -> Build:
    def build(h: Handler) -> None:
        h.put(0, h.value(Op.ACAS, BOOL, h.get(1, PTR), h.get(2, t), h.get(3, t)))
        h.next(2)

    return build


ATOMIC_UPDATES = {op.label: op for op in (Op.AXCHG, Op.AADD, Op.AAND, Op.AOR)}
for _bits, _t in INTS.items():
    define(f"aload_{_bits}", _atomic_load(_t))
    define(f"astore_{_bits}", _atomic_store(_t))
    define(f"acas_{_bits}", _atomic_cas(_t))
    for _name, _op in ATOMIC_UPDATES.items():
        define(f"{_name}_{_bits}", _atomic_update(_op, _t))

_FLOAT_INTRINSICS = {"sqrt": 1, "floor": 1, "ceil": 1, "trunc": 1, "rint": 1, "fabs": 1, "copysign": 2, "fma": 3}
_INT_INTRINSICS = {"clz": 1, "ctz": 1, "popcnt": 1, "bswap": 1, "bitreverse": 1, "rotl": 2}
_WIDE_INTRINSICS = {"mul128": (2, 2), "add64c": (2, 3), "sub64b": (2, 3), "div128": (2, 3), "rdtsc": (1, 0)}


def _intrinsic(name: str, t: IRType, results: int, args: int) -> Build:
    """The results' slots, then the arguments'."""

    def build(h: Handler) -> None:
        made = h.intrin(name, (t,) * results, *(h.get(results + k, t) for k in range(args)))
        for k, v in enumerate(made):
            h.put(k, v)
        h.next(_words(results + args))

    return build


for _name, _n in _FLOAT_INTRINSICS.items():
    for _bits, _f in FLOATS.items():
        define(f"{_name}_{_bits}", _intrinsic(_name, _f, 1, _n))
for _name, _n in _INT_INTRINSICS.items():
    for _bits, _t in INTS.items():
        define(f"{_name}_{_bits}", _intrinsic(_name, _t, 1, _n))
for _name, (_results, _n) in _WIDE_INTRINSICS.items():
    define(f"{_name}_64", _intrinsic(_name, I64, _results, _n))

ASSEMBLY = {"setjmp": "runtime.interpsetjmp"}  # a handler that is no IR: a = gosetjmp(pointer b)
OPCODES: dict[str, int] = {name: number for number, name in enumerate([*HANDLERS, *ASSEMBLY])}
NAMES = {number: name for name, number in OPCODES.items()}


def build_handlers() -> Module:
    """All handlers and the table of them."""
    module = Module("runtime/interp")
    relocs = []
    for name, (build, calls) in HANDLERS.items():
        _build(module, name, build, calls)
        relocs.append(Reloc(8 * OPCODES[name], PREFIX + name))
    for name, build in FAILING.items():
        _build(module, name, build, True).attrs.noinline = True
    for name, symbol in ASSEMBLY.items():
        module.externs[symbol] = Extern(symbol, Sig((), ()))
        relocs.append(Reloc(8 * OPCODES[name], symbol))
    module.data[TABLE] = Data(TABLE, 8 * len(OPCODES), 8, b"", relocs, readonly=True)
    return module


def _build(module: Module, name: str, build: Build, calls: bool) -> Function:
    h = Handler(name, calls)
    build(h)
    fn = h.finish()
    module.functions[fn.symbol] = fn
    for block in fn.blocks:
        for ins in block.instrs:
            if ins.op is Op.CALL:
                module.externs.setdefault(ins.imm.symbol, Extern(ins.imm.symbol, ins.imm.sig))
    return fn
