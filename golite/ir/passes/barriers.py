"""The collector's write barrier: where a pointer in memory is overwritten, the old one is shown to the collector if it is marking.

Marking takes what could be reached when it began (runtime/mgc.go), so no pointer may disappear from memory unseen before the marker was there.
This pass makes::

    store %p, %v                =>     storeb %p, %v           v holds pointers
    moveb / zerob               =>     memmove / memzero       where no barrier is needed
    axchg, astore, acas         =>     … shade <old pointer>   of pointers

What needs none: memory on the stack, which is looked through before its goroutine goes on; the first store into a word of an object that this
block has just allocated and nobody else knows, since the old value is zero; functions with ``attrs.nobarrier`` (package runtime's own).

Addresses are followed through registers that are written once. Their one definition comes before all uses (the verifier's rule "assigned"), so in
the block of an ALLOC that was executed since the block began, whatever was derived from its register is of this very object, also in loops.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from golite.ir.func import Block, Const, Function, Instr, Module, Operand, Reg
from golite.ir.ops import Op
from golite.ir.types import PTR, has_pointers

# Uses of a pointer as an address, first operand, that nobody learns it by.
_ADDRESSED = {Op.LOAD, Op.LOADV, Op.STORE, Op.STOREV, Op.MOVEB, Op.MEMMOVE, Op.ZEROB, Op.MEMZERO, Op.NILCHECK}
_DERIVED = {Op.COPY, Op.PTRADD, Op.INDEX}  # of their first operand
_ATOMIC = {Op.ASTORE, Op.ASTOREREL, Op.AXCHG, Op.ACAS}
_WRITES = {Op.STORE, Op.STOREV, Op.MOVEB, Op.ZEROB, *_ATOMIC}
_PLAIN = {Op.MOVEB: Op.MEMMOVE, Op.ZEROB: Op.MEMZERO}


def insert_barriers(module: Module, imported: Mapping[str, Any]) -> None:
    for fn in module.functions.values():
        if fn.attrs.nobarrier:
            _remove(fn)
        else:
            _Barriers(fn).run()


def _remove(fn: Function) -> None:
    for block in fn.blocks:
        for ins in block.instrs:
            ins.op = _PLAIN.get(ins.op, ins.op)


class _Barriers:
    def __init__(self, fn: Function) -> None:
        self.fn = fn
        self.origin: list[Instr | None] = [None] * len(fn.regs)  # the only instruction that writes a register
        # What is known of objects of the block: the bytes written so far, as (from, to).
        self.fresh: dict[Reg, list[tuple[int, int]]] = {}

    def run(self) -> None:
        if not any(ins.op in _WRITES for block in self.fn.blocks for ins in block.instrs):
            return
        written = [0] * len(self.fn.regs)
        for param in self.fn.params:
            written[param.index] += 1
        for block in self.fn.blocks:
            for ins in block.instrs:
                for dst in ins.dsts:
                    written[dst.index] += 1
                    self.origin[dst.index] = ins
        for i, n in enumerate(written):
            if n != 1:
                self.origin[i] = None
        for block in self.fn.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        self.fresh = {}
        out: list[Instr] = []
        for ins in block.instrs:
            self._note_uses(ins)
            op = ins.op
            if op in _WRITES:
                self._write(ins, out)
                continue
            out.append(ins)
            if op is Op.ALLOC and not ins.imm.stack and self.origin[ins.dsts[0].index] is ins:
                self.fresh[ins.dsts[0]] = []
        block.instrs = out

    def _note_uses(self, ins: Instr) -> None:
        """Objects whose address goes elsewhere may be written to by anybody."""
        if not self.fresh:
            return
        if ins.op is Op.SETJMP:
            self.fresh.clear()  # what follows is executed again
            return
        followed = ins.op in _ADDRESSED or (ins.op in _DERIVED and self.origin[ins.dsts[0].index] is ins)
        first = 1 if followed else 0
        for arg in ins.args[first:]:
            if arg.__class__ is Reg:
                root, _ = self._root(arg)
                if root is not None:
                    self.fresh.pop(root, None)

    def _root(self, operand: Operand) -> tuple[Reg | None, int | None]:
        """The register of the ALLOC that an address is derived from, and the offset in bytes, None if that is not known."""
        offset: int | None = 0
        while operand.__class__ is Reg:
            ins = self.origin[operand.index]
            if ins is None:
                break
            if ins.op is Op.ALLOC:
                return operand, offset
            if ins.op not in _DERIVED:
                break
            if ins.op is not Op.COPY and offset is not None:
                by = ins.args[1]
                unit = ins.imm if ins.op is Op.INDEX else 1
                offset = offset + by.value * unit if by.__class__ is Const else None
            operand = ins.args[0]
        return None, None

    def _needs_barrier(self, address: Operand, offset_bytes: int, size: int | None) -> bool:
        root, at = self._root(address)
        if root is None:
            return True
        origin = self.origin[root.index]
        assert origin is not None
        if origin.imm.stack:
            return False
        known = self.fresh.get(root)
        if known is None:
            return True
        start = None if at is None else at + offset_bytes
        if start is None or size is None or start < 0 or start + size > origin.imm.type.size:
            del self.fresh[root]
            return True
        if any(start < stop and begin < start + size for begin, stop in known):
            return True
        known.append((start, start + size))
        return False

    def _write(self, ins: Instr, out: list[Instr]) -> None:
        op = ins.op
        if op in _PLAIN:
            n = ins.args[-1]
            if not self._needs_barrier(ins.args[0], 0, n.value if n.__class__ is Const else None):
                ins.op = _PLAIN[op]
            out.append(ins)
            return
        if op in _ATOMIC:
            self._atomic(ins, out)
            return
        t = ins.args[1].type
        needed = self._needs_barrier(ins.args[0], ins.imm or 0, t.size)
        if not needed or not has_pointers(t):
            out.append(ins)
        elif op is Op.STORE:
            ins.op = Op.STOREB
            out.append(ins)
        else:
            old = self.fn.new_reg(t)
            self.origin.append(None)
            out.append(Instr(Op.LOADV, (old,), (ins.args[0],), ins.imm, ins.pos))
            out.append(ins)
            out.append(Instr(Op.SHADE, (), (old,), None, ins.pos))

    def _atomic(self, ins: Instr, out: list[Instr]) -> None:
        old: Operand
        if ins.args[1].type is not PTR or not self._needs_barrier(ins.args[0], 0, None):
            out.append(ins)
            return
        if ins.op is Op.ACAS:
            old = ins.args[1]
        elif ins.dsts:
            old = ins.dsts[0]
        else:
            old = self.fn.new_reg(PTR)
            self.origin.append(None)
            ins = Instr(Op.AXCHG, (old,), ins.args, None, ins.pos)
        out.append(ins)
        if old.__class__ is not Const:
            out.append(Instr(Op.SHADE, (), (old,), None, ins.pos))
