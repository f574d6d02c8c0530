"""Arithmetic, comparisons, conversions."""

from __future__ import annotations

from golite.bytecode.encode_base import bits_of
from golite.bytecode.encode_mem import MemoryEncoder
from golite.ir.func import Const, Instr
from golite.ir.ops import Op
from golite.ir.types import I64, Bool, is_scalar

# Of registers there are handlers for less only.
SWAPPED = {"sgt": "slt", "sge": "sle", "ugt": "ult", "uge": "ule"}
INT_COMPARE = {Op.EQ, Op.NE, Op.SLT, Op.SLE, Op.SGT, Op.SGE, Op.ULT, Op.ULE, Op.UGT, Op.UGE}
FLOAT_COMPARE = {Op.FEQ: "feq", Op.FNE: "fne", Op.FLT: "flt", Op.FLE: "fle", Op.FGT: "flt", Op.FGE: "fle"}
FLOAT_SWAPPED = {Op.FGT, Op.FGE}
_WITH_IMM = {Op.ADD, Op.SUB, Op.MUL, Op.AND, Op.OR, Op.XOR, Op.SDIV, Op.UDIV, Op.SREM, Op.UREM}
_SWAP_FOR_IMM = {Op.ADD, Op.MUL, Op.AND, Op.OR, Op.XOR}


class ArithmeticEncoder(MemoryEncoder):
    def binary(self, ins: Instr) -> None:
        op, (x, y) = ins.op, ins.args
        bits = bits_of(x.type)
        if op in _WITH_IMM:
            if op in _SWAP_FOR_IMM and self.small(x) is not None and self.small(y) is None:
                x, y = y, x
            imm = self.small(y)
            if op is Op.SUB and imm is not None:
                op, imm = (Op.ADD, -imm) if imm != -0x8000 else (op, None)
            if imm is not None and not (op in (Op.SDIV, Op.UDIV, Op.SREM, Op.UREM) and imm == 0):
                at = self.emit(f"{op.label}_{bits}i", self.dst(ins.dsts[0]), self.word(x), imm)
                if op is Op.ADD:
                    self.latch_at = at
                return
        at = self.emit(f"{op.label}_{bits}", self.dst(ins.dsts[0]), self.word(x), self.word(y))
        if op is Op.ADD:
            self.latch_at = at

    def compare(self, ins: Instr) -> None:
        op, (x, y) = ins.op, ins.args
        if op in FLOAT_COMPARE:
            if op in FLOAT_SWAPPED:
                x, y = y, x
            self.emit(f"{FLOAT_COMPARE[op]}_{bits_of(x.type)}", self.dst(ins.dsts[0]), self.word(x), self.word(y))
            return
        imm = self.small(y)
        name, bits = op.label, bits_of(x.type)
        if imm is not None:
            self.emit(f"{name}_{bits}i", self.dst(ins.dsts[0]), self.word(x), imm)
            return
        if name in SWAPPED:
            name = SWAPPED[name]
            x, y = y, x
        self.emit(f"{name}_{bits}", self.dst(ins.dsts[0]), self.word(x), self.word(y))

    def shift(self, ins: Instr) -> None:
        x, count = ins.args
        bits = bits_of(x.type)
        found = self.a.resolve(count)
        if found.__class__ is Const:
            amount = int(found.value or 0) & (1 << bits_of(count.type)) - 1
            if amount >= bits:
                if ins.op is not Op.ASHR:
                    self.load_constant(self.dst(ins.dsts[0]), 0)
                    return
                amount = bits - 1
            self.emit(f"{ins.op.label}_{bits}i", self.dst(ins.dsts[0]), self.word(x), amount)
            return
        self.emit(f"{ins.op.label}_{bits}_{bits_of(count.type)}", self.dst(ins.dsts[0]), self.word(x), self.word(count))

    def unary(self, ins: Instr) -> None:
        x = ins.args[0]
        self.emit(f"{ins.op.label}_{bits_of(x.type)}", self.dst(ins.dsts[0]), self.word(x))

    def plain_unary(self, ins: Instr) -> None:
        self.emit(ins.op.label, self.dst(ins.dsts[0]), self.word(ins.args[0]))

    def between(self, ins: Instr) -> None:
        """Conversions named by both widths."""
        x, dst = ins.args[0], ins.dsts[0]
        self.emit(f"{ins.op.label}_{bits_of(x.type)}_{bits_of(dst.type)}", self.dst(dst), self.word(x))

    def zext(self, ins: Instr) -> None:
        x = ins.args[0]
        if isinstance(x.type, Bool):
            self.emit("mov1", self.dst(ins.dsts[0]), self.word(x))
        else:
            self.emit(f"zext_{bits_of(x.type)}", self.dst(ins.dsts[0]), self.word(x))

    def same_bits(self, ins: Instr) -> None:
        self.emit("mov1", self.dst(ins.dsts[0]), self.word(ins.args[0]))

    def select(self, ins: Instr) -> None:
        condition, x, y = ins.args
        dst = ins.dsts[0]
        if is_scalar(dst.type):
            self.emit_list("select", [self.dst(dst), self.word(condition), self.word(x), self.word(y)])
            return
        n = (dst.type.size + 7) // 8
        to, one, two = self.dst(dst), self.value_slots(x), self.value_slots(y)
        if not n:
            return
        at = self.emit("jfalse", self.word(condition))
        self.move_slots_always(to, one, n)
        skip = self.emit("jmp")
        self.words[at] |= (len(self.words) - at) << 32
        self.move_slots_always(to, two, n)
        self.words[skip] |= (len(self.words) - skip) << 32

    def intrinsic(self, ins: Instr) -> None:
        t = ins.args[0].type if ins.args else I64
        self.emit_list(f"{ins.imm}_{bits_of(t)}", [*(self.dst(d) for d in ins.dsts), *(self.word(arg) for arg in ins.args)])
