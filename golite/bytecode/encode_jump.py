"""Jumps: labels, branches, checks, switches, what goes together in a jump back.

An offset is written when all labels are known. One of 16 bits may turn out not to reach: then all is encoded again with long jumps (TooLong).
"""

from __future__ import annotations

from golite.bytecode.analysis import Part
from golite.bytecode.encode_arith import FLOAT_COMPARE, FLOAT_SWAPPED, SWAPPED
from golite.bytecode.encode_base import MAX_SLOT, Label, bits_of
from golite.bytecode.encode_call import CallEncoder
from golite.bytecode.handlers import NAMES, OPCODES
from golite.bytecode.handlers_fuse import LATCHES, TIGHT_BODIES, TIGHT_LATCHES, tight
from golite.ir.fold import wrap_signed
from golite.ir.func import GROUP_PREFIX, Block, Const, Instr, Operand, SymAddr

_NEGATED = {"eq": "ne", "ne": "eq", "slt": "sge", "sle": "sgt", "sgt": "sle", "sge": "slt", "ult": "uge", "ule": "ugt", "ugt": "ule", "uge": "ult"}
_MIRRORED = {"slt": "sgt", "sle": "sge", "sgt": "slt", "sge": "sle", "ult": "ugt", "ule": "uge", "ugt": "ult", "uge": "ule"}
_ADD_IMM = OPCODES["add_64i"]


class TooLong(Exception):
    """A conditional jump does not reach: encode again with long ones."""


