"""On-stack replacement: the function that goes on, compiled, where an interpreted frame is about to jump back to a block.

The continuation takes the frame's address, loads the registers that are live at the block and runs to the function's end; its results
become the frame's. Entering a loop anywhere but at its head would leave LLVM with loops that have two entries, which it does not optimise, so
the blocks stand twice::

    entry ─▶ first copy, from the block on ─▶ (at a head of a loop around the block) second copy: the function as it is

The first copy runs to the end of the current iteration of the innermost loop around the block.
"""

from __future__ import annotations

from golite.bytecode.analysis import Part
from golite.bytecode.code import FRAME_TO_RBP, Code
from golite.errors import InternalError
from golite.ir.analysis.liveness import live_before, live_out
from golite.ir.analysis.loops import natural_loops, reverse_postorder
from golite.ir.builder import remove_unreachable
from golite.ir.func import Block, Const, FuncAttrs, Function, Instr, Operand, Reg, Sig
from golite.ir.ops import Op
from golite.ir.types import I64, PTR
from golite.native.abi import call_shape_of

OSR_MARK = "·osr"  # between a function's symbol and the block's number, in continuations' symbols


def osr_symbol(symbol: str, block: int) -> str:
    return f"{symbol}{OSR_MARK}{block}"


def osr_function(code: Code, number: int) -> tuple[Function, dict[Instr, Instr]]:
    """The continuation of ``code``'s function at block ``number``; and the original of each of its calls. Raises InternalError if something is live
    there that the interpreter does not keep."""
    fn = code.fn
    hidden = call_shape_of(fn.sig).hidden
    made = Function(osr_symbol(fn.symbol, number), Sig((PTR,), () if hidden is not None else fn.sig.results), fn.pos)
    made.attrs = FuncAttrs(noinline=True, has_defer=fn.attrs.has_defer, wrapper=fn.attrs.wrapper)
    frame = made.params[0]
    regs = [made.new_reg(reg.type, reg.name) for reg in fn.regs]
    entry = made.new_block("osr")
    first = [made.new_block(block.name) for block in fn.blocks]
    second = [made.new_block(block.name) for block in fn.blocks]
    around = _heads_around(fn, number)
    origin: dict[Instr, Instr] = {}
    to_first = [second[b] if b in around else first[b] for b in range(len(first))]
    for block, instrs in zip(fn.blocks, _meaningful(code), strict=True):
        first[block.index].instrs = _copy(code, instrs, frame, regs, to_first, made, origin)
        second[block.index].instrs = _copy(code, instrs, frame, regs, second, made, origin)
    target = first[number]
    entry.instrs.append(Instr(Op.JUMP, (), (), None, fn.pos, (target,)))
    remove_unreachable(made)
    live = live_before(target, 0, live_out(made)[target])
    entry.instrs[:0] = [_load(code, reg, to, frame) for reg, to in zip(fn.regs, regs, strict=True) if live >> to.index & 1]
    return made, origin


def _meaningful(code: Code) -> list[list[Instr]]:
    """The function's instructions by block, without those that the encoder found to do nothing: what only they read is not in the frame."""
    fn, analysis = code.fn, code.analysis
    blocks: list[list[Instr]] = []
    uses = [0] * len(fn.regs)
    for block, kept in zip(fn.blocks, analysis.kept, strict=True):
        checks = {ins for ins in kept if ins.op is Op.NILCHECK}
        instrs = []
        for ins in block.instrs:
            if ins.op is Op.NILCHECK and ins not in checks:
                continue
            operand = analysis.seen_through.get(ins)
            if operand is not None:
                ins = Instr(Op.COPY, ins.dsts, (operand,), None, ins.pos)
            instrs.append(ins)
            for reg in _read(ins):
                uses[reg.index] += 1
        blocks.append(instrs)
    changed = True
    while changed:
        changed = False
        for instrs in reversed(blocks):
            for at in range(len(instrs) - 1, -1, -1):
                ins = instrs[at]
                if ins.op.effects in ("pure", "read") and ins.dsts and not any(uses[d.index] for d in ins.dsts):
                    del instrs[at]
                    changed = True
                    for reg in _read(ins):
                        uses[reg.index] -= 1
    return blocks


def _read(ins: Instr) -> list[Reg]:
    return [arg for arg in ins.args if isinstance(arg, Reg)]


def _copy(
    code: Code, instrs: list[Instr], frame: Reg, regs: list[Reg], blocks: list[Block], made: Function, origin: dict[Instr, Instr]
) -> list[Instr]:
    out: list[Instr] = []

    def address(dst: Reg, offset_bytes: int) -> None:
        out.append(Instr(Op.PTRADD, (regs[dst.index],), (frame, Const(I64, offset_bytes)), None, ins.pos))

    for ins in instrs:
        args: tuple[Operand, ...] = tuple(regs[a.index] if isinstance(a, Reg) else a for a in ins.args)
        if ins.op is Op.FRAMEADDR:
            # The frame that callers and recover know is the interpreted one.
            address(ins.dsts[0], code.frame_bytes + FRAME_TO_RBP)
            continue
        if ins.op is Op.ALLOC and code.fn.attrs.has_defer and ins in code.objects:
            # A recovered panic goes on in the interpreted frame, with deferred calls that may be left and what they refer to.
            address(ins.dsts[0], code.objects[ins])
            out.append(Instr(Op.MEMZERO, (), (regs[ins.dsts[0].index], Const(I64, ins.imm.type.size)), None, ins.pos))
            continue
        if ins.op is Op.RET and code.hidden_slot >= 0:
            shape = call_shape_of(code.fn.sig)
            assert shape.hidden is not None
            pointer = made.new_reg(PTR)
            out.append(Instr(Op.LOAD, (pointer,), (frame,), 8 * code.hidden_slot, ins.pos))
            for arg, offset in zip(args, shape.hidden.offsets, strict=True):
                if arg.type.size:
                    out.append(Instr(Op.STORE, (), (pointer, arg), offset, ins.pos))
            out.append(Instr(Op.RET, (), (), None, ins.pos))
            continue
        successors = tuple(blocks[b.index] for b in ins.blocks)
        out.append(Instr(ins.op, tuple(regs[d.index] for d in ins.dsts), args, ins.imm, ins.pos, successors))
        if ins.op is Op.CALLP:
            origin[out[-1]] = ins
    return out


def _load(code: Code, reg: Reg, to: Reg, frame: Reg) -> Instr:
    """``to`` = what the interpreted frame has for ``reg``."""
    found = code.analysis.resolve(reg)
    if not isinstance(found, Part):
        return Instr(Op.COPY, (to,), (Const(reg.type, found.value) if isinstance(found, Const) else found,), None, code.fn.pos)
    place = code.places.get(reg.index)
    if place is None:
        raise InternalError("bytecode", code.fn.symbol, f"{reg!r} has no place in the frame")
    if not reg.type.size:
        return Instr(Op.COPY, (to,), (Const(reg.type, None),), None, code.fn.pos)
    return Instr(Op.LOAD, (to,), (frame,), place, code.fn.pos)


def _heads_around(fn: Function, number: int) -> set[int]:
    """Heads of the loops that ``number`` is in, without itself."""
    order = reverse_postorder(fn)
    loops = natural_loops(order)
    return {order[head].index for head, body in loops if order[head].index != number and any(order[i].index == number for i in body)}
