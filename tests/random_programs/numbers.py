"""Numbers at run time: every type's operators, all conversions, shifts with any count, floats that are no numbers, complex numbers."""

from __future__ import annotations

from random_programs.constants import UINT, UINTPTR, interesting, limits
from random_programs.statements import Statements
from random_programs.types import FLOATS, INT, INTS, SIGNED, UNSIGNED, Type, Variable

_INTS = [*INTS, UINT, UINTPTR]
_FLOATS = ["0", "1", "-1", "0.5", "-2.5", "1e10", "3.4028235e38", "1e-45", "123456789", "16777217", "9007199254740993", "-0.1", "1e100"]


def integers(p: Statements) -> str:
    """All operators on two operands of a type, as a table over interesting values; what panics is shown."""
    rng = p.rng
    f = p.name(p.prefix + "ops")
    t = rng.choice(_INTS)
    values = [str(interesting(rng, *limits(t))) for _ in range(4)]
    p.line(f"func {f}() {{")
    p.line(f"\tfor _, x := range []{t.name}{{{', '.join(values)}}} {{")
    p.line(f"\t\tfor _, y := range []{t.name}{{{', '.join(values[1:])}}} {{")
    p.line("\t\t\tfmt.Println(x+y, x-y, x*y, x&y, x|y, x^y, x&^y, -x, ^x, x < y, x >= y, min(x, y), max(x, y, 1))")
    k = interesting(rng, *limits(t))
    p.line(f"\t\t\tfmt.Println(x+{k}, x*({k}), {k}-x, x/{k or 3}, x%{k or 3}, x&{min(abs(k), limits(t)[1])}, x == {k}, x > {k})")
    p.line("""\
			if y != 0 {
				fmt.Println(x/y, x%y)
			}""")
    p.line("\t\t\tz := x")
    for op in rng.sample(["+=", "-=", "*=", "|=", "^=", "&^=", "<<= 3;", ">>= 1;"], 4):
        p.line(f"\t\t\tz {op.rstrip(';') if op.endswith(';') else op + ' y'}")
    p.line("""\
			z++
			fmt.Println(z)
		}
	}""")
    p.line(f"""\
	var zero {t.name}
	fmt.Println({values[0]} {rng.choice('/%')} zero)
}}""")
    return f


def shifts(p: Statements) -> str:
    rng = p.rng
    f, g = p.name(p.prefix + "shifts"), p.name(p.prefix + "shift")
    t, n = rng.choice(_INTS), rng.choice([*SIGNED, *UNSIGNED, INT, UINT])
    p.line(f"func {g}(x {t.name}, n {n.name}) {{")
    p.line("""\
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(e)
		}
	}()""")
    p.line(f"\tfmt.Println(x<<n, x>>n, x<<(n&{rng.choice([7, 31, 63])}), x>>(n%{rng.choice([5, 8, 65])}), {t.name}(1)<<n, -x>>n)")
    p.line(f"\tvar w {rng.choice(_INTS).name} = 1 << n")
    p.line(f"""\
	x <<= n
	var u {rng.choice(UNSIGNED).name} = 3
	u >>= n
	fmt.Println(x, u, w, uint8(x)<<n|uint8(x)>>(8-n&7))
}}""")
    p.line(f"func {f}() {{")
    for _ in range(5):
        x = interesting(rng, *limits(t))
        low, high = limits(n)
        count = min(max(rng.choice([0, 1, 7, 8, 9, 15, 31, 32, 33, 63, 64, 65, 100, 127, high, -1, low]), low), high)
        p.line(f"\t{g}({x}, {count})")
    p.line("}")
    return f


def conversions(p: Statements) -> str:
    """Chains of conversions through all numeric types; floats are clamped before they become integers."""
    rng = p.rng
    f, g = p.name(p.prefix + "convert"), p.name(p.prefix + "chain")
    first = rng.choice([*_INTS, *FLOATS])
    p.line(f"func {g}(x {first.name}) {{")
    at = Variable("x", first)
    for number in range(10):
        t = rng.choice([*_INTS, *FLOATS])
        if t.kind == "int" and at.type.kind == "float":
            low, high = limits(t)
            # Both ends are powers of two, exact in every float.
            p.line(f"""\
	if !({at.name} > {low} && {at.name} < {high + 1 >> 1 if at.type.bits == 32 else high + 1 - (high >> 20)}) {{
		{at.name} = {rng.randrange(100)}.75
	}}""")
        p.line(f"\ty{number} := {t.name}({at.name})")
        if rng.random() < 0.4:
            p.line(f"\ty{number} {rng.choice(['+=', '-=', '*='])} {rng.choice([1, 3, 7, 100])}")
        p.line(f"\tfmt.Print(y{number}, \" \")")
        at = Variable(f"y{number}", t)
    p.line("\tfmt.Println()\n}")
    p.line(f"func {f}() {{")
    for _ in range(4):
        value = str(interesting(rng, *limits(first))) if first.kind == "int" else rng.choice(_FLOATS[:-1])
        p.line(f"\t{g}({value})")
    p.line("}")
    return f


