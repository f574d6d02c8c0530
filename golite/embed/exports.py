"""What a package exports, as Python has it: functions, variables, constants, types, by name.

This is the package as conversions see it, without anything that runs: ``golite.Runtime`` makes one for each program that it starts, and its modules
look names up here.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from golite.embed.convert import Converters
from golite.embed.funcs import Function
from golite.embed.gotypes import GoType, Kind, type_at
from golite.embed.pointers import variable_loader


class Exports:
    """``group_block``: where the variables of the program's group are (docs/abi.md, "Group variables"), if it was compiled with Options.grouped."""

    def __init__(self, table: dict[str, Any], converters: Converters, group_block: int = 0) -> None:
        self.name, self.path, doc = table["package"]
        self.doc: str | None = doc or None
        self._converters = converters
        self._functions = {row[0]: row for row in table["functions"]}
        self._variables: dict[str, tuple[int, GoType]] = {
            name: (address or group_block + offset, type_at(t)) for name, address, t, _, offset in table["variables"]
        }
        self._constants = {row[0]: row for row in table["constants"]}
        self._types = {row[0]: type_at(row[1]) for row in (*table["types"], *table["aliases"])}
        self._generic = frozenset(table["generic"])
        documented = [(row[0], row[3]) for row in (*table["variables"], *table["constants"], *table["types"])]
        documented += [(row[0], row[2]) for row in table["aliases"]]
        self.docs: dict[str, str] = {name: doc for name, doc in documented if doc}
        self._made: dict[str, Any] = {}

    def __dir__(self) -> list[str]:
        return sorted([*self._functions, *self._variables, *self._constants, *self._types])

    def get(self, name: str) -> Any:
        """What a name stands for: a Function, a variable's value at this moment (or a pointer to it, if it is a struct), a constant's, a type's
        class. Raises AttributeError."""
        variable = self._variables.get(name)
        if variable is not None:
            address, t = variable
            return variable_loader(self._converters, t)(address)
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def set(self, name: str, value: Any) -> None:
        """Assigns to a variable. Raises AttributeError for what is none, TypeError and the like for a value that it cannot have."""
        variable = self._variables.get(name)
        if variable is None:
            raise AttributeError(f"{self.name}.{name} is no variable" if name in dir(self) else self._unknown(name))
        address, t = variable
        self._converters.assign(t, address, value, f"{self.name}.{name}")

    def _make(self, name: str) -> Any:
        if name in self._functions:
            return Function(self._converters, self._functions[name])
        if name in self._constants:
            _, value, t, _ = self._constants[name]
            return constant(self._converters, value, type_at(t) if t else None)
        if name in self._types:
            return self._type(self._types[name])
        raise AttributeError(self._unknown(name))

    def _type(self, t: GoType) -> Any:
        """A type's class; Python's own, or the GoType, for those that have none."""
        special = {("time", "Duration"), ("time", "Time")}
        found = self._converters.class_of(t) if (t.pkgpath, t.name) not in special else None
        if found is None and t.kind is Kind.BOOL:
            found = bool
        return found or t

    def _unknown(self, name: str) -> str:
        if name in self._generic:
            return f"{self.name}.{name} is generic: only Go code can instantiate it"
        return f"package {self.name} has no exported name {name!r}"


def constant(converters: Converters, value: Any, t: GoType | None) -> Any:
    """A constant's value: exact, if it is no float. Floats that Python's cannot hold are Fractions."""
    if isinstance(value, tuple) and value[0] == "float":
        value = _float(value[1], value[2])
    elif isinstance(value, tuple):
        (_, real, imag) = value
        value = complex(float(_float(*real)), float(_float(*imag)))
    elif isinstance(value, bytes):
        value = value.decode("utf-8", "surrogateescape")
    cls = converters.class_of(t) if t is not None and t.is_defined else None
    if t is not None and (t.pkgpath, t.name) == ("time", "Duration"):
        with converters.heap.scope():
            made = converters.heap.new(t.address)
            converters.of(t).store(made, value)
            return converters.of(t).load(made)
    return cls(value) if cls is not None else value


def _float(numerator: int, denominator: int) -> float | Fraction:
    try:
        return numerator / denominator
    except OverflowError:
        return Fraction(numerator, denominator)
