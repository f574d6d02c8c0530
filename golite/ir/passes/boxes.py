"""Interfaces that hold small integers: their boxes are in a table, instead of being allocated each time.

What an interface points to is never written again, so all boxes of one value may be the same. Lowering marks the objects that are such boxes
(AllocInfo.small); those that escape analysis has left on the heap become::

    %p = alloc i64 "type:int" small T        =>     br (ult %v, 256), small, large
    store %p, %v                             small: %p = index T, %v, 8; jump boxed
                                             large: %p = alloc i64 "type:int"; store %p, %v; jump boxed

A box on the stack costs nothing, and LLVM sees through it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from golite.ir.func import AllocInfo, Block, Const, Function, Instr, Module, Operand, SymAddr
from golite.ir.ops import Op
from golite.ir.types import BOOL, I64

_NUMBERS = 256


def share_small_boxes(module: Module, imported: Mapping[str, Any]) -> None:
    for fn in module.functions.values():
        _share(fn)


def _share(fn: Function) -> None:
    order: list[Block] = []  # the interpreter has code in this order
    for block in list(fn.blocks):
        while True:
            order.append(block)
            at = next((k for k, ins in enumerate(block.instrs) if _is_box(ins)), -1)
            if at < 0:
                break
            alloc, store = block.instrs[at : at + 2]
            assert store.op is Op.STORE and store.args[0] is alloc.dsts[0] and not store.imm, fn.symbol
            info = alloc.imm
            value: Operand = store.args[1]
            small, large, rest = (fn.new_block(name) for name in ("small", "large", "boxed"))
            rest.instrs = block.instrs[at + 2 :]
            del block.instrs[at:]
            if value.type is not I64:
                wide = fn.new_reg(I64)
                block.instrs.append(Instr(Op.ZEXT, (wide,), (value,), None, alloc.pos))
                value = wide
            below = fn.new_reg(BOOL)
            block.instrs.append(Instr(Op.ULT, (below,), (value, Const(I64, _NUMBERS)), None, alloc.pos))
            block.instrs.append(Instr(Op.BR, (), (below,), None, alloc.pos, (small, large)))
            small.instrs.append(Instr(Op.INDEX, alloc.dsts, (SymAddr(info.small), value), 8, alloc.pos))
            small.instrs.append(Instr(Op.JUMP, (), (), None, alloc.pos, (rest,)))
            alloc.imm = AllocInfo(info.type, info.descriptor, info.may_stack, info.stack, info.name)
            large.instrs += [alloc, store, Instr(Op.JUMP, (), (), None, alloc.pos, (rest,))]
            order += [small, large]
            block = rest
    for index, block in enumerate(order):
        block.index = index
    fn.blocks = order


def _is_box(ins: Instr) -> bool:
    return ins.op is Op.ALLOC and ins.imm.small != "" and not ins.imm.stack
