"""Structs with methods, embedding, interfaces, type switches and assertions, method values."""

from __future__ import annotations

from random_programs.statements import Statements
from random_programs.types import BOOL, FLOATS, INT, INTS, STRING, Variable

_VALUES = [
    "nil", "1", "int8(-3)", "uint64(9)", "2.5", "float32(0.5)", '"s"', "true", "'x'", "[]int{1}", "[2]int{1, 2}", "map[string]int{}",
    "struct{ x int }{4}", "errors.New(`e`)", "1 + 2i", "func() {}", "(*int)(nil)", "struct{}{}", "error(nil)", "[]byte(`b`)",
]  # fmt: skip
_CASES = [
    "int", "int8", "uint64", "float64, float32", "string", "bool", "rune", "[]int", "[2]int", "map[string]int", "struct{ x int }", "error",
    "complex128", "func()", "*int", "nil", "fmt.Stringer", "interface{ Error() string }", "[]byte", "int16, uint8",
]  # fmt: skip


def embedding(p: Statements) -> str:
    """Three structs, each embedding the one before by value or by pointer, with methods on values and pointers, seen through interfaces."""
    rng = p.rng
    f = p.name(p.prefix + "embed")
    a, b, c, i, j = (p.name(p.prefix + n) for n in "ABCIJ")
    t = rng.choice([*INTS, STRING, *FLOATS])
    one = '"x"' if t.kind == "string" else "1"
    star = [rng.choice(["", "*"]) for _ in range(5)]
    p.line(f"""\
type {i} interface {{
	get() {t.name}
	set(x {t.name})
}}
type {j} interface {{
	{i}
	String() string
}}""")
    p.line(f"""\
type {a} struct {{
	x {t.name}
	n int
}}""")
    p.line(f"func (r {star[0]}{a}) get() {t.name} {{ r.n++; return r.x + {one} }}\nfunc (r *{a}) set(x {t.name}) {{ r.x = x; r.n++ }}")
    p.line(f"""\
type {b} struct {{
	{star[1]}{a}
	y [2]{t.name}
}}""")
    p.line(f"func (r {star[2]}{b}) String() string {{ return fmt.Sprint(\"b:\", r.x, r.y) }}")
    if rng.random() < 0.5:
        p.line(f"func (r *{b}) set(x {t.name}) {{ r.y[0], r.x = r.x, x }}")
    p.line(f"""\
type {c} struct {{
	{star[3]}{b}
	{'n int' if rng.random() < 0.5 else 'm int'}
}}""")
    if rng.random() < 0.5:
        p.line(f"func (r {star[4]}{c}) get() {t.name} {{ return r.y[1] + r.{b}.get() }}")
    av = f"{'&' if star[1] else ''}{a}{{x: {one}}}"
    bv = f"{b}{{{a}: {av}, y: [2]{t.name}{{1: {one}}}}}"
    p.line(f"""\
func {f}() {{
	v := {c}{{{b}: {'&' if star[3] else ''}{bv}}}
	w := v
	p := &w
	var i {i} = p
	var j {j} = &v
	list := []{i}{{p, j, &{a}{{}}, &v}}""")
    p.line(f"""\
	get, set := v.get, p.set
	by := ({i}).get
	expr := (*{c}).set
	for k, o := range list {{""")
    p.line(f"""\
		o.set(o.get() + {one})
		if s, ok := o.(fmt.Stringer); ok {{
			fmt.Print(s, " ")
		}}
		if k%2 == 1 {{
			set(v.x)
			expr(&v, get() + by(o))
		}}""")
    p.line(f"""\
		switch o := o.(type) {{
		case *{a}:
			o.n += 10
			fmt.Print(o.n, " ")
		case *{c}:
			fmt.Print(o.y, o == p, " ")
		case {j}:
			fmt.Print("never")
		}}""")
    p.line("\t\tfmt.Println(v.x, w.x, v.y, w.y, o.get(), o == i, o == j, v.get(), (*p).get())\n\t}")
    p.line("""\
	defer func() {
		fmt.Println(recover(), w.x, v.y)
	}()""")
    p.line("\t" + rng.choice([
        f"i = list[2]\n\tfmt.Println(i.({j}))", f"var none *{a}\n\ti = none\n\tfmt.Println(i == nil, i.get())", f"i = nil\n\ti.set({one})",
        f"fmt.Println(i.(*{a}))", f"_, ok := i.(*{c})\n\tfmt.Println(ok, any(v) == any(w), any(p).({i}) == i)",
        f"var q *{c}\n\tset = q.set\n\tset({one})", "fmt.Println(any(i).(interface{ get() int8 }))",
        f"m := map[{i}]int{{p: 1, &v: 2}}\n\tm[list[0]]++\n\tfmt.Println(len(m), m[p], m[list[3]])",
    ]))  # fmt: skip
    p.line("}")
    return f


