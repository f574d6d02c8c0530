"""Slices that share arrays, arrays as values, maps with keys of any kind: sequences of random steps, each shown."""

from __future__ import annotations

from random_programs.statements import Statements
from random_programs.types import FLOATS, INT, SIGNED, STRING, UNSIGNED, Type


def _element(p: Statements) -> Type:
    return p.rng.choice([INT, INT, STRING, *SIGNED[:2], *UNSIGNED[:3], *FLOATS])


def _constant(p: Statements, t: Type) -> str:
    return f'"s{p.rng.randrange(50)}"' if t.kind == "string" else str(p.rng.randrange(100))


def aliasing(p: Statements) -> str:
    """append, copy and slicing over shared arrays."""
    rng = p.rng
    f, t = p.name(p.prefix + "alias"), _element(p)
    names = ["a", "b", "c"]
    p.line(f"func {f}() {{\n\ta := make([]{t.name}, {rng.randrange(6)}, {rng.randrange(6, 12)})")
    p.line(f"""\
	b := []{t.name}{{{', '.join(_constant(p, t) for _ in range(5))}}}
	var c []{t.name}
	x := [6]{t.name}{{2: {_constant(p, t)}}}
	n := {rng.randrange(4)}""")
    p.line("""\
	for i := range a {
		a[i] = b[i%len(b)]
	}""")
    for _ in range(rng.randrange(10, 18)):
        y, z = p.name("y"), p.name("z")
        u, v, w = (rng.choice(names) for _ in range(3))
        lo, hi = sorted([rng.randrange(4), rng.randrange(7)])
        p.line("\t" + rng.choice([
            f"{u} = append({v}, {_constant(p, t)})",
            f"{u} = append({v}[:min({lo}, len({v}))], {w}...)",
            f"{u} = append({u}, {', '.join(_constant(p, t) for _ in range(rng.randrange(4)))})",
            f"n = copy({u}, {v})",
            f"n = copy({u}[min({lo}, len({u})):], {u})",
            f"{u} = {v}[min({lo}, len({v})):]",
            f"if cap({v}) >= {hi} {{\n\t\t{u} = {v}[{lo}:{hi}]\n\t}}",
            f"if cap({v}) >= {hi} {{\n\t\t{u} = {v}[{lo}:{hi}:{hi}]\n\t}}",
            f"if len({u}) > n {{\n\t\t{u}[n] = {_constant(p, t)}\n\t}}",
            f"x = [6]{t.name}(append({v}, x[:]...))",
            f"{u} = x[{lo}:{max(lo, min(hi, 6))}]",
            f"clear({u}[:len({u})/2])",
            f"{u} = slices.Clone({v})",
            f"{u} = slices.Insert({v}, min(n, len({v})), {w}...)",
            f"for i, e := range {u} {{\n\t\tif i%2 == 0 {{\n\t\t\t{v} = append({v}[:min(i, len({v}))], e)\n\t\t}}\n\t}}",
            f"{u}, {v} = {v}, {u}",
            f"for i := range x {{\n\t\tx[i], x[5-i] = x[5-i], {_constant(p, t)}\n\t}}",
            f"{u} = nil",
            f"{y} := &x\n\tfor i, e := range {y} {{\n\t\t{y}[(i+1)%6] = e\n\t}}",
            "for i, e := range x {\n\t\tx[(i+1)%6] = e\n\t}",
            f"{z} := (*[2]{t.name})({v}[:2:len({v})])\n\t{z}[0], {z}[1] = {z}[1], {z}[0]",
        ]))  # fmt: skip
        p.line("\tfmt.Println(a, len(a), b, len(b), c, c == nil, x, n)")
        p.line("""\
	if len(a)+len(b)+len(c) > 60 {
		a, b, c = a[:min(3, len(a))], b[:min(3, len(b)):min(3, len(b))], c[:min(3, len(c))]
	}""")
    p.line(f"""\
	fmt.Println(a[min(len(a)-1, {rng.choice(['n', '-n', '2'])})])
	fmt.Println(b[{rng.choice(['n:', ':len(b)+n', '3:n', '-1+n:', ':n:2'])}])
}}""")
    return f


