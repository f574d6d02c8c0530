"""Closures and what they capture, iterators, defer and recover with named results, the order of evaluation."""

from __future__ import annotations

from random_programs.statements import Statements
from random_programs.types import FLOATS, INT, INTS, STRING, Variable


def captured(p: Statements) -> str:
    """Functions made in loops, each iteration with its own variables; variables shared by several functions."""
    rng = p.rng
    f = p.name(p.prefix + "captured")
    t = rng.choice([INT, *INTS, STRING, *FLOATS])
    one = '"x"' if t.kind == "string" else "1"
    p.line(f"""\
func {f}() {{
	var fs []func({t.name}) {t.name}
	var shared {t.name}
	fuel = 60
	_ = shared""")
    p.scopes.append([Variable("shared", t)])
    loops = [
        "for i := 0; i < 4; i++ {", "for i := range 3 {", "for i := range []string{`a`, `b`, `c`} {",
        "for i, j := 0, 9; i < j; i, j = i+2, j-1 {\n\t\t_ = j", "for i := range upto(3) {", "for i := 0; i < 6; {\n\t\ti++",
    ]  # fmt: skip
    for _ in range(3):
        own = p.name("own")
        p.line(f"\t{rng.choice(loops)}\n\t\tvar {own} {t.name} = {p.any(t, 1)}")
        p.scopes.append([Variable(own, t), Variable("i", INT, False)])
        arg = Variable("arg", t)
        for _ in range(rng.randrange(1, 3)):
            p.line(f"\t\tfs = append(fs, func(arg {t.name}) {t.name} {{")
            p.scopes.append([arg])
            p.indent = 3
            for _ in range(rng.randrange(1, 4)):
                p.line(rng.choice([
                    f"{own} += {one}", f"shared = {p.any(t, 2)}", f"{own} = {p.any(t, 1)}", f"shared, {own} = {own}, arg",
                    "i += 2" if rng.random() < 0.6 else f"arg = {own}",
                ]))
            p.line(f"return {p.value(t, 2)}")
            p.scopes.pop()
            p.indent = 0
            p.line("\t\t})")
        if rng.random() < 0.3:
            p.line("""\
		if i == 1 {
			continue
		}""")
        p.line(f"""\
		{own} += {one}
		defer func() {{ fmt.Println("deferred", i, {own}, shared) }}()
	}}""")
        p.scopes.pop()
        if rng.random() < 0.5:
            p.line("\tshared = fs[len(fs)/2](shared)")
    p.line(f"""\
	for round := range 2 {{
		for k, f := range fs {{
			fmt.Println(round, k, f({p.constant(t)}), shared)
		}}
	}}
}}""")
    p.scopes.pop()
    return f


