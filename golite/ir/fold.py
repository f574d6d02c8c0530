"""Constant semantics, once: from the checker's exact values (golite/types/const.py) to IR immediates and to bytes in memory.

Representation of exact values: bool, bytes (strings), int, Fraction (floats, already rounded to their type), Complex (two Fractions).
"""

from __future__ import annotations

import struct
from fractions import Fraction
from typing import Any

from golite.ir.func import Const
from golite.ir.types import BOOL, Bool, Float, Int, IRType


def float_value(value: Any, bits: int) -> float:
    """The Python float equal to an exact value, rounded to ``bits`` (32 or 64) if that is still needed."""
    if isinstance(value, float):
        exact = value
    elif bits == 32:
        from golite.types.const import round_float32

        rounded = round_float32(Fraction(value))
        exact = float("inf") if rounded is None else float(rounded)
        if rounded is None and value < 0:
            exact = -exact
    else:
        try:
            exact = value.numerator / value.denominator
        except OverflowError:
            exact = float("inf") if value > 0 else float("-inf")
    return exact


def scalar_const(value: Any, t: IRType) -> Const:
    """An immediate of scalar type ``t`` for an exact bool or number."""
    cls = type(t)
    if cls is Int:
        return Const(t, int_value(value))
    if cls is Float:
        return Const(t, float_value(value, t.size * 8))
    if cls is Bool:
        return Const(BOOL, 1 if value else 0)
    raise AssertionError(f"constant {value!r} of type {t}")


def int_value(value: Any) -> int:
    """An exact number that is known to be integral, as int."""
    if type(value) is int:
        return value
    if isinstance(value, Fraction):
        return value.numerator
    re = getattr(value, "re", None)
    if re is not None:
        return int(re.numerator)
    return int(value)


def complex_parts(value: Any) -> tuple[Any, Any]:
    re = getattr(value, "re", None)
    if re is not None:
        return re, value.im
    return value, Fraction(0)


def scalar_bytes(const: Const) -> bytes:
    """The bytes in memory of a scalar immediate."""
    t, value = const.type, const.value
    if value is None:
        return bytes(t.size)
    if isinstance(t, Float):
        return struct.pack("<d" if t.bits == 64 else "<f", value)
    return (int(value) & ((1 << 8 * t.size) - 1)).to_bytes(t.size, "little")


def wrap_signed(value: int, bits: int) -> int:
    """``value`` modulo 2**bits, as a signed number."""
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> (bits - 1) else value
