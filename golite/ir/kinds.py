"""What the kinds of Go's types are as IR types: for checked types (layout.py) and for those of a running program (golite/embed/callplan.py)."""

from __future__ import annotations

from golite.ir.types import BOOL, COMPLEX64, COMPLEX128, F32, F64, I8, I16, I32, I64, IFACE, PTR, SLICE, STRING, IRType, struct_of
from golite.types.kinds import Kind

# All but arrays and structs, which are as what they consist of.
FIXED: dict[Kind, IRType] = {
    Kind.BOOL: BOOL,
    Kind.UNTYPED_BOOL: BOOL,
    Kind.INT: I64,
    Kind.INT8: I8,
    Kind.INT16: I16,
    Kind.INT32: I32,
    Kind.INT64: I64,
    Kind.UINT: I64,
    Kind.UINT8: I8,
    Kind.UINT16: I16,
    Kind.UINT32: I32,
    Kind.UINT64: I64,
    Kind.UINTPTR: I64,
    Kind.FLOAT32: F32,
    Kind.FLOAT64: F64,
    Kind.COMPLEX64: COMPLEX64,
    Kind.COMPLEX128: COMPLEX128,
    Kind.STRING: STRING,
    Kind.UNSAFE_POINTER: PTR,
    Kind.UNTYPED_INT: I64,
    Kind.UNTYPED_RUNE: I32,
    Kind.UNTYPED_FLOAT: F64,
    Kind.UNTYPED_COMPLEX: COMPLEX128,
    Kind.UNTYPED_STRING: STRING,
    Kind.UNTYPED_NIL: PTR,
    Kind.CHAN: PTR,
    Kind.FUNC: PTR,
    Kind.INTERFACE: IFACE,
    Kind.MAP: PTR,
    Kind.POINTER: PTR,
    Kind.SLICE: SLICE,
}


def struct_of_fields(fields: list[IRType]) -> IRType:
    """A Go struct. If its last field has size zero (and another offset than 0) there is an ``i8`` behind it, so that a pointer to that field stays
    inside the object; field numbers stay Go's."""
    if fields and fields[-1].size == 0 and struct_of(*fields).size > 0:
        return struct_of(*fields, I8)
    return struct_of(*fields)
