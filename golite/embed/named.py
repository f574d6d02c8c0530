"""Types with a name whose underlying type is a number, string, slice, array or map: a subclass of the Python class that the underlying type becomes.

So ``module.Red`` is an int that knows to be a Color: it prints as ``Color(0)``, has Color's methods, and an interface that gets it holds a Color.
Methods work on a copy, so those with pointer receivers are left to pointers (``Color.new(0)``). A bool has no subclasses, and stays what it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from golite.embed.badvalue import BadValue
from golite.embed.funcs import method_function
from golite.embed.gotypes import GoType, Kind
from golite.embed.memory import read_word
from golite.embed.pointers import PointerClass, pointer_at
from golite.embed.scalars import INT_FORMATS
from golite.embed.sequences import is_bytes
from golite.embed.structs import string_method

if TYPE_CHECKING:
    from golite.embed.convert import Converters

_BASES: dict[Kind, type[Any]] = {
    **dict.fromkeys(INT_FORMATS, int),
    Kind.FLOAT32: float,
    Kind.FLOAT64: float,
    Kind.COMPLEX64: complex,
    Kind.COMPLEX128: complex,
    Kind.STRING: str,
    Kind.SLICE: list,
    Kind.ARRAY: tuple,
    Kind.MAP: dict,
}


def named_functions(
    converters: Converters, t: GoType, load: Callable[[int], Any], store: Callable[[int, Any], None]
) -> tuple[Callable[[int], Any], Callable[[int, Any], None]]:
    """``load`` and ``store`` of the underlying type made those of a named one."""
    base = bytes if is_bytes(t) else _BASES.get(t.kind)
    if base is None:
        return load, store
    cls = converters.of(t).python_class = _make_class(converters, t, base, store)

    def load_named(address: int) -> Any:
        return cls(load(address))

    return load_named, store


def _make_class(converters: Converters, t: GoType, base: type[Any], store: Callable[[int, Any], None]) -> type[Any]:
    heap = converters.heap
    row = converters.type_rows.get(t.address)
    base_repr: Callable[[Any], str] = base.__repr__  # type: ignore[assignment]

    def __repr__(self: Any) -> str:
        return f"{t.name}({base_repr(self)})"

    def variable(self: Any) -> int:
        address = heap.new(t.address)
        try:
            store(address, self)
        except BadValue as bad:
            raise bad.as_error(t.name) from None
        return address

    def receiver(self: Any) -> int:
        address = variable(self)
        return read_word(address) if t.is_direct else address

    def new(cls: type[Any], value: Any = None) -> Any:
        """A new variable in Go's memory: a pointer to a value."""
        pointer = converters.pointer_to(t)
        if pointer is None:
            raise TypeError(f"the program has no pointers to {t.string}")
        with heap.scope():
            return pointer_at(converters, pointer, variable(cls() if value is None else value))

    members: dict[str, Any] = {
        "__slots__": (),
        "__go_type__": t,
        "__module__": t.package,
        "__doc__": (row[3] if row is not None else "") or None,
        "__repr__": __repr__,
        "_converters": converters,
        "new": classmethod(new),
        "ref": PointerClass(),
    }
    for name, method in t.method_named.items():
        members[name] = method_function(converters, t, method, receiver)
    if base is not str:
        members["__str__"] = string_method(members["String"]) if "String" in t.method_named else base_repr
    return type(t.name, (base,), members)
