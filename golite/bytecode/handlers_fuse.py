"""Handlers for what profiles of loops showed side by side: arithmetic on memory, branches on elements, ends of counting loops, loops of two
instructions."""

from __future__ import annotations

from golite.bytecode.handlers_base import FRAME_DESC, Build, Family, Handler, count_down
from golite.bytecode.handlers_jump import branch
from golite.bytecode.handlers_mem import SCALARS, element, slice_element
from golite.ir.func import Const, Operand, Reg
from golite.ir.ops import Op
from golite.ir.types import BOOL, F64, I64, PTR, IRType

FAMILY = Family()
define = FAMILY.define

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
        memory = h.value(Op.LOAD, t, slice_element(h, 1, 2, 8, "fail_index_b1_c"), imm=0)
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
        at = slice_element(h, 0, 1, 8, "fail_index_a1_b")
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
    **{f"sts_{name}": (1, t, "") for name, (t, _) in SCALARS.items()},
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
        at = element(h, base, counter, t.size)
        if reduces:
            h.copy(x, _apply(h, arithmetic, h.value(Op.LOAD, t, at, imm=0), x))
            h.put_at(result_address, x, 0)
        else:
            h.emit(Op.STORE, (), (at, _apply(h, arithmetic, h.value(Op.LOAD, t, at, imm=0), x) if arithmetic else x), 0)
        h.copy(counter, h.value(Op.ADD, I64, counter, step))
        h.put_at(counter_address, counter, 0)
        h.br(h.value(LATCHES[name], BOOL, counter, bound), counting, through, 1)
        h.start_fresh(counting)
        h.br(count_down(h, desc), hot, body_block, 2)
        h.start_fresh(hot)
        h.dispatch(h.pc, "hotloop")
        h.start_fresh(through)
        h.next(words + 2)

    return build


for _name in TIGHT_BODIES:
    for _latch_name in TIGHT_LATCHES:
        define(tight(_name, _latch_name), _tight_loop(_name, _latch_name))


def _branch_on_element(when: bool) -> Build:
    """Jumps by c if the bool at index b of the slice at slots a, a + 1 is ``when``."""

    def build(h: Handler) -> None:
        index = h.get(1, I64)
        h.fail_unless(h.value(Op.ULT, BOOL, index, h.get(0, I64, 1)), "fail_index_a1_b")
        branch(lambda h: h.value(Op.LOAD, BOOL, element(h, h.get(0, PTR), index, 1), imm=0), lambda h: h.imm(2), when, False)(h)

    return build


define("jtrue_s", _branch_on_element(True))
define("jfalse_s", _branch_on_element(False))
