"""Calls of methods through interfaces that nearly always reach one method become calls of that method behind a test::

    %5 = callp %3, %4                    %6 = eq %3, &go:target.main.sq.area
                                         br %6 [1] -> b1, b2
                               =>    b1: %5 = call %4 [main.sq.area]
                                         jump -> b3
                                     b2: %5 = callp %3, %4
                                         jump -> b3
                                     b3: …

so that LLVM can inline the method. Which method it is comes from the interpreter's profile; ``go:target.<symbol>`` is the code that itabs have for
it. Type switches that nearly always meet one type test for it first::

    typehint %3               =>     %6 = eq %3, &type:main.sq
    …                                br %6 [1] -> b7 (where the tests lead to for this type), b1 (the tests)
"""

from __future__ import annotations

from collections.abc import Callable

from golite.ir.func import Block, CallTarget, Const, Function, Instr, Operand, Reg, SymAddr
from golite.ir.ops import Op
from golite.ir.types import BOOL

TARGET_PREFIX = "go:target."


def clone_function(fn: Function) -> tuple[Function, dict[Instr, Instr]]:
    """A copy of ``fn`` with registers, blocks and instructions of its own; and the original of each instruction."""
    made = Function(fn.symbol, fn.sig, fn.pos)
    made.attrs = fn.attrs
    made.regs = [Reg(reg.index, reg.type, reg.name) for reg in fn.regs]
    made.params = [made.regs[reg.index] for reg in fn.params]
    made.blocks = [Block(block.index, block.name) for block in fn.blocks]
    origin: dict[Instr, Instr] = {}
    regs, blocks = made.regs, made.blocks
    for block in fn.blocks:
        out = blocks[block.index].instrs
        for ins in block.instrs:
            new = Instr(
                ins.op,
                tuple(regs[d.index] for d in ins.dsts),
                tuple(regs[a.index] if isinstance(a, Reg) else a for a in ins.args),
                ins.imm,
                ins.pos,
                tuple(blocks[b.index] for b in ins.blocks),
            )
            origin[new] = ins
            out.append(new)
    return made, origin


def predict_types(fn: Function, target_of: Callable[[Instr], str | None]) -> int:
    """Changes ``fn``; returns how many type switches. ``target_of``: the type descriptor that a TYPEHINT should be tested for, None to leave it as it
    is."""
    changed = 0
    for block in fn.blocks:  # grows
        for at, ins in enumerate(block.instrs):
            symbol = target_of(ins) if ins.op is Op.TYPEHINT else None
            target = _after_tests(block, at + 1, ins.args[0], symbol) if symbol is not None else None
            if symbol is not None and target is not None:
                tests = fn.new_block("tests")
                tests.instrs = block.instrs[at + 1 :]
                del block.instrs[at:]
                same = fn.new_reg(BOOL)
                block.instrs.append(Instr(Op.EQ, (same,), (ins.args[0], SymAddr(symbol)), None, ins.pos))
                block.instrs.append(Instr(Op.BR, (), (same,), 1, ins.pos, (target, tests)))
                changed += 1
                break
    return changed


def _after_tests(block: Block, at: int, typ: Operand, symbol: str) -> Block | None:
    """Where the tests of ``typ`` that start at an instruction lead to if it is the descriptor ``symbol``; None if there are none. What is no
    comparison with a descriptor or nil ends them."""
    passed: Block | None = None
    while True:
        test, branch = block.instrs[at : at + 2] if at + 2 <= len(block.instrs) else (None, None)
        if test is None or branch is None or test.op is not Op.EQ or test.args[0] is not typ:
            return passed
        if branch.op is not Op.BR or branch.args[0] is not test.dsts[0]:
            return passed
        other = test.args[1]
        if isinstance(other, SymAddr):
            holds = other.symbol == symbol and not other.offset_bytes
        elif isinstance(other, Const):
            holds = False
        else:
            return passed
        block, at = branch.blocks[0 if holds else 1], 0
        if holds:
            return block
        passed = block


def devirtualize(fn: Function, target_of: Callable[[Instr], str | None]) -> int:
    """Changes ``fn``; returns how many calls. ``target_of``: the symbol that a CALLP should be tested for, None to leave it as it is."""
    changed = 0
    for block in list(fn.blocks):
        while True:
            at = next((k for k, ins in enumerate(block.instrs) if ins.op is Op.CALLP and target_of(ins) is not None), -1)
            if at < 0:
                break
            ins = block.instrs[at]
            symbol = target_of(ins)
            assert symbol is not None
            direct, indirect, rest = (fn.new_block(name) for name in ("direct", "indirect", "called"))
            same = fn.new_reg(BOOL)
            rest.instrs = block.instrs[at + 1 :]
            del block.instrs[at:]
            block.instrs.append(Instr(Op.EQ, (same,), (ins.args[0], SymAddr(TARGET_PREFIX + symbol)), None, ins.pos))
            block.instrs.append(Instr(Op.BR, (), (same,), 1, ins.pos, (direct, indirect)))
            direct.instrs.append(Instr(Op.CALL, ins.dsts, ins.args[1:], CallTarget(symbol, ins.imm), ins.pos))
            direct.instrs.append(Instr(Op.JUMP, (), (), None, ins.pos, (rest,)))
            indirect.instrs.append(Instr(Op.CALLP, ins.dsts, ins.args, ins.imm, ins.pos))
            indirect.instrs.append(Instr(Op.JUMP, (), (), None, ins.pos, (rest,)))
            block = rest
            changed += 1
    return changed
