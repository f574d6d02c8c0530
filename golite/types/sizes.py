"""Sizes, alignments and offsets on amd64, as gc lays values out: what unsafe.Sizeof and its like are constants of.

Known to golite/ir/types.py, which computes layouts for code; a test compares the two.
"""

from __future__ import annotations

from typing import Any

from golite.types.types import Array, Basic, Interface, Kind, Slice, Struct, underlying

WORD_BYTES = 8

_BASIC_BYTES: dict[Kind, int] = {
    Kind.BOOL: 1, Kind.INT8: 1, Kind.UINT8: 1, Kind.INT16: 2, Kind.UINT16: 2, Kind.INT32: 4, Kind.UINT32: 4,
    Kind.FLOAT32: 4, Kind.INT64: 8, Kind.UINT64: 8, Kind.INT: 8, Kind.UINT: 8, Kind.UINTPTR: 8, Kind.FLOAT64: 8,
    Kind.COMPLEX64: 8, Kind.COMPLEX128: 16, Kind.STRING: 16, Kind.UNSAFE_POINTER: 8, Kind.UNTYPED_BOOL: 1,
    Kind.UNTYPED_INT: 8, Kind.UNTYPED_RUNE: 4, Kind.UNTYPED_FLOAT: 8, Kind.UNTYPED_COMPLEX: 16,
    Kind.UNTYPED_STRING: 16, Kind.UNTYPED_NIL: 8,
}  # fmt: skip


def align_up(offset_bytes: int, align_bytes: int) -> int:
    return (offset_bytes + align_bytes - 1) // align_bytes * align_bytes


def alignof(t: Any) -> int:
    u = underlying(t)
    cls = type(u)
    if cls is Basic:
        if u.kind is Kind.COMPLEX64:
            return 4
        return min(_BASIC_BYTES.get(u.kind, WORD_BYTES), WORD_BYTES)
    if cls is Array:
        return alignof(u.elem)
    if cls is Struct:
        return max((alignof(f.type) for f in u.fields), default=1)
    return WORD_BYTES


def sizeof(t: Any) -> int:
    u = underlying(t)
    cls = type(u)
    if cls is Basic:
        return _BASIC_BYTES.get(u.kind, WORD_BYTES)
    if cls is Array:
        length: int = max(u.length, 0)
        return sizeof(u.elem) * length
    if cls is Slice:
        return 3 * WORD_BYTES
    if cls is Interface:
        return 2 * WORD_BYTES
    if cls is Struct:
        offset = 0
        last = 1
        for f in u.fields:
            last = sizeof(f.type)
            offset = align_up(offset, alignof(f.type)) + last
        if offset and last == 0:
            # A pointer to a final zero-sized field must not point past the object: gc pads by a byte.
            offset += 1
        return align_up(offset, alignof(u))
    return WORD_BYTES


def offsetsof(t: Struct) -> list[int]:
    """The byte offset of every field."""
    out = []
    offset = 0
    for f in t.fields:
        offset = align_up(offset, alignof(f.type))
        out.append(offset)
        offset += sizeof(f.type)
    return out
