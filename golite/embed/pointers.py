"""Pointers: proxies, one for each address and type as long as somebody has it, so that ``is`` compares pointers.

A proxy of a struct has its fields, which read and write Go's memory, and its methods (structs.py makes the class). All proxies have ``value``, what
the pointer points to. A proxy keeps the object alive, or the part of one that it points into.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from golite.embed.badvalue import BadValue, wrong_type
from golite.embed.gotypes import GoType, Kind
from golite.embed.memory import write_word

if TYPE_CHECKING:
    from golite.embed.convert import Converters

_Functions = tuple[Callable[[int], Any], Callable[[int, Any], None]]


class Pinned:
    """Keeps the object at, or around, ``address`` alive."""

    __slots__ = ("__weakref__", "_converters", "_pin", "address")

    def __init__(self, converters: Converters, address: int) -> None:
        self._converters = converters
        self.address = address
        self._pin = converters.heap.pin(address)

    def __copy__(self) -> Pinned:
        return self

    def __deepcopy__(self, memo: object) -> Pinned:
        return self

    def __reduce_ex__(self, protocol: object) -> Any:
        raise TypeError(f"{self!r} belongs to a running program and cannot be pickled")


class Opaque(Pinned):
    """A value of a type that Python can only pass on."""

    __slots__ = ("__go_type__",)

    def __init__(self, converters: Converters, t: GoType, address: int) -> None:
        super().__init__(converters, address)
        self.__go_type__ = t

    def __repr__(self) -> str:
        return f"<{self.__go_type__.string} {self.address:#x}>"


class Pointer(Opaque):
    """A pointer that is not nil. ``pointer.value`` is what it points to, ``pointer.value = x`` changes it. Pointers are equal if they are the
    same object, which they are if they have the same address and type."""

    __slots__ = ()
    __go_type__: GoType
    fields: ClassVar[tuple[str, ...]] = ()

    @property
    def value(self) -> Any:
        return load_at(self._converters, self.__go_type__.elem, self.address)

    @value.setter
    def value(self, value: Any) -> None:
        self._converters.assign(self.__go_type__.elem, self.address, value, "value")


class PointerClass:
    """``T.ref`` of a class T made for a Go type: the class of pointers to it, None if the program has none."""

    def __get__(self, instance: object, owner: Any) -> type[Any] | None:
        converters: Converters = owner._converters
        pointer = converters.pointer_to(owner.__go_type__)
        return None if pointer is None else converters.class_of(pointer)


def load_at(converters: Converters, t: GoType, address: int) -> Any:
    """Loads from memory that Go knows."""
    load = converters.loader(t)
    if not t.pointer_bytes:
        return load(address)
    with converters.heap.scope():
        return load(address)


def proxy(converters: Converters, t: GoType, address: int, cls: Callable[..., Any]) -> Any:
    """The proxy of an address and a type: the one there is, or a new one, ``cls(converters, t, address)``."""
    key = address, t
    found = converters.proxies.get(key)
    if found is None:
        made = cls(converters, t, address)
        with converters.proxy_lock:
            found = converters.proxies.get(key)
            if found is None:
                found = converters.proxies[key] = made
    return found


def variable_loader(converters: Converters, t: GoType) -> Callable[[int], Any]:
    """Reads a variable or field in memory that Go knows: its value, or a pointer to it if it is a struct, so that its fields can be assigned to."""
    load = converters.loader(t)
    if t.kind is Kind.STRUCT and converters.of(t).python_class is not None:
        pointer = converters.pointer_to(t)
        if pointer is not None:
            return lambda address: pointer_at(converters, pointer, address)
    return (lambda address: load_at(converters, t, address)) if t.pointer_bytes else load


def pointer_at(converters: Converters, t: GoType, address: int) -> Any:
    """The proxy for a pointer of type ``t``."""
    return proxy(converters, t, address, converters.of(t).python_class or Pointer)


def build_pointer(converters: Converters, t: GoType) -> _Functions:
    from golite.embed.structs import pointer_class

    heap, elem = converters.heap, t.elem
    hold = heap.hold
    cls = converters.of(t).python_class = pointer_class(converters, t)
    elem_converter = converters.of(elem)

    def load(address: int) -> Any:
        target = hold(address)
        return proxy(converters, t, target, cls) if target else None

    def store(address: int, value: Any) -> None:
        if value is None:
            write_word(address, 0)
        elif isinstance(value, Pointer) and value.__go_type__.elem is elem:
            write_word(address, value.address)
        else:
            made = heap.new(elem.address)
            write_word(address, made)
            try:
                elem_converter.store(made, value)
            except BadValue as bad:
                raise (wrong_type(t, value) if bad.kind is TypeError and not bad.path else bad) from None

    return load, store


def build_opaque(converters: Converters, t: GoType) -> _Functions:
    hold = converters.heap.hold

    def load(address: int) -> Any:
        target = hold(address)
        return proxy(converters, t, target, Opaque) if target else None

    def store(address: int, value: Any) -> None:
        if value is None:
            write_word(address, 0)
        elif isinstance(value, Opaque) and _goes(value.__go_type__, t):
            write_word(address, value.address)
        else:
            raise wrong_type(t, value)

    return load, store


def _goes(have: GoType, wanted: GoType) -> bool:
    """Is a value of one type assignable to another, as channels that go both ways are to those that go one way?"""
    if have is wanted:
        return True
    return have.kind is wanted.kind is Kind.CHAN and have.elem is wanted.elem and have.direction & wanted.direction == wanted.direction
