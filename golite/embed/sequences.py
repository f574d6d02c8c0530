"""Slices and arrays: copies. Slices become lists, arrays, which can be keys of maps, tuples; both become bytes if their elements are.

Numbers move in one piece: struct writes a list of them at once, and what has a buffer of the right element type (array.array, NumPy's arrays) is
copied as it is.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping
from struct import Struct
from typing import TYPE_CHECKING, Any

from golite.embed.badvalue import BadValue, wrong_type
from golite.embed.gotypes import GoType, Kind
from golite.embed.memory import MEMORY
from golite.embed.scalars import FORMATS, is_beyond_floats

if TYPE_CHECKING:
    from golite.embed.convert import Converters

_header = Struct("<QQQ")
_Functions = tuple[Callable[[int], Any], Callable[[int, Any], None]]


def is_bytes(t: GoType) -> bool:
    """Does a slice or array of this become bytes?"""
    return t.kind in (Kind.SLICE, Kind.ARRAY) and t.elem.kind is Kind.UINT8 and not t.elem.is_defined


def build_slice(converters: Converters, t: GoType) -> _Functions:
    elem, new_array, hold_pair = t.elem, converters.heap.array, converters.heap.hold_pair
    read: Callable[[int, int], Any] = _read_bytes if is_bytes(t) else many_loader(converters, elem)
    values_of = _bytes_of if is_bytes(t) else _values_of
    write: Callable[[int, Any], None] = _write_bytes if is_bytes(t) else many_storer(converters, elem)

    def load(address: int) -> Any:
        return read(*hold_pair(address))

    def store(address: int, value: Any) -> None:
        if value is None:
            _header.pack_into(MEMORY, address, 0, 0, 0)
            return
        values = values_of(t, value)
        count = len(values)
        data = new_array(elem.address, count)
        _header.pack_into(MEMORY, address, data, count, count)
        write(data, values)

    return load, store


def rest_storer(converters: Converters, t: GoType) -> Callable[[int, Any], None]:
    """Stores the arguments for a variadic parameter, a tuple or list, as a slice of type ``t``: one by one, also if they are bytes."""
    elem, new_array, write = t.elem, converters.heap.array, many_storer(converters, t.elem)

    def store(address: int, values: Any) -> None:
        count = len(values)
        data = new_array(elem.address, count)
        _header.pack_into(MEMORY, address, data, count, count)
        write(data, values)

    return store


def build_array(converters: Converters, t: GoType) -> _Functions:
    length = t.length
    read: Callable[[int, int], Any] = _read_bytes if is_bytes(t) else many_loader(converters, t.elem)
    values_of = _bytes_of if is_bytes(t) else _values_of
    write: Callable[[int, Any], None] = _write_bytes if is_bytes(t) else many_storer(converters, t.elem)
    made: Callable[[Any], Any] = bytes if is_bytes(t) else tuple

    def load(address: int) -> Any:
        return made(read(address, length))

    def store(address: int, value: Any) -> None:
        values = values_of(t, value)
        if len(values) != length:
            raise BadValue(ValueError, f"{t.string} wanted, not {len(values)} values")
        write(address, values)

    return load, store


def _read_bytes(address: int, count: int) -> bytes:
    return bytes(MEMORY[address : address + count])


def _write_bytes(address: int, data: memoryview) -> None:
    MEMORY[address : address + len(data)] = data


def _bytes_of(t: GoType, value: Any) -> memoryview:
    try:
        view = memoryview(value)
    except TypeError:
        raise wrong_type(t, value) from None
    except (ValueError, BufferError) as error:  # a memoryview that was released, say
        raise BadValue(ValueError, str(error)) from None
    if view.itemsize != 1:
        raise BadValue(TypeError, f"{t.string} wanted, not a buffer of {view.format}")
    return view.cast("B") if view.c_contiguous else memoryview(view.tobytes())


def _values_of(t: GoType, value: Any) -> Any:
    """A tuple, list or one-dimensional buffer that nobody else can change meanwhile: as many as there are now will be written."""
    if type(value) is tuple:
        return value
    if isinstance(value, (list, tuple)):
        return tuple(value)
    if isinstance(value, (str, bytes, bytearray, Mapping)) or not isinstance(value, Iterable):
        raise wrong_type(t, value)
    code = FORMATS.get(t.elem.kind)
    if code is not None:
        try:
            view = memoryview(value)  # type: ignore[arg-type]
        except TypeError:
            pass
        except (ValueError, BufferError) as error:
            raise BadValue(ValueError, str(error)) from None
        else:
            if view.ndim == 1 and view.c_contiguous and _same_format(view.format, view.itemsize, code):
                return view.cast("B").cast(code)  # type: ignore[call-overload]
    return list(value)


_SIGNED, _UNSIGNED = frozenset("bhilqn"), frozenset("BHILQN")


def _same_format(have: str, size: int, wanted: str) -> bool:
    have = have.lstrip("@=<")
    for group in (_SIGNED, _UNSIGNED):
        if have in group:
            return wanted in group and struct.calcsize("<" + wanted) == size
    return have == wanted


def many_loader(converters: Converters, elem: GoType) -> Callable[[int, int], list[Any]]:
    """A function that loads so many values, one behind the other from an address, into a list."""
    code = FORMATS.get(elem.kind)
    size = elem.size
    if code is not None and not elem.is_defined:

        def numbers(address: int, count: int) -> list[Any]:
            values: list[Any] = MEMORY[address : address + count * size].cast(code).tolist()  # type: ignore[call-overload]
            return values

        return numbers
    converter = converters.of(elem)

    def load_many(address: int, count: int) -> list[Any]:
        if converter.load_many is not None:
            return converter.load_many(address, count)
        load = converter.load
        if not size:
            return [load(address) for _ in range(count)]
        return [load(at) for at in range(address, address + count * size, size)]

    return load_many


def many_storer(converters: Converters, elem: GoType) -> Callable[..., None]:
    """A function that stores the values of a list, tuple or buffer from an address on. Its third argument, if given, says for a number which
    value that is, when it is a bad one."""
    code = FORMATS.get(elem.kind)
    size = elem.size
    converter = converters.of(elem)

    def store_many(address: int, values: Any, step: Callable[[int], str] = "[{}]".format) -> None:
        store = converter.store
        at = address
        for i, value in enumerate(values):
            try:
                store(at, value)
            except BadValue as bad:
                raise bad.at(step(i)) from None
            at += size

    if code is None or code == "?" or elem.is_defined:
        return store_many

    def store_numbers(address: int, values: Any, step: Callable[[int], str] = "[{}]".format) -> None:
        if type(values) is memoryview:
            MEMORY[address : address + values.nbytes] = values.cast("B")
            return
        try:
            struct.pack_into(f"<{len(values)}{code}", MEMORY, address, *values)
        except (struct.error, OverflowError):
            store_many(address, values, step)  # which one it was

    if code not in "fd":
        return store_numbers

    def store_floats(address: int, values: Any, step: Callable[[int], str] = "[{}]".format) -> None:
        store_numbers(address, values, step)
        highest = bytes(MEMORY[address + size - 1 : address + len(values) * size : size])  # of the largest, infinities among them, 7F or FF
        if (0x7F in highest or 0xFF in highest) and type(values) is not memoryview and any(map(is_beyond_floats, values)):
            store_many(address, values, step)  # which one it was

    return store_floats


