"""Copies, aggregates, memory, allocation."""

from __future__ import annotations

from golite.bytecode.analysis import LARGE_BYTES, LARGE_SLOT, Part
from golite.bytecode.encode_base import EncoderBase, bits_of
from golite.bytecode.handlers_mem import SCALES
from golite.ir.fold import scalar_bytes
from golite.ir.func import AllocInfo, Const, Instr, Operand, SymAddr
from golite.ir.ops import Op
from golite.ir.types import IRType, field_offset, is_scalar

MAX_OBJECTS_SLOT = 0x4000  # what would lie above goes behind the slots, like large objects: operands need not reach it
ACCESS = {1: "8", 2: "16", 4: "32", 8: "64", 16: "2w", 24: "3w"}


def stored_width(store: Instr) -> str | None:
    """What the handlers for a store call its width; None if they have none."""
    width = ACCESS.get(store.args[1].type.size)
    return width + "_wb" if width is not None and store.op is Op.STOREB else width


class MemoryEncoder(EncoderBase):
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

    def move_slots_always(self, to: int, source: int, n: int) -> None:
        if to >= LARGE_SLOT or source >= LARGE_SLOT:
            self.emit("memmove", self.address_slot(to), self.address_slot(source), self.pooled(8 * n))
        elif n <= 3:
            self.emit(f"mov{n}", to, source)
        else:
            self.emit("movn", to, source, n)

    def write_part(self, to: int, offset: int, slot: int, size: int) -> None:
        """Part of the aggregate from slot ``to`` on = what is in ``slot``."""
        if size == 8:
            self.emit("mov1", to + offset // 8, slot)
        else:
            self.emit(f"set_{8 * size}", to, slot, offset)

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

    # ------------------------------------------------------------ aggregates

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

    # ------------------------------------------------------------ memory

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
        width = ACCESS.get(size)
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
        width = ACCESS.get(size)
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

    # ------------------------------------------------------------ atomic access

    def atomic_load(self, ins: Instr) -> None:
        self.emit(f"aload_{bits_of(ins.dsts[0].type)}", self.dst(ins.dsts[0]), self.word(ins.args[0]))

    def atomic_store(self, ins: Instr) -> None:
        self.emit(f"astore_{bits_of(ins.args[1].type)}", self.word(ins.args[0]), self.word(ins.args[1]))

    def atomic_update(self, ins: Instr) -> None:
        dst = self.dst(ins.dsts[0]) if ins.dsts else self.scratch_slots(1)
        self.emit(f"{ins.op.label}_{bits_of(ins.args[1].type)}", dst, self.word(ins.args[0]), self.word(ins.args[1]))

    def atomic_cas(self, ins: Instr) -> None:
        dst = self.dst(ins.dsts[0]) if ins.dsts else self.scratch_slots(1)
        self.emit_list(f"acas_{bits_of(ins.args[1].type)}", [dst, *(self.word(arg) for arg in ins.args)])
