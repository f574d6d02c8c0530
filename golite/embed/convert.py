"""Conversion of values between Go and Python: a Converter for each Go type, made once.

A Converter has two functions of an address. ``load`` makes a Python object of the Go value there, ``store`` puts a Python object there as a
Go value, or raises BadValue; the memory is new, and unknown to Go (heap.py). What becomes of which type is in docs/embedding.md; the modules by kind
of type (scalars, strings, sequences, maps, structs, pointers, interfaces, funcs, times) build the functions, as closures that know all that can be
known before there is a value.

Converters belong to a heap: one program, running. Types may be recursive, so ``of`` enters a Converter before its functions are made, and who needs
those of another type while building takes ``loader`` and ``storer``.
"""

from __future__ import annotations

import ctypes
import threading
import weakref
from collections.abc import Callable
from typing import Any

from golite.embed import funcs, interfaces, maps, pointers, scalars, sequences, structs, times
from golite.embed.badvalue import BadValue
from golite.embed.gotypes import GoType, Kind, type_at
from golite.embed.heap import Heap
from golite.embed.memory import MEMORY
from golite.embed.named import named_functions
from golite.embed.signature import Signature

Load = Callable[[int], Any]
Store = Callable[[int, Any], None]
Builder = Callable[["Converters", GoType], tuple[Load, Store]]

_BUILDERS: dict[Kind, Builder] = {
    Kind.BOOL: scalars.build_bool,
    **dict.fromkeys([*scalars.INT_FORMATS, Kind.FLOAT32, Kind.FLOAT64], scalars.build_number),
    Kind.COMPLEX64: scalars.build_complex,
    Kind.COMPLEX128: scalars.build_complex,
    Kind.UNSAFE_POINTER: scalars.build_unsafe_pointer,
    Kind.STRING: scalars.build_string,
    Kind.SLICE: sequences.build_slice,
    Kind.ARRAY: sequences.build_array,
    Kind.MAP: maps.build_map,
    Kind.STRUCT: structs.build_struct,
    Kind.POINTER: pointers.build_pointer,
    Kind.CHAN: pointers.build_opaque,
    Kind.INTERFACE: interfaces.build_interface,
    Kind.FUNC: funcs.build_func,
}
_SPECIAL: dict[tuple[str, str], Builder] = {
    ("time", "Duration"): times.build_duration,
    ("time", "Time"): times.build_time,
}
_ZEROS = ctypes.create_string_buffer(4096 + 64)


class Converter:
    """``python_class``: of what ``load`` gives, where it is a class made for the type. ``load_many``: a list of so many values that lie one behind
    the other, where there is a faster way than one by one."""

    __slots__ = ("load", "load_many", "python_class", "store", "type")

    def __init__(self, type: GoType) -> None:
        self.type = type
        self.load: Load
        self.store: Store
        self.load_many: Callable[[int, int], list[Any]] | None = None
        self.python_class: Any = None

    def put(self, address: int, value: object, where: str) -> None:
        """Stores a value, or raises TypeError, OverflowError or ValueError that begins with ``where``."""
        try:
            self.store(address, value)
        except BadValue as bad:
            raise bad.as_error(where) from None


