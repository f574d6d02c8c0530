"""Random types: a Go program with functions that pass their arguments on, random values that have to come back, and values of the wrong kind, which
have to be told. Run as a program, with a seed and a folder, since a process has one image: ``python tests/embed_random.py 1 /tmp/x``."""

from __future__ import annotations

import array
import datetime
import math
import random
import sys
from pathlib import Path
from typing import Any

import embed_go
from embed_go import exports, new_converters
from test_embed_callplan import plain

from golite.embed.exports import Exports
from golite.embed.gotypes import GoType, Kind
from golite.embed.sequences import is_bytes

SCALARS = "bool int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 float32 float64 complex64 complex128 string any".split()


class Program:
    """``signatures``: of functions P0, P1, …, each with the numbers of the parameters that it returns."""

    def __init__(self, chance: random.Random, functions: int) -> None:
        self.chance = chance
        self.declarations: list[str] = []
        self.signatures: list[tuple[list[str], list[int]]] = []
        for _ in range(functions):
            params = [self.type(3) for _ in range(chance.randrange(1, 7))]
            self.signatures.append((params, [chance.randrange(len(params)) for _ in range(chance.randrange(1, 4))]))

    def type(self, depth: int) -> str:
        kind = self.chance.choice(["scalar"] * 3 + ["slice", "array", "struct", "named", "map", "pointer"]) if depth else "scalar"
        if kind == "slice":
            return "[]" + self.type(depth - 1)
        if kind == "array":
            return f"[{self.chance.randrange(5)}]{self.type(depth - 1)}"
        if kind == "struct":
            return "struct{" + "; ".join(f"{self.field(i)} {self.type(depth - 1)}" for i in range(self.chance.randrange(6))) + "}"
        if kind == "map":
            return f"map[{self.chance.choice(['string', 'int8', '[2]uint16', 'struct{A, B int32}'])}]{self.type(depth - 1)}"
        if kind == "pointer":
            return "*" + self.type(depth - 1)
        if kind == "named":
            name = f"T{len(self.declarations)}"
            self.declarations.append("")
            self.declarations[int(name[1:])] = f"type {name} {self.type(depth - 1)}"
            return name
        return self.chance.choice(SCALARS)

    def field(self, i: int) -> str:
        return "_" if self.chance.random() < 0.1 else f"F{i}"

    def source(self) -> str:
        lines = ["package passing", *self.declarations]
        for n, (params, results) in enumerate(self.signatures):
            names = ", ".join(f"p{i} {t}" for i, t in enumerate(params))
            lines.append(f"func P{n}({names}) ({', '.join(params[i] for i in results)}) {{ return {', '.join(f'p{i}' for i in results)} }}")
        return "\n".join(lines) + "\n"


def value_of(t: GoType, chance: random.Random) -> Any:
    """A value that comes back as it is, but for pointers."""
    kind = t.kind
    if kind is Kind.BOOL:
        return chance.random() < 0.5
    if Kind.INT <= kind <= Kind.INT64:
        return chance.choice([-1 << 8 * t.size - 1, -1, 0, (1 << 8 * t.size - 1) - 1])
    if Kind.UINT <= kind <= Kind.UINTPTR:
        return chance.choice([0, 1, (1 << 8 * t.size) - 1])
    if kind in (Kind.FLOAT32, Kind.FLOAT64):
        return chance.randrange(-1000, 1000) / 8
    if kind in (Kind.COMPLEX64, Kind.COMPLEX128):
        return complex(chance.randrange(100), chance.randrange(100))
    if kind is Kind.STRING:
        return "".join(chance.choice("aä€𝄞\udcff") for _ in range(chance.randrange(5)))
    if kind is Kind.ARRAY or kind is Kind.SLICE:
        count = t.length if kind is Kind.ARRAY else chance.randrange(4)
        if is_bytes(t):
            return chance.randbytes(count)
        found = [value_of(t.elem, chance) for _ in range(count)]
        return tuple(found) if kind is Kind.ARRAY else found
    if kind is Kind.STRUCT:
        return {field.name: value_of(field.type, chance) for field in t.fields if field.name != "_"}
    if kind is Kind.MAP:
        keys = [value_of(t.key, chance) for _ in range(3)]
        keys = [Key(key) if isinstance(key, dict) else key for key in keys]
        return {key: value_of(t.elem, chance) for key in keys}
    if kind is Kind.POINTER:
        return None if chance.random() < 0.3 else value_of(t.elem, chance)
    assert kind is Kind.INTERFACE, t
    return chance.choice([None, True, 5, "x", 1.5, [1, "a"], {"k": None}])


class Key(dict):  # type: ignore[type-arg]
    """A struct as key of a map."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self.items()))


def seen(t: GoType, value: Any) -> Any:
    """What came back, as ``value_of`` made it."""
    if t.kind is Kind.STRUCT:
        return {field.name: seen(field.type, getattr(value, field.name)) for field in t.fields if field.name != "_"}
    if t.kind is Kind.MAP:
        return {(Key(plain(k)) if t.key.kind is Kind.STRUCT else k): seen(t.elem, v) for k, v in value.items()}
    if t.kind is Kind.POINTER:
        return None if value is None else seen(t.elem, value.value)
    if t.kind in (Kind.SLICE, Kind.ARRAY) and not is_bytes(t):
        found = [seen(t.elem, v) for v in value]
        return tuple(found) if t.kind is Kind.ARRAY else found
    return value


def main(seed: int, folder: str) -> None:
    chance = random.Random(seed)
    program = Program(chance, 40)
    embed_go.SOURCE = Path(folder) / "passing.go"
    embed_go.SOURCE.write_text(program.source())
    values = Exports(exports(), new_converters()[0])
    for n, (_, results) in enumerate(program.signatures):
        function = values.get(f"P{n}")
        types = function.signature.functype.params
        for _ in range(10):
            args = [value_of(t, chance) for t in types]
            back = function(*args)
            back = back if len(results) > 1 else [back]
            for i, result in zip(results, back, strict=True):
                assert seen(types[i], result) == args[i], (f"P{n}", types[i].string, args[i], result)
            args[chance.randrange(len(args))] = garbage(chance, 2)
            try:
                function(*args)  # may be something that the type takes
            except (TypeError, OverflowError, ValueError) as error:
                assert str(error).startswith("parameter p"), error
    print("ok")


def garbage(chance: random.Random, depth: int) -> Any:
    """Any value."""
    inner = (lambda: garbage(chance, depth - 1)) if depth else (lambda: 0)
    return chance.choice([
        lambda: None,
        lambda: chance.choice([True, -1, 1 << 200, 300, 1.5, 1e300, math.nan, 1j, "", "\ud800", "x", b"", b"abc", int, object()]),
        lambda: chance.choice([[], (), {}, set(), range(3), bytearray(3), array.array("h", [1, 2]), array.array("d", [1])]),
        lambda: [inner() for _ in range(3)],
        lambda: (inner(), inner()),
        lambda: {chance.choice(["a", "F0", 1, (1, 2), None]): inner()},
        lambda: iter([inner()]),
        lambda: datetime.timedelta(1),
    ])()  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
