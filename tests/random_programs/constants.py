"""Constant expressions beside the same computed at run time, and constants that only the compiler can hold."""

from __future__ import annotations

import operator
import random
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from random_programs.statements import Statements
from random_programs.types import INTS, Type

UINT = Type("uint", "int", 64)
UINTPTR = Type("uintptr", "int", 64)
_TYPES = [*INTS, UINT, UINTPTR]


def limits(t: Type) -> tuple[int, int]:
    bits = abs(t.bits)
    return (-(1 << bits - 1), (1 << bits - 1) - 1) if t.bits < 0 else (0, (1 << bits) - 1)


def interesting(rng: random.Random, low: int, high: int) -> int:
    """An integer between the two, often near an end or a power of two."""
    power = 1 << rng.randrange(1, 64)
    value = rng.choice([0, 1, 2, 3, 5, 7, 10, low, high, low + 1, high - 1, -1, -2, power, power - 1, -power, rng.randint(low, high)])
    return min(max(value, low), high)


def quotient(a: int, b: int) -> int:
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


_OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": quotient, "%": lambda x, y: x - y * quotient(x, y),
    "&": operator.and_, "|": operator.or_, "^": operator.xor, "&^": lambda x, y: x & ~y,
}  # fmt: skip


def integer_tree(p: Statements, t: Type, depth: int, names: dict[int, str]) -> tuple[str, str, int]:
    """An expression of constants, the same of variables (``names`` takes the variable of each leaf), and its value: no step overflows."""
    rng = p.rng
    low, high = limits(t)
    if depth == 0 or rng.random() < 0.15:
        value = interesting(rng, low, high)
        variable = names.setdefault(value, f"x{len(names)}")
        return f"{t.name}({value})" if rng.random() < 0.2 else f"({value})", variable, value
    for _ in range(20):
        a, av, x = integer_tree(p, t, depth - 1, names)
        op = rng.choice("+ - * / % & | ^ &^ << >> neg not".split())
        if op == "neg" and low <= -x <= high:
            return f"(-{a})", f"(-{av})", -x
        if op == "not":
            value = ~x if t.bits < 0 else x ^ high
            return f"(^{t.name}({a}))", f"(^{av})", value
        if op in ("<<", ">>"):
            count = rng.choice([0, 1, 2, 3, 5, 7, 8, 15, 31, 33, 63, 64, 65])
            value = x << count if op == "<<" else x >> count
            if low <= value <= high:
                return f"({a} {op} {count})", f"({av} {op} n{count})", value
            continue
        if op in ("neg", "not"):
            continue
        b, bv, y = integer_tree(p, t, depth - 1, names)
        if op in "/%" and y == 0:
            continue
        value = _OPERATIONS[op](x, y)
        if low <= value <= high:
            return f"({a} {op} {b})", f"({av} {op} {bv})", value
    return "(0)", "(x0 - x0)" if names else "0", 0


_COUNTS = "n0, n1, n2, n3, n5, n7, n8, n15, n31, n33, n63, n64, n65"


def typed_integers(p: Statements) -> str:
    f = p.name(p.prefix + "ints")
    functions: list[str] = []
    body: list[str] = []
    for _ in range(8):
        t = p.rng.choice(_TYPES)
        names: dict[int, str] = {}
        constant, variable, value = integer_tree(p, t, 4, names)
        g = p.name(p.prefix + "run")
        parameters = f"{', '.join(names.values())} {t.name}" if names else f"_ {t.name}"
        functions += [f"func {g}({parameters}) {t.name} {{", f"\t{_COUNTS} := {_COUNTS.replace('n', 'uint8(').replace(',', '),')})"]
        functions += ["\t" + "_, " * 12 + f"_ = {_COUNTS}", f"\treturn {variable}", "}"]
        c = p.name("c")
        body.append(f"\tconst {c} {t.name} = {constant}")
        body.append(f"\tfmt.Println({c}, {g}({', '.join(map(str, names)) or '0'}), {c} == {value})")
    p.out += [*functions, f"func {f}() {{", *body, "}"]
    return f


