"""Go types as IR types: memory layout on amd64, pointer maps, and the questions about shape that lowering asks.

``ir_type`` is the place where a checked Go type becomes bytes; what it knows of kinds is in kinds.py.
"""

from __future__ import annotations

from typing import Any

from golite.ir.kinds import FIXED, struct_of_fields
from golite.ir.memo import memo
from golite.ir.types import EMPTY, IFACE, PTR, SLICE, IRType, array_of, struct_of
from golite.ir.types import Array as IRArray
from golite.ir.types import Ptr as IRPtr
from golite.ir.types import Struct as IRStruct
from golite.types.types import (
    Alias,
    Array,
    Basic,
    Chan,
    Interface,
    Kind,
    Map,
    Named,
    Pointer,
    Signature,
    Slice,
    Struct,
    Tuple,
    underlying,
)

LARGE_BYTES = 64  # above this, and for arrays, values live in memory and move by address

SIGNED = frozenset(
    {Kind.INT, Kind.INT8, Kind.INT16, Kind.INT32, Kind.INT64, Kind.UNTYPED_INT, Kind.UNTYPED_RUNE},
)
UNSIGNED = frozenset({Kind.UINT, Kind.UINT8, Kind.UINT16, Kind.UINT32, Kind.UINT64, Kind.UINTPTR})
FLOATS = frozenset({Kind.FLOAT32, Kind.FLOAT64, Kind.UNTYPED_FLOAT})
COMPLEXES = frozenset({Kind.COMPLEX64, Kind.COMPLEX128, Kind.UNTYPED_COMPLEX})

_cache: dict[int, tuple[Any, IRType]] = memo()  # id -> (the type itself, so that it stays alive; its IR type)


def ir_type(t: Any) -> IRType:
    found = _cache.get(id(t))
    if found is not None:
        return found[1]
    made = _ir_type(t)
    _cache[id(t)] = (t, made)
    return made


def _ir_type(t: Any) -> IRType:
    cls = type(t)
    if cls is Named or cls is Alias:
        return ir_type(underlying(t))
    if cls is Basic:
        return FIXED[t.kind]
    if cls is Pointer or cls is Map or cls is Chan or cls is Signature:
        return PTR
    if cls is Slice:
        return SLICE
    if cls is Interface:
        return IFACE
    if cls is Array:
        return array_of(ir_type(t.elem), t.length)
    if cls is Struct:
        return struct_of_fields([ir_type(f.type) for f in t.fields])
    if cls is Tuple:
        return struct_of(*(ir_type(v.type) for v in t.vars)) if t.vars else EMPTY
    raise AssertionError(f"no layout for {cls.__name__} {t}")


def kind_of(t: Any) -> Kind:
    """The kind of a basic underlying type, else that of the composite."""
    u = underlying(t)
    if type(u) is Basic:
        return u.kind
    return _KINDS[type(u)]


_KINDS: dict[type, Kind] = {
    Pointer: Kind.POINTER,
    Slice: Kind.SLICE,
    Array: Kind.ARRAY,
    Map: Kind.MAP,
    Chan: Kind.CHAN,
    Struct: Kind.STRUCT,
    Signature: Kind.FUNC,
    Interface: Kind.INTERFACE,
}


def is_signed(t: Any) -> bool:
    return kind_of(t) in SIGNED


def is_interface(t: Any) -> bool:
    return type(underlying(t)) is Interface


def is_empty_interface(t: Any) -> bool:
    u = underlying(t)
    return type(u) is Interface and not methods_of(u)


def methods_of(iface: Interface) -> list[Any]:
    """All methods of an interface type, sorted by name."""
    if iface.all_methods is None:
        from golite.types.typeset import complete

        complete(iface)
    assert iface.all_methods is not None
    return iface.all_methods


def is_direct(t: Any) -> bool:
    """Pointer-shaped: stored in an interface's data word as it is."""
    u = underlying(t)
    cls = type(u)
    if cls is Pointer or cls is Map or cls is Chan or cls is Signature:
        return True
    if cls is Basic:
        return u.kind is Kind.UNSAFE_POINTER
    if cls is Struct:
        return len(u.fields) == 1 and is_direct(u.fields[0].type)
    if cls is Array:
        return u.length == 1 and is_direct(u.elem)
    return False


_in_memory: dict[int, bool] = {}


def in_memory(t: IRType) -> bool:
    """Whether variables of this type live in memory even if nobody takes their address: arrays and large structs."""
    found = _in_memory.get(id(t))
    if found is None:
        found = _in_memory[id(t)] = t.size > LARGE_BYTES or _has_array(t)
    return found


def _has_array(t: IRType) -> bool:
    if type(t) is IRArray:
        return t.size > 0
    return type(t) is IRStruct and any(_has_array(f) for f in t.fields)


_pointer_words: dict[int, int] = {}


def pointer_words(t: IRType) -> int:
    """Bit i: word i of a value of this type can hold a pointer."""
    if type(t) is IRPtr:
        return 1
    found = _pointer_words.get(id(t))
    if found is not None:
        return found
    bits = 0
    if type(t) is IRStruct:
        for f, off in zip(t.fields, t.offsets, strict=True):
            bits |= pointer_words(f) << (off // 8)
    elif type(t) is IRArray and t.length and t.size:
        elem = pointer_words(t.elem)
        if elem:
            words, count, have = t.elem.size // 8, t.length, 1
            bits = elem
            while have < count:  # doubling
                more = min(have, count - have)
                bits |= (bits & ((1 << (more * words)) - 1)) << (have * words)
                have += more
    _pointer_words[id(t)] = bits
    return bits


def is_regular_memory(t: Any) -> bool:
    """Whether == on values of this type compares their bytes."""
    u = underlying(t)
    cls = type(u)
    if cls is Basic:
        k = u.kind
        return k not in FLOATS and k not in COMPLEXES and k is not Kind.STRING and k is not Kind.UNTYPED_STRING
    if cls is Pointer or cls is Chan:
        return True
    if cls is Array:
        return is_regular_memory(u.elem)
    if cls is Struct:
        end = 0
        st = ir_type(u)
        assert isinstance(st, IRStruct)
        for i, f in enumerate(u.fields):
            if f.name == "_" or not is_regular_memory(f.type) or st.offsets[i] != end:
                return False
            end += st.fields[i].size
        return end == st.size
    return False


def pointee(t: Any) -> Any:
    """The element type of a pointer type, or None."""
    u = underlying(t)
    return u.elem if type(u) is Pointer else None
