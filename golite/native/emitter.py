"""The state of emitting one function, and how values are read and written; the op families (emit_*.py) work through it.

Where a register lives:

- one with a single definition *is* its SSA leaves: since every register is written before it is read (verify.py), that definition
  dominates all uses. Reading costs nothing, and COPY, GETF, MAKE emit nothing.
- a split register with several definitions (SETF counts as one) has an alloca per leaf; SROA/mem2reg make SSA of it.
- a register whose value is in memory has an alloca of its own, always.

Group variables (ir/func.py): the block's address is loaded at the function's entry, once, and LLVM is told that it stays the same. A
variable's address is that plus its offset, a symbol with ``!absolute_symbol``, which becomes the displacement of the instruction that uses it.
What LLVM knows of globals, that two of them do not overlap, it is told by TBAA: accesses that are known to be in a variable have a type of that
variable's own.

Blocks are emitted in reverse postorder, so that definitions come before uses; unreachable blocks are left out.
"""

from __future__ import annotations

from typing import final

from golite.errors import InternalError
from golite.ir.func import GROUP_PREFIX, Block, Const, Function, Instr, Operand, Reg, Sig, SymAddr
from golite.native.abi import (
    G_VARS_OFFSET,
    TCB_G_OFFSET,
    TCB_MARKING_OFFSET,
    WB_RANGE,
    WB_SHADE,
    CallShape,
    call_shape_of,
    tcb_text,
)
from golite.native.context import ModuleContext
from golite.native.debuginfo import NoSubprogram, Subprogram
from golite.native.keepalive import Kept
from golite.native.llvmtypes import Shape, scalar_text, shape_of

STORE_ZERO_LIMIT_BYTES = 32


