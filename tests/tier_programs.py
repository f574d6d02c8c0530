"""Random Go programs that must do the same in every tier: what one tier gets wrong shows as a difference.

    python tests/tier_programs.py [--minutes N] [--seed N] [--keep FOLDER] [--real]

makes programs for so long and runs each interpreted, compiled, with everything promoted at its first call, and with only its loops promoted. Of
those that do not agree the text and all outputs are kept, and real Go, where there is one, is asked who is right; with ``--real`` it is always
asked.

A program has types, package variables and functions f0, f1, …, each calling only those before it. main calls every function with a few argument
lists, again and again until some time is over, so that functions and loops change tiers in between, and compares each result with the first one.
What a program does is fixed by the language specification but for the order in which operands are evaluated; loops have few iterations, and
``fuel`` limits the calls.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODES: dict[str, dict[str, str]] = {
    "interp": {"GOLITE_TIER": "interp"},
    "native": {"GOLITE_TIER": "native"},
    "auto1": {"GOLITE_TIER": "auto", "GOLITE_BUDGET": "1", "ROUNDS_MS": "500"},
    "loops": {"GOLITE_TIER": "auto", "GOLITE_BUDGET": "loops", "ROUNDS_MS": "500"},
}


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


PRELUDE = """\
package main

import (
	"fmt"
	"os"
	"strconv"
	"time"
)

var fuel int

func seq(n int) func(func(int, int) bool) {
	return func(yield func(int, int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i, i*i) {
				return
			}
		}
	}
}

type shape interface {
	measure(k int, x float64) (int, float64)
	grow(k int)
}
"""

MAIN = """
func call(k int) (r string) {
	fuel = 60
	reset()
	defer func() {
		if e := recover(); e != nil {
			r += fmt.Sprint(" panic: ", e)
		}
		r += fmt.Sprint(" ", %s)
	}()
	switch k {
%s	}
	return r
}

