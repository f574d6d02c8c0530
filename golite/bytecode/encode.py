"""From IR to bytecode, one function at a time: aliases and slots (analysis.py), then a walk over the blocks that writes words.

What a walk adds to a plain translation:

- constants come from slots; those used in loops are loaded once, at the function's entry,
- a comparison and the branch on it are one instruction, so are a nil check and the access behind it, and a bounds check, the element's address and
the access,
- a jump back to a loop's test becomes a copy of the test,
- what rarely runs (the calls of failed checks) stands at the end.

Operands and opcodes: handlers.py.
"""

from __future__ import annotations

from typing import Callable, final

from golite.bytecode.analysis import LARGE_SLOT, Part
from golite.bytecode.code import FRAME_TO_RBP, Code
from golite.bytecode.encode_arith import FLOAT_COMPARE, INT_COMPARE
from golite.bytecode.encode_fuse import FusingEncoder
from golite.bytecode.encode_jump import TooLong
from golite.ir.func import Block, Const, Function, Instr
from golite.ir.ops import Op

STACK_SLACK = 224  # handlers' own frames below it
_HEADER_COPY_LIMIT = 5


def encode_function(fn: Function) -> Code:
    return _Encoder(fn).run()


@final
class _Encoder(FusingEncoder):
    def run(self) -> Code:
        try:
            return self._run()
        except TooLong:
            return _Encoder(self.fn, True)._run()

    def _run(self) -> Code:
        fn, code = self.fn, self.code
        code.lines.append((0, fn.pos))
        self._move_params()
        entry_at = len(self.words)
        order = fn.blocks
        for number, block in enumerate(order):
            self.block = block
            self.labels[number].at = len(self.words)
            self.latch_at = -1
            self.loop_code = number in self.a.cyclic
            self._encode_block(block, order[number + 1] if number + 1 < len(order) else None)
        self.loop_code = False
        for stub in self.cold:
            stub()
        self._resolve_labels()
        self._insert_pool(entry_at)
        slots = self.top + (self.top & 1)
        for at, shift, offset in self.large_words:
            self.words[at] += 8 * slots + offset << shift
        code.frame_bytes = 8 * (slots + self.large_slots + (self.large_slots & 1))
        code.need_bytes = code.frame_bytes + FRAME_TO_RBP + STACK_SLACK + 8 * self.stack_extra
        for at in self.frame_address:
            rel = code.frame_bytes + FRAME_TO_RBP
            code.words[at] |= (rel & 0xFFFFFFFF) << 32
        code.objects = {ins: 8 * (slot + slots - LARGE_SLOT if slot >= LARGE_SLOT else slot) for ins, slot in self.objects.items()}
        places = code.places
        for reg in fn.regs:
            found = self.a.resolve(reg)
            if found.__class__ is Part and self.a.slot[found.reg.index] >= 0:
                slot = self.a.slot[found.reg.index]
                if slot >= LARGE_SLOT:
                    slot += slots - LARGE_SLOT
                places[reg.index] = 8 * slot + found.offset
        return code

    def _insert_pool(self, at: int) -> None:
        """Loads the constants of loops before the first block's code."""
        if not self.pool_entries:
            return
        body, relocs = self.words[at:], [r for r in self.code.relocs if r[0] >= at]
        before = [r for r in self.code.relocs if r[0] < at]
        del self.words[at:]
        self.code.relocs = before
        for entry in self.pool_entries:
            self.load_constant(*entry)
        shift = len(self.words) - at
        self.words += body
        self.code.relocs += [(word + shift, symbol, addend) for word, symbol, addend in relocs]
        self.code.lines = [(word + shift if word >= at else word, pos) for word, pos in self.code.lines]
        self.code.points = {word + shift: block for word, block in self.code.points.items()}
        self.frame_address = [word + shift for word in self.frame_address]
        self.large_words = [(word + shift if word >= at else word, bit, offset) for word, bit, offset in self.large_words]

    def _encode_block(self, block: Block, following: Block | None) -> None:
        kept = self.a.kept[block.index]
        at, n = 0, len(kept)
        while at < n:
            ins = kept[at]
            if ins.pos and ins.pos != self.pos:
                self.pos = ins.pos
                self.code.lines.append((len(self.words), ins.pos))
            self.ins = ins
            self.free_scratch()
            for slot, count in self.a.stale.get(ins, ()):
                self.emit("zero", slot, count)
            at += self._encode(kept, at, n, following)

    def _encode(self, kept: list[Instr], at: int, n: int, following: Block | None) -> int:
        """Encodes the instruction at ``at``, perhaps with some behind it; returns how many."""
        ins = kept[at]
        op = ins.op
        if at + 1 < n:
            taken = self._fuse(kept, at, n, following)
            if taken:
                return taken
        if op is Op.JUMP:
            self._jump(ins.blocks[0], following)
        elif op is Op.BR:
            self._branch_bool(ins, following)
        elif op in _ENCODERS:
            _ENCODERS[op](self, ins)
        else:
            raise self.fail("an op that only the runtime uses, which is always compiled,")
        return 1

    def _jump(self, block: Block, following: Block | None) -> None:
        if block is following:
            return
        if self._is_back(block):
            kept = self.a.kept[block.index]
            if len(kept) <= _HEADER_COPY_LIMIT and kept[-1].op is Op.BR and not any(i.op in (Op.SETJMP, Op.CHECK) for i in kept):
                # The loop's test once more, so that an iteration has one jump.
                here = self.block
                self.block = block
                self._encode_block(block, None if following is None else following)
                self.block = here
                return
        self.emit_jump("mp", 0, 0, block, True)

    def _branch_bool(self, ins: Instr, following: Block | None) -> None:
        found = self.a.resolve(ins.args[0])
        if found.__class__ is Const:
            self._jump(ins.blocks[0] if found.value else ins.blocks[1], following)
            return
        self.branch_on(self.word(ins.args[0]), ins.blocks[0], ins.blocks[1], following)

    # ------------------------------------------------------------ ops of no family

    def nothing(self, ins: Instr) -> None:
        pass

    def frameaddr(self, ins: Instr) -> None:
        self.frame_address.append(self.emit("lea", self.dst(ins.dsts[0])))

    def setjmp(self, ins: Instr) -> None:
        self.emit("setjmp", self.dst(ins.dsts[0]), self.word(ins.args[0]))

    def getg(self, ins: Instr) -> None:
        self.emit("getg", self.dst(ins.dsts[0]))

    def pause(self, ins: Instr) -> None:
        self.emit("pause")

    def unreachable(self, ins: Instr) -> None:
        self.emit("unreachable")


