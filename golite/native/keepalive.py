"""Which pointers a loop must keep alive for the collector.

The collector finds a stack's references conservatively: an object lives as long as some register or stack word points into it. LLVM
may rewrite the addresses of a loop so that only pointers *outside* the object are left while the loop still uses it (``p - 8*k`` hoisted
out of the loop and indexed by ``j``, an end pointer with negative indices), and forget ``p`` itself. So every pointer that is indexed
in a loop without being defined in it counts as used where the loop is left::

    b1:                                   b3:
      %6 = index %5, %i [8]       =>        call void (...) @llvm.fake.use(ptr %5)
      br … -> b1, b3                        …

A fake use is no instruction of the machine; it holds a register or stack slot that the loop needs anyway.

A loop is a set of blocks found from a back edge; a pointer is kept by the outermost loop that doesn't define it. The pointer is the
register that holds it where it was last copied from (COPY, GETF), or the word of a stack object it was loaded from: LLVM makes a
register of that. Loads from other memory need nothing, since what holds the pointer there keeps the object, too.
"""

from __future__ import annotations

from collections import defaultdict
from typing import final

from golite.ir.analysis.loops import natural_loops
from golite.ir.func import AllocInfo, Block, Const, Function, Instr, Reg
from golite.ir.ops import Op
from golite.ir.types import field_offset
from golite.native.llvmtypes import shape_of


@final
class Kept:
    """``leaf`` of register ``reg``. If ``offset_bytes`` is not None: the pointer that far into the register's storage, or, of a pointer
    to a stack object, into that."""

    __slots__ = ("leaf", "offset_bytes", "reg")

    def __init__(self, reg: Reg, leaf: int, offset_bytes: int | None = None) -> None:
        self.reg = reg
        self.leaf = leaf
        self.offset_bytes = offset_bytes

    @property
    def key(self) -> tuple[int, int, int | None]:
        return (self.reg.index, self.leaf, self.offset_bytes)


def find_kept(fn: Function, order: list[Block], definitions: list[Instr | None]) -> dict[tuple[int, int], list[Kept]]:
    """The pointers to keep per edge (from, to) that leaves a loop. ``order``: reverse postorder. ``definitions``: of each register its
    only definition, None for parameters and registers with several."""
    loops = [body for _, body in natural_loops(order)]
    if not loops:
        return {}
    number = {block.index: i for i, block in enumerate(order)}
    loops.sort(key=len, reverse=True)
    defined = [_defined_registers(order, loop) for loop in loops]
    found: dict[tuple[int, int], dict[tuple[int, int, int | None], Kept]] = defaultdict(dict)
    kept_of: list[dict[tuple[int, int, int | None], Kept]] = [{} for _ in loops]
    for i, block in enumerate(order):
        around = [k for k, loop in enumerate(loops) if i in loop]
        if not around:
            continue
        for ins in block.instrs:
            if ins.op is Op.INDEX or (ins.op is Op.PTRADD and not isinstance(ins.args[1], Const)):
                kept = _source(ins, definitions)
                if kept is None:
                    continue
                for k in around:
                    if kept.reg.index not in defined[k]:
                        kept_of[k][kept.key] = kept
                        break
    for loop, kept_here in zip(loops, kept_of, strict=True):
        if kept_here:
            for i in loop:
                for successor in order[i].instrs[-1].blocks:
                    if number[successor.index] not in loop:
                        found[order[i].index, successor.index].update(kept_here)
    return {edge: list(kept.values()) for edge, kept in found.items()}


def _defined_registers(order: list[Block], loop: set[int]) -> set[int]:
    return {reg.index for i in loop for ins in order[i].instrs for reg in ins.dsts}


def _source(ins: Instr, definitions: list[Instr | None]) -> Kept | None:
    """Where the base of an INDEX or PTRADD comes from."""
    base = ins.args[0]
    if not isinstance(base, Reg):
        return None
    leaf = 0
    while True:
        definition = definitions[base.index]
        if definition is None:
            return Kept(base, leaf)
        source = definition.args[0] if definition.args else None
        if not isinstance(source, Reg):
            return Kept(base, leaf) if definition.op is not Op.ALLOC else None
        if definition.op is Op.COPY:
            base = source
        elif definition.op is Op.GETF:
            shape = shape_of(source.type)
            if shape.leaves is None:
                inside = shape_of(base.type).leaves
                at = field_offset(source.type, definition.imm)
                return Kept(source, 0, at + inside[leaf].offset) if inside is not None else None
            base, leaf = source, leaf + shape.starts[definition.imm]
        elif definition.op is Op.LOAD and _is_stack_object(source, definitions):
            leaves = shape_of(base.type).leaves
            return None if leaves is None else Kept(source, 0, (definition.imm or 0) + leaves[leaf].offset)
        else:
            return Kept(base, leaf)


def _is_stack_object(reg: Reg, definitions: list[Instr | None]) -> bool:
    definition = definitions[reg.index]
    return definition is not None and definition.op is Op.ALLOC and isinstance(definition.imm, AllocInfo) and definition.imm.stack
