"""The kinds of values that the runtime converts itself (runtime/hostpyvalue.go): numbers, strings and bytes."""

from __future__ import annotations

from golite.embed.gotypes import GoType, Kind

_NUMBERS = (
    Kind.BOOL, Kind.INT8, Kind.INT16, Kind.INT32, Kind.INT64, Kind.UINT8, Kind.UINT16, Kind.UINT32, Kind.UINT64, Kind.FLOAT32, Kind.FLOAT64,
)  # fmt: skip
_KINDS = {kind: 1 + i for i, kind in enumerate(_NUMBERS)}
_KINDS |= {Kind.INT: _KINDS[Kind.INT64], Kind.UINT: _KINDS[Kind.UINT64], Kind.UINTPTR: _KINDS[Kind.UINT64]}
FLOATS = frozenset((_KINDS[Kind.FLOAT32], _KINDS[Kind.FLOAT64]))
NUMBERS = frozenset(_KINDS.values())
STRING, BYTES, ERROR = (1 + len(_NUMBERS) + i for i in range(3))
_KINDS[Kind.STRING] = STRING


def native_kind(t: GoType) -> int:
    """0: the runtime does not convert it."""
    if t.is_defined:
        return 0
    if t.kind is Kind.SLICE and t.elem.kind is Kind.UINT8 and not t.elem.is_defined:
        return BYTES
    return _KINDS.get(t.kind, 0)