_ENCODERS: dict[Op, Callable[[_Encoder, Instr], None]] = {
    Op.COPY: _Encoder.copy,
    **dict.fromkeys((Op.ADD, Op.SUB, Op.MUL, Op.SDIV, Op.UDIV, Op.SREM, Op.UREM, Op.AND, Op.OR, Op.XOR), _Encoder.binary),
    **dict.fromkeys((Op.FADD, Op.FSUB, Op.FMUL, Op.FDIV), _Encoder.binary),
    **dict.fromkeys((Op.SHL, Op.LSHR, Op.ASHR), _Encoder.shift),
    **dict.fromkeys((Op.NEG, Op.NOT, Op.FNEG), _Encoder.unary),
    **dict.fromkeys([*INT_COMPARE, *FLOAT_COMPARE], _Encoder.compare),
    **dict.fromkeys((Op.LNOT, Op.FPEXT, Op.FPTRUNC), _Encoder.plain_unary),
    Op.SELECT: _Encoder.select,
    **dict.fromkeys((Op.SEXT, Op.SITOFP, Op.UITOFP, Op.FPTOSI, Op.FPTOUI), _Encoder.between),
    Op.ZEXT: _Encoder.zext,
    **dict.fromkeys((Op.TRUNC, Op.BITCAST, Op.PTRTOINT, Op.INTTOPTR), _Encoder.same_bits),
    Op.GETF: _Encoder.getf,
    Op.SETF: _Encoder.setf,
    Op.MAKE: _Encoder.make,
    **dict.fromkeys((Op.LOAD, Op.LOADV), _Encoder.load),
    **dict.fromkeys((Op.STORE, Op.STOREV, Op.STOREB), _Encoder.store),
    **dict.fromkeys((Op.MEMMOVE, Op.MOVEB), _Encoder.memmove),
    **dict.fromkeys((Op.MEMZERO, Op.ZEROB), _Encoder.memzero),
    Op.SHADE: _Encoder.shade,
    Op.PTRADD: _Encoder.ptradd,
    Op.INDEX: _Encoder.index,
    Op.ALLOC: _Encoder.alloc,
    Op.CALL: _Encoder.call_symbol,
    Op.CALLC: _Encoder.call_closure,
    Op.CALLP: _Encoder.call_pointer,
    Op.CTX: _Encoder.nothing,
    Op.NILCHECK: _Encoder.nilcheck,
    Op.BOUNDS: _Encoder.bounds,
    Op.CHECK: _Encoder.check,
    Op.ALOAD: _Encoder.atomic_load,
    Op.ASTORE: _Encoder.atomic_store,
    Op.ASTOREREL: _Encoder.atomic_store,
    **dict.fromkeys((Op.AXCHG, Op.AADD, Op.AAND, Op.AOR), _Encoder.atomic_update),
    Op.ACAS: _Encoder.atomic_cas,
    Op.INTRIN: _Encoder.intrinsic,
    Op.FRAMEADDR: _Encoder.frameaddr,
    Op.SETJMP: _Encoder.setjmp,
    Op.GETG: _Encoder.getg,
    Op.PAUSE: _Encoder.pause,
    Op.KEEPALIVE: _Encoder.nothing,
    Op.TYPEHINT: _Encoder.typehint,
    Op.SWITCH: _Encoder.switch,
    Op.RET: _Encoder.ret,
    Op.UNREACHABLE: _Encoder.unreachable,
}
