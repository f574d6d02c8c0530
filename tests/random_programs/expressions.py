"""Expressions of generated programs: every type's operations, over the variables in scope.

What they need in the file is PRELUDE of mixed.py: ``fuel``, ``cut``, ``clamp``.
"""

from __future__ import annotations

import random

from random_programs.types import BOOL, FLOATS, INT, INTS, SIGNED, STRING, UNSIGNED, Callee, Type, Variable


class Expressions:
    """Writes text line by line; knows the variables in scope and makes expressions of them. The same for the same ``rng``.

    ``prefix`` stands before every name at package level, so that several programs fit into one file. ``is_exact``: no expression
    panics, since the specification leaves open which of several operands panics first, and what of a statement has happened by then.
    """

    def __init__(self, rng: random.Random, prefix: str = "", is_exact: bool = False) -> None:
        self.is_exact = is_exact
        self.rng = rng
        self.prefix = prefix
        self.out: list[str] = []
        self.indent = 0
        self.scopes: list[list[Variable]] = [[]]
        self.count = 0
        self.loops = 0  # around the present statement
        self.labels: list[tuple[str, list[bool]]] = []  # of loops around it, and whether each was used
        self.structs: list[Type] = []
        self.functions: list[Callee] = []
        self.size = 0
        self.results: tuple[Type, ...] = ()

    # text

    def line(self, text: str) -> None:
        self.out.append("\t" * self.indent + text)

    def name(self, prefix: str = "v") -> str:
        self.count += 1
        return f"{prefix}{self.count}"

    def chance(self, p: float) -> bool:
        return self.rng.random() < p

    # what there is

    def variables(self, type: Type | None = None, assignable: bool = False) -> list[Variable]:
        return [
            v for scope in self.scopes for v in scope if (type is None or v.type == type) and (v.is_assignable or not assignable)
        ]

    def places(self, type: Type, assignable: bool = False) -> list[str]:
        """Expressions of a type that are variables or parts of variables; assignable ones, map elements among them."""
        found = []
        for v in self.variables(assignable=assignable):
            found += self._parts(v.name, v.type, type, assignable, 2)
        return found

    def _parts(self, text: str, t: Type, wanted: Type, assignable: bool, depth: int) -> list[str]:
        if t == wanted:
            return [text]
        if not depth:
            return []
        if t.kind == "struct":
            return [p for name, field in t.fields for p in self._parts(f"{text}.{name}", field, wanted, assignable, depth - 1)]
        if t.kind == "array" and (t.element == wanted or t.element.kind == "struct"):
            at = str(self.rng.randrange(t.length)) if self.chance(0.5) else self.index(t.length)
            return self._parts(f"{text}[{at}]", t.element, wanted, assignable, depth - 1)
        if t.kind == "slice" and not self.is_exact and (t.element == wanted or t.element.kind == "struct"):
            return self._parts(f"{text}[{self.index(2)}]", t.element, wanted, assignable, depth - 1)
        if t.kind == "map" and t.element == wanted and not (assignable and self.is_exact):
            return [f"{text}[{self.rng.randrange(4)}]"]
        return []

    def index(self, length: int) -> str:
        """An int that is nearly always an index."""
        near = [v.name for v in self.variables(INT)]
        if near and self.chance(0.15) and not self.is_exact:
            return self.rng.choice(near)
        if near:
            return f"{self.rng.choice(near)}&{1 if length < 4 else 3}"
        return str(self.rng.randrange(min(length, 2)))

    # expressions

    def constant(self, t: Type) -> str:
        rng = self.rng
        if t.kind == "int":
            bits = abs(t.bits)
            low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if t.bits < 0 else (0, (1 << bits) - 1)
            value = rng.choice([0, 1, 2, 3, 7, 10, 100, low, high, high - 1, high >> 1, -1, -2, rng.randint(low, high), 40000, 65536])
            return f"({min(max(value, low), high)})"
        if t.kind == "float":
            return rng.choice(["0.5", "1.0", "(-2.25)", "1e6", "3.0", "0.1", "1e-3"])
        if t.kind == "bool":
            return rng.choice(["true", "false"])
        if t.kind == "string":
            return rng.choice(['""', '"a"', '"bc"', '"δx"', '"golite"'])
        return self.composite(t, 0)

    def composite(self, t: Type, depth: int) -> str:
        if t.kind == "struct":
            return f"{t.name}{{{', '.join(self.any(field, depth - 1) for _, field in t.fields)}}}"
        if t.kind == "array":
            return f"{t.name}{{{', '.join(self.any(t.element, depth - 1) for _ in range(t.length))}}}"
        if t.kind == "slice":
            return f"{t.name}{{{', '.join(self.any(t.element, depth - 1) for _ in range(4))}}}"
        assert t.kind == "map"
        return f"{t.name}{{1: {self.any(t.element, depth - 1)}, 3: {self.any(t.element, depth - 1)}}}"

    def any(self, t: Type, depth: int) -> str:
        """An expression, perhaps a constant."""
        return self.constant(t) if self.chance(0.2) else self.value(t, depth)

    def value(self, t: Type, depth: int) -> str:
        """An expression that is no constant to the compiler (whose arithmetic would be an error when it overflows)."""
        places = self.places(t)
        if places and (depth <= 0 or self.chance(0.3)):
            return self.rng.choice(places)
        if depth <= 0:
            return self.opaque(t)
        made = getattr(self, f"_{t.kind}")(t, depth)
        assert isinstance(made, str)
        return made

    def opaque(self, t: Type) -> str:
        if t.kind in ("int", "float"):
            source = self.rng.choice(self.variables(INT) or [Variable("fuel", INT)])
            return source.name if t == INT else f"{t.name}({source.name})"
        if t.kind == "bool":
            return "(fuel > 20)"
        if t.kind == "string":
            return f"strconv.Itoa({self.rng.choice(self.variables(INT) or [Variable('fuel', INT)]).name})"
        return self.composite(t, 0)

    def _int(self, t: Type, depth: int) -> str:
        rng, d = self.rng, depth - 1
        kind = rng.randrange(15)
        x = self.value(t, d)
        if kind <= 4:
            y = self.any(t, d)
            x, y = (y, x) if self.chance(0.3) else (x, y)
            return f"({x} {rng.choice(['+', '-', '*', '&', '|', '^', '&^', '+', '-'])} {y})"
        if kind == 5:
            divisor = f"({self.value(t, d)} | 1)" if self.chance(0.8) or self.is_exact else self.value(t, d)
            if self.chance(0.4):
                divisor = self.constant(t)
                divisor = "7" if divisor == "(0)" else divisor
            return f"({x} {rng.choice('/%')} {divisor})"
        if kind == 6:
            count = self.value(rng.choice(UNSIGNED), d) if self.chance(0.6) else f"({self.value(rng.choice(SIGNED), d)} & 63)"
            if self.chance(0.3):
                count = str(rng.choice([1, 3, 7, 8, 31, 33, 63, 64]))
            return f"({x} {rng.choice(['<<', '>>'])} {count})"
        if kind == 7:
            return f"({rng.choice('-^')}{x})"
        if kind <= 9:
            return f"{t.name}({self.value(rng.choice(INTS), d)})"
        if kind == 10:
            return f"{t.name}(clamp(float64({self.value(rng.choice(FLOATS), d)})))"
        if kind == 11:
            return f"{t.name}(len({self.value(STRING, d)}))"
        if kind == 12:
            return f"{rng.choice(['min', 'max'])}({x}, {self.any(t, d)})"
        called = self.call_of(t, d)
        return called or x

    def _float(self, t: Type, depth: int) -> str:
        rng, d = self.rng, depth - 1
        x = self.value(t, d)
        kind = rng.randrange(8)
        if kind <= 3:
            y = self.any(t, d)
            x, y = (y, x) if self.chance(0.4) else (x, y)
            return f"({x} {rng.choice('+-*')} {y})"
        if kind == 4:
            return f"({x} / {self.value(t, d)})"
        if kind == 5:
            return f"{t.name}({self.value(rng.choice([*INTS, *FLOATS]), d)})"
        if kind == 6:
            return f"(-{x})"
        return self.call_of(t, d) or x

    def _bool(self, t: Type, depth: int) -> str:
        rng, d = self.rng, depth - 1
        kind = rng.randrange(8)
        if kind <= 3:
            other = rng.choice([*INTS, *FLOATS, STRING])
            x, y = self.value(other, d), self.any(other, d)
            x, y = (y, x) if self.chance(0.2) else (x, y)
            return f"({x} {rng.choice(['==', '!=', '<', '<=', '>', '>='])} {y})"
        if kind == 4:
            other = rng.choice([BOOL, *self.structs])
            return f"({self.value(other, d)} {rng.choice(['==', '!='])} {self.value(other, d)})"
        if kind == 5:
            return f"(!{self.value(t, d)})"
        if kind == 6:
            return f"({self.value(t, d)} {rng.choice(['&&', '||'])} {self.value(t, d)})"
        return self.call_of(t, d) or self.value(t, d)

    def _string(self, t: Type, depth: int) -> str:
        d = depth - 1
        kind = self.rng.randrange(4)
        if kind == 0:
            return f"cut({self.value(t, d)} + {self.any(t, d)})"
        if kind == 1:
            return f"cut({self.value(t, d)}[{0 if self.is_exact else self.rng.randrange(2)}:])"
        if kind == 2:
            return f"strconv.Itoa(int({self.value(self.rng.choice(INTS), d)}))"
        return self.call_of(t, d) or self.value(t, d)

    def _struct(self, t: Type, depth: int) -> str:
        return (self.call_of(t, depth - 1) if self.chance(0.4) else "") or self.composite(t, depth)

    _array = _struct

    def _slice(self, t: Type, depth: int) -> str:
        places = self.places(t)
        if places and self.chance(0.6):
            x = self.rng.choice(places)
            if self.is_exact or self.chance(0.5):
                return f"append({x}, {self.any(t.element, depth - 1)})"
            return f"{x}[{self.index(2)}:]"
        return self.composite(t, depth)

    def _map(self, t: Type, depth: int) -> str:
        return self.composite(t, depth)

    def call_of(self, t: Type, depth: int) -> str:
        """A call with one result of the type; "" if no function has that."""
        found = [f for f in self.functions if f.results == (t,)]
        if not found or self.loops > 1:
            return ""
        return self.call(self.rng.choice(found), depth)

    def call(self, f: Callee, depth: int) -> str:
        return f"{f.name}({', '.join(self.any(p, min(depth, 1)) for p in f.params)})"
