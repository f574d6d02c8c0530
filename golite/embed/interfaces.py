"""Interface values: what they hold, converted as its own type says. The error interface makes GoErrors.

What Python puts into an interface gets the Go type that is natural for it, ``natural_type``: that of its class if it comes from Go, else what an
untyped constant of its kind would get.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from operator import index
from typing import TYPE_CHECKING, Any

from golite.embed.badvalue import BadValue, ForeignValue, out_of_range
from golite.embed.errors import GoError
from golite.embed.gotypes import GoType, Kind, dynamic_type
from golite.embed.memory import read_pair, write_pair
from golite.embed.pointers import Pinned
from golite.engine.stdlib import PROGRAM_BASE

if TYPE_CHECKING:
    from golite.embed.convert import Converters


_HOST_ERROR = "*runtime.HostError"  # an exception that went through Go


class Box(Pinned):
    """The value that an interface holds: its type, and ``address``, the interface's data word."""

    __slots__ = ("type",)

    def __init__(self, converters: Converters, t: GoType, word: int) -> None:
        super().__init__(converters, word)
        self.type = t

    def same(self, other: Box) -> bool:
        return self.type is other.type and self.address == other.address

    def method(self, name: str, raises: bool = True) -> Callable[..., Any] | None:
        """A method of the value, if it has it. ``raises``: a last result of type error is raised, as by all functions."""
        method = self.type.method_named.get(name)
        if method is None:
            return None
        caller = self._converters.caller(name, method.type, True, raises)

        def call(*args: Any) -> Any:
            return caller(method.code, 0, self.address, caller.signature.bind(args, {}))

        return call


def build_interface(converters: Converters, t: GoType) -> tuple[Callable[[int], Any], Callable[[int, Any], None]]:
    heap = converters.heap
    is_empty = not t.methods
    is_error = t.method_named.get("Error") is not None and t.implements(converters.basic["error"])

    def load(address: int) -> Any:
        word, data = heap.hold_pair(address)
        if not word:
            return None
        dynamic = dynamic_type(is_empty, word)
        if dynamic.string == _HOST_ERROR and converters.exception_at is not None and dynamic.elem.pkgpath == "runtime":
            return converters.exception_at(data)
        if is_error:
            return make_error(converters, dynamic, address + 8, data)
        return converters.of(dynamic).load(address + 8 if dynamic.is_direct else data)

    def store(address: int, value: Any) -> None:
        if value is None:
            write_pair(address, 0, 0)
            return
        if isinstance(value, BaseException) and not _goes(converters, value):
            if (is_error or is_empty) and converters.error_of is not None:
                value = converters.error_of(value)
            elif isinstance(value, GoError) and value.box is not None:
                raise _foreign(t, value.box.type, value.box._converters)
        if isinstance(value, GoError) and value.box is not None:
            dynamic = value.box.type
            write_pair(address, _first_word(dynamic), value.box.address)
            return
        dynamic = natural_type(converters, t, value)
        word = _first_word(dynamic)
        if dynamic.is_direct:
            converters.of(dynamic).store(address + 8, value)
            write_pair(address, word, read_pair(address)[1])
        else:
            made = heap.new(dynamic.address)
            converters.of(dynamic).store(made, value)
            write_pair(address, word, made)

    def _first_word(dynamic: GoType) -> int:
        if is_empty:
            return dynamic.address
        lacking = _lacking(dynamic, t)
        if lacking:
            raise BadValue(TypeError, f"{t.string} wanted, but {dynamic.string} lacks method {lacking}")
        return heap.itab(t.address, dynamic.address)

    return load, store


def _goes(converters: Converters, error: BaseException) -> bool:
    """Is it an error of Go's that a program can have as it is? One of another run's has methods that want that run's variables, unless it is made of
    the library's types only."""
    if not isinstance(error, GoError) or error.box is None:
        return False
    boxes = [wrapped.box for wrapped in error.chain() if isinstance(wrapped, GoError) and wrapped.box is not None]
    return all(box._converters is converters or box.type.address < PROGRAM_BASE for box in boxes)


def _foreign(wanted: GoType, t: GoType, converters: Converters) -> ForeignValue:
    return ForeignValue(f"{wanted.string} wanted, not {t.string} of another program", converters)


def _lacking(dynamic: GoType, interface: GoType) -> str:
    """A method that keeps a type from implementing an interface; "" if it does."""
    mine = {(method.name, method.pkgpath): method.type for method in dynamic.methods}
    return next((m.name for m in interface.methods if mine.get((m.name, m.pkgpath)) is not m.type), "")


def make_error(converters: Converters, dynamic: GoType, slot: int, data: int) -> GoError:
    """A GoError for what an interface holds whose data word, ``data``, is at ``slot``."""
    box = Box(converters, dynamic, data)
    message = box.method("Error")
    assert message is not None
    value = converters.of(dynamic).load(slot if dynamic.is_direct else data)
    return GoError(message(), value, box, tuple(_wrapped(converters, box)))


def _wrapped(converters: Converters, box: Box) -> list[BaseException]:
    """What Go's errors.Unwrap and the Unwrap method of joined errors give."""
    method = box.type.method_named.get("Unwrap")
    if method is None or method.type.params or len(method.type.results) != 1:
        return []
    error = converters.basic["error"]
    result = method.type.results[0]
    if result is not error and not (result.kind is Kind.SLICE and result.elem is error):
        return []
    unwrap = box.method("Unwrap", raises=False)
    assert unwrap is not None
    found = unwrap()
    return [error for error in (found if isinstance(found, list) else [found]) if error is not None]


def natural_type(converters: Converters, wanted: GoType, value: Any) -> GoType:
    """The Go type that a Python value has in an interface."""
    value = getattr(value, "__go_function__", value)
    t: Any = getattr(value, "__go_type__", None)
    if isinstance(t, GoType) and not isinstance(value, type):
        if value._converters is not converters:
            raise _foreign(wanted, t, value._converters)
        return t
    basic = converters.basic
    if isinstance(value, bool):
        return basic["bool"]
    if isinstance(value, int):
        return _int_type(converters, value)
    if isinstance(value, float):
        return basic["float64"]
    if isinstance(value, complex):
        return basic["complex128"]
    if isinstance(value, str):
        return basic["string"]
    if isinstance(value, (bytes, bytearray, memoryview)):
        return basic["[]uint8"]
    if isinstance(value, (list, tuple)):
        return basic["[]interface {}"]
    if isinstance(value, Mapping):
        return basic["map[string]interface {}" if all(isinstance(key, str) for key in value) else "map[interface {}]interface {}"]
    found = None
    if isinstance(value, datetime.timedelta):
        found = converters.by_string.get("time.Duration")
    elif isinstance(value, datetime.datetime):
        found = converters.by_string.get("time.Time")
    if found is not None:
        return found
    if hasattr(type(value), "__index__"):
        return _int_type(converters, index(value))
    if hasattr(type(value), "__float__"):
        return basic["float64"]
    raise BadValue(TypeError, f"{wanted.string} wanted; a value of class {type(value).__qualname__} has no Go type of its own")


def _int_type(converters: Converters, value: int) -> GoType:
    if -(1 << 63) <= value < 1 << 63:
        return converters.basic["int"]
    if 0 <= value < 1 << 64:
        return converters.basic["uint64"]
    raise out_of_range(converters.basic["int"], value)