def made(p: Statements) -> str:
    """Functions that make functions: counters, composition, recursion, memoisation, method values, functions in maps and structs."""
    rng = p.rng
    f, g, s = p.name(p.prefix + "made"), p.name(p.prefix + "make"), p.name(p.prefix + "S")
    t = rng.choice(INTS)
    p.line(f"""\
type {s} struct {{
	n {t.name}
	f func({t.name}) {t.name}
}}
func (s {s}) value(x {t.name}) {t.name} {{ return s.n + x }}
func (s *{s}) add(x {t.name}) {t.name} {{
	s.n += x
	return s.n
}}""")
    p.line(f"""\
func {g}(n {t.name}) (up, down func({t.name}) {t.name}, show func()) {{
	calls := 0
	up = func(x {t.name}) {t.name} {{
		calls++
		n {rng.choice(['+=', '^=', '-='])} x
		return n
	}}""")
    p.line(f"""\
	down = func(x {t.name}) {t.name} {{
		calls += 10
		if n > {rng.randrange(100)} {{
			n -= x
		}}
		return up(n {rng.choice('&|^')} x)
	}}
	show = func() {{ fmt.Println(calls, n) }}
	return
}}""")
    p.line(f"""\
func {f}() {{
	up, down, show := {g}({rng.randrange(100)})
	_ = show
	compose := func(fs ...func({t.name}) {t.name}) func({t.name}) {t.name} {{
		return func(x {t.name}) {t.name} {{
			for _, f := range fs {{
				x = f(x)
			}}
			return x
		}}
	}}""")
    p.line(f"""\
	o := {s}{{n: 3}}
	byValue, byPointer := o.value, o.add
	o.n = 50
	o.f = compose(byValue, byPointer, up)
	m := map[string]func({t.name}) {t.name}{{"a": o.value, "b": o.f, "c": down}}""")
    p.line(f"""\
	memo := map[int]{t.name}{{}}
	var fib func(n int) {t.name}
	fib = func(n int) {t.name} {{
		if n < 2 {{
			return {t.name}(n)
		}}
		if v, ok := memo[n]; ok {{
			return v
		}}
		defer func() {{ memo[n] += {rng.randrange(2)} }}()
		memo[n] = fib(n-1) + fib(n-2)
		return memo[n]
	}}""")
    for _ in range(6):
        p.line("\t" + rng.choice([
            f"fmt.Println(up({rng.randrange(50)}), down({rng.randrange(50)}))", "show()",
            f"fmt.Println(m[\"{rng.choice('abc')}\"]({rng.randrange(50)}), o.n)",
            f"fmt.Println(compose(up, m[\"{rng.choice('abc')}\"])({rng.randrange(9)}))",
            f"fmt.Println(fib({rng.randrange(5, 40)}), len(memo))", f"o.n = up(o.n)\n\tfmt.Println((*{s}).add(&o, 4), byValue(1), byPointer(1))",
            f"up, down = down, func(x {t.name}) {t.name} {{ return x + 1 }}" if rng.random() < 0.4 else "m[\"a\"] = compose(m[\"a\"], up)",
        ]))  # fmt: skip
    p.line(f"""\
	var none func({t.name}) {t.name}
	fmt.Println(none == nil, func() int {{ return len(m) }}())
	fmt.Println({rng.choice(['none(1)', 'm[`d`](2)', 'o.f(1)', f'new({s}).f(3)'])})
}}""")
    return f


def results(p: Statements) -> str:
    """Named results that deferred functions change, recovered and repeated panics."""
    rng = p.rng
    f, g = p.name(p.prefix + "results"), p.name(p.prefix + "deferring")
    t = rng.choice([*INTS, STRING])
    one = '"x"' if t.kind == "string" else "1"
    p.line(f"""\
func {g}(k int) (r {t.name}, err error) {{
	fuel = 60
	var x {t.name} = {p.constant(t)}
	_ = x""")
    p.scopes.append([Variable("r", t), Variable("x", t), Variable("k", INT)])

    def typed() -> str:
        return f"{t.name}({p.any(t, 1)})"

    for number in range(rng.randrange(3, 7)):
        text = rng.choice([
            f"defer func() {{ r += {one} }}()",
            f"""\
defer func() {{
		fmt.Print({typed()}, " ")
		r = {p.any(t, 2)}
	}}()""",
            f"""\
defer func() {{
		if e := recover(); e != nil {{
			err = fmt.Errorf("recovered %v", e)
			{rng.choice(["k = 1", "panic(fmt.Sprint(e, k))", f"r = {one}"])}
		}}
	}}()""",
            f"defer fmt.Println(\"now\", x, r, k, {typed()})",
            f"if k == {number} {{\n\t\tpanic({rng.choice([typed(), 'errors.New(`e`)', 'k', '&k == nil'])})\n\t}}",
            f"if k == {number} {{\n\t\treturn {p.any(t, 2)}, errors.New(\"at {number}\")\n\t}}",
            f"""\
if k == {number} {{
		x = {p.any(t, 2)}
		r = x
		return
	}}""",
            f"""\
for i := range 2 {{
		defer func() {{
			x += {one}
			fmt.Print(i, x, " ")
		}}()
	}}""",
            f"""\
defer func(y {t.name}) {{
		fmt.Println("outer", recover() != nil, y, r)
		defer func() {{ fmt.Println("inner", recover()) }}()
		if k > {number} {{
			panic(k)
		}}
	}}({p.any(t, 1)})""",
            "defer func() { func() { fmt.Println(\"not here:\", recover()) }() }()",
            f"""\
func() {{
		defer func() {{ recover(); x = {p.any(t, 1)} }}()
		if k&1 == 0 {{
			panic(nil)
		}}
	}}()""",
            f"""\
if k == {number} {{
		var m map[int]int
		m[{number}]++
	}}""",
            f"""\
if k == {number + 1} {{
		var a []int
		k = a[k]
	}}""",
        ])  # fmt: skip
        p.line("\t" + text)
        p.line(f"\tx = {p.any(t, 2)}")
    p.line(f"\treturn {p.any(t, 2)}, err\n}}")
    p.scopes.pop()
    p.line(f"""\
func {f}() {{
	for k := range 7 {{
		func() {{
			defer func() {{ fmt.Println(recover()) }}()
			fmt.Println({g}(k))
		}}()
	}}
}}""")
    return f


