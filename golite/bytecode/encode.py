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

from golite.bytecode.analysis import LARGE_BYTES, LARGE_SLOT, Analysis, Part
from golite.bytecode.handlers import (
    BLOCK_FLOATS,
    BLOCK_STACK,
    FRAME_HEADER,
    LATCHES,
    MAX_FLOAT_ARGS,
    MAX_INT_ARGS,
    NAMES,
    OPCODES,
    PROFILE_SIZE,
    SCALES,
    STACK_WORDS,
    TIGHT_BODIES,
    TIGHT_LATCHES,
    UPDATES,
    tight,
)
from golite.errors import InternalError
from golite.ir.fold import scalar_bytes, wrap_signed
from golite.ir.func import GROUP_PREFIX, AllocInfo, Block, Const, Function, Instr, Operand, Reg, Sig, SymAddr
from golite.ir.ops import Op
from golite.ir.types import F64, I64, Bool, Float, Int, IRType, field_offset, is_scalar
from golite.native.abi import call_shape_of
from golite.native.llvmtypes import Leaf, shape_of

FRAME_TO_RBP = 48  # what interpentry… pushes between the frame and rbp (asm_amd64.s)
STACK_SLACK = 224  # handlers' own frames below it
MAX_SLOT = 0xFFFF
MAX_OBJECTS_SLOT = 0x4000  # what would lie above goes behind the slots, like large objects: operands need not reach it
GENERAL = "g"
PROFILE_PREFIX = "go:profile."


@final
class Code:
    """A function as bytecode. ``words``; ``relocs``: (word, symbol, addend); ``lines``: (word, position); ``frame_bytes``: of the slots;
    ``need_bytes``: free stack that entering it takes; ``entry``: number of integer arguments as text, or GENERAL; ``stack_words``: arguments on the
    stack; ``points``: word → block, where running loops may change over to compiled code; ``places``: where each register is, in bytes into the
    frame, ``objects``: where the object of each ALLOC on the stack is; ``hidden_slot``: the slot with the pointer to the results, -1 if they are
    returned in registers; ``analysis``: how registers became slots; ``sites``: calls and type switches with a profile (PROFILE_PREFIX + symbol), in
    its order."""

    __slots__ = (
        "analysis", "entry", "fn", "frame_bytes", "hidden_slot", "lines", "need_bytes", "objects", "places", "points", "relocs", "sites",
        "stack_words", "words",
    )  # fmt: skip

    def __init__(self, fn: Function, analysis: Analysis) -> None:
        self.fn = fn
        self.analysis = analysis
        self.hidden_slot = -1
        self.sites: list[Instr] = []
        self.words: list[int] = []
        self.relocs: list[tuple[int, str, int]] = []
        self.lines: list[tuple[int, int]] = []
        self.frame_bytes = 0
        self.need_bytes = 0
        self.entry = "0"
        self.stack_words = 0
        self.points: dict[int, int] = {}
        self.places: dict[int, int] = {}
        self.objects: dict[Instr, int] = {}


def encode_function(fn: Function) -> Code:
    return _Encoder(fn).run()


_NEGATED = {"eq": "ne", "ne": "eq", "slt": "sge", "sle": "sgt", "sgt": "sle", "sge": "slt", "ult": "uge", "ule": "ugt", "ugt": "ule", "uge": "ult"}
_MIRRORED = {"slt": "sgt", "sle": "sge", "sgt": "slt", "sge": "sle", "ult": "ugt", "ule": "uge", "ugt": "ult", "uge": "ule"}
# Of registers there are handlers for less only.
_SWAPPED = {"sgt": "slt", "sge": "sle", "ugt": "ult", "uge": "ule"}
_INT_COMPARE = {Op.EQ, Op.NE, Op.SLT, Op.SLE, Op.SGT, Op.SGE, Op.ULT, Op.ULE, Op.UGT, Op.UGE}
_FLOAT_COMPARE = {Op.FEQ: "feq", Op.FNE: "fne", Op.FLT: "flt", Op.FLE: "fle", Op.FGT: "flt", Op.FGE: "fle"}
_FLOAT_SWAPPED = {Op.FGT, Op.FGE}
_STORES = (Op.STORE, Op.STOREB)
_ACCESS = {1: "8", 2: "16", 4: "32", 8: "64", 16: "2w", 24: "3w"}
_WITH_IMM = {Op.ADD, Op.SUB, Op.MUL, Op.AND, Op.OR, Op.XOR, Op.SDIV, Op.UDIV, Op.SREM, Op.UREM}
# What the handlers for arithmetic on memory call "operand op memory", and "memory op operand".
_MEMORY_OPS = {
    Op.ADD: ("add", "add"), Op.SUB: ("sub", "rsub"), Op.MUL: ("mul", "mul"),
    Op.FADD: ("fadd", "fadd"), Op.FSUB: ("fsub", "frsub"), Op.FMUL: ("fmul", "fmul"),
}  # fmt: skip
_ADD_IMM = OPCODES["add_64i"]
_SWAP_FOR_IMM = {Op.ADD, Op.MUL, Op.AND, Op.OR, Op.XOR}
_HEADER_COPY_LIMIT = 5


def _bits(t: IRType) -> int:
    """Width of the handlers for a scalar: pointers and bools are whole slots."""
    return t.bits if isinstance(t, (Int, Float)) else 64


def _stored_width(store: Instr) -> str | None:
    """What the handlers for a store call its width; None if they have none."""
    width = _ACCESS.get(store.args[1].type.size)
    return width + "_wb" if width is not None and store.op is Op.STOREB else width


@final
class _Label:
    """``at``: the word it stands for, once known. ``uses``: (instruction, word with the offset, bit position in it, bits)."""

    __slots__ = ("at", "uses")

    def __init__(self) -> None:
        self.at = -1
        self.uses: list[tuple[int, int, int, int]] = []


class _TooLong(Exception):
    """A conditional jump does not reach: encode again with long ones."""


