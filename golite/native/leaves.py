"""Functions that need no stack check, because their frames fit below the limit of any segment (runtime/stack.go).

A call at the end of a segment changes the stack for as long as it lasts, which in a loop around a function of a few instructions
would be most of the time. Such functions are leaves: they call nothing but what panics. Below the limit are stackReserve bytes, of
which the callers' unchecked frames of up to 255 bytes leave 224; a leaf's frame has a return address, rbp and at most five saved
registers, and a panic's own stack check takes 48. There remain 112 bytes, 14 values. So few words cannot be exceeded by a function
that has at most MAX_VALUES in all: 13 of them have registers.

Loops are left out, since what LLVM unrolls and vectorises has more values than we see; so are stores of pointers, which the collector
may want to hear of.
"""

from __future__ import annotations

from golite.ir.func import Block, Function
from golite.ir.ops import Op
from golite.native.llvmtypes import shape_of

MAX_VALUES = 24

# The scalar ops that become instructions, not calls (those of INTRIN may be calls on some CPUs), and what ends a block.
_PLAIN = {op for op in Op if op.effects == "pure"} - {Op.INTRIN} | {
    Op.LOAD, Op.STORE, Op.NILCHECK, Op.BOUNDS, Op.CHECK, Op.TYPEHINT, Op.JUMP, Op.BR, Op.RET, Op.UNREACHABLE,
}  # fmt: skip


def is_small_leaf(fn: Function, order: list[Block]) -> bool:
    """``order``: the function's blocks in reverse postorder."""
    values = 0
    for reg in fn.params:
        leaves = shape_of(reg.type).leaves
        if leaves is None:
            return False
        values += len(leaves)
    place = {block.index: i for i, block in enumerate(order)}
    for i, block in enumerate(order):
        for ins in block.instrs:
            if ins.op not in _PLAIN:
                return False
            if ins.op is Op.STORE:
                stored = shape_of(ins.args[1].type).leaves
                if stored is None or any(leaf.text == "ptr" for leaf in stored):
                    return False
            for reg in ins.dsts:
                leaves = shape_of(reg.type).leaves
                if leaves is None:
                    return False
                values += len(leaves)
        if values > MAX_VALUES or any(place[successor.index] <= i for successor in block.instrs[-1].blocks):
            return False
    return True