def _untyped(p: Statements, depth: int, is_int: bool) -> tuple[str, Fraction]:
    rng = p.rng
    if depth == 0 or rng.random() < 0.1:
        if is_int:
            value = interesting(rng, -(1 << 80), 1 << 80)
            text = rng.choice([str, hex, bin, oct])(value) if value >= 0 else f"({value})"
            if 32 < value < 127 and chr(value) not in "'\\":
                text = f"'{chr(value)}'"
            return text, Fraction(value)
        text = rng.choice(["0.5", "1.25", "3e4", "1e-3", "2.718281828459045", "0x1p-3", "0x1.8p4", ".75", "100.", "7e10", "1_000.5", "0.1"])
        plain = text.replace("_", "")
        return text, Fraction(float.fromhex(plain)) if "0x" in text else Fraction(plain)
    for _ in range(20):
        a, x = _untyped(p, depth - 1, is_int)
        b, y = _untyped(p, depth - 1, is_int or rng.random() < 0.2)
        op = rng.choice("+-*/")
        if op == "/" and y == 0:
            continue
        if op == "/" and is_int:
            value = Fraction(quotient(int(x), int(y)))
        else:
            value = x / y if op == "/" else Fraction(_OPERATIONS[op](x, y))
        if value == 0 or Fraction(1, 10**25) < abs(value) < 10**60:
            return f"({a} {op} {b})", value
    return "1", Fraction(1)


def untyped(p: Statements) -> str:
    rng = p.rng
    f = p.name(p.prefix + "untyped")
    p.line(f"func {f}() {{")
    for _ in range(8):
        is_int = rng.random() < 0.5
        text, value = _untyped(p, 4, is_int)
        c = p.name("c")
        p.line(f"\tconst {c} = {text}")
        shown = [f"float64({c})", f"{c} > {rng.choice([0, 1, 1000])}", f"{c} == {rng.choice([c, '1'])}"]
        if abs(value) < 10**38:
            shown.append(f"float32({c})")
        if value.denominator == 1:
            for t in _TYPES:
                if limits(t)[0] <= value <= limits(t)[1]:
                    shown.append(f"{t.name}({c})")
        if is_int:
            shift = rng.randrange(0, 70)
            if abs(int(value) >> shift) < 1 << 62:
                shown.append(f"int64({c}>>{shift})")
            if abs(value) < 1 << 300:
                shown.append(f"float64({c} << {shift})")
            remainder = int(value) - 1000 * quotient(int(value), 1000)
            shown.append(f"{c}%1000 == {remainder}")
        else:
            shown.append(f"complex128({c} + 2i)")
        p.line(f"\tfmt.Println({', '.join(dict.fromkeys(shown))})")
    p.line("}")
    return f


def enumerations(p: Statements) -> str:
    """iota, repeated expressions, typed groups, array lengths."""
    rng = p.rng
    f, t = p.name(p.prefix + "enum"), p.name(p.prefix + "E")
    names = [p.name(p.prefix + "C") for _ in range(6)]
    base = rng.choice(["int", "uint8", "int16", "float64", "uint64"])
    p.line(f"type {t} {base}")
    first = rng.choice(["iota + 1", "1 << (iota % 8)" if base == "uint8" else "1 << iota", "iota * iota", "10 - iota", "iota*3 + 2", "iota"])
    p.line("const (")
    for number, name in enumerate(names):
        if number and rng.random() < 0.2:
            p.line("\t_")
        if number == 0:
            p.line(f"\t{name} {t} = {first}")
        elif rng.random() < 0.15:
            p.line(f"\t{name} = {rng.choice(['iota', 'len(`abc`) + iota', names[0] + ' + 1'])}")
        else:
            p.line(f"\t{name}")
    p.line(")")
    a, b = p.name(p.prefix + "A"), p.name(p.prefix + "B")
    words = [rng.choice(['"a"', '"bc"', '"δ"', '"\\xff"', '"日本"', "`raw\\n`"]) for _ in range(3)]
    p.line(f"const {a}, {b} = {' + '.join(words)}, len({words[0]}+{words[1]})*{rng.randrange(1, 5)}")
    p.line(f"func {f}() {{")
    p.line(f"\tfmt.Println({', '.join(names)})")
    p.line(f"\tfmt.Printf(\"%T %T %v\\n\", {names[0]}, {names[-1]}, any({names[1]}) == any({names[2]}))")
    p.line(f"\tvar array [{b}]int8")
    p.line(f"\ts := {a}")
    p.line(f"\tfmt.Println(len(array), cap(array[:]), {a}, len({a}), {a} < {words[2]}, s < {words[2]}, len(s), {a}[0], s[len(s)-1])")
    c = rng.choice(["(1 + 2i)", "(0.5 - 3i)", "('a' + 1i)", "2i*2i"])
    d = rng.choice(["(3 - 1i)", "1i", "(2 + 0i)"])
    p.line(f"\tconst c = {c} {rng.choice('+-*/')} {d}")
    p.line(f"\tfmt.Println(c, real(c), imag(c), complex64(c), c == {c}, string(rune({rng.choice([65, 0x3b4, 0xd800, 0x10ffff, 0x110000, -1])})))")
    p.line("}")
    return f


FAMILY = [typed_integers, untyped, enumerations]