def order(p: Statements) -> str:
    """Calls in expressions, assignments, literals, conditions, returns: each says when it is called."""
    rng = p.rng
    f = p.name(p.prefix + "order")
    p.line(f"""\
func {f}() {{
	t := func(n int) int {{
		fmt.Print(n, " ")
		return n
	}}
	two := func(a, b int) (int, int) {{
		fmt.Print("two ")
		return b, a
	}}""")
    p.line("""\
	a, m, s := make([]int, 20), map[int]int{}, []int{1, 2, 3}
	arr := [4]int{3, 2, 1, 0}
	get := func() []int {
		fmt.Print("get ")
		return a
	}
	c := make(chan int, 400)
	for i := range 300 {
		c <- i
	}
	p := &arr
	b := t(0) == 0
	_, _, _, _ = two, p, get, m""")
    count = 0

    def n() -> str:
        nonlocal count
        count = (count + rng.randrange(1, 4)) % 20
        return f"t({count})"

    def value(depth: int) -> str:
        if depth == 0 or rng.random() < 0.1:
            return rng.choice([n(), n(), "<-c", "len(get())"])
        x = lambda: value(depth - 1)  # noqa: E731
        return rng.choice([
            lambda: f"({x()} {rng.choice('+-*^&|')} {x()})", lambda: f"a[{n()}]", lambda: f"get()[{n()}]", lambda: f"m[{x()}]",
            lambda: f"arr[{x()}&3]", lambda: f"p[({x()})&3]", lambda: f"func(x, y int) int {{ return x - y }}({x()}, {x()})",
            lambda: f"[]int{{{x()}, 3: {x()}, {x()}}}[{n()}&3]", lambda: f"min({x()}, {x()}, 9)",
            lambda: f"len(append(s[:{n()}&1:2], {x()}, {x()}))", lambda: f"map[int]int{{1: {x()}, 2: {x()}}}[{n()}&3]",
            lambda: f"struct{{ x, y int }}{{y: {x()}, x: {x()}}}.x", lambda: f"int(int8({x()}))", lambda: f"any({x()}).(int)",
            lambda: f"int([2]int8{{int8({x()}), 2}}[{n()}&1])",
        ])()  # fmt: skip

    def condition(depth: int) -> str:
        if depth == 0:
            return f"({value(1)} {rng.choice(['<', '==', '>', '!='])} {value(1)})"
        return f"({condition(depth - 1)} {rng.choice(['&&', '||', '==', '!='])} {condition(depth - 1)})"

    for _ in range(11):
        p.line("\t" + rng.choice([
            lambda: f"a[{n()}], m[{n()}] = {value(2)}, {value(1)}", lambda: f"a[{n()}], a[{n()}] = a[{n()}], a[{n()}]",
            lambda: f"m[{n()}] {rng.choice(['+=', '-=', '^='])} {value(2)}", lambda: f"get()[{n()}], arr[{n()}&3] = two({value(1)}, {value(1)})",
            lambda: f"fmt.Println({value(2)}, {value(1)}, {condition(1)})", lambda: f"b = {condition(2)}",
            lambda: f"if {condition(1)} {{\n\t\tfmt.Print(\"yes \")\n\t}} else if b = {condition(0)}; b {{\n\t\tfmt.Print(\"else \")\n\t}}",
            lambda: f"""\
switch {value(1)} {{
	case {n()}, {n()}:
		fmt.Print("first ")
	case {value(1)}:
		fmt.Print("second ")
	default:
		fmt.Print("none ")
	}}""",
            lambda: f"s = append(s[:1], {value(1)}, {value(1)})",
            lambda: f"func() {{\n\t\tdefer fmt.Print({value(1)}, {n()}, \" deferred \")\n\t\tdefer get()\n\t\tt(19)\n\t}}()",
            lambda: f"arr, a[{n()}] = [4]int{{{value(1)}, {value(1)}}}, {n()}", lambda: f"*p, b = [4]int{{{n()}, 1: {value(1)}}}, {condition(0)}",
            lambda: f"for i := {n()}; i < {n()}&3; i += {n()} | 1 {{\n\t\tfmt.Print(i, \"loop \")\n\t}}", lambda: f"p[{n()}&3]++",
            lambda: f"select {{\n\tcase a[{n()}] = <-c:\n\t\tt(3)\n\t}}", lambda: f"s[{n()}&1], s[{n()}&1] = s[{n()}&1], {value(1)}",
            lambda: f"c <- {value(1)}",
        ])())  # fmt: skip
        p.line("\tfmt.Println(a, len(m), m[1], m[2], m[7], s, arr, b)")
    p.line("}")
    return f


