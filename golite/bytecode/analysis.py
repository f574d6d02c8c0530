"""What the encoder knows of a function before it writes words: which registers are only other names, which instructions do nothing then, and in
which slot of the frame each register lives.

Aliases::

    %18 = copy %5.s                 nothing: %18 is %5
    %20 = getf %18 [1]              nothing: %20 is 8 bytes into %5
    bounds %19, %20                 bounds %19, %5+8

A register may alias another one if it is written once and the other does not change while it is used: either it is written once
too (then its write comes before the alias's, and again before the alias's whenever it is repeated), or all uses are in the
alias's block, with no write of the other in between.

Slots are shared: a register has an interval of instruction numbers, from its first write to its last use, stretched over the blocks it is live
through; intervals that do not meet may have the same slot (linear scan, Poletto & Sarkar 1999).
"""

from __future__ import annotations

from typing import Union, final

from golite.bytecode.handlers_base import FRAME_CTX
from golite.bytecode.stale import find_stale
from golite.ir.analysis.liveness import blocks_in_cycles
from golite.ir.func import Block, Const, Function, Instr, Operand, Reg, SymAddr
from golite.ir.ops import Op
from golite.ir.types import SLICE, STRING, Bool, IRType, Struct, field_offset, is_scalar

# Registers and stack objects above this size lie behind all others, where operands do not reach: their slots are numbered from LARGE_SLOT on, and
# whatever is done with them is done by address.
LARGE_BYTES = 8192
LARGE_SLOT = 1 << 20

SAME_BITS = frozenset({Op.TRUNC, Op.PTRTOINT, Op.INTTOPTR, Op.BITCAST})
# All others write their results when all operands have been read: a result may have an operand's slot.
_SEVERAL_STEPS = frozenset({Op.MAKE, Op.SELECT})


@final
class Part:
    """``offset`` bytes into the storage of ``reg``."""

    __slots__ = ("offset", "reg")

    def __init__(self, reg: Reg, offset: int) -> None:
        self.reg = reg
        self.offset = offset


Alias = Union[Part, Const, SymAddr]