class Converters:
    """Those of a heap. ``exports``: the table of the program's package (golite/engine/exports.py), which has names of parameters, comments, and the
    types of what goes into interfaces. ``error_of``: makes a Go error of a Python exception (an instance of something that interfaces take); None
    refuses. ``exception_at``: the exception of which such an error was made, by its address; None: they are like all errors."""

    def __init__(self, heap: Heap, exports: dict[str, Any]) -> None:
        self.heap = heap
        self.basic: dict[str, GoType] = {}
        self.helpers: dict[str, int] = exports["helpers"]
        self.type_rows: dict[int, tuple[Any, ...]] = {}  # by descriptor
        self.pointer_types: dict[GoType, GoType] = {}
        self.proxies: weakref.WeakValueDictionary[tuple[int, GoType], Any] = weakref.WeakValueDictionary()
        self.proxy_lock = threading.RLock()  # for entering; finalisers run by a collection in there may come again
        self.error_of: Callable[[BaseException], Any] | None = None
        self.exception_at: Callable[[int], BaseException] | None = None
        self._converters: dict[GoType, Converter] = {}
        self._building: dict[GoType, Converter] = {}  # under _lock
        self._builders = dict(_BUILDERS)
        self._callers: dict[tuple[str, GoType, bool, bool], funcs.Caller] = {}
        self._lock = threading.RLock()
        for string, address in exports["basic"].items():
            self.basic[string] = type_at(address)
        self.by_string: dict[str, GoType] = {}  # named types of other packages that the exports mention
        for row in (*exports["types"], *exports["others"]):
            t = type_at(row[1])
            self.type_rows[row[1]] = row
            self.by_string[t.string] = t
            if row[2]:
                self.pointer_types[t] = type_at(row[2])

    def register_kind(self, kind: Kind, builder: Builder) -> None:
        """Types of a kind are converted by what ``builder(converters, type)`` gives. To be called before anything is converted."""
        assert not self._converters, "other types may have the kind's converters already"
        self._builders[kind] = builder

    def of(self, t: GoType) -> Converter:
        found = self._converters.get(t)
        if found is not None:
            return found
        with self._lock:
            found = self._converters.get(t) or self._building.get(t)
            if found is not None:
                return found
            is_outermost = not self._building
            made = self._building[t] = Converter(t)
            try:
                special = _SPECIAL.get((t.pkgpath, t.name)) if t.is_defined else None
                load, store = (special or self._builders[t.kind])(self, t)
                if special is None and t.is_defined:
                    load, store = named_functions(self, t, load, store)
                made.load, made.store = load, store
                if is_outermost:
                    self._converters.update(self._building)  # not before: other threads would see half of it
            finally:
                if is_outermost:
                    self._building.clear()
            return made

    def caller(self, name: str, t: GoType, has_receiver: bool = False, raises: bool = True) -> funcs.Caller:
        """For functions of a type, whose parameters have no names."""
        key = name, t, has_receiver, raises
        found = self._callers.get(key)
        if found is None:
            found = self._callers[key] = funcs.Caller(self, Signature(name, t), has_receiver, raises)
        return found

    def loader(self, t: GoType) -> Load:
        """``of(t).load``, also while that is being built."""
        converter = self.of(t)
        if hasattr(converter, "load"):
            return converter.load
        return lambda address: converter.load(address)

    def storer(self, t: GoType) -> Store:
        converter = self.of(t)
        if hasattr(converter, "store"):
            return converter.store
        return lambda address, value: converter.store(address, value)

    def class_of(self, t: GoType) -> type[Any] | None:
        """The class made for a type; None if its values are of Python's own classes. Of a pointer type: that of its proxies."""
        found: type[Any] | None = self.of(t).python_class
        return found

    def pointer_to(self, t: GoType) -> GoType | None:
        """The type of pointers to a type, if the program has it."""
        return self.pointer_types.get(t) or t.pointer

    def zero(self, t: GoType) -> Any:
        """The zero value, as Python has it."""
        start = (ctypes.addressof(_ZEROS) + 63) & -64
        if t.size <= 4096:
            return self.loader(t)(start)
        zeros = ctypes.create_string_buffer(t.size + 64)
        return self.loader(t)((ctypes.addressof(zeros) + 63) & -64)

    def assign(self, t: GoType, address: int, value: object, where: str) -> None:
        """Stores a value into memory that Go knows: a variable, a field."""
        if t.kind <= Kind.FLOAT64:
            # No pointer, so the runtime need not know. Not stored in place: struct writes zeros first, and goroutines may look on.
            buffer = ctypes.create_string_buffer(8)
            made = ctypes.addressof(buffer)
            self.of(t).put(made, value, where)
            MEMORY[address : address + t.size] = MEMORY[made : made + t.size]
            return
        with self.heap.scope():
            made = self.heap.new(t.address)
            self.of(t).put(made, value, where)
            self.heap.move(t.address, address, made)
