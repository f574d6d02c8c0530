"""On-stack replacement: the function that goes on, compiled, where an interpreted frame is about to jump back to a block.

The continuation takes the frame's address, loads the registers that are live at the block and runs to the function's end; its results
become the frame's. Entering a loop anywhere but at its head would leave LLVM with loops that have two entries, which it does not optimise, so
the blocks stand twice::

    entry ─▶ first copy, from the block on ─▶ (at a head of a loop around the block) second copy: the function as it is

The first copy runs to the end of the current iteration of the innermost loop around the block.
"""

from __future__ import annotations

from collections import defaultdict

from golite.bytecode.analysis import Part
from golite.bytecode.encode import FRAME_TO_RBP, Code
from golite.ir.analysis.liveness import live_before, live_out
from golite.ir.builder import remove_unreachable
from golite.ir.func import Block, Const, FuncAttrs, Function, Instr, Operand, Reg, Sig
from golite.ir.ops import Op
from golite.ir.types import I64, PTR, Array, Struct
from golite.native.abi import call_shape_of

OSR_MARK = "·osr"  # between a function's symbol and the block's number, in continuations' symbols


def osr_symbol(symbol: str, block: int) -> str:
    return f"{symbol}{OSR_MARK}{block}"


def osr_function(code: Code, number: int) -> tuple[Function, dict[Instr, Instr]]:
    """The continuation of ``code``'s function at block ``number``; and the original of each of its calls."""
    fn = code.fn
    hidden = call_shape_of(fn.sig).hidden
    made = Function(osr_symbol(fn.symbol, number), Sig((PTR,), () if hidden is not None else fn.sig.results), fn.pos)
    made.attrs = FuncAttrs(noinline=True, has_defer=fn.attrs.has_defer, wrapper=fn.attrs.wrapper)
    frame = made.params[0]
    regs = [made.new_reg(reg.type, reg.name) for reg in fn.regs]
    entry = made.new_block("osr")
    first = [made.new_block(block.name) for block in fn.blocks]
    second = [made.new_block(block.name) for block in fn.blocks]
    target = fn.blocks[number]
    around = _heads_around(fn, number)
    _load_live(code, target, frame, regs, made, entry)
    entry.instrs.append(Instr(Op.JUMP, (), (), None, fn.pos, (first[number],)))
    origin: dict[Instr, Instr] = {}
    to_first = [second[b] if b in around else first[b] for b in range(len(first))]
    for block in fn.blocks:
        first[block.index].instrs = _copy(code, block, frame, regs, to_first, made, origin)
        second[block.index].instrs = _copy(code, block, frame, regs, second, made, origin)
    remove_unreachable(made)
    return made, origin


def _copy(
    code: Code, block: Block, frame: Reg, regs: list[Reg], blocks: list[Block], made: Function, origin: dict[Instr, Instr]
) -> list[Instr]:
    out: list[Instr] = []
    kept = set(map(id, code.analysis.kept[block.index]))
    for ins in block.instrs:
        if ins.op is Op.LOAD and id(ins) not in kept:
            # Its result means nothing, and the interpreter may not have kept the pointer.
            dst = regs[ins.dsts[0].index]
            out.append(Instr(Op.COPY, (dst,), (Const(dst.type, None),), None, ins.pos))
            continue
        args: tuple[Operand, ...] = tuple(regs[a.index] if isinstance(a, Reg) else a for a in ins.args)
        if ins.op is Op.FRAMEADDR:
            # The frame that callers and recover know is the interpreted one.
            out.append(Instr(Op.PTRADD, (regs[ins.dsts[0].index],), (frame, Const(I64, code.frame_bytes + FRAME_TO_RBP)), None, ins.pos))
            continue
        if ins.op is Op.ALLOC and ins.imm.stack and code.fn.attrs.has_defer:
            # A recovery goes on in the interpreted frame: what calls deferred since then use must outlive this one.
            to = regs[ins.dsts[0].index]
            out.append(Instr(Op.PTRADD, (to,), (frame, Const(I64, code.objects[ins])), None, ins.pos))
            out.append(Instr(Op.MEMZERO, (), (to, Const(I64, ins.imm.type.size)), None, ins.pos))
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