def arrays(p: Statements) -> str:
    """Arrays and structs of arrays are copied where Go copies."""
    rng = p.rng
    f, g, s = p.name(p.prefix + "arrays"), p.name(p.prefix + "byvalue"), p.name(p.prefix + "S")
    t, n = _element(p), rng.randrange(2, 5)
    p.line(f"""\
type {s} struct {{
	a [{n}]{t.name}
	m [2][{n}]{t.name}
	p *[{n}]{t.name}
}}""")
    p.line(f"""\
func {g}(a [{n}]{t.name}, s {s}) ({s}, [{n}]{t.name}) {{
	a[0], s.a[1] = s.a[1], a[0]
	s.m[1] = a
	a[1] = {_constant(p, t)}
	return s, a
}}""")
    p.line(f"""\
func {f}() {{
	var a, b [{n}]{t.name}
	var s, u {s}
	list := []{s}{{s, u, s}}
	grid := [2][{n}]{t.name}{{1: {{{_constant(p, t)}}}}}
	s.p, u.p = &a, &b
	k := 0""")
    for _ in range(12):
        c = p.name("c")
        p.line("\t" + rng.choice([
            f"a[{rng.randrange(n)}] = {_constant(p, t)}", f"b[k%{n}] = {_constant(p, t)}", "b = a", "s.a = b", "u = s", "s.m[k&1] = s.a",
            "grid[1] = grid[0]", "list[k%3].a = a", "list[1], list[2] = list[2], list[1]", "u.p = &s.a", f"s, a = {g}(b, u)",
            f"_, b = {g}(a, list[k%3])", "*s.p = *u.p", f"u.p[k%{n}] = {_constant(p, t)}",
            f"""\
for i, e := range grid {{
		grid[1-i][0] = {_constant(p, t)}
		b = e
	}}""",
            f"""\
for _, e := range list {{
		e.a[0] = {_constant(p, t)}
		u.m = e.m
	}}""",
            f"for i := range list {{\n\t\tlist[i].a[k%{n}] = {_constant(p, t)}\n\t}}",
            f"{c} := func() any {{ return a }}\n\ta[0], a[1] = a[1], a[0]\n\tfmt.Println({c}() == any(a), {c}())", "k++",
            f"a, b = b, [{n}]{t.name}{{{_constant(p, t)}}}", "s.a, u.a = u.a, s.a", "grid[0], grid[1] = s.a, grid[0]",
        ]))  # fmt: skip
        p.line("\tfmt.Println(a, b, a == b, s.a, s.m, *s.p, u.a, u.m, *u.p, grid, k)")
    p.line(f"""\
	m := map[[{n}]{t.name}]int{{a: 1}}
	m[b] += 2
	m[s.a]++
	fmt.Println(len(m), m[a], m[u.a], any(s.m) == any(u.m), s.m != grid)""")
    p.line(f"""\
	k = {n} - 1 + {rng.randrange(2)}
	fmt.Println(a[k])
	fmt.Println(list[k%3].m[0][k])
}}""")
    return f


