"""Types of generated Go programs, and what has a type: variables and functions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Type:
    """``kind``: int, float, bool, string, struct, array, slice, map. ``bits``: of numbers, negative for signed integers. ``elem``: of arrays,
    slices and maps; ``length``: of arrays; ``fields``: of structs."""

    name: str
    kind: str
    bits: int = 0
    elem: Type | None = None
    length: int = 0
    fields: tuple[tuple[str, Type], ...] = ()

    @property
    def element(self) -> Type:
        assert self.elem is not None
        return self.elem


SIGNED = [Type(f"int{n}", "int", -n) for n in (8, 16, 32, 64)]
UNSIGNED = [Type(f"uint{n}", "int", n) for n in (8, 16, 32, 64)]
INT = Type("int", "int", -64)
INTS = [*SIGNED, *UNSIGNED, INT, INT, INT]
FLOATS = [Type("float64", "float", 64), Type("float32", "float", 32)]
BOOL = Type("bool", "bool")
STRING = Type("string", "string")
SCALARS = [*INTS, *FLOATS, BOOL, STRING]


@dataclass(frozen=True)
class Variable:
    name: str
    type: Type
    is_assignable: bool = True


@dataclass(frozen=True)
class Callee:
    name: str
    params: tuple[Type, ...]
    results: tuple[Type, ...]