func main() {
	ms, _ := strconv.Atoi(os.Getenv("ROUNDS_MS"))
	var first [%d]string
	start := time.Now()
	for round := 0; round < 2 || time.Since(start) < time.Duration(ms)*time.Millisecond; round++ {
		for k := range first {
			r := call(k)
			if round == 0 {
				first[k] = r
				fmt.Println(k, r)
			} else if r != first[k] {
				fmt.Println("otherwise in a later round:", k, r)
				os.Exit(1)
			}
		}
	}
}
"""


class Generator:
    """Writes one program; the same for the same ``rng``."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
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
        if t.kind == "slice" and (t.element == wanted or t.element.kind == "struct"):
            return self._parts(f"{text}[{self.index(2)}]", t.element, wanted, assignable, depth - 1)
        if t.kind == "map" and t.element == wanted:
            return [f"{text}[{self.rng.randrange(4)}]"]
        return []

    def index(self, length: int) -> str:
        """An int that is nearly always an index."""
        near = [v.name for v in self.variables(INT)]
        if near and self.chance(0.15):
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
            divisor = f"({self.value(t, d)} | 1)" if self.chance(0.8) else self.value(t, d)
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
            return f"cut({self.value(t, d)}[{self.rng.randrange(2)}:])"
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
            return f"append({x}, {self.any(t.element, depth - 1)})" if self.chance(0.5) else f"{x}[{self.index(2)}:]"
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

    # statements

    def block(self, n: int) -> None:
        """The statements of a block whose brace is open."""
        self.indent += 1
        self.scopes.append([])
        for _ in range(n):
            self.statement()
        self.scopes.pop()
        self.indent -= 1

    def declare(self, t: Type, text: str = "") -> Variable:
        v = Variable(self.name(), t)
        self.line(f"var {v.name} {t.name} = {text or self.any(t, 2)}")
        self.line(f"_ = {v.name}")
        self.scopes[-1].append(v)
        return v

    def random_type(self) -> Type:
        rng = self.rng
        kind = rng.randrange(12)
        if kind <= 6:
            return rng.choice(SCALARS)
        if kind <= 8:
            return rng.choice(self.structs)
        elem = rng.choice([INT, *SCALARS, *self.structs])
        if kind == 9:
            n = rng.choice([2, 3, 4])
            return Type(f"[{n}]{elem.name}", "array", elem=elem, length=n)
        if kind == 10:
            return Type(f"map[int]{elem.name}", "map", elem=elem)
        return Type(f"[]{elem.name}", "slice", elem=elem)

    def statement(self) -> None:
        self.size += 1
        rng = self.rng
        nested = len(self.scopes) > 6 or self.size > 45
        kind = rng.randrange(9 if nested else 26)
        if kind <= 1:
            self.declare(self.random_type())
        elif kind <= 4:
            self.assign()
        elif kind <= 7:
            self.assign_several()
        elif kind == 8:
            self.call_statement()
        elif kind <= 11:
            self.if_statement()
        elif kind <= 17:
            self.loop()
        elif kind <= 19:
            self.switch()
        elif kind <= 21:
            self.closure()
        elif kind == 22:
            self.protected()
        elif kind == 23:
            self.methods()
        elif kind == 24:
            self.type_switch()
        else:
            self.leave()

    def assign(self) -> None:
        for _ in range(8):
            t = self.rng.choice(self.variables(assignable=True)).type if self.chance(0.5) else self.rng.choice(SCALARS)
            places = self.places(t, assignable=True)
            if not places:
                continue
            to = self.rng.choice(places)
            if t.kind == "int" and self.chance(0.5):
                op = self.rng.choice(["+=", "-=", "*=", "^=", "|=", "&=", "+=", "++", "--"])
                self.line(f"{to}{op}" if op in ("++", "--") else f"{to} {op} {self.any(t, 2)}")
            elif t.kind == "float" and self.chance(0.5):
                self.line(f"{to} {self.rng.choice(['+=', '-=', '*='])} {self.any(t, 2)}")
            else:
                self.line(f"{to} = {self.any(t, 2)}")
            return

    def assign_several(self) -> None:
        """Swaps, rotations, and assignments whose right sides use the left ones."""
        for _ in range(8):
            t = self.rng.choice(self.variables(assignable=True)).type if self.chance(0.5) else self.rng.choice(SCALARS)
            places = sorted(set(self.places(t, assignable=True)))
            if len(places) < 2:
                continue
            to = self.rng.sample(places, min(len(places), self.rng.choice([2, 2, 3])))
            if self.chance(0.6):
                turn = self.rng.randrange(1, len(to))
                source = to[turn:] + to[:turn]
            else:
                source = [self.any(t, 1) for _ in to]
            self.line(f"{', '.join(to)} = {', '.join(source)}")
            return

    def call_statement(self) -> None:
        if not self.functions or self.loops > 1:
            self.assign()
            return
        f = self.rng.choice(self.functions)
        if self.chance(0.2):
            self.line(self.call(f, 1))
            return
        made = [Variable(self.name(), t) for t in f.results]
        self.line(f"{', '.join(v.name for v in made)} := {self.call(f, 1)}")
        self.line(f"{', '.join('_' for _ in made)} = {', '.join(v.name for v in made)}")
        self.scopes[-1] += made

    def if_statement(self) -> None:
        self.line(f"if {self.value(BOOL, 2)} {{")
        self.block(self.rng.randrange(1, 4))
        if self.chance(0.4):
            self.line("} else {")
            self.block(self.rng.randrange(1, 4))
        self.line("}")

    def loop(self) -> None:
        rng = self.rng
        if self.loops >= 3:
            self.assign()
            return
        label, used = self.name("L"), [False]
        at = len(self.out)
        i = Variable(self.name("i"), INT, False)
        kind = rng.randrange(9)
        n = rng.choice([2, 3, 5, 9])
        scope: list[Variable] = [i]
        if kind == 0:
            self.line(f"for {i.name} := 0; {i.name} < {n}; {i.name}++ {{")
        elif kind == 1:
            self.line(f"for {i.name} := {n}; {i.name} {rng.choice(['> 0', '>= 0', '!= 0'])}; {i.name}-- {{")
        elif kind == 2:
            t = rng.choice(INTS)
            j = Variable(self.name("i"), t, False)
            self.line(f"for {i.name}, {j.name} := 0, {self.value(t, 1)}; {i.name} < {n}; {i.name}, {j.name} = {i.name}+1, {j.name}+3 {{")
            scope.append(j)
        elif kind == 3:
            self.line(f"{i.name} := 0")
            at += 1
            self.line("for {")
            self.line(f"\t{i.name}++")
            self.line(f"\tif {i.name} > {n} {{")
            self.line("\t\tbreak")
            self.line("\t}")
        elif kind == 4:
            self.line(f"{i.name} := 0")
            at += 1
            self.line(f"for {i.name} < {n} && {self.value(BOOL, 1)} {{")
            self.line(f"\t{i.name}++")
        elif kind == 5:
            source = rng.choice([v for v in self.variables() if v.type.kind in ("array", "slice", "string")] or [Variable('"xyzδ"', STRING)])
            v = Variable(self.name(), Type("int32", "int", -32) if source.type.kind == "string" else source.type.element)
            self.line(f"for {i.name}, {v.name} := range {source.name} {{")
            self.line(f"\tif {i.name} > 9 {{")
            self.line("\t\tbreak")
            self.line("\t}")
            self.line(f"\t_ = {v.name}")
            scope.append(v)
        elif kind == 6:
            self.line(f"for {i.name} := range {n} {{")
            self.line(f"\t_ = {i.name}")
        elif kind == 7:
            v = Variable(self.name(), INT)
            self.line(f"for {i.name}, {v.name} := range seq({n}) {{")
            self.line(f"\t_, _ = {i.name}, {v.name}")
            scope.append(v)
        else:
            self.line(f"{i.name} := 0")
            again = self.name("G")
            self.out.append(f"{again}:")
            self.line("{")
            self.line(f"\t{i.name}++")
            self.loops += 1
            self.scopes.append([i])
            self.block(rng.randrange(1, 5))
            self.scopes.pop()
            self.loops -= 1
            self.line(f"\tif {i.name} < {n} {{")
            self.line(f"\t\tgoto {again}")
            self.line("\t}")
            self.line("}")
            return
        self.scopes.append(scope)
        self.loops += 1
        self.labels.append((label, used))
        self.block(rng.randrange(1, 6))
        self.labels.pop()
        self.loops -= 1
        self.scopes.pop()
        self.line("}")
        if used[0]:
            self.out.insert(at, f"{label}:")

    def leave(self) -> None:
        """break, continue or return, under a condition."""
        if not self.labels:
            self.assign()
            return
        kind = self.rng.randrange(5)
        self.line(f"if {self.value(BOOL, 2)} {{")
        if kind == 0 and self.results:
            self.line(f"\treturn {', '.join(self.any(t, 1) for t in self.results)}")
        elif kind <= 2:
            self.line(f"\t{self.rng.choice(['continue', 'break'])}")
        else:
            label, used = self.rng.choice(self.labels)
            used[0] = True
            self.line(f"\t{self.rng.choice(['continue', 'break'])} {label}")
        self.line("}")

    def switch(self) -> None:
        rng = self.rng
        kind = rng.randrange(3)
        labels, self.labels = self.labels, []
        if kind == 0:
            self.line("switch {")
            cases = [self.value(BOOL, 2) for _ in range(rng.randrange(1, 4))]
        elif kind == 1:
            self.line(f"switch {self.value(STRING, 1)} {{")
            cases = rng.sample(['""', '"a"', '"b"', '"1"', '"2"', '"golite"'], 3)
        else:
            t = rng.choice(INTS)
            bits = abs(t.bits)
            low = -(1 << bits - 1) if t.bits < 0 else 0
            values = sorted({*range(max(low, -3), 8), low, low + (1 << bits) - 1, low + (1 << bits) - 2, 100})
            values = rng.sample(values, rng.randrange(1, len(values)))
            x = self.value(t, 2)
            self.line(f"switch {x if self.chance(0.3) else f'{x} & 7' if self.chance(0.7) else f'{x} | 1'} {{")
            cases = []
            while values:
                n = rng.choice([1, 1, 1, 2])
                cases.append(", ".join(map(str, values[:n])))
                values = values[n:]
        for number, case in enumerate(cases):
            self.line(f"case {case}:")
            self.block(rng.randrange(1, 3))
            if self.chance(0.2) and number + 1 < len(cases):
                self.line("\tfallthrough")
        if self.chance(0.6):
            self.line("default:")
            self.block(1)
        self.line("}")
        self.labels = labels

    def closure(self) -> None:
        """A function literal that is called here, or a few collected in a loop and called behind it."""
        rng = self.rng
        t = rng.choice(SCALARS)
        outer = self.labels, self.loops, self.results
        if self.chance(0.3) and self.loops < 2:
            fs, i = self.name("fs"), Variable(self.name("i"), INT)
            self.line(f"var {fs} []func() {t.name}")
            self.line(f"for {i.name} := 0; {i.name} < 3; {i.name}++ {{")
            self.scopes.append([Variable(i.name, INT, False)])
            self.line(f"\t{fs} = append({fs}, func() {t.name} {{ return {self.value(t, 2)} }})")
            self.scopes.pop()
            self.line("}")
            self.line(f"for _, f := range {fs} {{")
            self.line("\tkeep(f())")
            self.line("}")
            return
        params = [Variable(self.name("p"), self.random_type()) for _ in range(rng.randrange(3))]
        f = self.name("fn")
        self.line(f"{f} := func({', '.join(f'{p.name} {p.type.name}' for p in params)}) {t.name} {{")
        self.labels, self.loops, self.results = [], self.loops + 1, ()
        self.scopes.append(params)
        self.block(rng.randrange(1, 4))
        self.line(f"\treturn {self.value(t, 2)}")
        self.scopes.pop()
        self.labels, self.loops, self.results = outer
        self.line("}")
        for _ in range(rng.randrange(1, 3)):
            self.declare(t, f"{f}({', '.join(self.any(p.type, 1) for p in params)})")

    def protected(self) -> None:
        """Statements that may panic, in a function that recovers."""
        outer = self.labels, self.loops, self.results
        self.labels, self.loops, self.results = [], self.loops + 1, ()
        self.line("func() {")
        self.line("\tdefer func() {")
        self.line("\t\tif e := recover(); e != nil {")
        self.line("\t\t\tkeep(e)")
        self.scopes.append([])
        self.indent += 2
        self.block(1)
        self.indent -= 2
        self.scopes.pop()
        self.line("\t\t}")
        self.line("\t}()")
        if self.chance(0.3):
            self.line(f"\tdefer keep({self.value(self.rng.choice(SCALARS), 1)})")
        self.block(self.rng.randrange(1, 5))
        if self.chance(0.4):
            self.line(f"\tpanic({self.any(STRING, 1)})")
        self.line("}()")
        self.labels, self.loops, self.results = outer

    def methods(self) -> None:
        """Calls through an interface of a value with one of the struct types."""
        t = self.rng.choice(self.structs)
        h = self.name("h")
        self.line(f"var {h} shape = &{self.composite(t, 1)}")
        self.line(f"for k := 0; k < {self.rng.choice([1, 3])}; k++ {{")
        self.line(f"\t{h}.grow(k)")
        self.line(f"\tkeep({h}.measure({self.any(INT, 1)}, {self.any(FLOATS[0], 1)}))")
        self.line("}")

    def type_switch(self) -> None:
        t, other = self.rng.choice([*SCALARS, *self.structs]), self.rng.choice(self.structs)
        x = self.name("x")
        self.line(f"switch {x} := any({self.value(t, 2)}).(type) {{")
        for each in dict.fromkeys((other, t)):
            self.line(f"case {each.name}:")
            self.scopes.append([Variable(x, each)])
            self.line(f"\tkeep({x})")
            self.block(1)
            self.scopes.pop()
        self.line("}")

    # the program

    def program(self) -> str:
        rng = self.rng
        for number in range(3):
            kinds = [*SCALARS, *self.structs]
            fields = tuple((f"{chr(97 + k)}{number}", rng.choice(kinds)) for k in range(rng.choice([1, 2, 2, 3, 6])))
            t = Type(f"S{number}", "struct", fields=fields)
            self.structs.append(t)
            self.line(f"type {t.name} struct {{")
            for name, field in fields:
                self.line(f"\t{name} {field.name}")
            self.line("}")
            self._methods_of(t)
        self.line(
            "func clamp(x float64) float64 {\n\tif x > -100 && x < 100 {\n\t\treturn x\n\t}\n\treturn 3\n}\n\n"
            "func cut(s string) string {\n\tif len(s) > 20 {\n\t\treturn s[:9]\n\t}\n\treturn s\n}\n"
        )
        globals_ = [Variable(f"g{k}", self.random_type()) for k in range(5)]
        for v in globals_:
            self.line(f"var {v.name} {v.type.name}")
        self.line("var kept string\n")
        self.line('func keep(x ...any) {\n\tif len(kept) < 300 {\n\t\tkept += fmt.Sprint(x...) + ";"\n\t}\n}\n')
        self.line("func reset() {")
        for v in globals_:
            self.line(f"\t{v.name} = {self.constant(v.type)}")
        self.line('\tkept = ""')
        self.line("}\n")
        self.scopes = [globals_]
        for number in range(rng.randrange(3, 7)):
            self.function(f"f{number}")
        cases = ""
        lists = 0
        self.scopes = [[]]
        for f in self.functions:
            for _ in range(2):
                results = ", ".join(f"r{k}" for k in range(len(f.results)))
                arguments = ", ".join(self.constant(p) for p in f.params)
                cases += f"\tcase {lists}:\n\t\t{results} := {f.name}({arguments})\n\t\tr = fmt.Sprint({results})\n"
                lists += 1
        shown = ", ".join([*(v.name for v in globals_), "kept"])
        return PRELUDE + "\n" + "\n".join(self.out) + "\n" + MAIN % (shown, cases, lists)

    def _methods_of(self, t: Type) -> None:
        by_value = "" if self.chance(0.5) else "*"
        self.scopes.append([Variable(f"s.{name}", field) for name, field in t.fields] + [Variable("k", INT), Variable("x", FLOATS[0])])
        self.line(f"func (s {by_value}{t.name}) measure(k int, x float64) (int, float64) {{")
        self.indent = 1
        self.assign()
        self.line(f"return {self.value(INT, 2)}, {self.value(FLOATS[0], 2)}")
        self.indent = 0
        self.line("}\n")
        self.line(f"func (s *{t.name}) grow(k int) {{")
        self.scopes[-1].pop()
        self.indent = 1
        self.assign()
        self.assign()
        self.indent = 0
        self.line("}\n")
        self.scopes.pop()

    def function(self, name: str) -> None:
        rng = self.rng
        params = [Variable(self.name("p"), self.random_type()) for _ in range(rng.choice([0, 1, 2, 3, 3, 5, 12]))]
        results = tuple(self.random_type() for _ in range(rng.choice([1, 1, 1, 2, 3, 5])))
        named = [Variable(self.name("r"), t) for t in results]
        self.size = 0
        self.results = results
        self.scopes = [self.scopes[0], [*params, *named]]
        shown = ", ".join(f"{r.name} {r.type.name}" for r in named)
        if self.chance(0.3):
            self.line("//go:noinline")
        self.line(f"func {name}({', '.join(f'{p.name} {p.type.name}' for p in params)}) ({shown}) {{")
        self.line("\tif fuel <= 0 {\n\t\treturn\n\t}\n\tfuel--")
        if self.chance(0.3):
            self.indent = 1
            self.protect_function(named)
            self.indent = 0
        self.block(rng.randrange(4, 10))
        if self.chance(0.5):
            self.line(f"\treturn {', '.join(self.any(t, 2) for t in results)}")
        else:
            self.line("\treturn")
        self.line("}\n")
        self.functions.append(Callee(name, tuple(p.type for p in params), results))

    def protect_function(self, named: list[Variable]) -> None:
        self.line("defer func() {")
        self.line("\tif e := recover(); e != nil {")
        self.line("\t\tkeep(e)")
        r = self.rng.choice(named)
        self.line(f"\t\t{r.name} = {self.constant(r.type)}")
        self.line("\t}")
        self.line("}()")