def tables(p: Statements) -> str:
    """Maps: keys that are structs, arrays, interfaces, floats; deletion while iterating; nil maps; unhashable keys."""
    rng = p.rng
    f, s = p.name(p.prefix + "tables"), p.name(p.prefix + "K")
    t = rng.choice([STRING, INT, UNSIGNED[0]])
    p.line(f"""\
type {s} struct {{
	x int
	y {t.name}
}}""")
    value = rng.choice(["int", "[]int", f"*{s}", s, "map[int]int"])
    zero = {"int": "7", "[]int": "[]int{1, 2}", f"*{s}": f"&{s}{{x: 3}}", s: f"{s}{{x: 4}}", "map[int]int": "map[int]int{1: 2}"}[value]
    show = f"""\
func(m map[{s}]{value}) string {{
		var l []string
		for k, v := range m {{
			l = append(l, fmt.Sprint(k, {"*v" if value[0] == "*" else "v"}))
		}}
		slices.Sort(l)
		return strings.Join(l, " ")
	}}"""
    p.line(f"""\
func {f}() {{
	show := {show}
	var none map[{s}]{value}
	m := make(map[{s}]{value}, {rng.randrange(20)})""")
    p.line("""\
	counts := map[any]int{}
	by := map[float64]string{}
	var zero float64
	_, _, _, _ = zero, none, counts, by""")

    def key() -> str:
        return f"{s}{{{rng.randrange(3)}, {_constant(p, t) if rng.random() < 0.3 else (chr(34) * 2 if t.kind == 'string' else '0')}}}"

    update = {"int": [
        "m[%s]++", "m[%s] += 5", "m[%s] ^= len(m)",
    ], "[]int": [
        "m[%s] = append(m[%s], len(m))",
    ], f"*{s}": [
        "if v := m[%s]; v != nil {\n\t\tv.x++\n\t}",
    ],
              s: ["v%d := m[%s]\n\tv%d.x += 2\n\tm[%s] = v%d"], "map[int]int": ["if v, ok := m[%s]; ok {\n\t\tv[len(v)]++\n\t}"]}[value]  # fmt: skip
    for number in range(14):
        k = key()
        template = rng.choice(update).replace("%s", k).replace("%d", str(number))
        p.line("\t" + rng.choice([
            f"m[{k}] = {zero}", template, template, f"delete(m, {k})",
            f"_, ok{number} := m[{k}]\n\tfmt.Println(ok{number}, len(none), none[{k}] {'== nil' if value[0] in '*[m' else f'== none[{key()}]'})",
            f"for k := range m {{\n\t\tif k.x == {rng.randrange(3)} {{\n\t\t\tdelete(m, k)\n\t\t}}\n\t}}",
            f"counts[{rng.choice([k, '1', 'int8(1)', '1.0', 'nil', 'struct{}{}', '[2]int{1, 2}', '`s`', 'true', '&zero', 'uint(1)'])}]++",
            f"by[{rng.choice(['1', '0.5', 'zero', '-zero', 'zero / zero', '1 / zero'])}] += \"x\"",
            "clear(m)" if rng.random() < 0.3 else "delete(by, zero/zero)",
        ]))  # fmt: skip
        p.line("\tfmt.Println(len(m), len(counts), len(by), show(m))")
    p.line("""\
	sum := 0
	for k, v := range counts {
		if _, ok := k.(int); ok {
			sum += 10 * v
		}
		sum += v
	}
	fmt.Println(sum, counts[1], by[0], counts[1.0])""")
    p.line("\t" + rng.choice([
        f"none[{key()}] = {zero}", "counts[[]int{1}]++", "counts[map[int]int{}] = 2", "fmt.Println(counts[any(func() {})])",
        "clear(by)\n\tfmt.Println(len(by))", "counts[any([1]any{[]int{}})]++", f"delete(none, {key()})\n\tfmt.Println(len(none))",
    ]))  # fmt: skip
    p.line("}")
    return f


def sorting(p: Statements) -> str:
    rng = p.rng
    f, s = p.name(p.prefix + "sorting"), p.name(p.prefix + "R")
    t = _element(p)
    p.line(f"""\
type {s} struct {{
	k {t.name}
	n int
}}""")
    p.line(f"""\
func {f}() {{
	var l []{s}
	seed := uint32({rng.randrange(1000)})
	for i := range {rng.choice([3, 12, 40, 200])} {{
		seed = seed*1664525 + 1013904223""")
    p.line(f"""\
		l = append(l, {s}{{{'string(rune(97 + seed>>24%9))' if t.kind == 'string' else f'{t.name}(seed >> 24 % {rng.choice([5, 100])})'}, i}})
	}}""")
    p.line(f"\tslices.SortStableFunc(l, func(a, b {s}) int {{ return cmp.Compare({rng.choice(['a.k, b.k', 'b.k, a.k'])}) }})\n\tfmt.Println(l)")
    p.line(f"\tsort.Slice(l, func(i, j int) bool {{ return l[i].n {rng.choice('<>')} l[j].n }})\n\tfmt.Println(l[:3])")
    p.line(f"""\
	slices.SortFunc(l, func(a, b {s}) int {{
		return cmp.Or(cmp.Compare(a.k, b.k), {rng.choice(['a.n-b.n', 'cmp.Compare(b.n, a.n)'])})
	}})""")
    p.line(f"\ti, ok := slices.BinarySearchFunc(l, l[1].k, func(a {s}, k {t.name}) int {{ return cmp.Compare(a.k, k) }})")
    p.line(f"""\
	ks := make([]{t.name}, 0)
	for _, r := range l {{
		ks = append(ks, r.k)
	}}
	slices.Sort(ks)
	fmt.Println(l, i, ok, ks, slices.Max(ks), slices.Index(ks, ks[2]), slices.Compact(ks))""")
    p.line("""\
	slices.Reverse(ks)
	fmt.Println(ks, slices.Contains(ks, l[0].k), slices.IsSorted(ks))
}""")
    return f


FAMILY = [aliasing, aliasing, arrays, tables, tables, sorting]
