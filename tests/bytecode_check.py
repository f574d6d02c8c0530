"""Checks that the encoder's slots hold what registers mean, from the IR alone: a forward data flow of "this register's value is in its place".

Every original register has a place in the frame (its own, or a part of the register it is another name for). An instruction that writes a place makes
all other registers invalid whose places overlap; a copy that the encoder left out makes its result valid if its source is. Whatever an
instruction reads must be valid on all paths, and so must be what a continuation loads at the head of a loop.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from golite.bytecode.analysis import SAME_BITS, Part
from golite.bytecode.code import Code
from golite.bytecode.osr import _meaningful
from golite.ir.analysis.liveness import live_before, live_out
from golite.ir.func import Block, Function, Instr, Reg
from golite.ir.ops import Op
from golite.ir.types import Array, IRType, Struct

_LEFT_OUT = frozenset({Op.COPY, Op.GETF, Op.ZEXT}) | SAME_BITS


def _offset(t: IRType, index: int) -> int:
    if isinstance(t, Struct):
        return t.offsets[index]
    assert isinstance(t, Array)
    return t.elem.size * index


@dataclass
class Checker:
    """``problems``: what was found, as text."""

    code: Code
    problems: list[str] = field(default_factory=list)
    _definitions: dict[int, Instr] = field(default_factory=dict)
    _kept: list[set[int]] = field(default_factory=list)
    _users: dict[int, int] = field(default_factory=dict)  # 8-byte slot → registers with a place in it, as bits

    def run(self) -> list[str]:
        fn = self.code.fn
        counts: dict[int, int] = {}
        for block in fn.blocks:
            for ins in block.instrs:
                for reg in ins.dsts:
                    counts[reg.index] = counts.get(reg.index, 0) + 1
                    self._definitions[reg.index] = ins
        self._definitions = {index: ins for index, ins in self._definitions.items() if counts[index] == 1}
        self._kept = [set(map(id, kept)) for kept in self.code.analysis.kept]
        for reg in fn.regs:
            for slot in self._slots(reg):
                self._users[slot] = self._users.get(slot, 0) | 1 << reg.index
        everything = (1 << len(fn.regs)) - 1
        entering = [everything] * len(fn.blocks)
        entering[0] = sum(1 << reg.index for reg in fn.params) | self._constants()
        work = [0]
        seen: set[int] = set()
        while work:
            number = work.pop()
            out = self._block(fn.blocks[number], entering[number], report=False)
            for successor in fn.blocks[number].instrs[-1].blocks:
                merged = entering[successor.index] & out
                if merged != entering[successor.index] or successor.index not in seen:
                    seen.add(successor.index)
                    entering[successor.index] = merged
                    work.append(successor.index)
        for block in fn.blocks:
            self._block(block, entering[block.index], report=True)
        self._continuations(entering)
        if fn.attrs.has_defer:
            self._recovery(fn)
        return self.problems

    def _place(self, reg: Reg) -> tuple[int, int] | None:
        at = self.code.places.get(reg.index)
        return None if at is None or not reg.type.size else (at, at + reg.type.size)

    def _slots(self, reg: Reg) -> range:
        place = self._place(reg)
        return range(place[0] // 8, (place[1] + 7) // 8) if place else range(0)

    def _constants(self) -> int:
        """Registers that stand for constants, and those without storage because nothing reads them."""
        found = 0
        for reg in self.code.fn.regs:
            if not isinstance(self.code.analysis.resolve(reg), Part) or not reg.type.size:
                found |= 1 << reg.index
        return found

    def _problem(self, ins: Instr, text: str) -> None:
        self.problems.append(f"{self.code.fn.symbol}: {ins.op.label} at {ins.pos}: {text}")

    def _block(self, block: Block, valid: int, report: bool) -> int:
        analysis = self.code.analysis
        kept = self._kept[block.index]
        for ins in block.instrs:
            reads = [arg for arg in ins.args if isinstance(arg, Reg)]
            if ins.op is Op.SETF and analysis.uses[ins.dsts[0].index]:
                reads.append(ins.dsts[0])
            if id(ins) not in kept:
                # Left out: a result that is another name for the operand, a copy whose source was written to its result's place, or dead code.
                is_name = ins.op in _LEFT_OUT and (analysis.alias[ins.dsts[0].index] is not None or self._merged(ins))
                good = is_name and self._is_held(ins, valid)
                for dst in ins.dsts:
                    if self._place(dst) is not None:
                        valid = valid | 1 << dst.index if good else valid & ~(1 << dst.index)
                continue
            for slot, count in analysis.stale.get(ins, ()):
                for at in range(slot, slot + count):
                    valid &= ~self._users.get(at, 0)
            if report:
                for reg in reads:
                    if not valid >> reg.index & 1:
                        self._problem(ins, f"{reg!r} is not in its place")
                self._order(ins)
            for dst in ins.dsts:
                valid &= ~self._overwritten(ins, dst)
            for dst in ins.dsts:
                valid |= 1 << dst.index
            self._apart(ins, report)
        return valid

    def _is_held(self, ins: Instr, valid: int) -> bool:
        """Whether the place of the result of a left-out copy holds its value: that of the operand does, or that of what the operand was made of."""
        source, to = ins.args[0], self._place(ins.dsts[0])
        if not isinstance(source, Reg) or to is None:
            return not isinstance(source, Reg)
        place = self._place(source)
        offset = _offset(source.type, ins.imm) if ins.op is Op.GETF else 0
        if place is not None and place[0] + offset == to[0] and valid >> source.index & 1:
            return True
        if ins.op is Op.GETF:
            part = self._origin(source, ins.imm)
            return part is not None and (self._place(part) or (-1,))[0] == to[0] and bool(valid >> part.index & 1)
        return False

    def _origin(self, reg: Reg, index: int) -> Reg | None:
        """What part ``index`` of a register was made of, if it was made once."""
        made = self._definitions.get(reg.index)
        while made is not None and made.op is Op.COPY and isinstance(made.args[0], Reg):
            made = self._definitions.get(made.args[0].index)
        if made is None:
            return None
        if made.op is Op.GETF and isinstance(made.args[0], Reg):
            inner = self._origin(made.args[0], made.imm)
            return self._origin(inner, index) if inner is not None else None
        if made.op is not Op.MAKE:
            return None
        part = made.args[index]
        copied = self._definitions.get(part.index) if isinstance(part, Reg) else None
        if copied is not None and copied.op in (Op.COPY, *SAME_BITS) and isinstance(copied.args[0], Reg) and self._place(copied.dsts[0]) is None:
            return copied.args[0]
        return part if isinstance(part, Reg) else None

    def _merged(self, ins: Instr) -> bool:
        source = ins.args[0]
        if not isinstance(source, Reg):
            return False
        found = self.code.analysis.resolve(source)
        return isinstance(found, Part) and found.reg is ins.dsts[0] and found.offset == 0

    def _overwritten(self, ins: Instr, dst: Reg) -> int:
        place = self._place(dst)
        if place is None:
            return 0
        if ins.op is not Op.SETF:
            found = 0
            for slot in self._slots(dst):
                found |= self._users[slot]
            return found
        low = place[0] + _offset(dst.type, ins.imm)
        high = low + ins.args[0].type.size
        found = 0
        for reg in self.code.fn.regs:
            other = self._place(reg)
            if other is not None and other[0] < high and low < other[1]:
                found |= 1 << reg.index
        return found

    def _order(self, ins: Instr) -> None:
        """What is written in several steps must not overlap an operand that a later step reads."""
        if ins.op not in (Op.MAKE, Op.SELECT) or not isinstance(ins.dsts[0].type, (Struct, Array)):
            return
        to = self._place(ins.dsts[0])
        for k, arg in enumerate(ins.args):
            if not isinstance(arg, Reg) or to is None:
                continue
            source = self._place(arg)
            if source is None or source[1] <= to[0] or to[1] <= source[0]:
                continue
            offset = 0 if ins.op is Op.SELECT else _offset(ins.dsts[0].type, k)
            if source[0] != to[0] + offset:
                self._problem(ins, f"{arg!r} overlaps the result")

    def _apart(self, ins: Instr, report: bool) -> None:
        if not report or len(ins.dsts) < 2:
            return
        slots = [slot for dst in ins.dsts for slot in self._slots(dst)]
        if len(slots) != len(set(slots)):
            self._problem(ins, "two results in one slot")

    def _continuations(self, entering: list[int]) -> None:
        fn = self.code.fn
        # Continuations leave out what does nothing (osr.py), so what only that reads is of no interest.
        whole = [block.instrs for block in fn.blocks]
        for block, meaningful in zip(fn.blocks, _meaningful(self.code), strict=True):
            block.instrs = meaningful
        out = live_out(fn)
        live_in = [live_before(block, 0, out[block]) for block in fn.blocks]
        for block, instrs in zip(fn.blocks, whole, strict=True):
            block.instrs = instrs
        for number in self.code.points.values():
            block, live = fn.blocks[number], live_in[number]
            for reg in fn.regs:
                if live >> reg.index & 1 and self._place(reg) is not None and not entering[number] >> reg.index & 1:
                    self._problem(block.instrs[0], f"{reg!r}, live at the head of block {number}, is not in its place")

    def _recovery(self, fn: Function) -> None:
        """Nothing that is written after SETJMP shares a slot with what is read after a recovery, which may come from any call."""
        out = live_out(fn)
        for block in fn.blocks:
            at = next((k for k, ins in enumerate(block.instrs) if ins.op is Op.SETJMP), -1)
            if at < 0:
                continue
            assert block is fn.blocks[0]  # what is before it in the block has been executed, and will not be again
            after = [*block.instrs[at:], *(ins for other in fn.blocks[1:] for ins in other.instrs)]
            written = {self._root(dst) for ins in after for dst in ins.dsts}
            recovered = block.instrs[-1].blocks[0]
            live = live_before(recovered, 0, out[recovered])
            for reg in fn.regs:
                if live >> reg.index & 1:
                    for slot in self._slots(reg):
                        for other in fn.regs:
                            root = self._root(other)
                            if self._users[slot] >> other.index & 1 and root in written and root != self._root(reg):
                                self._problem(block.instrs[-1], f"{other!r} shares a slot with {reg!r}, which is read after a recovery")

    def _root(self, reg: Reg) -> int:
        found = self.code.analysis.resolve(reg)
        return found.reg.index if isinstance(found, Part) else -1


def check_code(code: Code) -> list[str]:
    return Checker(code).run()