class JumpEncoder(CallEncoder):
    def _is_back(self, block: Block) -> bool:
        return self.labels[block.index].at >= 0

    def emit_jump(self, name: str, a: int, b: int, block: Block | Label, wide: bool) -> None:
        """``name`` without its first letter. ``wide``: the offset has 32 bits, else the 16 of c."""
        if not wide and self.long:
            self.emit("j" + name, a, b, 2)
            self.emit("jmp", 0, 2)
            self.emit_jump("mp", 0, 0, block, True)
            return
        back = isinstance(block, Block) and self._is_back(block)
        label = self.labels[block.index] if isinstance(block, Block) else block
        at = self.emit(("l" if back else "j") + name, a, b)
        label.uses.append((at, at, 32 if wide else 48, 32 if wide else 16))
        if back:
            self.code.points[label.at] = block.index  # type: ignore[union-attr]

    def branch_on(self, slot: int, then: Block, other: Block, following: Block | None) -> None:
        if then is following:
            self.emit_jump("false", slot, 0, other, True)
            return
        self.emit_jump("true", slot, 0, then, True)
        if other is not following:
            self._jump_plain(other)

    def _jump_plain(self, block: Block) -> None:
        self.emit_jump("mp", 0, 0, block, True)

    def _branch(self, compare: Instr, blocks: tuple[Block, ...], following: Block | None) -> None:
        then, other = blocks
        if then is following:
            self.compare_jump(compare, other, negate=True)
            return
        self.compare_jump(compare, then)
        if other is not following:
            self._jump_plain(other)

    def compare_jump(self, compare: Instr, target: Block | Label, negate: bool = False) -> None:
        """Jumps if the comparison holds (or does not)."""
        op, (x, y) = compare.op, compare.args
        if op in FLOAT_COMPARE:
            name = ("n" if negate else "") + FLOAT_COMPARE[op]
            if op in FLOAT_SWAPPED:
                x, y = y, x
            self.emit_jump(f"{name}_{bits_of(x.type)}", self.word(x), self.word(y), target, False)
            return
        name = _NEGATED[op.label] if negate else op.label
        bits = bits_of(x.type)
        if self.small(x) is not None and self.small(y) is None:
            x, y = y, x
            name = _MIRRORED.get(name, name)
        imm = self.small(y)
        if imm is not None:
            if not self._latch(name, bits, x, imm, True, target):
                self.emit_jump(f"{name}_{bits}i", self.word(x), imm, target, False)
            return
        address = self.a.resolve(y)
        is_far = self.loop_code or self.long or (isinstance(target, Block) and self._is_back(target))
        if address.__class__ is SymAddr and not is_far and not address.symbol.startswith(GROUP_PREFIX):
            self.emit_jump(name + "_c", self.word(x), 0, target, False)
            self.symbol_word(address.symbol, address.offset_bytes)
            return
        left, right = self.word(x), self.word(y)
        if self._latch(name, bits, x, right, False, target):
            return
        if name in SWAPPED:
            name = SWAPPED[name]
            left, right = right, left
        self.emit_jump(f"{name}_{bits}", left, right, target, False)

    def _latch(self, name: str, bits: int, x: Operand, bound: int, bound_imm: bool, target: Block | Label) -> bool:
        """Joins the addition just written with the jump back that compares its result."""
        if not isinstance(target, Block) or bits != 64 or name not in LATCHES or self.latch_at != len(self.words) - 1 or not self._is_back(target):
            return False
        word = self.words[-1]
        a, b, c = word >> 16 & 0xFFFF, word >> 32 & 0xFFFF, word >> 48
        counter = self.a.resolve(x)
        if counter.__class__ is not Part or self.part_slot(counter, x.type) != a or a != b or (bound == a and not bound_imm):
            return False
        step_imm = word & 0xFFFF == _ADD_IMM
        self.words.pop()
        at = self.emit(f"latch_{name}_{'i' if step_imm else 's'}{'i' if bound_imm else 's'}", a, c, bound)
        self.words.append(0)
        label = self.labels[target.index]
        label.uses.append((at, at + 1, 0, 64))
        self.code.points[label.at] = target.index
        self._tighten(label.at, at, a)
        return True

    def _tighten(self, body_at: int, latch_at: int, counter: int) -> None:
        """Makes one instruction of a loop of two, if there is one for it."""
        body, latch = NAMES[self.words[body_at] & 0xFFFF], NAMES[self.words[latch_at] & 0xFFFF]
        if body not in TIGHT_BODIES or latch not in TIGHT_LATCHES or body_at + TIGHT_BODIES[body][0] != latch_at:
            return
        a, b, c = (self.words[body_at] >> shift & 0xFFFF for shift in (16, 32, 48))
        fixed = [self.words[latch_at] >> 48]  # what the handler reads once, before the first iteration
        if latch.endswith("ss"):
            fixed.append(self.words[latch_at] >> 32 & 0xFFFF)
        if TIGHT_BODIES[body][0] == 2:
            if self.words[body_at + 1] != a:
                return  # not a sum over the elements
            index, fixed, written = c, [*fixed, b, b + 1], [counter, a]
        else:
            index, fixed, written = b, [*fixed, a, a + 1, c], [counter]
        if index == counter and not any(slot in written for slot in fixed):
            self.words[body_at] += OPCODES[tight(body, latch)] - OPCODES[body]

    def _resolve_labels(self) -> None:
        for label in [*self.labels, *self.stubs]:
            for at, word, shift, bits in label.uses:
                offset = label.at - at
                if bits == 16 and not -0x8000 <= offset <= 0x7FFF:
                    raise TooLong
                self.words[word] |= (offset & (1 << bits) - 1) << shift
        for at, word, shift, label in self.tables:
            self.words[word] |= (label.at - at & 0xFFFFFFFF) << shift

    # ------------------------------------------------------------ checks

    def _check(self, ins: Instr, compare: Instr | None) -> None:
        """Unless the condition holds, a call that does not return, out of the way."""
        label = Label()
        self.stubs.append(label)
        if compare is not None:
            self.compare_jump(compare, label, negate=True)
        else:
            found = self.a.resolve(ins.args[0])
            if found.__class__ is Const:
                if found.value:
                    return
                self.emit_jump("mp", 0, 0, label, True)
            else:
                self.emit_jump("false", self.word(ins.args[0]), 0, label, True)
        loop_code = self.loop_code

        def stub() -> None:
            label.at = len(self.words)
            self.code.lines.append((len(self.words), ins.pos))
            self.free_scratch()
            self.ins = ins
            self.loop_code = False
            self.call(ins.imm.symbol, None, "", ins.imm.sig, ins.args[1:], (), ins)
            self.emit("unreachable")
            self.loop_code = loop_code

        self.cold.append(stub)

    def check(self, ins: Instr) -> None:
        self._check(ins, None)

    def nilcheck(self, ins: Instr) -> None:
        if self.a.resolve(ins.args[0]).__class__ is not SymAddr:
            self.emit("nilcheck", self.word(ins.args[0]))

    def bounds(self, ins: Instr) -> None:
        self.emit("bounds", self.word(ins.args[0]), self.word(ins.args[1]))

    # ------------------------------------------------------------ switches

    def switch(self, ins: Instr) -> None:
        x = ins.args[0]
        bits = bits_of(x.type)
        values = [v & (1 << bits) - 1 for v in ins.imm]
        default, *targets = ins.blocks
        slot = self.word(x)
        if bits < 64:
            wide = self.scratch_slots(1)
            self.emit(f"zext_{bits}", wide, slot)
            slot = wide
        if not values:
            self._jump_plain(default)
            return
        pairs = sorted(zip(values, targets, strict=True), key=lambda pair: pair[0])
        low, high = pairs[0][0], pairs[-1][0]
        span = high - low + 1
        if len(pairs) >= 4 and span <= min(4 * len(pairs) + 8, MAX_SLOT) and not any(map(self._is_back, ins.blocks)):
            at = self.emit("jtab", slot, span)
            self.words.append(low)
            table = [default] * (span + 1)
            for value, target in pairs:
                table[value - low + 1] = target
            for k, block in enumerate(table):
                if k % 2 == 0:
                    self.words.append(0)
                self.tables.append((at, len(self.words) - 1, 32 * (k % 2), self.labels[block.index]))
            return
        self._search(slot, pairs)
        self._jump_plain(default)

    def _search(self, slot: int, pairs: list[tuple[int, Block]]) -> None:
        """Compares with values, halves of them first if they are many. Falls through if none fits."""
        if len(pairs) > 6:
            middle = len(pairs) // 2
            lower = Label()
            done = Label()
            self.stubs += [lower, done]
            self.emit_jump("ult_64", slot, self.pooled(pairs[middle][0]), lower, False)
            self._search(slot, pairs[middle:])
            self.emit_jump("mp", 0, 0, done, True)
            lower.at = len(self.words)
            self._search(slot, pairs[:middle])
            done.at = len(self.words)
            return
        for value, block in pairs:
            signed = wrap_signed(value, 64)
            if -0x8000 <= signed <= 0x7FFF:
                self.emit_jump("eq_64i", slot, signed, block, False)
            else:
                self.emit_jump("eq_64", slot, self.pooled(value), block, False)