@final
class Emitter:
    """``out`` is where lines go now: the body, or ``cold`` while a check's failure block is written."""

    def __init__(self, fn: Function, module: ModuleContext, debug: Subprogram | NoSubprogram) -> None:
        self.fn = fn
        self.module = module
        self.debug = debug
        self.shape: CallShape = call_shape_of(fn.sig)
        self.out: list[str] = []
        self.cold: list[str] = []
        self.allocas: list[str] = []
        self.prologue: list[str] = []  # stores of parameters to their slots
        self.pos = fn.pos
        count = len(fn.regs)
        self.values: list[tuple[str, ...] | None] = [None] * count  # SSA leaves
        self.slots: list[tuple[str, ...] | None] = [None] * count  # an alloca per leaf
        self.addresses: list[str | None] = [None] * count  # storage of a value in memory
        self.definitions: list[Instr | None] = [None] * count  # of a register with only one, other than a parameter
        self.kept: dict[tuple[int, int], list[Kept]] = {}  # per edge that leaves a loop (keepalive.py)
        self.hidden = ""
        self.shared_checks: dict[tuple[str, int], str] = {}
        self.variables: dict[str, str] = {}  # addresses inside group variables: metadata for accesses
        self._vars = ""
        self._temps: dict[tuple[int, int, int], str] = {}
        self.edges: set[str] = set()
        self.block = fn.blocks[0]
        self._next = 0

    # names, positions, storage

    def temp(self) -> str:
        self._next += 1
        return f"%t{self._next}"

    def label(self, kind: str) -> str:
        self._next += 1
        return f"{kind}{self._next}"

    def location(self) -> str:
        return self.debug.location(self.pos)

    def fail(self, message: str) -> InternalError:
        return InternalError("native", self.fn.symbol, message)

    def alloca(self, shape: Shape) -> str:
        name = f"%m{len(self.allocas)}"
        self.allocas.append(f"  {name} = alloca {shape.storage}")
        return name

    def scratch(self, shape: Shape, number: int = 0) -> str:
        """Storage that is used up within one instruction; ``number`` tells apart what one instruction needs at once."""
        key = (shape.size, shape.align, number)
        found = self._temps.get(key)
        if found is None:
            found = self._temps[key] = self.alloca(shape)
        return found

    def target(self, source: Block, successor: Block) -> str:
        """The label to jump to from the end of ``source``; on an edge out of a loop, of a block that keeps the loop's pointers alive."""
        kept = self.kept.get((source.index, successor.index))
        if kept is None:
            return f"%b{successor.index}"
        label = f"e{source.index}.{successor.index}"
        if label in self.edges:
            return "%" + label
        self.edges.add(label)
        body = self.out
        self.out = self.cold
        self.out.append(f"{label}:")
        for item in kept:
            if item.offset_bytes is not None:
                in_memory = shape_of(item.reg.type).leaves is None
                base = self.address(item.reg) if in_memory else self.scalar(item.reg)
                pointer = self.value(f"load ptr, ptr {self.offset(base, item.offset_bytes)}")
            else:
                pointer = self.leaf_range(item.reg, item.leaf, item.leaf + 1)[0]
            self.out.append(f"  call void (...) @llvm.fake.use(ptr {pointer}){self.location()}")
        self.out.append(f"  br label %b{successor.index}{self.location()}")
        self.out = body
        return "%" + label

    # operands

    def scalar(self, operand: Operand) -> str:
        """The text of a scalar operand, without its type."""
        if operand.__class__ is Reg:
            value = self.values[operand.index]
            return value[0] if value is not None else self._load_slots(operand)[0]
        if operand.__class__ is Const:
            return scalar_text(operand.type, operand.value)
        assert operand.__class__ is SymAddr
        if operand.symbol.startswith(GROUP_PREFIX):
            return self._group_address(operand)
        return self.module.address_text(operand.symbol, operand.offset_bytes)

    def _group_address(self, variable: SymAddr) -> str:
        """The address of a group variable, for this use."""
        if not self._vars:
            self._vars = "%vars"
            stays = f"!invariant.load {self.module.empty}, !nonnull {self.module.empty}"
            self.prologue.append(f"  %g = load ptr, {tcb_text(TCB_G_OFFSET)}, {stays}")
            self.prologue.append(f"  %g.vars = getelementptr inbounds i8, ptr %g, i64 {G_VARS_OFFSET}")
            self.prologue.append(f"  %vars = load ptr, ptr %g.vars, {stays}")
        address = self.value(f"getelementptr inbounds i8, ptr %vars, i64 {self.module.group_offset_text(variable.symbol)}")
        self.variables[address] = f", !tbaa {self.module.variable_tag(variable.symbol)}"
        return self.offset(address, variable.offset_bytes)

    def derive(self, reg: Reg, address: str) -> None:
        """What was just defined as ``reg`` lies in the same variable as ``address``, if that lies in one."""
        found = self.variables.get(address)
        value = self.values[reg.index]
        if found is not None and value is not None:
            self.variables[value[0]] = found

    def leaves(self, operand: Operand) -> tuple[str, ...]:
        """The leaves of a split operand (one for a scalar)."""
        if operand.__class__ is Reg:
            value = self.values[operand.index]
            return value if value is not None else self._load_slots(operand)
        shape = shape_of(operand.type)
        if operand.__class__ is Const and operand.value is None:
            return shape.zeros
        return (self.scalar(operand),)

    def _load_slots(self, reg: Reg, start: int = 0, stop: int | None = None) -> tuple[str, ...]:
        slots = self.slots[reg.index]
        if slots is None:
            raise self.fail(f"{reg!r} is read before it is written, or is in memory")
        leaves = shape_of(reg.type).leaves
        assert leaves is not None
        found = []
        for slot, leaf in zip(slots[start:stop], leaves[start:stop], strict=True):
            name = self.temp()
            self.out.append(f"  {name} = load {leaf.text}, ptr {slot}")
            found.append(name)
        return tuple(found)

    def leaf_range(self, operand: Operand, start: int, stop: int) -> tuple[str, ...]:
        """Some leaves of a split operand, loading no others."""
        if operand.__class__ is Reg and self.values[operand.index] is None:
            return self._load_slots(operand, start, stop)
        return self.leaves(operand)[start:stop]

    def address(self, operand: Operand) -> str:
        """Where an operand in memory is. A zero constant gets storage for the instruction's length."""
        if operand.__class__ is Reg:
            found = self.addresses[operand.index]
            if found is None:
                raise self.fail(f"{operand!r} is read before it is written")
            return found
        if operand.__class__ is not Const:
            raise self.fail("a symbol's address is not a value in memory")
        shape = shape_of(operand.type)
        found = self.scratch(shape, 1000)
        self.zero(found, shape)
        return found

    # results

    def set(self, reg: Reg, leaves: tuple[str, ...]) -> None:
        slots = self.slots[reg.index]
        if slots is None:
            self.values[reg.index] = leaves
            return
        shape_leaves = shape_of(reg.type).leaves
        assert shape_leaves is not None
        for slot, leaf, value in zip(slots, shape_leaves, leaves, strict=True):
            self.out.append(f"  store {leaf.text} {value}, ptr {slot}")

    def set_scalar(self, reg: Reg, text: str) -> None:
        if self.slots[reg.index] is None:
            self.values[reg.index] = (text,)
        else:
            self.set(reg, (text,))

    def define(self, reg: Reg, expression: str) -> None:
        """reg = LLVM instruction giving a scalar."""
        name = self.temp()
        self.out.append(f"  {name} = {expression}")
        self.set_scalar(reg, name)

    def value(self, expression: str) -> str:
        name = self.temp()
        self.out.append(f"  {name} = {expression}")
        return name

    # memory

    def offset(self, address: str, offset_bytes: int) -> str:
        """address + a constant inside the object it points to."""
        if offset_bytes == 0:
            return address
        flags = "inbounds nuw" if offset_bytes > 0 else "inbounds"
        found = self.value(f"getelementptr {flags} i8, ptr {address}, i64 {offset_bytes}")
        if address in self.variables:
            self.variables[found] = self.variables[address]
        return found

    def load_leaves(self, shape: Shape, address: str, offset_bytes: int = 0, *, volatile: bool = False) -> tuple[str, ...]:
        assert shape.leaves is not None
        found = []
        word = "load volatile" if volatile else "load"
        location = self.variables.get(address, "") + self.location()
        for leaf in shape.leaves:
            at = self.offset(address, offset_bytes + leaf.offset)
            if leaf.is_bool:
                byte = self.value(f"{word} i8, ptr {at}, !range {self.module.bool_range}{location}")
                found.append(self.value(f"trunc i8 {byte} to i1"))
            else:
                found.append(self.value(f"{word} {leaf.text}, ptr {at}{location}"))
        return tuple(found)

    def store_leaves(self, shape: Shape, values: tuple[str, ...], address: str, offset_bytes: int = 0, *, volatile: bool = False) -> None:
        assert shape.leaves is not None
        word = "store volatile" if volatile else "store"
        location = self.variables.get(address, "") + self.location()
        for leaf, value in zip(shape.leaves, values, strict=True):
            at = self.offset(address, offset_bytes + leaf.offset)
            if leaf.is_bool:
                value = "0" if value == "false" else "1" if value == "true" else self.value(f"zext i1 {value} to i8")
            self.out.append(f"  {word} {leaf.memory_text} {value}, ptr {at}{location}")

    def copy(self, to: str, source: str, shape: Shape, *, volatile: bool = False) -> None:
        """Storage to storage; they don't overlap, unless they are the same."""
        if to == source or shape.size == 0:
            return
        flag = "true" if volatile else "false"
        self.out.append(
            f"  call void @llvm.memcpy.p0.p0.i64(ptr align {shape.align} {to}, ptr align {shape.align} {source}, "
            f"i64 {shape.size}, i1 {flag}){self.location()}"
        )

    def zero(self, address: str, shape: Shape) -> None:
        if shape.size == 0:
            return
        if shape.leaves is not None and shape.dense and shape.size <= STORE_ZERO_LIMIT_BYTES:
            self.store_leaves(shape, shape.zeros, address)
            return
        self.out.append(f"  call void @llvm.memset.p0.i64(ptr align {shape.align} {address}, i8 0, i64 {shape.size}, i1 false){self.location()}")

    def store_operand(self, operand: Operand, address: str, offset_bytes: int = 0, *, volatile: bool = False) -> None:
        """Writes a value of any shape to memory."""
        shape = shape_of(operand.type)
        if shape.leaves is not None:
            self.store_leaves(shape, self.leaves(operand), address, offset_bytes, volatile=volatile)
        elif operand.__class__ is Const and not volatile:
            self.zero(self.offset(address, offset_bytes), shape)
        else:
            self.copy(self.offset(address, offset_bytes), self.address(operand), shape, volatile=volatile)

    def load_register(self, reg: Reg, address: str, offset_bytes: int = 0, *, volatile: bool = False) -> None:
        """Reads a value of any shape from memory."""
        shape = shape_of(reg.type)
        if shape.leaves is not None:
            self.set(reg, self.load_leaves(shape, address, offset_bytes, volatile=volatile))
        else:
            self.copy(self.address(reg), self.offset(address, offset_bytes), shape, volatile=volatile)

    # the write barrier

    def shade(self, pointers: list[str]) -> None:
        """Shows pointers to the collector if it is marking."""
        with_barrier = self._if_marking()
        for pointer in pointers:
            self.cold.append(f"  call {self.module.barrier_text(WB_SHADE)}(ptr {pointer}){self.location()}")
        self.cold.append(f"  br label %{with_barrier}{self.location()}")

    def shade_range(self, address: str, size_bytes: str) -> None:
        """The same for all words of a piece of memory."""
        with_barrier = self._if_marking()
        self.cold.append(f"  call {self.module.barrier_text(WB_RANGE)}(ptr {address}, i64 {size_bytes}){self.location()}")
        self.cold.append(f"  br label %{with_barrier}{self.location()}")

    def _if_marking(self) -> str:
        """Begins a cold block that is entered while the collector marks; returns the label where it must go on. Volatile: that may change at
        any instruction."""
        marking, go_on = self.label("w"), self.label("c")
        flag = self.value(f"load volatile i32, {tcb_text(TCB_MARKING_OFFSET)}{self.location()}")
        off = self.value(f"icmp eq i32 {flag}, 0")
        self.out.append(f"  br i1 {off}, label %{go_on}, label %{marking}, !prof {self.module.likely}\n{go_on}:")
        self.cold.append(f"{marking}:")
        return go_on

    # calls

    def call(self, callee: str, sig: Sig, args: tuple[Operand, ...], dsts: tuple[Reg, ...], *, context: str = "", attrs: str = "") -> None:
        """``callee``: text of the code address. ``context``: the closure object, for func values. ``attrs``: of the call site."""
        shape = call_shape_of(sig)
        if len(args) != len(shape.params):
            raise self.fail(f"call of {callee} with {len(args)} arguments, its signature has {len(shape.params)}")
        texts: list[str] = []
        result = ""
        direct = False
        if shape.hidden is not None:
            # A single result in memory goes straight to its register.
            direct = len(dsts) == 1 and shape.results[0].leaves is None
            result = self.address(dsts[0]) if direct else self.scratch(shape_of(shape.hidden), 2000)
            texts.append(f"ptr {result}")
        for i, (arg, param) in enumerate(zip(args, shape.params, strict=True)):
            if param.leaves is None:
                copy = self.scratch(param, i)
                self.store_operand(arg, copy)
                texts.append(f"ptr {copy}")
                continue
            for leaf, text in zip(param.leaves, self.leaves(arg), strict=True):
                texts.append(f"{leaf.text} {'zeroext ' if leaf.is_bool else ''}{text}")
        if context:
            texts.append(f"ptr nest {context}")
        call = f"call {shape.result_attrs}{shape.result_text} {callee}({', '.join(texts)}){attrs}{self.location()}"
        leaves = shape.result_leaves
        if not leaves:
            self.out.append("  " + call)
            if result and not direct:
                assert shape.hidden is not None
                for dst, at in zip(dsts, shape.hidden.offsets, strict=False):
                    self.load_register(dst, result, at)
            else:
                for dst in dsts:
                    if not direct:
                        self.set(dst, ())
            return
        value = self.value(call)
        if not dsts:
            return
        if len(leaves) == 1:
            values: tuple[str, ...] = (value,)
        else:
            values = tuple(self.value(f"extractvalue {shape.result_text} {value}, {i}") for i in range(len(leaves)))
        start = 0
        for dst, part in zip(dsts, shape.results, strict=True):
            assert part.leaves is not None
            stop = start + len(part.leaves)
            self.set(dst, values[start:stop])
            start = stop

    # checks

    def branch_unless(self, condition: str, cold_label: str) -> None:
        """Goes on if ``condition`` holds, else to a cold block."""
        go_on = self.label("c")
        self.out.append(f"  br i1 {condition}, label %{go_on}, label %{cold_label}, !prof {self.module.likely}\n{go_on}:")

    def failing_call(self, label: str, symbol: str, sig: Sig, args: tuple[Operand, ...]) -> None:
        """The cold block of a check. ``nomerge`` keeps LLVM from sharing one call between checks of different lines."""
        body = self.out
        self.out = self.cold
        self.out.append(f"{label}:")
        attrs = " " + self.module.attr_group("noreturn cold nomerge nounwind")
        self.call(self.module.function_text(symbol, sig, noreturn=True), sig, args, (), attrs=attrs)
        self.out.append("  unreachable")
        self.out = body
