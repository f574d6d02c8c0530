"""Which slots the interpreter empties before a call: those that held a pointer which nothing reads any more.

The collector looks at all of a stack, and a frame may wait in a call for hours: of a goroutine that waits for its next message, or of main while the
program serves. What such a frame has left in its slots would live as long. So before each call that may last, slots are emptied that may hold an old
pointer (a forward data flow over slots), unless a register lives there.
"""

from __future__ import annotations

from golite.ir.analysis.escape import may_hold_pointer
from golite.ir.func import Function, Instr
from golite.ir.ops import Op

# Of the runtime's own functions that compiled code calls, those that park; the others are over soon.
_PARKING = frozenset(f"runtime.{name}" for name in ("chanrecv1", "chanrecv2", "chansend1", "selectgo", "block"))

Runs = list[tuple[int, int]]  # first slot, how many


def find_stale(
    fn: Function, kept: list[list[Instr]], places: list[int], start: list[int], end: list[int], results: list[list[int]], cyclic: set[int]
) -> dict[Instr, Runs]:
    """``places``: of each register its slots, as bits, 0: none that count. ``start``, ``end``: its interval, in the numbers that instructions
    have (Analysis). ``results``: of each instruction the registers that it writes."""
    pointers = [bits if bits and may_hold_pointer(reg.type) else 0 for bits, reg in zip(places, fn.regs, strict=True)]
    all_pointers = 0
    for bits in pointers:
        all_pointers |= bits
    if not all_pointers or not any(_lasts(ins) for block in kept for ins in block):
        return {}
    occupied = _occupied(kept, places, start, end)
    written = iter(results)
    keep, gen = [], []  # what a block leaves: dirty & keep | gen
    events: list[list[tuple[Instr | None, int, int]]] = []
    for block in kept:
        k, g = -1, 0
        found: list[tuple[Instr | None, int, int]] = []
        for ins in block:
            targets = next(written)
            if ins in occupied:
                living = occupied[ins]
                k &= living
                g &= living
                found.append((ins, living, 0))
            put = wiped = 0
            for index in targets:
                put |= pointers[index]
                wiped |= places[index]
            if wiped:
                wiped &= ~put
                k &= ~wiped
                g = g & ~wiped | put
                found.append((None, ~wiped, put))
        keep.append(k)
        gen.append(g)
        events.append(found)
    entering = [0] * len(kept)
    for reg in fn.params:
        entering[0] |= pointers[reg.index]
    if any(ins in occupied for number in cyclic for ins in kept[number]):
        entering[0] = all_pointers  # it may run for long; what the frame begins with is others' old values
    work = list(range(len(kept) - 1, -1, -1))
    while work:
        number = work.pop()
        out = entering[number] & keep[number] | gen[number]
        for successor in fn.blocks[number].instrs[-1].blocks:
            if out & ~entering[successor.index]:
                entering[successor.index] |= out
                work.append(successor.index)
    stale: dict[Instr, Runs] = {}
    for number, found in enumerate(events):
        dirty = entering[number]
        for at, stays, put in found:
            if at is not None and dirty & ~stays:
                stale[at] = _runs(dirty & ~stays)
            dirty = dirty & stays | put
    return stale


def _lasts(ins: Instr) -> bool:
    if ins.op is Op.CALL:
        symbol: str = ins.imm.symbol
        return not symbol.startswith("runtime.") or symbol in _PARKING or symbol[8:9].isupper()
    return ins.op is Op.CALLC or ins.op is Op.CALLP


def _occupied(kept: list[list[Instr]], places: list[int], start: list[int], end: list[int]) -> dict[Instr, int]:
    """Of each call that may last, the slots where registers live, as bits; its arguments' as well."""
    order = sorted((start[index], end[index], bits) for index, bits in enumerate(places) if bits and end[index] >= 0)
    found: dict[Instr, int] = {}
    active: list[tuple[int, int]] = []
    at = position = 0
    for block in kept:
        for ins in block:
            position += 2
            if not _lasts(ins):
                continue
            while at < len(order) and order[at][0] <= position:
                active.append(order[at][1:])
                at += 1
            active = [item for item in active if item[0] >= position]
            living = 0
            for _, bits in active:
                living |= bits
            found[ins] = living
        position += 2
    return found


def _runs(bits: int) -> Runs:
    runs: Runs = []
    at = 0
    while bits:
        skipped = (bits & -bits).bit_length() - 1
        at += skipped
        bits >>= skipped
        n = (~bits & bits + 1).bit_length() - 1
        runs.append((at, n))
        at += n
        bits >>= n
    return runs
