"""How a call of Go code is laid out: which bytes go into which register (docs/abi.md, "Calls"; docs/embedding.md has the block).

Python writes the arguments, each in Go's memory layout, one after the other into a *block*: for the struct of all parameters, then the
struct of all results. A CallPlan says what the native side does with it: which registers and stack words to load from where in the block, and where
to put what comes back. So Python converts values without knowing of registers, and the native side moves words without knowing of types.

The block must be where the collector looks, and the native side works on the goroutine's own copy: large arguments are passed as their
address in it, and the callee may write to them. ``CallShape`` is the compiler's own (golite/native/abi.py), so that there is one place that decides
how values travel.
"""

from __future__ import annotations

from struct import pack
from typing import Any, NamedTuple

from golite.embed.gotypes import GoType, Kind
from golite.ir.func import Sig
from golite.ir.kinds import FIXED, struct_of_fields
from golite.ir.types import PTR, IRType, array_of, struct_of
from golite.native.abi import call_shape_of

INT_REGISTERS, FLOAT_REGISTERS = 6, 8  # rdi rsi rdx rcx r8 r9, xmm0 to xmm7
VALUE, ADDRESS = 0, 1  # of a Source: the bytes at its offset, or where they are
INT, FLOAT = 0, 1  # of a Result: rax rdx rcx, or xmm0 xmm1


def ir_type_of(t: GoType) -> IRType:
    """The IR type of a Go type, as golite/ir/layout.py makes it of a checked one."""
    found = FIXED.get(t.kind)
    if found is not None:
        return found
    if t.kind is Kind.ARRAY:
        return array_of(ir_type_of(t.elem), t.length)
    return struct_of_fields([ir_type_of(field.type) for field in t.fields])


class Source(NamedTuple):
    """What a register or a word of the stack is loaded with: ``size`` bytes (1, 2, 4 or 8) at ``offset`` in the block, the rest being zero; or
    (``what`` is ADDRESS) the address of what is at ``offset``."""

    what: int
    offset: int
    size: int


class Result(NamedTuple):
    """What is stored after the call: the low ``size`` bytes of a register at ``offset`` in the block. ``mask``: bits that count, of a bool only the
    lowest."""

    register_class: int
    register: int
    offset: int
    size: int
    mask: int


class CallPlan:
    """``params``, ``results``: types. ``param_offsets``, ``result_offsets``: where they are in the block of ``block_size`` bytes, in which results
    begin at ``results_start``. ``ints``, ``floats``: what registers are loaded with, first to last; ``stack``: the words above the return address.
    ``returned``: what is stored of registers after the call. ``sret_size``: size of the results if the callee writes them itself, through an address
    that is the first of ``ints``; else 0. ``has_receiver``: the first of ``ints`` (after that address) is a word of its own at offset 0 of the
    block, for methods. ``native``: what golite/embed/nativecall.py made of it."""

    def __init__(self, params: tuple[GoType, ...], results: tuple[GoType, ...], has_receiver: bool) -> None:
        self.params = params
        self.results = results
        self.has_receiver = has_receiver
        self.native: object = None
        types: list[IRType] = [PTR] if has_receiver else []
        types += [ir_type_of(t) for t in params]
        sig = Sig(tuple(types), tuple(ir_type_of(t) for t in results))
        shape = call_shape_of(sig)
        arguments, outcome = struct_of(*sig.params), struct_of(*sig.results)
        self.results_start = (arguments.size + 15) & -16
        self.param_offsets = arguments.offsets[1:] if has_receiver else arguments.offsets
        self.result_offsets = tuple(self.results_start + offset for offset in outcome.offsets)
        self.block_size = self.results_start + outcome.size
        self.sret_size = outcome.size if shape.hidden is not None else 0
        ints: list[Source] = []
        floats: list[Source] = []
        stack: list[Source] = []
        if shape.hidden is not None:
            ints.append(Source(ADDRESS, self.results_start, 8))
        for start, param in zip(arguments.offsets, shape.params, strict=True):
            if param.leaves is None:
                (ints if len(ints) < INT_REGISTERS else stack).append(Source(ADDRESS, start, 8))
                continue
            for leaf in param.leaves:
                source = Source(VALUE, start + leaf.offset, leaf.size)
                if leaf.is_float:
                    (floats if len(floats) < FLOAT_REGISTERS else stack).append(source)
                else:
                    (ints if len(ints) < INT_REGISTERS else stack).append(source)
        self.ints, self.floats, self.stack = tuple(ints), tuple(floats), tuple(stack)
        self.returned = tuple(self._returned(shape.results)) if shape.hidden is None else ()

    def _returned(self, shapes: tuple[Any, ...]) -> list[Result]:
        found: list[Result] = []
        used = [0, 0]
        for start, shape in zip(self.result_offsets, shapes, strict=True):
            for leaf in shape.leaves:
                which = FLOAT if leaf.is_float else INT
                mask = 1 if leaf.is_bool else (1 << 8 * leaf.size) - 1
                found.append(Result(which, used[which], start + leaf.offset, leaf.size, mask))
                used[which] += 1
        return found

    def packed(self) -> bytes:
        """The plan for the native side, in 32-bit numbers: block_size, results_start, how many each of ints, floats, stack and returned; then those,
        a Source as what, offset, size and a Result as class and register (class << 8 | register), offset, size, and 1 for a bool."""
        numbers = [self.block_size, self.results_start, len(self.ints), len(self.floats), len(self.stack), len(self.returned)]
        for source in (*self.ints, *self.floats, *self.stack):
            numbers += source
        for result in self.returned:
            numbers += [result.register_class << 8 | result.register, result.offset, result.size, result.mask == 1]
        return pack(f"<{len(numbers)}I", *numbers)


def call_plan(functype: GoType, has_receiver: bool = False) -> CallPlan:
    """The plan for calling functions of a func type; ``has_receiver``: methods of it, by ``Method.code``."""
    found = functype.plans.get(has_receiver)
    if found is None:
        found = functype.plans[has_receiver] = CallPlan(functype.params, functype.results, has_receiver)
    return found
