"""IR instructions side by side that are one instruction of bytecode: ``_fuse`` looks at what begins at one, and tells how many it has encoded.

A value between them must have no other use (``_single_use``), since it is in no slot then.
"""

from __future__ import annotations

from golite.bytecode.analysis import Part
from golite.bytecode.encode_arith import FLOAT_COMPARE, INT_COMPARE
from golite.bytecode.encode_jump import JumpEncoder
from golite.bytecode.encode_mem import ACCESS, stored_width
from golite.bytecode.handlers_fuse import UPDATES
from golite.bytecode.handlers_mem import SCALES
from golite.ir.func import Block, Instr, Operand, Reg
from golite.ir.ops import Op
from golite.ir.types import F64, I64, Bool

_STORES = (Op.STORE, Op.STOREB)
# What the handlers for arithmetic on memory call "operand op memory", and "memory op operand".
_MEMORY_OPS = {
    Op.ADD: ("add", "add"), Op.SUB: ("sub", "rsub"), Op.MUL: ("mul", "mul"),
    Op.FADD: ("fadd", "fadd"), Op.FSUB: ("fsub", "frsub"), Op.FMUL: ("fmul", "fmul"),
}  # fmt: skip


class FusingEncoder(JumpEncoder):
    def _single_use(self, reg: Reg) -> bool:
        return self.a.alias[reg.index] is None and self.a.uses[reg.index] == 1 and self.a.is_written_once(reg)

    def _is(self, operand: Operand, reg: Reg) -> bool:
        found = self.a.resolve(operand)
        return found.__class__ is Part and found.reg is reg and found.offset == 0

    def _fuse(self, kept: list[Instr], at: int, n: int, following: Block | None) -> int:
        ins, second = kept[at], kept[at + 1]
        op = ins.op
        if op in INT_COMPARE or op in FLOAT_COMPARE:
            if second.op is Op.BR and self._single_use(ins.dsts[0]) and self._is(second.args[0], ins.dsts[0]):
                self.ins = second
                self._branch(ins, second.blocks, following)
                return 2
            if second.op is Op.CHECK and self._single_use(ins.dsts[0]) and self._is(second.args[0], ins.dsts[0]):
                self._check(second, ins)
                return 2
            return 0
        if op is Op.LNOT and second.op is Op.BR and self._single_use(ins.dsts[0]) and self._is(second.args[0], ins.dsts[0]):
            self.branch_on(self.word(ins.args[0]), second.blocks[1], second.blocks[0], following)
            return 2
        if op is Op.LOAD:
            return self._fuse_load(kept, at, n)
        if op is Op.FMUL:
            return self._fuse_product(ins, second)
        if op is Op.NILCHECK:
            return self._fuse_nilcheck(ins, second)
        if op is Op.BOUNDS and second.op is Op.INDEX:
            return self._fuse_bounds(kept, at, n, following)
        if op is Op.INDEX:
            return self._fuse_index(ins, second)
        return 0

    def _same(self, x: Operand, y: Operand) -> bool:
        a, b = self.a.resolve(x), self.a.resolve(y)
        if a.__class__ is Part and b.__class__ is Part:
            return a.reg is b.reg and a.offset == b.offset
        return False

    def _fuse_nilcheck(self, check: Instr, access: Instr) -> int:
        if access.op not in (Op.LOAD, Op.STORE, Op.LOADV, Op.STOREV, Op.STOREB) or not self._same(check.args[0], access.args[0]):
            return 0
        offset = access.imm or 0
        width = ACCESS.get(access.dsts[0].type.size) if access.dsts else stored_width(access)
        if width is None or not -0x8000 <= offset <= 0x7FFF:
            return 0
        self.ins = access
        pointer = self.word(access.args[0])
        if access.dsts:
            self.emit(f"ldn_{width}", self.dst(access.dsts[0]), pointer, offset)
        else:
            self.emit(f"stn_{width}", pointer, self.stored(access.args[1]), offset)
        return 2

    def _slice_slot(self, base: Operand, length: Operand) -> int:
        """The slot of a slice or string whose pointer and length these are; -1 if they are not side by side."""
        p, q = self.a.resolve(base), self.a.resolve(length)
        if p.__class__ is Part and q.__class__ is Part:
            slot = self.part_slot(p, base.type)
            if self.part_slot(q, length.type) == slot + 1:
                return slot
        return -1

    def _fuse_bounds(self, kept: list[Instr], at: int, n: int, following: Block | None) -> int:
        bounds, index = kept[at], kept[at + 1]
        if not self._same(bounds.args[0], index.args[1]):
            return 0
        at_slot = self._slice_slot(index.args[0], bounds.args[1])
        if at_slot < 0:
            return 0
        i = self.word(bounds.args[0])
        pointer = index.dsts[0]
        if at + 2 < n and index.imm == 8 and kept[at + 2].op is Op.LOAD and not kept[at + 2].imm and self._is(kept[at + 2].args[0], pointer):
            taken = self._fuse_element(at_slot, i, kept, at + 2, n)
            if taken:
                return taken + 2
        if at + 2 < n and self._single_use(pointer):
            access = kept[at + 2]
            if access.op is Op.LOAD and not access.imm and self._is(access.args[0], pointer):
                width = ACCESS.get(access.dsts[0].type.size)
                if width is not None and access.dsts[0].type.size == index.imm:
                    self.ins = access
                    if at + 3 < n and self._branch_on_element(access, kept[at + 3], at_slot, i, following):
                        return 4
                    self.emit(f"lds_{width}", self.dst(access.dsts[0]), at_slot, i)
                    return 3
            if access.op in _STORES and not access.imm and self._is(access.args[0], pointer):
                width = stored_width(access)
                if width is not None and access.args[1].type.size == index.imm:
                    value = self.stored(access.args[1])
                    self.emit(f"sts_{width}", at_slot, i, value)
                    return 3
        if index.imm in SCALES:
            self.emit(f"ixs_{index.imm}", self.dst(pointer), at_slot, i)
            return 2
        return 0

    def _branch_on_element(self, load: Instr, branch: Instr, slot: int, i: int, following: Block | None) -> bool:
        """A branch forward on the bool that a checked load gives."""
        value = load.dsts[0]
        if branch.op is not Op.BR or not isinstance(value.type, Bool) or not self._single_use(value) or not self._is(branch.args[0], value):
            return False
        then, other = branch.blocks
        if self._is_back(then) or self._is_back(other) or self.long:
            return False
        if then is following:
            self.emit_jump("false_s", slot, i, other, False)
            return True
        self.emit_jump("true_s", slot, i, then, False)
        if other is not following:
            self._jump_plain(other)
        return True

    def _memory_op(self, load: Instr, op: Instr) -> tuple[str, Operand]:
        """(handler's name without its ending, other operand) if ``op`` uses what ``load`` gives, once, and is among those with handlers for that."""
        value = load.dsts[0]
        names = _MEMORY_OPS.get(op.op)
        if names is None or value.type not in (I64, F64) or not self._single_use(value):
            return "", value
        x, y = op.args
        if self._is(y, value):
            return names[0], x
        if self._is(x, value):
            return names[1], y
        return "", value

    def _fuse_load(self, kept: list[Instr], at: int, n: int) -> int:
        """A load, an operation with what it gives, and perhaps a store back."""
        load, op = kept[at], kept[at + 1]
        name, other = self._memory_op(load, op)
        if not name:
            return 0
        offset = load.imm or 0
        self.ins = op
        if at + 2 < n and name in UPDATES and self._single_use(op.dsts[0]):
            store = kept[at + 2]
            is_same = store.op is Op.STORE and (store.imm or 0) == offset and self._same(store.args[0], load.args[0])
            if is_same and self._is(store.args[1], op.dsts[0]) and -0x8000 <= offset <= 0x7FFF:
                self.emit(f"update_{name}_m", self.word(load.args[0]), self.word(other), offset)
                return 3
        self.emit(f"{name}_m", self.dst(op.dsts[0]), self.word(other), self.word(load.args[0]))
        self.words.append(offset & 0xFFFFFFFFFFFFFFFF)
        return 2

    def _fuse_element(self, slot: int, i: int, kept: list[Instr], at: int, n: int) -> int:
        """A checked load of a slice's element at ``at``, an operation with it, and perhaps a store back. ``slot``, ``i``: of slice and index."""
        load = kept[at]
        if at + 1 >= n:
            return 0
        op = kept[at + 1]
        name, other = self._memory_op(load, op)
        if not name:
            return 0
        pointer = load.args[0]
        assert isinstance(pointer, Reg)
        if at + 2 < n and name in UPDATES and self.a.uses[pointer.index] == 2 and self._single_use(op.dsts[0]):
            store = kept[at + 2]
            if store.op is Op.STORE and not store.imm and self._is(store.args[0], pointer) and self._is(store.args[1], op.dsts[0]):
                self.ins = store
                self.emit(f"update_{name}_s", slot, i, self.word(other))
                return 3
        if self.a.uses[pointer.index] != 1:
            return 0
        self.ins = op
        self.emit_list(f"{name}_s", [self.dst(op.dsts[0]), slot, i, self.word(other)])
        return 2

    def _fuse_product(self, product: Instr, op: Instr) -> int:
        value = product.dsts[0]
        if op.op not in (Op.FADD, Op.FSUB) or value.type is not F64 or not self._single_use(value):
            return 0
        x, y = op.args
        if self._is(y, value):
            name, other = ("muladd" if op.op is Op.FADD else "mulsub"), x
        elif self._is(x, value):
            name, other = ("muladd" if op.op is Op.FADD else "mulrsub"), y
        else:
            return 0
        self.ins = op
        self.emit_list(name, [self.dst(op.dsts[0]), self.word(product.args[0]), self.word(product.args[1]), self.word(other)])
        return 2

    def _fuse_index(self, index: Instr, access: Instr) -> int:
        pointer = index.dsts[0]
        if access.imm or not self._single_use(pointer):
            return 0
        if access.op is Op.LOAD and self._is(access.args[0], pointer):
            width = ACCESS.get(access.dsts[0].type.size)
            if width is not None and access.dsts[0].type.size == index.imm:
                self.ins = access
                base, i = self.word(index.args[0]), self.word(index.args[1])
                self.emit(f"ldx_{width}", self.dst(access.dsts[0]), base, i)
                return 2
        if access.op in _STORES and self._is(access.args[0], pointer):
            width = stored_width(access)
            if width is not None and access.args[1].type.size == index.imm:
                self.emit(f"stx_{width}", self.word(index.args[0]), self.word(index.args[1]), self.stored(access.args[1]))
                return 2
        return 0
