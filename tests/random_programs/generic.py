"""Generic functions and types, used with type arguments of every kind."""

from __future__ import annotations

from random_programs.statements import Statements
from random_programs.types import FLOATS, INT, INTS, SIGNED, STRING, UNSIGNED


def arithmetic(p: Statements) -> str:
    """One generic expression, instantiated for many types: each has its own widths and rounding."""
    rng = p.rng
    f, g, n, h = p.name(p.prefix + "generic"), p.name(p.prefix + "calc"), p.name(p.prefix + "N"), p.name(p.prefix + "named")
    kind = rng.randrange(3)
    union = [
        "~int8 | ~int16 | ~int32 | ~int64 | ~int", "~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uint | ~uintptr",
        "~int8 | ~uint8 | ~int | ~float32 | ~float64",
    ][kind]
    p.line(f"""\
type {n} interface {{ {union} }}
type {h} {['int16', 'uint8', 'float32'][kind]}
func (h {h}) String() string {{ return "h" }}""")
    p.line(f"""\
func {g}[T {n}](x, y T) (z T) {{
	defer func() {{
		if e := recover(); e != nil {{
			fmt.Println(e)
		}}
	}}()""")
    steps = [
        "z += x * y", "z = x - z", "z *= 3", "z = -z + y", "z = max(x, y, z)", "x, y = y, x+z",
        """\
if x > y {
		z -= y
	} else {
		z += 5
	}""",
        "z++", "z = T(int8(z)) + x", "z = x / y", "fmt.Print(float64(z), uint8(x), T(7)/2, \" \")",
        "switch any(z).(type) {\n\tcase int8, uint8:\n\t\tz += 100\n\tcase " + h + ":\n\t\tz--\n\tcase float64:\n\t\tz /= 3\n\t}",
        "for i := T(0); i < 5; i++ {\n\t\tz += i * x\n\t}",
        """\
var zero T
	if x == zero {
		z = 1
	}""",
    ]  # fmt: skip
    if kind < 2:
        steps += [
            f"z = x << {rng.choice([1, 7, 8, 40])}", f"z >>= uint(y) & {rng.choice([7, 63])}", "z = x &^ y ^ z", "z = ^x % (y | 1)", "z |= x & y",
        ]
    steps = [s for s in rng.sample(steps, 7)]
    for step in steps:
        p.line(f"\t{step}\n\tfmt.Print(z, \" \")")
    p.line(f"""\
	fmt.Printf("%T %v\\n", z, x)
	return
}}
func {f}() {{""")
    types = [[*SIGNED, INT], [*UNSIGNED], [SIGNED[0], UNSIGNED[0], INT, *FLOATS]][kind]
    for t in rng.sample(types, 3):
        for _ in range(2):
            low = 0 if t.bits > 0 else -100
            p.line(f"\t{g}[{t.name}]({rng.randint(low, 127)}, {rng.randint(low, 127)})")
    p.line(f"""\
	fmt.Println({g}({h}({rng.randrange(9)}), {rng.randrange(100)}))
	k := {g}[{types[0].name}]
	fmt.Println(k({rng.randrange(100)}, 0))
}}""")
    return f


