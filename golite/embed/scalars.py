"""Booleans, numbers, strings.

The struct module checks ranges and asks objects for __index__ and __float__, so a store that goes well is one call; only when it
fails is it found out why.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from math import inf, isinf
from struct import Struct
from typing import TYPE_CHECKING, Any

from golite.embed.badvalue import BadValue, out_of_range, wrong_type
from golite.embed.gotypes import GoType, Kind
from golite.embed.memory import MEMORY, write_pair

if TYPE_CHECKING:
    from golite.embed.convert import Converters

INT_FORMATS: dict[Kind, str] = {
    Kind.INT: "q",
    Kind.INT8: "b",
    Kind.INT16: "h",
    Kind.INT32: "i",
    Kind.INT64: "q",
    Kind.UINT: "Q",
    Kind.UINT8: "B",
    Kind.UINT16: "H",
    Kind.UINT32: "I",
    Kind.UINT64: "Q",
    Kind.UINTPTR: "Q",
}
# Of all that struct, memoryview.cast and Go agree on; bool for reading only, since struct takes anything for one.
FORMATS: dict[Kind, str] = {**INT_FORMATS, Kind.FLOAT32: "f", Kind.FLOAT64: "d", Kind.BOOL: "?"}


_Functions = tuple[Callable[[int], Any], Callable[[int, Any], None]]


def numbers_format(types: Sequence[GoType], offsets: Sequence[int]) -> Struct | None:
    """The format of numbers that are at some offsets, lowest first; None if there is anything else among the types, or nothing. Booleans count, but
    struct would take anything for one."""
    text, at = "<", 0
    for t, offset in zip(types, offsets, strict=True):
        code = FORMATS.get(t.kind)
        if code is None or t.is_defined:
            return None
        text += f"{offset - at}x{code}"
        at = offset + t.size
    return Struct(text) if types else None


def build_bool(converters: Converters, t: GoType) -> _Functions:
    def load(address: int) -> bool:
        return MEMORY[address] != 0

    def store(address: int, value: Any) -> None:
        if value is not True and value is not False:
            raise wrong_type(t, value)
        MEMORY[address] = value

    return load, store


def build_number(converters: Converters, t: GoType) -> _Functions:
    if t.kind in (Kind.FLOAT32, Kind.FLOAT64):
        return _build_float(t)
    number = Struct("<" + FORMATS[t.kind])
    unpack, pack = number.unpack_from, number.pack_into

    def load(address: int) -> Any:
        return unpack(MEMORY, address)[0]

    def store(address: int, value: Any) -> None:
        try:
            pack(MEMORY, address, value)
        except OverflowError:
            raise out_of_range(t, value) from None
        except struct.error:
            raise out_of_range(t, value) if hasattr(type(value), "__index__") else wrong_type(t, value) from None

    return load, store


def _build_float(t: GoType) -> _Functions:
    number = Struct("<" + FORMATS[t.kind])
    unpack, pack = number.unpack_from, number.pack_into

    def load(address: int) -> Any:
        return unpack(MEMORY, address)[0]

    def store(address: int, value: Any) -> None:
        try:
            pack(MEMORY, address, value)
        except OverflowError:
            raise out_of_range(t, value) from None
        except struct.error:
            raise _not_a_float(t, value) from None
        if is_beyond_floats(value):
            raise out_of_range(t, value)

    return load, store


def is_beyond_floats(value: Any) -> bool:
    """Is that a number of which Python makes an infinity, as it does of the largest Decimals?"""
    return type(value) is not float and type(value) is not int and isinf(value) and value != inf and value != -inf


def _not_a_float(t: GoType, value: Any) -> Exception:
    """Why struct does not take a value for a float. Raises what the value's ``__float__`` does, other than that it is too large, or a value of its
    class that is no float, such as a Decimal's signaling NaN."""
    if hasattr(type(value), "__float__") or hasattr(type(value), "__index__"):
        try:
            float(value)
        except OverflowError:
            return out_of_range(t, value)
        except TypeError:
            pass
        except ValueError as error:
            return _no_number(error)
    return wrong_type(t, value)


def _no_number(error: ValueError) -> Exception:
    """What to raise for an error of ``float`` or ``complex``: of what they call it stays what it is."""
    return BadValue(ValueError, str(error)) if type(error) is ValueError else error


def build_complex(converters: Converters, t: GoType) -> _Functions:
    numbers = Struct("<ff" if t.kind is Kind.COMPLEX64 else "<dd")
    unpack, pack = numbers.unpack_from, numbers.pack_into

    def load(address: int) -> complex:
        return complex(*unpack(MEMORY, address))

    def store(address: int, value: Any) -> None:
        if isinstance(value, str):  # which complex() would read
            raise wrong_type(t, value)
        try:
            number = complex(value)
            if isinf(number.real) and not isinstance(value, complex) and value != number:
                raise out_of_range(t, value)  # as is_beyond_floats
            pack(MEMORY, address, number.real, number.imag)
        except OverflowError:
            raise out_of_range(t, value) from None
        except TypeError:
            raise wrong_type(t, value) from None
        except ValueError as error:
            raise _no_number(error) from None

    return load, store


def build_unsafe_pointer(converters: Converters, t: GoType) -> _Functions:
    load, store_number = build_number(converters, converters.basic["uintptr"])

    def store(address: int, value: Any) -> None:
        try:
            store_number(address, 0 if value is None else value)
        except BadValue as bad:
            raise (wrong_type if bad.kind is TypeError else out_of_range)(t, value) from None

    return load, store


def build_string(converters: Converters, t: GoType) -> _Functions:
    heap = converters.heap
    string, put_text = heap.string, heap.put_text

    def store(address: int, value: Any) -> None:
        if put_text(address, value):
            return
        if not isinstance(value, str):
            raise wrong_type(t, value)
        write_pair(address, *string(encoded(value)))

    return heap.text, store


def encoded(value: str) -> bytes:
    """A Python string's bytes in Go. Surrogates that stand for bytes become those."""
    try:
        return str.encode(value, "utf-8", "surrogateescape")
    except UnicodeEncodeError as error:
        raise BadValue(ValueError, f"{value[error.start]!r} has no UTF-8 encoding") from None