def iterators(p: Statements) -> str:
    """Range over functions: own iterators, the library's, iter.Pull, leaving from anywhere, defers in bodies."""
    rng = p.rng
    f, g, h = p.name(p.prefix + "iterators"), p.name(p.prefix + "filter"), p.name(p.prefix + "walk")
    p.line(f"""\
func {g}[V any](seq iter.Seq[V], keep func(V) bool) iter.Seq[V] {{
	return func(yield func(V) bool) {{
		defer tr("done")
		for v := range seq {{
			if keep(v) && !yield(v) {{
				tr("left")
				return
			}}
		}}
	}}
}}""")
    k = rng.randrange(2, 5)
    p.line(f"""\
func {h}(n int) (r int, err error) {{
	defer func() {{
		if e := recover(); e != nil {{
			err = fmt.Errorf("%v", e)
		}}
	}}()
outer:
	for x := range {g}(upto(9), func(x int) bool {{ return x%{k} != 0 }}) {{
		r += x""")
    p.line(f"""\
		for i, y := range pairs(x) {{
			defer func() {{
				r += y
				fmt.Print(i, " ")
			}}()
			switch (x + y) % 7 {{
			case n % 7:
				continue outer
			case 1:
				continue
			case {rng.choice([2, 5])}:
				break outer
			case 3:
				if n > 4 {{
					return x * y, errors.New("inside")
				}}
			case 4:
				if n == 4 {{
					panic("body")
				}}
			}}
			r ^= y
		}}
	}}
	return r, nil
}}""")
    p.line(f"""\
func {f}() {{
	for n := range 8 {{
		fmt.Println({h}(n))
	}}""")
    p.line(f"""\
	next, stop := iter.Pull({g}(upto({rng.randrange(3, 9)}), func(int) bool {{ return true }}))
	for range {rng.randrange(1, 10)} {{
		fmt.Print(next())
	}}
	stop()
	fmt.Println(next())""")
    p.line(f"""\
	m := map[string]int{{"a": 1, "b": {k}, "c": 3}}
	fmt.Println(slices.Sorted(maps.Values(m)), slices.Collect(maps.Keys(map[int]int{{{k}: 1}})))
	fmt.Println(slices.Collect({g}(slices.Values([]string{{"x", "yy"}}), func(s string) bool {{ return len(s) > {rng.randrange(3)} }})))""")
    p.line("""\
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c)
	}
	for i, s := range slices.Backward(strings.Split("a,b,c", ",")) {
		fmt.Print(i, s)
	}
	for w := range strings.FieldsSeq(" ab c  d ") {
		fmt.Print(w, ";")
	}
	fmt.Println()""")
    p.line("""\
	bad := func(yield func(int) bool) {
		yield(1)
		yield(2)
	}
	for x := range bad {
		fmt.Println(x)
		break
	}
}""")
    return f


FAMILY = [captured, captured, made, results, results, order, order, iterators]