def _load_live(code: Code, target: Block, frame: Reg, regs: list[Reg], made: Function, entry: Block) -> None:
    """Every register live at ``target``, from its place in the frame; what has none is made again."""
    fn, analysis = code.fn, code.analysis
    live = live_before(target, 0, live_out(fn)[target])
    definitions = {ins.dsts[0].index: ins for block in fn.blocks for ins in block.instrs if len(ins.dsts) == 1}
    done: set[int] = set()

    def load(reg: Reg) -> None:
        if reg.index in done:
            return
        done.add(reg.index)
        to = regs[reg.index]
        found = analysis.resolve(reg)
        if isinstance(found, Part):
            place = code.places.get(reg.index)
            if place is not None:
                if reg.type.size:
                    entry.instrs.append(Instr(Op.LOAD, (to,), (frame,), place, fn.pos))
                else:
                    entry.instrs.append(Instr(Op.COPY, (to,), (Const(reg.type, None),), None, fn.pos))
                return
            if found.reg is not reg:
                load(found.reg)
                _copy_part(found, to, regs[found.reg.index], made, entry, fn.pos)
                return
            # Nothing used it as a whole, so it was never made: its parts are other registers. Or nothing used it at all.
            made_by = definitions.get(found.reg.index)
            if made_by is None or made_by.op is not Op.MAKE:
                entry.instrs.append(Instr(Op.COPY, (to,), (Const(reg.type, None),), None, fn.pos))
                return
            for arg in made_by.args:
                if isinstance(arg, Reg):
                    load(arg)
            args = tuple(regs[a.index] if isinstance(a, Reg) else a for a in made_by.args)
            entry.instrs.append(Instr(made_by.op, (to,), args, made_by.imm, fn.pos))
            return
        value: Operand = found
        if isinstance(value, Const):
            value = Const(reg.type, value.value)
        entry.instrs.append(Instr(Op.COPY, (to,), (value,), None, fn.pos))

    for reg in fn.regs:
        if live >> reg.index & 1:
            load(reg)


def _copy_part(part: Part, to: Reg, whole: Reg, made: Function, entry: Block, pos: int) -> None:
    """``to`` = the part of ``whole``, field by field."""
    offset, source = part.offset, whole
    while source.type is not to.type or offset:
        t = source.type
        if isinstance(t, Struct):
            index = next(k for k in range(len(t.fields)) if t.fields[k].size and t.offsets[k] <= offset < t.offsets[k] + t.fields[k].size)
            field, offset = t.fields[index], offset - t.offsets[index]
        else:
            assert isinstance(t, Array), t
            index, field = offset // t.elem.size, t.elem
            offset %= t.elem.size
        inner = made.new_reg(field)
        entry.instrs.append(Instr(Op.GETF, (inner,), (source,), index, pos))
        source = inner
    entry.instrs.append(Instr(Op.COPY, (to,), (source,), None, pos))


def _heads_around(fn: Function, number: int) -> set[int]:
    """Heads of the loops that ``number`` is in, without itself."""
    order: list[int] = []
    state = [0] * len(fn.blocks)
    stack: list[tuple[int, int]] = [(0, 0)]
    state[0] = 1
    latches: dict[int, set[int]] = defaultdict(set)
    predecessors: dict[int, list[int]] = defaultdict(list)
    while stack:
        block, at = stack[-1]
        successors = fn.blocks[block].instrs[-1].blocks
        if at < len(successors):
            stack[-1] = (block, at + 1)
            to = successors[at].index
            predecessors[to].append(block)
            if state[to] == 1:
                latches[to].add(block)
            elif state[to] == 0:
                state[to] = 1
                stack.append((to, 0))
        else:
            state[block] = 2
            order.append(block)
            stack.pop()
    found = set()
    for head, ends in latches.items():
        body = {head}
        work = list(ends)
        while work:
            block = work.pop()
            if block not in body:
                body.add(block)
                work += predecessors[block]
        if number in body and number != head:
            found.add(head)
    return found