def containers(p: Statements) -> str:
    """Generic lists, trees, pairs and sets with methods, and functions over them."""
    rng = p.rng
    f = p.name(p.prefix + "containers")
    pair, tree, lst, mapped, ordered, num = (p.name(p.prefix + n) for n in ("Pair", "Tree", "List", "apply", "fold", "Num"))
    kt, vt = rng.choice([INT, STRING, *INTS, FLOATS[0]]), rng.choice([INT, STRING, FLOATS[1], UNSIGNED[0]])
    p.line(f"type {num} = interface{{ cmp.Ordered }}")
    p.line(f"""\
type {pair}[K comparable, V any] struct {{
	k K
	v V
}}
func (p {pair}[K, V]) swap(o *{pair}[K, V]) {pair}[K, V] {{
	p.v, o.v = o.v, p.v
	return p
}}""")
    p.line(f"""\
type {tree}[K {num}, V any] struct {{
	left, right *{tree}[K, V]
	{pair}[K, V]
}}""")
    p.line(f"""\
func (t *{tree}[K, V]) put(k K, v V) *{tree}[K, V] {{
	switch {{
	case t == nil:
		return &{tree}[K, V]{{{pair}: {pair}[K, V]{{k, v}}}}
	case k < t.k:
		t.left = t.left.put(k, v)
	case k > t.k:
		t.right = t.right.put(k, v)
	default:
		t.v = v
	}}
	return t
}}""")
    p.line(f"""\
func (t *{tree}[K, V]) all(yield func(K, V) bool) bool {{
	return t == nil || t.left.all(yield) && yield(t.k, t.v) && t.right.all(yield)
}}
func (t *{tree}[K, V]) seq() iter.Seq2[K, V] {{ return func(yield func(K, V) bool) {{ t.all(yield) }} }}""")
    p.line(f"""\
type {lst}[T any] []T
func (l *{lst}[T]) push(x ...T) {lst}[T] {{
	*l = append(*l, x...)
	return *l
}}
func (l {lst}[T]) each(f func(int, T)) {{
	for i, x := range l {{
		f(i, x)
	}}
}}""")
    p.line(f"""\
func {mapped}[S ~[]A, A, B any](s S, f func(A) B) {lst}[B] {{
	var r {lst}[B]
	for _, x := range s {{
		r.push(f(x))
	}}
	return r
}}
func {ordered}[A any, R any](s []A, r R, f func(R, A) R) R {{
	for _, x := range s {{
		r = f(r, x)
	}}
	return r
}}""")

    def constant(t: object) -> str:
        return f'"{chr(97 + rng.randrange(9))}"' if t is STRING else str(rng.randrange(12))

    p.line(f"""\
func {f}() {{
	var t *{tree}[{kt.name}, {vt.name}]
	var l {lst}[{pair}[{kt.name}, {vt.name}]]""")
    for _ in range(rng.randrange(4, 9)):
        p.line(f"\tt = t.put({constant(kt)}, {constant(vt)})")
    p.line(f"""\
	for k, v := range t.seq() {{
		if k == {constant(kt)} {{
			break
		}}
		fmt.Print(k, "=", v, " ")
		l.push({pair}[{kt.name}, {vt.name}]{{k, v}})
	}}""")
    p.line("\tl.each(func(i int, x " + f"{pair}[{kt.name}, {vt.name}]) {{ fmt.Print(i, x, \" \") }})\n\tfmt.Printf(\"%T %T\\n\", t, l)")
    p.line(f"""\
	texts := {mapped}(l, func(x {pair}[{kt.name}, {vt.name}]) string {{ return fmt.Sprint(x.v, x.k) }})
	fmt.Println(texts, len(texts), {ordered}(texts, {rng.choice(['0', '1'])}, func(n int, s string) int {{ return n*3 + len(s) }}))""")
    p.line(f"""\
	ks := slices.SortedFunc(maps.Keys(maps.Collect(t.seq())), func(a, b {kt.name}) int {{ return cmp.Compare(b, a) }})
	fmt.Println(ks, slices.Max(ks), {mapped}[[]{kt.name}](ks, func(k {kt.name}) bool {{ return k > {constant(kt)} }}))""")
    p.line(f"""\
	a, b := {pair}[{kt.name}, {vt.name}]{{k: {constant(kt)}}}, {pair}[{kt.name}, {vt.name}]{{v: {constant(vt)}}}
	fmt.Println(a.swap(&b), a, b, a == b, any(a) == any({pair}[{kt.name}, {vt.name}]{{}}))
	fmt.Println(t.swap(&a))""")
    p.line(f"""\
	nested := {pair}[{pair}[{kt.name}, int], {lst}[{lst}[{vt.name}]]]{{v: {lst}[{lst}[{vt.name}]]{{{{{constant(vt)}}}, nil}}}}
	fmt.Printf("%v %T\\n", nested, nested)
	fmt.Println({ordered}([]int{{1, 2}}, l, nil))
}}""")
    return f


