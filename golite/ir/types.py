"""IR types: what a virtual register holds, with Go's memory layout on amd64.

They are structural and say nothing of signedness, names or pointers' targets: ``i8 i16 i32 i64 f32 f64 bool ptr``,
structs ``{ptr, i64}`` and arrays ``[4 x i32]``. Types are interned, so compare with ``is``. Where Go pads a struct after a final
zero-size field, the lowering (golite/ir/layout.py) adds an explicit ``i8``, so field numbers stay Go's.

string = {ptr, i64}; slice = {ptr, i64, i64}; interfaces = {ptr, ptr}; map, chan, func, pointer, unsafe.Pointer = ptr;
complex64 = {f32, f32}; complex128 = {f64, f64}; int, uint, uintptr = i64; bool is one byte holding 0 or 1 in memory.
"""

from __future__ import annotations

from typing import final


class IRType:
    """``size`` and ``align`` are in bytes."""

    __slots__ = ("align", "size", "text")
    size: int
    align: int
    text: str

    def __repr__(self) -> str:
        return self.text


@final
class Int(IRType):
    __slots__ = ("bits",)

    def __init__(self, bits: int) -> None:
        self.bits = bits
        self.size = self.align = bits // 8
        self.text = f"i{bits}"


@final
class Float(IRType):
    __slots__ = ("bits",)

    def __init__(self, bits: int) -> None:
        self.bits = bits
        self.size = self.align = bits // 8
        self.text = f"f{bits}"


@final
class Bool(IRType):
    __slots__ = ()

    def __init__(self) -> None:
        self.size = self.align = 1
        self.text = "bool"


@final
class Ptr(IRType):
    __slots__ = ()

    def __init__(self) -> None:
        self.size = self.align = 8
        self.text = "ptr"


@final
class Struct(IRType):
    """``offsets[i]`` is field i's byte offset."""

    __slots__ = ("fields", "offsets")

    def __init__(self, fields: tuple[IRType, ...]) -> None:
        self.fields = fields
        offset, align, offsets = 0, 1, []
        for field in fields:
            align = max(align, field.align)
            offset = (offset + field.align - 1) & -field.align
            offsets.append(offset)
            offset += field.size
        self.offsets = tuple(offsets)
        self.align = align
        self.size = (offset + align - 1) & -align
        self.text = "{" + ", ".join(f.text for f in fields) + "}"


@final
class Array(IRType):
    __slots__ = ("elem", "length")

    def __init__(self, elem: IRType, length: int) -> None:
        self.elem = elem
        self.length = length
        self.align = elem.align
        self.size = elem.size * length
        self.text = f"[{length} x {elem.text}]"


I8, I16, I32, I64 = Int(8), Int(16), Int(32), Int(64)
F32, F64 = Float(32), Float(64)
BOOL = Bool()
PTR = Ptr()

_structs: dict[tuple[int, ...], Struct] = {}
_arrays: dict[tuple[int, int], Array] = {}


def struct_of(*fields: IRType) -> Struct:
    key = tuple(map(id, fields))
    found = _structs.get(key)
    if found is None:
        found = _structs[key] = Struct(fields)
    return found


def array_of(elem: IRType, length: int) -> Array:
    key = (id(elem), length)
    found = _arrays.get(key)
    if found is None:
        found = _arrays[key] = Array(elem, length)
    return found


STRING = struct_of(PTR, I64)
SLICE = struct_of(PTR, I64, I64)
IFACE = struct_of(PTR, PTR)
EMPTY = struct_of()
COMPLEX64 = struct_of(F32, F32)
COMPLEX128 = struct_of(F64, F64)


def is_scalar(t: IRType) -> bool:
    return not isinstance(t, (Struct, Array))


_pointers: dict[IRType, bool] = {}


def has_pointers(t: IRType) -> bool:
    """Whether a value of type ``t`` holds pointers."""
    found = _pointers.get(t)
    if found is None:
        if isinstance(t, Struct):
            found = any(has_pointers(field) for field in t.fields)
        elif isinstance(t, Array):
            found = t.length != 0 and has_pointers(t.elem)
        else:
            found = t is PTR
        _pointers[t] = found
    return found


def field_type(t: IRType, index: int) -> IRType:
    """The type of field (or constant element) ``index``."""
    if isinstance(t, Struct):
        return t.fields[index]
    assert isinstance(t, Array)
    return t.elem


def field_offset(t: IRType, index: int) -> int:
    """Byte offset of field (or constant element) ``index``."""
    if isinstance(t, Struct):
        return t.offsets[index]
    assert isinstance(t, Array)
    return t.elem.size * index