@final
class Analysis:
    """``kept``: of each block the instructions that mean something. ``alias``: by register number. ``seen_through``: of field reads the
    operand of the MAKE that they read from. ``slot``: first slot by register number, -1 for registers without one. ``slots``: how many slots the
    registers and the header take, ``large_slots`` how many large registers take. ``cyclic``: blocks that may run more than once a call.
    ``stale``: of calls, slots to empty before them (stale.py)."""

    def __init__(self, fn: Function, first_slot: int, fixed: dict[int, int]) -> None:
        """``first_slot``: the first that is free; ``fixed``: where parameters come in, by register number."""
        self.fn = fn
        count = len(fn.regs)
        self.alias: list[Alias | None] = [None] * count
        self.seen_through: dict[Instr, Operand] = {}
        self.kept: list[list[Instr]] = []
        self.uses = [0] * count
        self._defs = [0] * count
        self._definition: list[Instr | None] = [None] * count
        self._block = [-1] * count  # the only block that names it, -2 if several do
        self._collect()
        self._find_aliases()
        self._drop_dead()
        self._coalesce()
        self.cyclic = self._find_cycles()
        self.slot = [-1] * count
        self.large_slots = 0
        self.groups: dict[int, int] = {}  # register that leads a group of a call's results → slots of the group
        for index, at in fixed.items():
            self.slot[index] = at
        self.slots = self._allocate(first_slot, fixed)

    # names of other registers

    def _collect(self) -> None:
        defs, definition, block_of = self._defs, self._definition, self._block
        for reg in self.fn.params:
            defs[reg.index] = 1
            block_of[reg.index] = 0
        for block in self.fn.blocks:
            number = block.index
            for ins in block.instrs:
                for arg in ins.args:
                    if arg.__class__ is Reg:
                        at = block_of[arg.index]
                        if at != number:
                            block_of[arg.index] = number if at == -1 else -2
                for reg in ins.dsts:
                    index = reg.index
                    defs[index] += 2 if ins.op is Op.SETF else 1
                    definition[index] = ins
                    at = block_of[index]
                    if at != number:
                        block_of[index] = number if at == -1 else -2

    def resolve(self, operand: Operand) -> Alias:
        if operand.__class__ is Reg:
            found = self.alias[operand.index]
            return found if found is not None else Part(operand, 0)
        return operand  # type: ignore[return-value]

    def _find_aliases(self) -> None:
        defs, alias = self._defs, self.alias
        for block in self.fn.blocks:
            last_use: dict[int, int] | None = None
            writes: dict[int, list[int]] = {}
            for at, ins in enumerate(block.instrs):
                op = ins.op
                if op is Op.COPY or op is Op.GETF or op in SAME_BITS or op is Op.ZEXT:
                    dst = ins.dsts[0]
                    if defs[dst.index] != 1:
                        continue
                    target = self._target(ins)
                    if target is None:
                        continue
                    if target.__class__ is Part and defs[target.reg.index] != 1:
                        if self._block[dst.index] != block.index:
                            continue
                        if last_use is None:
                            last_use, writes = _positions(block)
                        last = last_use.get(dst.index, at)
                        if any(at < k <= last and not (k == last and _one_step(block.instrs[k])) for k in writes.get(target.reg.index, ())):
                            continue
                    alias[dst.index] = target

    def _target(self, ins: Instr) -> Alias | None:
        """What the result of a copying instruction is another name for; None if it needs storage of its own."""
        op, source, dst = ins.op, ins.args[0], ins.dsts[0]
        if op is Op.ZEXT and not isinstance(source.type, Bool):
            return None
        found = self.resolve(source)
        if op is Op.GETF:
            if found.__class__ is Const:
                return Const(dst.type, None)
            assert found.__class__ is Part
            offset = field_offset(source.type, ins.imm)
            if found.offset == 0:
                made = self._definition[found.reg.index]
                # Slices and strings are left whole: their pointer and length side by side make one instruction of an indexing.
                is_seen_through = source.type is not SLICE and source.type is not STRING and found.reg.type is source.type
                if made is not None and made.op is Op.MAKE and self._defs[found.reg.index] == 1 and is_seen_through:
                    operand = made.args[ins.imm]
                    part = self.resolve(operand)
                    if part.__class__ is not Part or (self._defs[part.reg.index] == 1 and _fits_slot(dst.type, part.offset)):
                        self.seen_through[ins] = operand
                        return part
            if found.reg.type.size > LARGE_BYTES:
                return None
            offset += found.offset
            return Part(found.reg, offset) if _fits_slot(dst.type, offset) else None
        if found.__class__ is Const:
            if op is Op.COPY:
                return found
            if found.value is None:
                return Const(dst.type, None)
            return None
        if isinstance(found, (Const, SymAddr)):
            return found
        return found if op is not Op.ZEXT or is_scalar(found.reg.type) else None

    # what does nothing

    def _drop_dead(self) -> None:
        uses, alias = self.uses, self.alias
        for block in self.fn.blocks:
            kept = []
            checked: set[int] = set()
            for ins in block.instrs:
                dsts = ins.dsts
                if ins.op is Op.NILCHECK and self._is_checked(ins, checked):
                    continue
                if dsts and alias[dsts[0].index] is not None and len(dsts) == 1 and ins.op is not Op.SETF:
                    continue
                kept.append(ins)
                for arg in ins.args:
                    if arg.__class__ is Reg:
                        found = alias[arg.index]
                        if found is None:
                            uses[arg.index] += 1
                        elif found.__class__ is Part:
                            uses[found.reg.index] += 1
            self.kept.append(kept)
        for number in range(len(self.kept) - 1, -1, -1):
            kept = self.kept[number]
            dead = []
            for at in range(len(kept) - 1, -1, -1):
                ins = kept[at]
                if ins.op.effects in ("pure", "read") and ins.dsts and ins.op is not Op.SETF and not any(uses[d.index] for d in ins.dsts):
                    dead.append(at)
                    for arg in ins.args:
                        if arg.__class__ is Reg:
                            found = self.resolve(arg)
                            if found.__class__ is Part:
                                uses[found.reg.index] -= 1
            for at in dead:
                del kept[at]

    def _is_checked(self, check: Instr, checked: set[int]) -> bool:
        """Whether a nil check cannot fail: of an object's or element's address, or of what was checked before in the block."""
        found = self.resolve(check.args[0])
        if found.__class__ is not Part or found.offset or self._defs[found.reg.index] != 1:
            return False
        made = self._definition[found.reg.index]
        if made is not None and made.op in (Op.ALLOC, Op.INDEX):
            return True
        index = found.reg.index
        if index in checked:
            return True
        checked.add(index)
        return False

    def _coalesce(self) -> None:
        """``%t = op …; %v = copy %t`` with no other use of %t: op writes %v."""
        alias, uses, defs = self.alias, self.uses, self._defs
        for kept in self.kept:
            for at in range(len(kept) - 1, 0, -1):
                copy = kept[at]
                if copy.op is not Op.COPY or copy.args[0].__class__ is not Reg:
                    continue
                source = copy.args[0]
                made = kept[at - 1]
                if alias[source.index] is not None or uses[source.index] != 1 or defs[source.index] != 1:
                    continue
                if len(made.dsts) != 1 or made.dsts[0] is not source or source.type is not copy.dsts[0].type:
                    continue
                to = copy.dsts[0]
                if not _one_step(made) and any(
                    (found := self.resolve(arg)).__class__ is Part and found.reg is to
                    for arg in made.args
                ):
                    continue
                alias[source.index] = Part(to, 0)
                del kept[at]

    # slots

    def _find_cycles(self) -> set[int]:
        if not any(s.index <= b.index for b in self.fn.blocks for s in b.instrs[-1].blocks):
            return set()
        return {b.index for b in blocks_in_cycles(self.fn)}

    def _roots(self, ins: Instr) -> list[int]:
        """Registers with storage that an instruction reads."""
        found = []
        for arg in ins.args:
            if arg.__class__ is Reg:
                target = self.resolve(arg)
                if target.__class__ is Part:
                    found.append(target.reg.index)
        return found

    def root(self, reg: Reg) -> int:
        """The number of the register that has the storage of a result."""
        target = self.alias[reg.index]
        return reg.index if target is None else target.reg.index  # type: ignore[union-attr]

    def _allocate(self, first_slot: int, fixed: dict[int, int]) -> int:
        fn = self.fn
        count = len(fn.regs)
        start = [1 << 40] * count
        end = [-1] * count
        spans: list[tuple[int, int]] = []
        reads: list[set[int]] = []
        written: list[set[int]] = []
        seen_in = [-1] * count
        several = False
        results: list[list[int]] = []  # of each instruction
        position = 0
        for reg in fn.params:
            start[reg.index] = 0
            seen_in[reg.index] = 0
        wide = [False] * count  # named in several blocks
        for number, kept in enumerate(self.kept):
            first = position
            read: set[int] = set()
            write: set[int] = set()
            for ins in kept:
                position += 2
                use_at = position if _one_step(ins) else position + 1
                roots = self._roots(ins)
                targets = [self.root(dst) for dst in ins.dsts]
                results.append(targets)
                if ins.op is Op.SETF:
                    roots += targets
                # Reads come first: what an instruction reads and writes is live before it.
                for index in roots:
                    if index not in write:
                        read.add(index)
                    if use_at > end[index]:
                        end[index] = use_at
                if ins.op is not Op.SETF:
                    write.update(targets)
                for index in targets:
                    if position + 1 < start[index]:
                        start[index] = position + 1
                    if position + 1 > end[index]:
                        end[index] = position + 1
                for index in roots + targets:
                    if seen_in[index] != number:
                        if seen_in[index] >= 0:
                            wide[index] = several = True
                        seen_in[index] = number
            spans.append((first, position + 2))
            reads.append(read)
            written.append(write)
            position += 2
        if several:
            self._stretch(wide, reads, written, spans, start, end)
        if fn.attrs.has_defer:
            self._keep_for_recovery(reads, written, start, end, position + 2)
        slots = self._scan(start, end, first_slot, fixed)
        places = [0] * count
        for reg in fn.regs:
            slot = self.slot[reg.index]
            if 0 <= slot < LARGE_SLOT and slot != FRAME_CTX:
                places[reg.index] = (1 << ((reg.type.size + 7) // 8 or 1)) - 1 << slot
        self.stale = find_stale(fn, self.kept, places, start, end, results, self.cyclic)
        return slots

    def _live_in(self, wide: list[bool], reads: list[set[int]], written: list[set[int]]) -> list[int]:
        mask = 0
        for index, is_wide in enumerate(wide):
            if is_wide:
                mask |= 1 << index
        gen, kill = [], []
        for read, write in zip(reads, written, strict=True):
            g = k = 0
            for index in read:
                g |= 1 << index
            for index in write:
                k |= 1 << index
            gen.append(g & mask)
            kill.append(~k)
        live = list(gen)
        successors = [[s.index for s in b.instrs[-1].blocks] for b in self.fn.blocks]
        changed = True
        while changed:
            changed = False
            for number in range(len(live) - 1, -1, -1):
                out = 0
                for s in successors[number]:
                    out |= live[s]
                new = gen[number] | out & kill[number]
                if new != live[number]:
                    live[number] = new
                    changed = True
        return live

    def _stretch(
        self, wide: list[bool], reads: list[set[int]], written: list[set[int]], spans: list[tuple[int, int]], start: list[int], end: list[int]
    ) -> None:
        live = self._live_in(wide, reads, written)
        for number, block in enumerate(self.fn.blocks):
            first, last = spans[number]
            bits = live[number]
            while bits:
                low = bits & -bits
                index = low.bit_length() - 1
                bits ^= low
                if first < start[index]:
                    start[index] = first
                if first > end[index]:
                    end[index] = first
            out = 0
            for s in block.instrs[-1].blocks:
                out |= live[s.index]
            while out:
                low = out & -out
                index = low.bit_length() - 1
                out ^= low
                if last > end[index]:
                    end[index] = last

    def _keep_for_recovery(self, reads: list[set[int]], written: list[set[int]], start: list[int], end: list[int], last: int) -> None:
        """What is read after a recovered panic came back to SETJMP keeps its slots as long as the function runs."""
        live = self._live_in([True] * len(self.fn.regs), reads, written)
        for number, kept in enumerate(self.kept):
            if any(ins.op is Op.SETJMP for ins in kept):
                bits = 0
                for s in self.fn.blocks[number].instrs[-1].blocks:
                    bits |= live[s.index]
                for index in range(len(end)):
                    if bits >> index & 1:
                        end[index] = last

    def _scan(self, start: list[int], end: list[int], first_slot: int, fixed: dict[int, int]) -> int:
        slot, regs = self.slot, self.fn.regs
        followers: set[int] = set()
        order = []
        for kept in self.kept:
            for ins in kept:
                if len(ins.dsts) > 1 and ins.op is not Op.INTRIN:
                    self._group(ins, start, end, followers)
                elif ins.op is Op.CTX:
                    slot[ins.dsts[0].index] = FRAME_CTX
        for index in range(len(start)):
            if end[index] >= 0 and slot[index] < 0 and index not in followers:
                order.append((start[index], end[index], index))
        order.sort()
        top = first_slot
        free: dict[int, list[int]] = {}
        active: list[tuple[int, int, int]] = []  # (end, slot, size), unsorted; few at a time
        for begin, finish, index in order:
            if regs[index].type.size > LARGE_BYTES:
                slot[index] = LARGE_SLOT + self.large_slots
                self.large_slots += (regs[index].type.size + 7) // 8
                continue
            size = self.groups.get(index) or (regs[index].type.size + 7) // 8 or 1
            still = []
            for item in active:
                if item[0] < begin:
                    free.setdefault(item[2], []).append(item[1])
                else:
                    still.append(item)
            active = still
            available = free.get(size)
            if available:
                at = available.pop()
            else:
                at = top
                top += size
            slot[index] = at
            active.append((finish, at, size))
        for kept in self.kept:
            for ins in kept:
                if ins.dsts and ins.dsts[0].index in self.groups:
                    at = slot[ins.dsts[0].index]
                    for dst in ins.dsts:
                        slot[dst.index] = at
                        at += (dst.type.size + 7) // 8
        return top

    def _group(self, ins: Instr, start: list[int], end: list[int], followers: set[int]) -> None:
        """The results of a call side by side, so that they need not be moved: if each is written here only and made of whole slots."""
        for dst in ins.dsts:
            if self._defs[dst.index] != 1 or self.alias[dst.index] is not None or self.slot[dst.index] >= 0:
                return
            if not _whole_slots(dst.type):
                return
        lead = ins.dsts[0].index
        self.groups[lead] = sum((d.type.size + 7) // 8 for d in ins.dsts)
        for dst in ins.dsts[1:]:
            followers.add(dst.index)
            end[lead] = max(end[lead], end[dst.index])

    def is_group(self, ins: Instr) -> bool:
        return bool(ins.dsts) and ins.dsts[0].index in self.groups

    def is_written_once(self, reg: Reg) -> bool:
        return self._defs[reg.index] == 1


def _whole_slots(t: IRType) -> bool:
    if isinstance(t, Struct):
        fields = zip(t.fields, t.offsets, strict=True)
        return t.size % 8 == 0 and all(o % 8 == 0 and f.size % 8 == 0 and _whole_slots(f) for f, o in fields)
    return is_scalar(t)


def _fits_slot(t: IRType, offset: int) -> bool:
    """Whether a part at this offset can be used as an operand where it is. A bool cannot, unless it has the slot for itself."""
    return offset % 8 == 0 and not isinstance(t, Bool)


def _one_step(ins: Instr) -> bool:
    return ins.op not in _SEVERAL_STEPS


def _positions(block: Block) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Last use of each register in a block, and where each is written."""
    last: dict[int, int] = {}
    writes: dict[int, list[int]] = {}
    for at, ins in enumerate(block.instrs):
        for arg in ins.args:
            if arg.__class__ is Reg:
                last[arg.index] = at
        for reg in ins.dsts:
            writes.setdefault(reg.index, []).append(at)
    return last, writes
