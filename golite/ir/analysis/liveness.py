"""Which registers are live where: a register is live if its present value may still be read.

Backward data flow over blocks; sets are Python ints with one bit per register, so that a union is one instruction.
"""

from __future__ import annotations

from golite.ir.func import Block, Function, Instr, Reg
from golite.ir.ops import Op


def uses_of(ins: Instr) -> int:
    """The registers an instruction reads, as a bit set. SETF reads its destination too: it changes only part of it."""
    bits = 0
    for arg in ins.args:
        if type(arg) is Reg:
            bits |= 1 << arg.index
    if ins.op is Op.SETF:
        bits |= 1 << ins.dsts[0].index
    return bits


def defs_of(ins: Instr) -> int:
    """The registers an instruction overwrites whole."""
    bits = 0
    if ins.op is not Op.SETF:
        for dst in ins.dsts:
            bits |= 1 << dst.index
    return bits


def live_out(fn: Function) -> dict[Block, int]:
    """The registers live at the end of each block."""
    use: dict[Block, int] = {}
    kill: dict[Block, int] = {}
    for block in fn.blocks:
        reads = writes = 0
        for ins in block.instrs:
            reads |= uses_of(ins) & ~writes
            writes |= defs_of(ins)
        use[block] = reads
        kill[block] = writes
    out = dict.fromkeys(fn.blocks, 0)
    changed = True
    while changed:
        changed = False
        for block in reversed(fn.blocks):
            live = 0
            for successor in block.instrs[-1].blocks:
                live |= use[successor] | out[successor] & ~kill[successor]
            if live != out[block]:
                out[block] = live
                changed = True
    return out


def live_before(block: Block, index: int, out: int) -> int:
    """The registers live right before instruction ``index`` of a block whose live-out set is ``out``."""
    live = out
    for ins in reversed(block.instrs[index:]):
        live = live & ~defs_of(ins) | uses_of(ins)
    return live


def blocks_in_cycles(fn: Function) -> set[Block]:
    """Blocks that can be executed more than once per call: the members of strongly connected components (Tarjan, iterative)."""
    index: dict[Block, int] = {}
    low: dict[Block, int] = {}
    stack: list[Block] = []
    on_stack: set[Block] = set()
    found: set[Block] = set()
    for root in fn.blocks:
        if root in index:
            continue
        work: list[tuple[Block, int]] = [(root, 0)]
        while work:
            block, at = work.pop()
            if at == 0:
                index[block] = low[block] = len(index)
                stack.append(block)
                on_stack.add(block)
            successors = block.instrs[-1].blocks
            descended = False
            while at < len(successors):
                successor = successors[at]
                at += 1
                if successor not in index:
                    work.append((block, at))
                    work.append((successor, 0))
                    descended = True
                    break
                if successor in on_stack:
                    low[block] = min(low[block], index[successor])
            if descended:
                continue
            if low[block] == index[block]:
                component = []
                while True:
                    member = stack.pop()
                    on_stack.discard(member)
                    component.append(member)
                    if member is block:
                        break
                if len(component) > 1 or block in successors:
                    found.update(component)
            if work:
                parent = work[-1][0]
                low[parent] = min(low[parent], low[block])
    return found
