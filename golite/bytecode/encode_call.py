"""Parameters, calls, returns.

Arguments come in where golite/native/abi.py has them for compiled code, since callers do not know which tier a function is in.
"""

from __future__ import annotations

from golite.bytecode.analysis import Part
from golite.bytecode.code import PROFILE_PREFIX
from golite.bytecode.encode_arith import ArithmeticEncoder
from golite.bytecode.handlers_base import BLOCK_FLOATS, BLOCK_STACK, MAX_FLOAT_ARGS, MAX_INT_ARGS, STACK_WORDS
from golite.bytecode.handlers_call import PROFILE_SIZE
from golite.ir.func import Const, Instr, Operand, Reg, Sig
from golite.ir.types import Bool, is_scalar
from golite.native.abi import call_shape_of
from golite.native.llvmtypes import Leaf, shape_of


class CallEncoder(ArithmeticEncoder):
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

    def call_symbol(self, ins: Instr) -> None:
        self.call(ins.imm.symbol, None, "", ins.imm.sig, ins.args, ins.dsts, ins)

    def call_closure(self, ins: Instr) -> None:
        self.call("", ins.args[0], "c", ins.imm, ins.args[1:], ins.dsts, ins)

    def call_pointer(self, ins: Instr) -> None:
        self.call("", ins.args[0], "p", ins.imm, ins.args[1:], ins.dsts, ins)

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
