"""Handlers: moves, constants, memory, atomic access."""

from __future__ import annotations

from collections.abc import Callable

from golite.bytecode.handlers_base import INTS, Build, Family, Handler, nonnil
from golite.ir.func import Const, Operand
from golite.ir.ops import Op
from golite.ir.types import BOOL, I8, I16, I32, I64, PTR, IRType, struct_of
from golite.native.abi import G_VARS_OFFSET

FAMILY = Family()
define = FAMILY.define


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


def _load_words(h: Handler, base: Operand, t: IRType, words: int) -> None:
    values = [h.value(Op.LOAD, t, base, imm=8 * k) for k in range(words)]
    for k, v in enumerate(values):
        h.put(0, v, k)


def _load(t: IRType, words: int, check: bool) -> Build:
    """a = what is at pointer b plus c bytes."""

    def build(h: Handler) -> None:
        p = nonnil(h, 1) if check else h.get(1, PTR)
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
        p = nonnil(h, 0) if check else h.get(0, PTR)
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


SCALARS = {"8": (I8, 1), "16": (I16, 1), "32": (I32, 1), "64": (I64, 1)}
WB_WIDTHS = {1: "64_wb", 2: "2w_wb", 3: "3w_wb"}  # by words: stores with the write barrier
_WIDTHS = {**SCALARS, "2w": (I64, 2), "3w": (I64, 3)}
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


def element(h: Handler, base: Operand, index: Operand, size: int) -> Operand:
    return h.value(Op.INDEX, PTR, base, index, imm=size)


def slice_element(h: Handler, a: int, i: int, size: int, fail: str) -> Operand:
    """The address of element i, of ``size`` bytes, of the slice at slots a, a + 1."""
    index = h.get(i, I64)
    h.fail_unless(h.value(Op.ULT, BOOL, index, h.get(a, I64, 1)), fail)
    return element(h, h.get(a, PTR), index, size)


def _load_index(t: IRType, words: int, check: bool) -> Build:
    """a = element c of pointer b; with ``check`` of the slice or string at slots b, b + 1."""

    def build(h: Handler) -> None:
        size = t.size * words
        at = slice_element(h, 1, 2, size, "fail_index_b1_c") if check else element(h, h.get(1, PTR), h.get(2, I64), size)
        _load_words(h, at, t, words)
        h.next()

    return build


def _store_index(write: Write, size: int, check: bool) -> Build:
    """Element b, of ``size`` bytes, of pointer a, or of the slice at slots a, a + 1, = c."""

    def build(h: Handler) -> None:
        at = slice_element(h, 0, 1, size, "fail_index_a1_b") if check else element(h, h.get(0, PTR), h.get(1, I64), size)
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


SCALES = (1, 2, 4, 8, 16, 24, 32)


def _index(size: int) -> Build:
    def build(h: Handler) -> None:
        h.put(0, element(h, h.get(1, PTR), h.get(2, I64), size))
        h.next()

    return build


def _index_checked(size: int) -> Build:
    """The address of element c of the slice at slots b, b + 1."""

    def build(h: Handler) -> None:
        h.put(0, slice_element(h, 1, 2, size, "fail_index_b1_c"))
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