@final
class _Encoder:
    def __init__(self, fn: Function, long: bool = False) -> None:
        self.fn = fn
        self.long = long
        self.shape = call_shape_of(fn.sig)
        self.fixed: dict[int, int] = {}
        self.incoming: list[tuple[Reg, list[tuple[int, Leaf | None]]]] = []  # parameters to move: where each leaf comes in
        self.incoming_bools: list[Reg] = []
        self.hidden = -1
        self.entry = "0"
        self.stack_words = 0
        first = self._place_params()
        self.a = Analysis(fn, first, self.fixed)
        self.code = Code(fn, self.a)
        self.code.entry, self.code.stack_words, self.code.hidden_slot = self.entry, self.stack_words, self.hidden
        self.words = self.code.words
        self.top = self.a.slots  # slots in use so far
        self.pool: dict[tuple[object, ...], int] = {}
        self.pool_entries: list[tuple[int, int, str, int]] = []  # slot, bits, symbol, addend
        self.scratch: list[list[int]] = []  # first slot, slots, slots in use
        self.stubs: list[_Label] = []
        self.tables: list[tuple[int, int, int, _Label]] = []  # instruction, word and bit of the entry, target
        self.labels: list[_Label] = [_Label() for _ in fn.blocks]
        self.cold: list[Callable[[], None]] = []
        self.frame_address: list[int] = []
        self.large_words: list[tuple[int, int, int]] = []  # word, bit in it, bytes behind the slots: where large things are
        self.large_slots = self.a.large_slots
        self.objects: dict[Instr, int] = {}  # first slot by ALLOC
        self.stack_extra = 0
        self.loop_code = False
        self.latch_at = -1  # word of an addition that a jump back may join
        self.block = fn.blocks[0]
        self.pos = fn.pos
        self.ins: Instr | None = None

    def fail(self, message: str) -> InternalError:
        return InternalError("bytecode", self.fn.symbol, f"{message} in {self.ins.op.label if self.ins else '?'}")

    # ------------------------------------------------------------ parameters

    def _place_params(self) -> int:
        """Decides where arguments come in; returns the first free slot."""
        ints: list[tuple[Reg | None, Leaf | None]] = []
        floats: list[tuple[Reg | None, Leaf | None]] = []
        per_param: list[list[tuple[str, int, Leaf | None]]] = []
        if self.shape.hidden is not None:
            ints.append((None, None))
        for reg, shape in zip(self.fn.params, self.shape.params, strict=True):
            mine: list[tuple[str, int, Leaf | None]] = []
            for leaf in shape.leaves if shape.leaves is not None else (None,):
                group, word = (floats, "f") if leaf is not None and leaf.is_float else (ints, "i")
                mine.append((word, len(group), leaf))
                group.append((reg, leaf))
            per_param.append(mine)
        stack = max(0, len(ints) - MAX_INT_ARGS) + max(0, len(floats) - MAX_FLOAT_ARGS)
        if not floats and not stack:
            self.entry = str(len(ints))
            first = FRAME_HEADER + len(ints)
        else:
            self.entry = GENERAL
            self.stack_words = stack
            first = FRAME_HEADER + BLOCK_STACK + stack
        # Words on the stack come in the order of the parameters' leaves.
        on_stack = FRAME_HEADER + BLOCK_STACK
        place: dict[tuple[str, int], int] = {}
        for mine in per_param:
            for word, number, _leaf in mine:
                limit = MAX_INT_ARGS if word == "i" else MAX_FLOAT_ARGS
                if number >= limit:
                    place[word, number] = on_stack
                    on_stack += 1
        for number in range(min(len(ints), MAX_INT_ARGS)):
            place["i", number] = FRAME_HEADER + number
        for number in range(min(len(floats), MAX_FLOAT_ARGS)):
            place["f", number] = FRAME_HEADER + BLOCK_FLOATS + number
        if self.shape.hidden is not None:
            self.hidden = place["i", 0]
        for reg, mine in zip(self.fn.params, per_param, strict=True):
            slots = [place[word, number] for word, number, _ in mine]
            in_place = all(
                leaf is not None and leaf.offset == 8 * k and slots[k] == slots[0] + k and not (leaf.is_bool and len(mine) > 1)
                for k, (_, _, leaf) in enumerate(mine)
            )
            if mine and in_place:
                self.fixed[reg.index] = slots[0]
                if isinstance(reg.type, Bool):
                    self.incoming_bools.append(reg)
            else:
                self.incoming.append((reg, [(slot, leaf) for slot, (_, _, leaf) in zip(slots, mine, strict=True)]))
        return first

    def _move_params(self) -> None:
        for reg in self.incoming_bools:
            # Compiled callers extend bools to 32 bits only; here they are the whole slot.
            if self.a.uses[reg.index]:
                self.emit("boolean", self.a.slot[reg.index], self.a.slot[reg.index])
        for reg, leaves in self.incoming:
            if self.a.slot[reg.index] < 0:
                continue
            to = self.a.slot[reg.index]
            for slot, leaf in leaves:
                if leaf is None:
                    self.load_bytes(to, slot, 0, reg.type.size)
                else:
                    self.write_part(to, leaf.offset, slot, leaf.size)

    def write_part(self, to: int, offset: int, slot: int, size: int) -> None:
        """Part of the aggregate from slot ``to`` on = what is in ``slot``."""
        if size == 8:
            self.emit("mov1", to + offset // 8, slot)
        else:
            self.emit(f"set_{8 * size}", to, slot, offset)

    # ------------------------------------------------------------ words

    def emit(self, name: str, a: int = 0, b: int = 0, c: int = 0) -> int:
        """Appends an instruction's first word; returns its number."""
        words = self.words
        if a > MAX_SLOT or b > MAX_SLOT or c > MAX_SLOT:
            raise self.fail("a frame of more than 512 KB")
        words.append(OPCODES[name] | (a & 0xFFFF) << 16 | (b & 0xFFFF) << 32 | (c & 0xFFFF) << 48)
        return len(words) - 1

    def emit_list(self, name: str, operands: list[int]) -> None:
        """An instruction with any number of operands."""
        head = (operands + [0, 0, 0])[:3]
        self.emit(name, *head)
        rest = operands[3:]
        for at in range(0, len(rest), 4):
            word = 0
            for k, operand in enumerate(rest[at : at + 4]):
                if operand > MAX_SLOT:
                    raise self.fail("a frame of more than 512 KB")
                word |= operand << 16 * k
            self.words.append(word)

    def symbol_word(self, symbol: str, addend: int = 0) -> None:
        self.code.relocs.append((len(self.words), symbol, addend))
        self.words.append(0)

    def new_slots(self, n: int) -> int:
        at = self.top
        self.top += n
        return at

    def scratch_slots(self, n: int) -> int:
        """Contiguous slots for use within one IR instruction."""
        if 8 * n > LARGE_BYTES:
            return self.new_large(n)
        for run in self.scratch:
            if run[1] - run[2] >= n:
                run[2] += n
                return run[0] + run[2] - n
        size = max(n, 4)
        at = self.new_slots(size)
        self.scratch.append([at, size, n])
        return at

    def new_large(self, n: int) -> int:
        at = LARGE_SLOT + self.large_slots
        self.large_slots += n + (n & 1)
        return at

    def free_scratch(self) -> None:
        for run in self.scratch:
            run[2] = 0

    # ------------------------------------------------------------ operands

    def pooled(self, bits: int, symbol: str = "", addend: int = 0) -> int:
        """A slot that holds a constant, or what is one while the function runs: the address of a group variable."""
        key = (bits, symbol, addend)
        found = self.pool.get(key)
        if found is not None:
            return found
        if self.loop_code:
            slot = self.pool[key] = self.new_slots(1)
            self.pool_entries.append((slot, bits, symbol, addend))
            return slot
        slot = self.scratch_slots(1)
        self.load_constant(slot, bits, symbol, addend)
        return slot

    def load_constant(self, slot: int, bits: int, symbol: str = "", addend: int = 0) -> None:
        if symbol:
            self.emit("ldgroup" if symbol.startswith(GROUP_PREFIX) else "ldc", slot)
            self.symbol_word(symbol, addend)
            return
        signed = wrap_signed(bits, 64)
        if -(1 << 31) <= signed < 1 << 31:
            self.emit("ldi", slot, signed & 0xFFFF, signed >> 16 & 0xFFFF)
        else:
            self.emit("ldc", slot)
            self.words.append(bits & 0xFFFFFFFFFFFFFFFF)

    def word(self, operand: Operand) -> int:
        """The slot of a scalar operand."""
        found = self.a.resolve(operand)
        if found.__class__ is Part:
            return self.part_slot(found, operand.type)
        if found.__class__ is SymAddr:
            return self.pooled(0, found.symbol, found.offset_bytes)
        return self.pooled(int.from_bytes(scalar_bytes(Const(operand.type, found.value)), "little"))  # type: ignore[union-attr]

    def part_slot(self, part: Part, t: IRType) -> int:
        base = self.a.slot[part.reg.index]
        if base < 0:
            raise self.fail(f"register {part.reg!r} has no slot")
        assert part.offset % 8 == 0
        return base + part.offset // 8

    def value_slots(self, operand: Operand) -> int:
        """The first slot of an operand of any type."""
        found = self.a.resolve(operand)
        if found.__class__ is Part:
            return self.part_slot(found, operand.type)
        if is_scalar(operand.type):
            return self.word(operand)
        n = max(1, (operand.type.size + 7) // 8)
        at = self.scratch_slots(n)
        self.zero(at, n)
        return at

    def small(self, operand: Operand) -> int | None:
        """The value of a constant that fits an immediate of 16 bits."""
        found = self.a.resolve(operand)
        if found.__class__ is not Const:
            return None
        value = wrap_signed(int(found.value or 0), _bits(operand.type)) if not isinstance(operand.type, Float) else 1 << 20
        return value if -0x8000 <= value <= 0x7FFF else None

    def dst(self, reg: Reg) -> int:
        """The first slot of a result; scratch if nobody reads it."""
        at = self.a.slot[self.a.root(reg)]
        return at if at >= 0 else self.scratch_slots(max(1, (reg.type.size + 7) // 8))

    # ------------------------------------------------------------ the walk

    def run(self) -> Code:
        try:
            return self._run()
        except _TooLong:
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

    # ------------------------------------------------------------ instructions that go together

    def _single_use(self, reg: Reg) -> bool:
        return self.a.alias[reg.index] is None and self.a.uses[reg.index] == 1 and self.a.is_written_once(reg)

    def _is(self, operand: Operand, reg: Reg) -> bool:
        found = self.a.resolve(operand)
        return found.__class__ is Part and found.reg is reg and found.offset == 0

    def _fuse(self, kept: list[Instr], at: int, n: int, following: Block | None) -> int:
        ins, second = kept[at], kept[at + 1]
        op = ins.op
        if op in _INT_COMPARE or op in _FLOAT_COMPARE:
            if second.op is Op.BR and self._single_use(ins.dsts[0]) and self._is(second.args[0], ins.dsts[0]):
                self.ins = second
                self._branch(ins, second.blocks, following)
                return 2
            if second.op is Op.CHECK and self._single_use(ins.dsts[0]) and self._is(second.args[0], ins.dsts[0]):
                self._check(second, ins)
                return 2
            return 0
        if op is Op.LNOT and second.op is Op.BR and self._single_use(ins.dsts[0]) and self._is(second.args[0], ins.dsts[0]):
            self.branch_on(self.word(ins.args[0]), second.blocks[1], second.blocks[0], following)
            return 2
        if op is Op.LOAD:
            return self._fuse_load(kept, at, n)
        if op is Op.FMUL:
            return self._fuse_product(ins, second)
        if op is Op.NILCHECK:
            return self._fuse_nilcheck(ins, second)
        if op is Op.BOUNDS and second.op is Op.INDEX:
            return self._fuse_bounds(kept, at, n, following)
        if op is Op.INDEX:
            return self._fuse_index(ins, second)
        return 0

    def _same(self, x: Operand, y: Operand) -> bool:
        a, b = self.a.resolve(x), self.a.resolve(y)
        if a.__class__ is Part and b.__class__ is Part:
            return a.reg is b.reg and a.offset == b.offset
        return False

    def _fuse_nilcheck(self, check: Instr, access: Instr) -> int:
        if access.op not in (Op.LOAD, Op.STORE, Op.LOADV, Op.STOREV, Op.STOREB) or not self._same(check.args[0], access.args[0]):
            return 0
        offset = access.imm or 0
        width = _ACCESS.get(access.dsts[0].type.size) if access.dsts else _stored_width(access)
        if width is None or not -0x8000 <= offset <= 0x7FFF:
            return 0
        self.ins = access
        pointer = self.word(access.args[0])
        if access.dsts:
            self.emit(f"ldn_{width}", self.dst(access.dsts[0]), pointer, offset)
        else:
            self.emit(f"stn_{width}", pointer, self.stored(access.args[1]), offset)
        return 2

    def _slice_slot(self, base: Operand, length: Operand) -> int:
        """The slot of a slice or string whose pointer and length these are; -1 if they are not side by side."""
        p, q = self.a.resolve(base), self.a.resolve(length)
        if p.__class__ is Part and q.__class__ is Part:
            slot = self.part_slot(p, base.type)
            if self.part_slot(q, length.type) == slot + 1:
                return slot
        return -1

    def _fuse_bounds(self, kept: list[Instr], at: int, n: int, following: Block | None) -> int:
        bounds, index = kept[at], kept[at + 1]
        if not self._same(bounds.args[0], index.args[1]):
            return 0
        at_slot = self._slice_slot(index.args[0], bounds.args[1])
        if at_slot < 0:
            return 0
        i = self.word(bounds.args[0])
        pointer = index.dsts[0]
        if at + 2 < n and index.imm == 8 and kept[at + 2].op is Op.LOAD and not kept[at + 2].imm and self._is(kept[at + 2].args[0], pointer):
            taken = self._fuse_element(at_slot, i, kept, at + 2, n)
            if taken:
                return taken + 2
        if at + 2 < n and self._single_use(pointer):
            access = kept[at + 2]
            if access.op is Op.LOAD and not access.imm and self._is(access.args[0], pointer):
                width = _ACCESS.get(access.dsts[0].type.size)
                if width is not None and access.dsts[0].type.size == index.imm:
                    self.ins = access
                    if at + 3 < n and self._branch_on_element(access, kept[at + 3], at_slot, i, following):
                        return 4
                    self.emit(f"lds_{width}", self.dst(access.dsts[0]), at_slot, i)
                    return 3
            if access.op in _STORES and not access.imm and self._is(access.args[0], pointer):
                width = _stored_width(access)
                if width is not None and access.args[1].type.size == index.imm:
                    value = self.stored(access.args[1])
                    self.emit(f"sts_{width}", at_slot, i, value)
                    return 3
        if index.imm in SCALES:
            self.emit(f"ixs_{index.imm}", self.dst(pointer), at_slot, i)
            return 2
        return 0

    def _branch_on_element(self, load: Instr, branch: Instr, slot: int, i: int, following: Block | None) -> bool:
        """A branch forward on the bool that a checked load gives."""
        value = load.dsts[0]
        if branch.op is not Op.BR or not isinstance(value.type, Bool) or not self._single_use(value) or not self._is(branch.args[0], value):
            return False
        then, other = branch.blocks
        if self._is_back(then) or self._is_back(other) or self.long:
            return False
        if then is following:
            self.emit_jump("false_s", slot, i, other, False)
            return True
        self.emit_jump("true_s", slot, i, then, False)
        if other is not following:
            self._jump_plain(other)
        return True

    def _memory_op(self, load: Instr, op: Instr) -> tuple[str, Operand]:
        """(handler's name without its ending, other operand) if ``op`` uses what ``load`` gives, once, and is among those with handlers for that."""
        value = load.dsts[0]
        names = _MEMORY_OPS.get(op.op)
        if names is None or value.type not in (I64, F64) or not self._single_use(value):
            return "", value
        x, y = op.args
        if self._is(y, value):
            return names[0], x
        if self._is(x, value):
            return names[1], y
        return "", value

    def _fuse_load(self, kept: list[Instr], at: int, n: int) -> int:
        """A load, an operation with what it gives, and perhaps a store back."""
        load, op = kept[at], kept[at + 1]
        name, other = self._memory_op(load, op)
        if not name:
            return 0
        offset = load.imm or 0
        self.ins = op
        if at + 2 < n and name in UPDATES and self._single_use(op.dsts[0]):
            store = kept[at + 2]
            is_same = store.op is Op.STORE and (store.imm or 0) == offset and self._same(store.args[0], load.args[0])
            if is_same and self._is(store.args[1], op.dsts[0]) and -0x8000 <= offset <= 0x7FFF:
                self.emit(f"update_{name}_m", self.word(load.args[0]), self.word(other), offset)
                return 3
        self.emit(f"{name}_m", self.dst(op.dsts[0]), self.word(other), self.word(load.args[0]))
        self.words.append(offset & 0xFFFFFFFFFFFFFFFF)
        return 2

    def _fuse_element(self, slot: int, i: int, kept: list[Instr], at: int, n: int) -> int:
        """A checked load of a slice's element at ``at``, an operation with it, and perhaps a store back. ``slot``, ``i``: of slice and index."""
        load = kept[at]
        if at + 1 >= n:
            return 0
        op = kept[at + 1]
        name, other = self._memory_op(load, op)
        if not name:
            return 0
        pointer = load.args[0]
        assert isinstance(pointer, Reg)
        if at + 2 < n and name in UPDATES and self.a.uses[pointer.index] == 2 and self._single_use(op.dsts[0]):
            store = kept[at + 2]
            if store.op is Op.STORE and not store.imm and self._is(store.args[0], pointer) and self._is(store.args[1], op.dsts[0]):
                self.ins = store
                self.emit(f"update_{name}_s", slot, i, self.word(other))
                return 3
        if self.a.uses[pointer.index] != 1:
            return 0
        self.ins = op
        self.emit_list(f"{name}_s", [self.dst(op.dsts[0]), slot, i, self.word(other)])
        return 2

    def _fuse_product(self, product: Instr, op: Instr) -> int:
        value = product.dsts[0]
        if op.op not in (Op.FADD, Op.FSUB) or value.type is not F64 or not self._single_use(value):
            return 0
        x, y = op.args
        if self._is(y, value):
            name, other = ("muladd" if op.op is Op.FADD else "mulsub"), x
        elif self._is(x, value):
            name, other = ("muladd" if op.op is Op.FADD else "mulrsub"), y
        else:
            return 0
        self.ins = op
        self.emit_list(name, [self.dst(op.dsts[0]), self.word(product.args[0]), self.word(product.args[1]), self.word(other)])
        return 2

    def _fuse_index(self, index: Instr, access: Instr) -> int:
        pointer = index.dsts[0]
        if access.imm or not self._single_use(pointer):
            return 0
        if access.op is Op.LOAD and self._is(access.args[0], pointer):
            width = _ACCESS.get(access.dsts[0].type.size)
            if width is not None and access.dsts[0].type.size == index.imm:
                self.ins = access
                base, i = self.word(index.args[0]), self.word(index.args[1])
                self.emit(f"ldx_{width}", self.dst(access.dsts[0]), base, i)
                return 2
        if access.op in _STORES and self._is(access.args[0], pointer):
            width = _stored_width(access)
            if width is not None and access.args[1].type.size == index.imm:
                self.emit(f"stx_{width}", self.word(index.args[0]), self.word(index.args[1]), self.stored(access.args[1]))
                return 2
        return 0

    # ------------------------------------------------------------ jumps

    def _is_back(self, block: Block) -> bool:
        return self.labels[block.index].at >= 0

    def emit_jump(self, name: str, a: int, b: int, block: Block | _Label, wide: bool) -> None:
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

    def compare_jump(self, compare: Instr, target: Block | _Label, negate: bool = False) -> None:
        """Jumps if the comparison holds (or does not)."""
        op, (x, y) = compare.op, compare.args
        if op in _FLOAT_COMPARE:
            name = ("n" if negate else "") + _FLOAT_COMPARE[op]
            if op in _FLOAT_SWAPPED:
                x, y = y, x
            self.emit_jump(f"{name}_{_bits(x.type)}", self.word(x), self.word(y), target, False)
            return
        name = _NEGATED[op.label] if negate else op.label
        bits = _bits(x.type)
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
        if name in _SWAPPED:
            name = _SWAPPED[name]
            left, right = right, left
        self.emit_jump(f"{name}_{bits}", left, right, target, False)

    def _latch(self, name: str, bits: int, x: Operand, bound: int, bound_imm: bool, target: Block | _Label) -> bool:
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
                    raise _TooLong
                self.words[word] |= (offset & (1 << bits) - 1) << shift
        for at, word, shift, label in self.tables:
            self.words[word] |= (label.at - at & 0xFFFFFFFF) << shift

    # ------------------------------------------------------------ checks

    def _check(self, ins: Instr, compare: Instr | None) -> None:
        """Unless the condition holds, a call that does not return, out of the way."""
        label = _Label()
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

    # ------------------------------------------------------------ calls

    def leaf_slot(self, operand: Operand, leaf: Leaf) -> int:
        """The slot that holds a leaf of an operand, made if there is none."""
        if is_scalar(operand.type):
            return self.word(operand)
        found = self.a.resolve(operand)
        if found.__class__ is Const:
            return self.pooled(0)
        assert found.__class__ is Part
        offset = found.offset + leaf.offset
        base = self.a.slot[found.reg.index]
        if base < 0:
            raise self.fail(f"register {operand!r} has no slot")
        if offset % 8 == 0 and not leaf.is_bool:
            return base + offset // 8
        slot = self.scratch_slots(1)
        self.emit(f"get_{8 * leaf.size}", slot, base + offset // 8, offset % 8)
        return slot

    def call(
        self, symbol: str, code: Operand | None, how: str, sig: Sig, args: tuple[Operand, ...], dsts: tuple[Reg, ...], ins: Instr
    ) -> None:
        """``how``: "" for a call of ``symbol``, "c" of the func value ``code``, "p" of the code pointer ``code``."""
        shape = call_shape_of(sig)
        ints: list[int] = []
        floats: list[int] = []
        stack: list[int] = []
        result_at = -1
        if shape.hidden is not None:
            if len(dsts) == 1 and shape.results[0].leaves is None:
                result_at = self.dst(dsts[0])
            else:
                result_at = self.scratch_slots((shape.hidden.size + 7) // 8 or 1)
            ints.append(self.address_slot(result_at))
        for arg, param in zip(args, shape.params, strict=True):
            if param.leaves is None:
                n = (param.size + 7) // 8
                copy = self.scratch_slots(n)
                found = self.a.resolve(arg)
                if found.__class__ is Const:
                    self.zero(copy, n)
                else:
                    self.move_slots(copy, self.part_slot(found, arg.type), n)  # type: ignore[arg-type]
                where = self.address_slot(copy)
                (ints if len(ints) < MAX_INT_ARGS else stack).append(where)
                continue
            for leaf in param.leaves:
                slot = self.leaf_slot(arg, leaf)
                if leaf.is_float:
                    (floats if len(floats) < MAX_FLOAT_ARGS else stack).append(slot)
                else:
                    (ints if len(ints) < MAX_INT_ARGS else stack).append(slot)
        leaves = shape.result_leaves
        pointer = [self.word(code)] if code is not None else []
        if not floats and not stack and not any(leaf.is_float for leaf in leaves):
            self._call_simple(symbol, how, ints, pointer, leaves, dsts, ins)
        else:
            self._call_general(symbol, how, ints, floats, stack, pointer, leaves, dsts)
        if shape.hidden is not None and not (len(dsts) == 1 and shape.results[0].leaves is None):
            for dst, offset in zip(dsts, shape.hidden.offsets, strict=False):
                if self.a.slot[self.a.root(dst)] >= 0:
                    self.copy_bytes(self.dst(dst), 0, result_at, offset, dst.type)

    def address_slot(self, slot: int, offset: int = 0) -> int:
        """A slot with the address of a slot (plus ``offset`` bytes)."""
        at = self.scratch_slots(1)
        if slot >= LARGE_SLOT:
            self.large_words.append((self.emit("lea", at), 32, 8 * (slot - LARGE_SLOT) + offset))
            return at
        offset += 8 * slot
        self.emit("lea", at, offset & 0xFFFF, offset >> 16)
        return at

    def _profile_word(self, ins: Instr) -> None:
        self.symbol_word(PROFILE_PREFIX + self.fn.symbol, PROFILE_SIZE * len(self.code.sites))
        self.code.sites.append(ins)

    def typehint(self, ins: Instr) -> None:
        self.emit("typehint", self.word(ins.args[0]))
        self._profile_word(ins)

    def _call_simple(
        self,
        symbol: str,
        how: str,
        ints: list[int],
        pointer: list[int],
        leaves: tuple[Leaf, ...],
        dsts: tuple[Reg, ...],
        ins: Instr,
    ) -> None:
        n = len(leaves)
        direct = False
        kind = str(n)
        if not dsts or not n:
            kind, at = "0", 0
        elif len(dsts) == 1 and n == 1 and leaves[0].is_bool and is_scalar(dsts[0].type):
            kind, at, direct = "b", self.dst(dsts[0]), True
        elif len(dsts) == 1 and all(leaf.offset == 8 * k and not leaf.is_bool for k, leaf in enumerate(leaves)):
            at, direct = self.dst(dsts[0]), True
        elif self.a.is_group(ins):
            at, direct = self.a.slot[dsts[0].index], True
        else:
            at = self.scratch_slots(n)
        self.emit_list(f"call{how}{len(ints)}_{kind}", [at, *pointer, *ints])
        if not how:
            self.symbol_word(symbol)
        elif how == "p":
            self._profile_word(ins)
        if kind in ("0", "b"):
            return
        if not direct:
            self._spread(at, at, dsts)
        elif len(dsts) > 1:
            for dst in dsts:
                if isinstance(dst.type, Bool) and self.a.uses[dst.index]:
                    self.emit("boolean", self.a.slot[dst.index], self.a.slot[dst.index])

    def _spread(self, ints_at: int, floats_at: int, dsts: tuple[Reg, ...]) -> None:
        """Results from the slots of a block to their registers."""
        for dst in dsts:
            used = self.a.slot[self.a.root(dst)] >= 0
            to = self.dst(dst) if used else 0
            for leaf in shape_of(dst.type).leaves or ():
                source = floats_at if leaf.is_float else ints_at
                if leaf.is_float:
                    floats_at += 1
                else:
                    ints_at += 1
                if not used:
                    continue
                if leaf.is_bool:
                    self.emit("boolean", source, source)
                if is_scalar(dst.type):
                    self.emit("mov1", to, source)
                else:
                    self.write_part(to, leaf.offset, source, leaf.size)

    def _call_general(
        self,
        symbol: str,
        how: str,
        ints: list[int],
        floats: list[int],
        stack: list[int],
        pointer: list[int],
        leaves: tuple[Leaf, ...],
        dsts: tuple[Reg, ...],
    ) -> None:
        words = next((n for n in STACK_WORDS if n >= len(stack)), None)
        if words is None:
            raise self.fail(f"{len(stack)} words of arguments")
        self.stack_extra = max(self.stack_extra, 2 * words)  # the handler may hold them once more before it pushes them
        at = self.scratch_slots(BLOCK_STACK + words)
        for k, slot in enumerate(ints):
            self.emit("mov1", at + k, slot)
        for k, slot in enumerate(floats):
            self.emit("mov1", at + BLOCK_FLOATS + k, slot)
        for k, slot in enumerate(stack):
            self.emit("mov1", at + BLOCK_STACK + k, slot)
        self.emit(f"callg{how}_{words}", at, pointer[0] if pointer else 0)
        if not how:
            self.symbol_word(symbol)
        if dsts and leaves:
            self._spread(at, at + BLOCK_FLOATS, dsts)

    # ------------------------------------------------------------ copies

    def copy_bytes(self, to: int, to_offset: int, source: int, offset: int, t: IRType, keep: bool = False) -> None:
        """A value of type ``t`` between two places in the frame, given as slot and byte offset. With ``keep`` what is behind it in its slot stays."""
        if t.size == 0:
            return
        to, to_offset = to + to_offset // 8, to_offset % 8
        source, offset = source + offset // 8, offset % 8
        if to >= LARGE_SLOT or source >= LARGE_SLOT:
            self.emit("memmove", self.address_slot(to, to_offset), self.address_slot(source, offset), self.pooled(t.size))
            return
        if is_scalar(t) and to_offset == 0 and not (keep and t.size < 8):
            if t.size == 8:
                self.emit("mov1", to, source)
            else:
                self.emit(f"get_{8 * t.size}", to, source, offset)
        elif is_scalar(t) and offset == 0:
            self.emit(f"set_{8 * t.size}", to, source, to_offset)
        elif to_offset == 0 and offset == 0 and t.size % 8 == 0:
            self.move_slots(to, source, t.size // 8)
        else:
            self.emit("movb", to, source)
            self.words.append(to_offset | offset << 16 | t.size << 32)

    def move_slots(self, to: int, source: int, n: int) -> None:
        if to == source:
            return
        self.move_slots_always(to, source, n)

    def zero(self, to: int, n: int) -> None:
        if to >= LARGE_SLOT:
            self.emit("memzero", self.address_slot(to), self.pooled(8 * n))
        else:
            self.emit("zero", to, n)

    def load_bytes(self, to: int, pointer: int, offset: int, size: int) -> None:
        if to >= LARGE_SLOT:
            self.emit("ptraddi", at := self.scratch_slots(1), pointer, offset)
            self.emit("memmove", self.address_slot(to), at, self.pooled(size))
        else:
            self.emit("ldb", to, pointer, offset)
            self.words.append(size)

    def store_bytes(self, pointer: int, offset: int, source: int, size: int, ending: str) -> None:
        if source >= LARGE_SLOT:
            self.emit("ptraddi", at := self.scratch_slots(1), pointer, offset)
            self.emit("memmove" + ending, at, self.address_slot(source), self.pooled(size))
        else:
            self.emit("stb" + ending, pointer, source, offset)
            self.words.append(size)

    def put_value(self, to: int, to_offset: int, operand: Operand, keep: bool = False) -> None:
        """An operand to a place in the frame. ``keep``: see copy_bytes."""
        t = operand.type
        if t.size == 0:
            return
        found = self.a.resolve(operand)
        if found.__class__ is Part:
            base = self.a.slot[found.reg.index]
            if base < 0:
                raise self.fail(f"register {operand!r} has no slot")
            self.copy_bytes(to, to_offset, base, found.offset, t, keep)
        elif is_scalar(t):
            if to_offset % 8 == 0 and t.size == 8 and to < LARGE_SLOT:
                value = found.value if found.__class__ is Const else None
                bits = int.from_bytes(scalar_bytes(Const(t, value)), "little") if found.__class__ is Const else 0
                if found.__class__ is SymAddr:
                    self.load_constant(to + to_offset // 8, 0, found.symbol, found.offset_bytes)
                else:
                    self.load_constant(to + to_offset // 8, bits)
            else:
                self.copy_bytes(to, to_offset, self.word(operand), 0, t, keep)
        elif to_offset % 8 == 0 and t.size % 8 == 0:
            self.zero(to + to_offset // 8, t.size // 8)
        else:
            self.copy_bytes(to, to_offset, self.value_slots(operand), 0, t)

    def stored(self, operand: Operand) -> int:
        """The slot(s) of a value that is stored."""
        return self.word(operand) if is_scalar(operand.type) else self.value_slots(operand)

    # ------------------------------------------------------------ ops

    def copy(self, ins: Instr) -> None:
        to, source = self.dst(ins.dsts[0]), ins.args[0]
        t = source.type
        found = self.a.resolve(source)
        if found.__class__ is Part:
            base = self.a.slot[found.reg.index]
            if base < 0:
                raise self.fail(f"register {source!r} has no slot")
            self.copy_bytes(to, 0, base, found.offset, t)
        elif is_scalar(t):
            if found.__class__ is SymAddr:
                self.load_constant(to, 0, found.symbol, found.offset_bytes)
            else:
                self.load_constant(to, int.from_bytes(scalar_bytes(Const(t, found.value)), "little"))  # type: ignore[union-attr]
        elif t.size:
            self.zero(to, (t.size + 7) // 8)

    def getf(self, ins: Instr) -> None:
        source = ins.args[0]
        found = self.a.resolve(source)
        if found.__class__ is Const:
            self.put_value(self.dst(ins.dsts[0]), 0, Const(ins.dsts[0].type, None))
            return
        base = self.a.slot[found.reg.index]  # type: ignore[union-attr]
        if base < 0:
            raise self.fail(f"register {source!r} has no slot")
        offset = found.offset + field_offset(source.type, ins.imm)  # type: ignore[union-attr]
        self.copy_bytes(self.dst(ins.dsts[0]), 0, base, offset, ins.dsts[0].type)

    def setf(self, ins: Instr) -> None:
        dst = ins.dsts[0]
        self.put_value(self.dst(dst), field_offset(dst.type, ins.imm), ins.args[0], keep=True)

    def make(self, ins: Instr) -> None:
        dst = ins.dsts[0]
        to = self.dst(dst)
        for k, arg in enumerate(ins.args):
            self.put_value(to, field_offset(dst.type, k), arg)

    def binary(self, ins: Instr) -> None:
        op, (x, y) = ins.op, ins.args
        bits = _bits(x.type)
        if op in _WITH_IMM:
            if op in _SWAP_FOR_IMM and self.small(x) is not None and self.small(y) is None:
                x, y = y, x
            imm = self.small(y)
            if op is Op.SUB and imm is not None:
                op, imm = (Op.ADD, -imm) if imm != -0x8000 else (op, None)
            if imm is not None and not (op in (Op.SDIV, Op.UDIV, Op.SREM, Op.UREM) and imm == 0):
                at = self.emit(f"{op.label}_{bits}i", self.dst(ins.dsts[0]), self.word(x), imm)
                if op is Op.ADD:
                    self.latch_at = at
                return
        at = self.emit(f"{op.label}_{bits}", self.dst(ins.dsts[0]), self.word(x), self.word(y))
        if op is Op.ADD:
            self.latch_at = at

    def compare(self, ins: Instr) -> None:
        op, (x, y) = ins.op, ins.args
        if op in _FLOAT_COMPARE:
            if op in _FLOAT_SWAPPED:
                x, y = y, x
            self.emit(f"{_FLOAT_COMPARE[op]}_{_bits(x.type)}", self.dst(ins.dsts[0]), self.word(x), self.word(y))
            return
        imm = self.small(y)
        name, bits = op.label, _bits(x.type)
        if imm is not None:
            self.emit(f"{name}_{bits}i", self.dst(ins.dsts[0]), self.word(x), imm)
            return
        if name in _SWAPPED:
            name = _SWAPPED[name]
            x, y = y, x
        self.emit(f"{name}_{bits}", self.dst(ins.dsts[0]), self.word(x), self.word(y))

    def shift(self, ins: Instr) -> None:
        x, count = ins.args
        bits = _bits(x.type)
        found = self.a.resolve(count)
        if found.__class__ is Const:
            amount = int(found.value or 0) & (1 << _bits(count.type)) - 1
            if amount >= bits:
                if ins.op is not Op.ASHR:
                    self.load_constant(self.dst(ins.dsts[0]), 0)
                    return
                amount = bits - 1
            self.emit(f"{ins.op.label}_{bits}i", self.dst(ins.dsts[0]), self.word(x), amount)
            return
        self.emit(f"{ins.op.label}_{bits}_{_bits(count.type)}", self.dst(ins.dsts[0]), self.word(x), self.word(count))

    def unary(self, ins: Instr) -> None:
        x = ins.args[0]
        self.emit(f"{ins.op.label}_{_bits(x.type)}", self.dst(ins.dsts[0]), self.word(x))

    def plain_unary(self, ins: Instr) -> None:
        self.emit(ins.op.label, self.dst(ins.dsts[0]), self.word(ins.args[0]))

    def between(self, ins: Instr) -> None:
        """Conversions named by both widths."""
        x, dst = ins.args[0], ins.dsts[0]
        self.emit(f"{ins.op.label}_{_bits(x.type)}_{_bits(dst.type)}", self.dst(dst), self.word(x))

    def zext(self, ins: Instr) -> None:
        x = ins.args[0]
        if isinstance(x.type, Bool):
            self.emit("mov1", self.dst(ins.dsts[0]), self.word(x))
        else:
            self.emit(f"zext_{_bits(x.type)}", self.dst(ins.dsts[0]), self.word(x))

    def same_bits(self, ins: Instr) -> None:
        self.emit("mov1", self.dst(ins.dsts[0]), self.word(ins.args[0]))

    def select(self, ins: Instr) -> None:
        condition, x, y = ins.args
        dst = ins.dsts[0]
        if is_scalar(dst.type):
            self.emit_list("select", [self.dst(dst), self.word(condition), self.word(x), self.word(y)])
            return
        n = (dst.type.size + 7) // 8
        to, one, two = self.dst(dst), self.value_slots(x), self.value_slots(y)
        if not n:
            return
        at = self.emit("jfalse", self.word(condition))
        self.move_slots_always(to, one, n)
        skip = self.emit("jmp")
        self.words[at] |= (len(self.words) - at) << 32
        self.move_slots_always(to, two, n)
        self.words[skip] |= (len(self.words) - skip) << 32

    def move_slots_always(self, to: int, source: int, n: int) -> None:
        if to >= LARGE_SLOT or source >= LARGE_SLOT:
            self.emit("memmove", self.address_slot(to), self.address_slot(source), self.pooled(8 * n))
        elif n <= 3:
            self.emit(f"mov{n}", to, source)
        else:
            self.emit("movn", to, source, n)

    def pointer_offset(self, pointer: int, offset: int) -> tuple[int, int]:
        """(pointer slot, offset that fits)."""
        if -0x8000 <= offset <= 0x7FFF:
            return pointer, offset
        at = self.scratch_slots(1)
        self.emit("ptradd", at, pointer, self.pooled(offset & 0xFFFFFFFFFFFFFFFF))
        return at, 0

    def load(self, ins: Instr) -> None:
        dst = ins.dsts[0]
        size = dst.type.size
        if not size:
            return
        pointer, offset = self.pointer_offset(self.word(ins.args[0]), ins.imm or 0)
        width = _ACCESS.get(size)
        if width is not None:
            self.emit(f"ld_{width}", self.dst(dst), pointer, offset)
        else:
            self.load_bytes(self.dst(dst), pointer, offset, size)

    def store(self, ins: Instr) -> None:
        if ins.args[1].type.size:
            self.store_at(self.word(ins.args[0]), ins.imm or 0, ins.args[1], "_wb" if ins.op is Op.STOREB else "")

    def store_at(self, pointer: int, offset: int, value: Operand, ending: str = "") -> None:
        """``ending``: of the handlers' names."""
        pointer, offset = self.pointer_offset(pointer, offset)
        size = value.type.size
        width = _ACCESS.get(size)
        if width is not None:
            self.emit(f"st_{width}{ending}", pointer, self.stored(value), offset)
        else:
            self.store_bytes(pointer, offset, self.value_slots(value), size, ending)

    def memmove(self, ins: Instr) -> None:
        self.emit("memmove_wb" if ins.op is Op.MOVEB else "memmove", *(self.word(arg) for arg in ins.args))

    def memzero(self, ins: Instr) -> None:
        self.emit("memzero_wb" if ins.op is Op.ZEROB else "memzero", *(self.word(arg) for arg in ins.args))

    def shade(self, ins: Instr) -> None:
        value = ins.args[0]
        first = self.stored(value)
        for k in range(value.type.size // 8):
            self.emit("shade", first + k)

    def ptradd(self, ins: Instr) -> None:
        imm = self.small(ins.args[1])
        if imm is not None:
            self.emit("ptraddi", self.dst(ins.dsts[0]), self.word(ins.args[0]), imm)
        else:
            self.emit("ptradd", self.dst(ins.dsts[0]), self.word(ins.args[0]), self.word(ins.args[1]))

    def index(self, ins: Instr) -> None:
        base, i = self.word(ins.args[0]), self.word(ins.args[1])
        if ins.imm in SCALES:
            self.emit(f"idx_{ins.imm}", self.dst(ins.dsts[0]), base, i)
        else:
            self.emit("idx", self.dst(ins.dsts[0]), base, i)
            self.words.append(ins.imm)

    def alloc(self, ins: Instr) -> None:
        info = ins.imm
        assert isinstance(info, AllocInfo)
        dst = self.dst(ins.dsts[0])
        if not info.stack:
            self.emit("new", dst)
            self.symbol_word(info.descriptor)
            return
        n = (info.type.size + 7) // 8 or 1
        at = self._object(ins, n)
        if at >= LARGE_SLOT:
            self.emit("objl", dst)
            self.large_words.append((len(self.words), 0, 8 * (at - LARGE_SLOT)))
            self.words.append(8 * n << 32)
        elif n <= 4:
            self.emit(f"obj{n}", dst, at)
        else:
            self.emit("obj", dst, at, n)

    def _object(self, ins: Instr, n: int) -> int:
        """The first slot of an object of ``n`` slots; the same wherever the instruction is encoded (a loop's test is twice)."""
        at = self.objects.get(ins)
        if at is None:
            if 8 * n > LARGE_BYTES or self.top + n > MAX_OBJECTS_SLOT:
                at = self.new_large(n)
            else:
                # 16-aligned like all of the frame, if it has two slots or more.
                if n > 1 and self.top & 1:
                    self.top += 1
                at = self.new_slots(n)
            self.objects[ins] = at
        return at

    def call_symbol(self, ins: Instr) -> None:
        self.call(ins.imm.symbol, None, "", ins.imm.sig, ins.args, ins.dsts, ins)

    def call_closure(self, ins: Instr) -> None:
        self.call("", ins.args[0], "c", ins.imm, ins.args[1:], ins.dsts, ins)

    def call_pointer(self, ins: Instr) -> None:
        self.call("", ins.args[0], "p", ins.imm, ins.args[1:], ins.dsts, ins)

    def nothing(self, ins: Instr) -> None:
        pass

    def nilcheck(self, ins: Instr) -> None:
        if self.a.resolve(ins.args[0]).__class__ is not SymAddr:
            self.emit("nilcheck", self.word(ins.args[0]))

    def bounds(self, ins: Instr) -> None:
        self.emit("bounds", self.word(ins.args[0]), self.word(ins.args[1]))

    def check(self, ins: Instr) -> None:
        self._check(ins, None)

    def atomic_load(self, ins: Instr) -> None:
        self.emit(f"aload_{_bits(ins.dsts[0].type)}", self.dst(ins.dsts[0]), self.word(ins.args[0]))

    def atomic_store(self, ins: Instr) -> None:
        self.emit(f"astore_{_bits(ins.args[1].type)}", self.word(ins.args[0]), self.word(ins.args[1]))

    def atomic_update(self, ins: Instr) -> None:
        dst = self.dst(ins.dsts[0]) if ins.dsts else self.scratch_slots(1)
        self.emit(f"{ins.op.label}_{_bits(ins.args[1].type)}", dst, self.word(ins.args[0]), self.word(ins.args[1]))

    def atomic_cas(self, ins: Instr) -> None:
        dst = self.dst(ins.dsts[0]) if ins.dsts else self.scratch_slots(1)
        self.emit_list(f"acas_{_bits(ins.args[1].type)}", [dst, *(self.word(arg) for arg in ins.args)])

    def intrinsic(self, ins: Instr) -> None:
        t = ins.args[0].type if ins.args else I64
        self.emit_list(f"{ins.imm}_{_bits(t)}", [*(self.dst(d) for d in ins.dsts), *(self.word(arg) for arg in ins.args)])

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

    def ret(self, ins: Instr) -> None:
        shape = self.shape
        if shape.hidden is not None:
            for arg, offset in zip(ins.args, shape.hidden.offsets, strict=True):
                if not arg.type.size:
                    continue
                self.free_scratch()
                self.store_at(self.hidden, offset, arg)
            self.emit("ret0")
            return
        leaves: list[tuple[Operand, Leaf]] = []
        for arg in ins.args:
            leaves += [(arg, leaf) for leaf in shape_of(arg.type).leaves or ()]
        floats = [(arg, leaf) for arg, leaf in leaves if leaf.is_float]
        if not floats:
            self.emit(f"ret{len(leaves)}", *(self.leaf_slot(arg, leaf) for arg, leaf in leaves))
        elif len(leaves) == 1:
            self.emit("retf", self.leaf_slot(*leaves[0]))
        else:
            at = self.scratch_slots(BLOCK_FLOATS + 2)
            ints = 0
            fs = 0
            for arg, leaf in leaves:
                source = self.leaf_slot(arg, leaf)
                if leaf.is_float:
                    self.emit("mov1", at + BLOCK_FLOATS + fs, source)
                    fs += 1
                else:
                    self.emit("mov1", at + ints, source)
                    ints += 1
            self.emit("retg", at)

    def switch(self, ins: Instr) -> None:
        x = ins.args[0]
        bits = _bits(x.type)
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
            lower = _Label()
            done = _Label()
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


_ENCODERS: dict[Op, Callable[[_Encoder, Instr], None]] = {
    Op.COPY: _Encoder.copy,
    **dict.fromkeys((Op.ADD, Op.SUB, Op.MUL, Op.SDIV, Op.UDIV, Op.SREM, Op.UREM, Op.AND, Op.OR, Op.XOR), _Encoder.binary),
    **dict.fromkeys((Op.FADD, Op.FSUB, Op.FMUL, Op.FDIV), _Encoder.binary),
    **dict.fromkeys((Op.SHL, Op.LSHR, Op.ASHR), _Encoder.shift),
    **dict.fromkeys((Op.NEG, Op.NOT, Op.FNEG), _Encoder.unary),
    **dict.fromkeys([*_INT_COMPARE, *_FLOAT_COMPARE], _Encoder.compare),
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