def switches(p: Statements) -> str:
    """Type switches and assertions over values of any type."""
    rng = p.rng
    f, g = p.name(p.prefix + "types"), p.name(p.prefix + "kind")
    t, u = p.name(p.prefix + "T"), p.name(p.prefix + "U")
    values = [*rng.sample(_VALUES, 9), f"{t}(3)", f"&{u}{{}}", f"{u}{{5}}", "1"]
    cases = [*rng.sample(_CASES, 6), t, f"*{u}"]
    rng.shuffle(cases)
    if "nil" in cases and "error" in cases and rng.random() < 0.3:
        cases.remove("nil")
    p.line(f"""\
type {t} int
func (x {t}) String() string {{ return strings.Repeat("T", int(x)) }}
type {u} struct{{ n int }}
func (u *{u}) Error() string {{ return fmt.Sprint("u", u.n) }}""")
    p.line(f"func {g}(x any) (n int) {{\n\tswitch y := x.(type) {{")
    for number, case in enumerate(cases):
        p.line(f"""\
	case {case}:
		n = {number}
		fmt.Printf("%T ", y)""")
        if case in ("int", "int8", "uint64", "rune", t):
            p.line(f"\t\ty += {rng.randrange(5)}\n\t\tfmt.Print(y, \" \")")
    p.line("""\
	default:
		n = -1
		_ = y
	}
	return
}""")
    p.line(f"""\
func {f}() {{
	list := []any{{{', '.join(values)}}}
	for i, x := range list {{
		_, isError := x.(error)
		_, isInt := x.(int)
		s, _ := x.(fmt.Stringer)""")
    p.line(f"""\
		fmt.Println({g}(x), isError, isInt, s != nil)
		func() {{
			defer func() {{
				fmt.Println(recover())
			}}()""")
    p.line(f"""\
			fmt.Println(x == list[(i+1)%len(list)], x == list[len(list)-1], x == x)
			fmt.Println(x.({rng.choice(['int', t, 'error', 'fmt.Stringer', f'*{u}', 'string'])}))
		}}()
	}}
}}""")
    return f


def records(p: Statements) -> str:
    """Structs of random fields: literals, comparison, copies, anonymous and nested ones, fields through pointers."""
    rng = p.rng
    f, s, r = p.name(p.prefix + "records"), p.name(p.prefix + "S"), p.name(p.prefix + "R")
    fields = [(f"f{k}", rng.choice([*INTS, STRING, BOOL, *FLOATS])) for k in range(rng.randrange(2, 7))]
    p.line(f"type {s} struct {{\n" + "".join(f"\t{n} {t.name}\n" for n, t in fields) + "}")
    p.line(f"""\
type {r} struct {{
	a {s}
	p *{s}
	in struct {{
		b {s}
		k [2]{s}
	}}
	_ int8
	next *{r}
}}""")
    literal = f"{s}{{{', '.join(p.constant(t) for _, t in fields)}}}"
    p.line(f"""\
func {f}() {{
	var a, b {r}
	a.p, b.p = &a.a, &b.in.k[1]
	a.next, b.next = &b, &a
	c := {literal}
	k := 0
	fuel = 60""")
    pairs = ["a.a", "b.a", "*a.p", "*b.p", "a.in.b", "b.in.k[k&1]", "c", "a.next.a", "b.next.next.in.k[0]"]
    for _ in range(10):
        x, y = rng.sample(pairs, 2)
        name, t = rng.choice(fields)
        p.scopes.append([Variable(f"{z.removeprefix('*')}.{n}", u) for z in pairs[:5] for n, u in fields] + [Variable("k", INT)])
        p.line("\t" + rng.choice([
            f"{x} = {y}", f"{x}, {y} = {y}, {x}", f"{x.removeprefix('*')}.{name} = {p.value(t, 2)}", f"{x} = {literal}",
            f"a.p = &{rng.choice(['c', 'b.a', 'a.in.k[1]'])}", "k++", f"a.in = b.in\n\t{x} = {y}", f"a, b = b, a\n\tk += {rng.randrange(3)}",
            f"{x} = {s}{{{name}: {p.value(t, 1)}}}",
        ]))  # fmt: skip
        p.scopes.pop()
        p.line("\tfmt.Println(a.a, *a.p, a.in, b.a, *b.p, b.in, c, a.a == b.a, *a.p == c, a.in == b.in)")
    p.line(f"""\
	var anonymous struct {{
		{s}
		x, y int
	}}
	anonymous.{s} = c
	anonymous.x = k
	fmt.Printf("%v %+v %T\\n", anonymous, c, c)""")
    p.line(f"""\
	var x any = c
	fmt.Println(x == any(a.a), x == any(c), a == b, {s}(c) == {literal})
	var none *{r}
	fmt.Println(none.in.k[k&1].{fields[0][0]})
}}""")
    return f


FAMILY = [embedding, embedding, switches, records]