def methods(p: Statements) -> str:
    """Constraints with methods, pointer receivers by a second parameter, generic types embedded, type switches on parameters."""
    rng = p.rng
    f = p.name(p.prefix + "constraints")
    i, s, u, g, h, k, w, v = (p.name(p.prefix + n) for n in ("I", "S", "U", "build", "kind", "sum", "W", "V"))
    t = rng.choice([*INTS, STRING])
    one = '"y"' if t.kind == "string" else "1"
    p.line(f"""\
type {i}[T any] interface {{
	*T
	set({t.name}) bool
	get() {t.name}
}}
type {s} struct{{ x {t.name} }}
func (s *{s}) set(x {t.name}) bool {{ s.x = x; return x > {one} }}
func (s *{s}) get() {t.name} {{ return s.x + {one} }}""")
    p.line(f"""\
type {u} []{t.name}
func (u *{u}) set(x {t.name}) bool {{ *u = append(*u, x); return len(*u) > 1 }}
func (u *{u}) get() {t.name} {{ return (*u)[len(*u)-{rng.randrange(1, 3)}] }}""")
    p.line(f"""\
func {g}[T any, P {i}[T]](xs ...{t.name}) (T, {t.name}, []bool) {{
	var t T
	p := P(&t)
	var oks []bool
	for _, x := range xs {{
		oks = append(oks, p.set(x))
	}}
	set := p.set
	set(p.get())
	return t, p.get(), oks
}}""")
    p.line(f"""\
func {h}[T any](x T) string {{
	switch y := any(x).(type) {{
	case {rng.choice(['int', 'uint8', 'string'])}:
		return fmt.Sprint("basic ", y)
	case []T:
		return "slice"
	case interface{{ get() {t.name} }}:
		return fmt.Sprint("getter ", y.get())
	case error:
		return "error " + y.Error()
	}}
	var zero T
	return fmt.Sprintf("%T %v %v", x, zero, any(zero) == nil)
}}""")
    p.line(f"""\
type {w}[T fmt.Stringer] struct {{
	inner T
	n int
}}
func (w {w}[T]) String() string {{ return fmt.Sprint("<", w.inner.String(), w.n, ">") }}
type {v} {rng.choice(['int', 'uint16'])}
func (v {v}) String() string {{ return strings.Repeat("v", int(v)) }}""")
    p.line(f"""\
func {k}[M ~map[K]V, K cmp.Ordered, V fmt.Stringer](m M) (r string) {{
	for _, k := range slices.Sorted(maps.Keys(m)) {{
		r += fmt.Sprint(k, m[k].String(), " ")
	}}
	return
}}""")
    args = ", ".join([f'"{chr(97 + x)}"' if t.kind == "string" else str(x) for x in (rng.randrange(20), rng.randrange(20))])
    p.line(f"""\
func {f}() {{
	fmt.Println({g}[{s}]({args}))
	fmt.Println({g}[{u}]({args}))
	x := {w}[{w}[{v}]]{{{w}[{v}]{{{rng.randrange(4)}, 1}}, 2}}
	fmt.Println(x, x.inner.inner)
	fmt.Printf("%v %T\\n", x, x)""")
    p.line(f"\tfmt.Println({h}(1), {h}(\"s\"), {h}(&{s}{{}}), {h}(uint8(3)), {h}([]int{{1}}))")
    p.line(f"\tfmt.Println({h}[error](nil), {h}[any](2.5), {h}(errors.New(\"e\")), {h}(x))")
    p.line(f"""\
	fmt.Println({k}(map[string]{v}{{"b": 2, "a": 1}}), {k}(map[int]{w}[{v}]{{{rng.randrange(9)}: {{}}}}))
	var none *{s}
	fmt.Println({h}[fmt.Stringer](x), {h}(none))
}}""")
    return f


FAMILY = [arithmetic, containers, methods]
