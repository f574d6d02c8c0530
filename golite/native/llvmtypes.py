"""IR types as LLVM sees them: which leaves a value has, how each is spelled in registers and in memory.

A value whose type has at most ``MAX_LEAVES`` scalar leaves is *split*: it exists only as its leaves, each an LLVM scalar
(strings, slices, interfaces, complex numbers, small structs). Anything bigger is *in memory*: it exists as the address of
storage of its own and moves by memcpy. LLVM never sees a first-class aggregate except as a function result.

A bool is ``i1`` in a register and ``i8`` (0 or 1) in memory; every other scalar is spelled alike in both.
"""

from __future__ import annotations

import struct
from typing import final

from golite.ir.types import Array, Bool, Float, Int, IRType, Struct

MAX_LEAVES = 4


@final
class Leaf:
    """One scalar of a split value: ``offset`` in bytes from the value's start, ``text`` in registers, ``memory_text`` in memory."""

    __slots__ = ("is_bool", "is_float", "memory_text", "offset", "size", "text", "zero")

    def __init__(self, type: IRType, offset: int) -> None:
        self.offset = offset
        self.size = type.size
        self.is_bool = isinstance(type, Bool)
        self.is_float = isinstance(type, Float)
        if isinstance(type, Int):
            self.text = self.memory_text = type.text
            self.zero = "0"
        elif isinstance(type, Float):
            self.text = self.memory_text = "double" if type.bits == 64 else "float"
            self.zero = "0.0"
        elif isinstance(type, Bool):
            self.text, self.memory_text = "i1", "i8"
            self.zero = "false"
        else:
            self.text = self.memory_text = "ptr"
            self.zero = "null"


@final
class Shape:
    """``leaves`` is None for a value in memory. ``storage`` is the type to ``alloca`` for it; ``starts[i]`` is the number of leaves
    before field i of a split struct or element i of a split array, with the total at the end. ``dense``: no padding."""

    __slots__ = ("align", "dense", "leaves", "size", "starts", "storage", "zeros")

    def __init__(self, type: IRType) -> None:
        self.size = type.size
        self.align = type.align
        self.storage = f"[{type.size} x i8], align {type.align}"
        found: list[Leaf] = []
        self.leaves: tuple[Leaf, ...] | None = tuple(found) if _collect(type, 0, found) else None
        self.starts: tuple[int, ...] = ()
        self.zeros: tuple[str, ...] = ()
        self.dense = False
        if self.leaves is None:
            return
        self.zeros = tuple(leaf.zero for leaf in found)
        self.dense = sum(leaf.size for leaf in found) == type.size
        if isinstance(type, Struct):
            starts = [0]
            for field in type.fields:
                starts.append(starts[-1] + len(shape_of(field).leaves or ()))
            self.starts = tuple(starts)
        elif isinstance(type, Array) and type.length <= MAX_LEAVES:
            count = len(shape_of(type.elem).leaves or ())
            self.starts = tuple(i * count for i in range(type.length + 1))


def _collect(type: IRType, offset: int, found: list[Leaf]) -> bool:
    """Appends the leaves of ``type``; False as soon as there are too many."""
    if isinstance(type, Struct):
        return all(_collect(field, offset + at, found) for field, at in zip(type.fields, type.offsets, strict=True))
    if isinstance(type, Array):
        if type.size == 0:
            return True
        return type.length <= MAX_LEAVES and all(_collect(type.elem, offset + i * type.elem.size, found) for i in range(type.length))
    found.append(Leaf(type, offset))
    return len(found) <= MAX_LEAVES


_shapes: dict[IRType, Shape] = {}


def shape_of(type: IRType) -> Shape:
    found = _shapes.get(type)
    if found is None:
        found = _shapes[type] = Shape(type)
    return found


def int_text(value: int, bits: int) -> str:
    """An integer constant, reduced to the signed range LLVM wants."""
    value &= (1 << bits) - 1
    return str(value - (1 << bits) if value >> (bits - 1) else value)


def float_text(value: float) -> str:
    """Exact: the bits of the double (LLVM spells f32 constants as doubles too)."""
    return f"0x{struct.unpack('<Q', struct.pack('<d', value))[0]:016X}"


def scalar_text(type: IRType, value: object) -> str:
    """The spelling of an immediate of scalar type, without its type."""
    if isinstance(type, Int):
        return int_text(int(value or 0), type.bits)  # type: ignore[call-overload]
    if isinstance(type, Bool):
        return "true" if value else "false"
    if isinstance(type, Float):
        return float_text(0.0 if value is None else float(value))  # type: ignore[arg-type]
    return "null" if not value else f"inttoptr (i64 {value} to ptr)"


_PLAIN_BYTES = {c for c in range(32, 127) if chr(c) not in '"\\'}
BYTE_TEXT = tuple(chr(c) if c in _PLAIN_BYTES else f"\\{c:02X}" for c in range(256))


def quote(data: bytes) -> str:
    """``data`` between quotes, as LLVM writes strings, names and byte arrays."""
    return '"' + "".join(map(BYTE_TEXT.__getitem__, data)) + '"'
