"""What all parts of the encoder use: words, slots, constants, operands.

The encoder is one class, ``encode._Encoder``. A part of it is a class in a module of its own, which adds what one family of instructions
needs to the parts before it: this one, encode_mem, encode_arith, encode_call, encode_jump, encode_fuse, encode.

Slots: ``top`` is the first that nothing has. Registers have theirs from the analysis; those of constants (``pool``) are kept; scratch slots are
free again at the next IR instruction. What is large is behind all of these, numbered from LARGE_SLOT on while the function is encoded:
``large_words`` are the words to be changed when it is known where that begins.
"""

from __future__ import annotations

from typing import Callable, final

from golite.bytecode.analysis import LARGE_BYTES, LARGE_SLOT, Analysis, Part
from golite.bytecode.code import Code
from golite.bytecode.handlers import OPCODES
from golite.bytecode.handlers_base import BLOCK_FLOATS, BLOCK_STACK, FRAME_HEADER, MAX_FLOAT_ARGS, MAX_INT_ARGS
from golite.errors import InternalError
from golite.ir.fold import scalar_bytes, wrap_signed
from golite.ir.func import GROUP_PREFIX, Const, Function, Instr, Operand, Reg, SymAddr
from golite.ir.types import Bool, Float, Int, IRType, is_scalar
from golite.native.abi import call_shape_of
from golite.native.llvmtypes import Leaf

MAX_SLOT = 0xFFFF
GENERAL = "g"


def bits_of(t: IRType) -> int:
    """Width of the handlers for a scalar: pointers and bools are whole slots."""
    return t.bits if isinstance(t, (Int, Float)) else 64


@final
class Label:
    """``at``: the word it stands for, once known. ``uses``: (instruction, word with the offset, bit position in it, bits)."""

    __slots__ = ("at", "uses")

    def __init__(self) -> None:
        self.at = -1
        self.uses: list[tuple[int, int, int, int]] = []


class EncoderBase:
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
        self.stubs: list[Label] = []
        self.tables: list[tuple[int, int, int, Label]] = []  # instruction, word and bit of the entry, target
        self.labels: list[Label] = [Label() for _ in fn.blocks]
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

    def zero(self, to: int, n: int) -> None:
        if to >= LARGE_SLOT:
            self.emit("memzero", self.address_slot(to), self.pooled(8 * n))
        else:
            self.emit("zero", to, n)

    def address_slot(self, slot: int, offset: int = 0) -> int:
        """A slot with the address of a slot (plus ``offset`` bytes)."""
        at = self.scratch_slots(1)
        if slot >= LARGE_SLOT:
            self.large_words.append((self.emit("lea", at), 32, 8 * (slot - LARGE_SLOT) + offset))
            return at
        offset += 8 * slot
        self.emit("lea", at, offset & 0xFFFF, offset >> 16)
        return at

    def small(self, operand: Operand) -> int | None:
        """The value of a constant that fits an immediate of 16 bits."""
        found = self.a.resolve(operand)
        if found.__class__ is not Const:
            return None
        value = wrap_signed(int(found.value or 0), bits_of(operand.type)) if not isinstance(operand.type, Float) else 1 << 20
        return value if -0x8000 <= value <= 0x7FFF else None

    def dst(self, reg: Reg) -> int:
        """The first slot of a result; scratch if nobody reads it."""
        at = self.a.slot[self.a.root(reg)]
        return at if at >= 0 else self.scratch_slots(max(1, (reg.type.size + 7) // 8))