def floats(p: Statements) -> str:
    rng = p.rng
    f = p.name(p.prefix + "floats")
    t = rng.choice(FLOATS)
    values = rng.sample(_FLOATS[:-1], 3)
    p.line(f"func {f}() {{")
    p.line(f"\tvar zero {t.name}")
    p.line(f"\tfor _, x := range []{t.name}{{{', '.join(values)}, 1 / zero, -1 / zero, zero / zero, -zero, -1 / (1 / zero)}} {{")
    p.line(f"\t\tfor _, y := range []{t.name}{{{', '.join(values[:2])}, zero, 1 / zero, zero / zero}} {{")
    p.line("\t\t\tfmt.Println(x+y, x-y, x*y, x/y, -x, x == y, x != y, x < y, x <= y, !(x > y), min(x, y), max(x, y))")
    z, c = rng.choice(["x*y + x", "x*y - y", "(x + y) * (x - y)", "x/y + 0.1", "x - x*y"]), rng.choice(["0.1", "2", "1e10", "0.5"])
    p.line(f"""\
			z := {z}
			z {rng.choice(['+=', '-=', '*=', '/='])} {c}
			fmt.Println(z, float32(z), float64(x)*float64(y), z == z)""")
    p.line(f"\t\t\tfmt.Printf(\"{rng.choice(['%.3f', '%e', '%g', '%8.2f|', '%b', '%x', '%+.1e'])} %v\\n\", z, float32(x))")
    p.line("""\
		}
	}
}""")
    return f


def complexes(p: Statements) -> str:
    rng = p.rng
    f = p.name(p.prefix + "complex")
    t, part = rng.choice([("complex128", "float64"), ("complex64", "float32")])
    values = [f"complex({rng.choice(_FLOATS[:6])}, {rng.choice(_FLOATS[:6])})" for _ in range(3)]
    p.line(f"func {f}() {{\n\tvar zero {part}")
    p.line(f"\tlist := []{t}{{{', '.join(values)}, complex(zero, 1), 0, {rng.choice(['1i', '2.5', '(3 - 0.25i)'])}}}")
    p.line("\tfor i, a := range list {\n\t\tfor _, b := range list[i:] {")
    p.line("\t\t\tfmt.Println(a+b, a-b, a*b, -a, a == b, real(a*b), imag(a-b))")
    p.line("""\
			if b != 0 {
				fmt.Println(a / b)
			}""")
    p.line(f"""\
			c := a
			c {rng.choice(['+=', '*=', '-='])} b
			c = complex(imag(c), real(b))
			fmt.Println(c, complex128(c), complex64(c))""")
    p.line("\t\t}\n\t}")
    p.line(f"""\
	m := map[{t}]int{{}}
	for i, a := range list {{
		m[a] += i
	}}
	var x any = list[0]
	fmt.Println(len(m), m[list[1]], x == any(list[0]), x == any(1))
}}""")
    return f


def loops(p: Statements) -> str:
    """Random arithmetic on accumulators of several types in a loop: what a compiler would like to be clever about."""
    rng = p.rng
    f = p.name(p.prefix + "loop")
    variables = [Variable(p.name("a"), t) for t in rng.sample([*SIGNED, *UNSIGNED, INT, UINT, *FLOATS], 4)]
    p.line(f"func {f}() {{")
    for v in variables:
        p.line(f"\tvar {v.name} {v.type.name} = {rng.randrange(1, 100)}")
    step = rng.choice(["i++", "i += 3", "i = i*2 + 1"])
    t: Type = rng.choice(_INTS[:-1])
    end = rng.choice([20, 50, 100])
    p.line(f"\tfor i := {t.name}(0); i < {end}; {step} {{")
    p.scopes.append([*variables, Variable("i", t, False)])
    p.indent = 2
    for _ in range(4):
        p.assign()
    p.line(f"""\
if {p.value(Type('bool', 'bool'), 2)} {{
			fmt.Println(i, {', '.join(v.name for v in variables)})
		}}""")
    p.indent = 0
    p.scopes.pop()
    p.line("\t}")
    p.line(f"\tfmt.Println({', '.join(v.name for v in variables)})\n}}")
    return f


FAMILY = [integers, shifts, conversions, floats, complexes, loops]