def make_program(seed: int) -> str:
    return Generator(random.Random(seed)).program()


def run(command: list[str], env: dict[str, str], timeout_s: float = 60) -> str:
    """What a command prints, and how it ends."""
    try:
        done = subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, errors="replace", timeout=timeout_s, check=False)
    except subprocess.TimeoutExpired:
        return "timeout"
    return f"{done.stdout}{done.stderr}exit status {done.returncode}"


def run_tiers(path: Path, modes: dict[str, dict[str, str]]) -> dict[str, str]:
    env = {"PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")])), "GOLITE_DEBUG": "1"}
    return {name: run([sys.executable, "-m", "golite", "run", str(path)], {**env, **mode}) for name, mode in modes.items()}


def run_real(path: Path) -> str:
    import realgo

    with tempfile.TemporaryDirectory() as folder:
        executable = Path(folder, "program")
        built = realgo.build(path, executable)
        return built.stderr if built.returncode else run([str(executable)], {})


def main() -> int:
    parser = argparse.ArgumentParser(description="Runs random programs in all tiers and compares.")
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "tier-programs"), help="where what differs is left")
    parser.add_argument("--modes", default=",".join(MODES))
    parser.add_argument("--real", action="store_true", help="compare with real Go, too")
    options = parser.parse_args()
    options.keep.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + 60 * options.minutes
    seed, different = options.seed, 0
    while time.monotonic() < end:
        path = options.keep / f"seed{seed}.go"
        path.write_text(make_program(seed))
        outputs = run_tiers(path, {name: MODES[name] for name in options.modes.split(",")})
        if options.real:
            outputs["real"] = run_real(path)
        if len(set(outputs.values())) == 1 and "otherwise" not in outputs["native"]:
            path.unlink()
        else:
            different += 1
            if "real" not in outputs:
                outputs["real"] = run_real(path)
            print(f"seed {seed}:", ", ".join(name for name, text in outputs.items() if text != outputs["real"]), "differ from real Go")
            for name, text in outputs.items():
                path.with_suffix("." + name).write_text(text)
        seed += 1
    print(f"{seed - options.seed} programs from seed {options.seed} on, {different} different")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
