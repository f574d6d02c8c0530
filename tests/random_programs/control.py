"""Control flow: trees of loops, switches, jumps, defers and selects, whose leaves are traced; range over functions among them."""

from __future__ import annotations

from dataclasses import dataclass, field

from random_programs.statements import Statements


@dataclass
class _Around:
    """What a statement may jump to: loops (label or ""), other labelled blocks."""

    loops: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    depth: int = 0
    is_range: bool = False  # within the body of a range over a function


class _Tree:
    def __init__(self, p: Statements, self_name: str) -> None:
        self.p = p
        self.name = self_name
        self.marks = 0
        self.used: set[str] = set()

    def mark(self) -> None:
        self.marks += 1
        self.p.line(f'tr("{self.marks}")')

    def condition(self) -> str:
        k = self.p.rng.randrange(2, 5)
        return f"next()%{k} == {self.p.rng.randrange(k)}"

    def body(self, around: _Around, n: int) -> None:
        self.p.indent += 1
        for _ in range(n):
            self.statement(around)
        self.p.indent -= 1

    def inner(self, around: _Around, loop: str | None = None, block: str | None = None, is_range: bool = False) -> _Around:
        return _Around(around.loops + ([
            loop,
        ] if loop is not None else []), around.blocks + ([
            block,
        ] if block else []), around.depth + 1, around.is_range or is_range)

    def statement(self, around: _Around) -> None:
        p, rng = self.p, self.p.rng
        kind = rng.randrange(5 if around.depth > 4 or self.marks > 40 else 17)
        if kind <= 1:
            self.mark()
        elif kind <= 3 and (around.loops or around.blocks):
            jumps = [f"{w} {label}" for w in ("break", "continue") for label in around.loops if label] + [f"break {b}" for b in around.blocks]
            if around.loops:
                jumps += ["continue"]
            jump = rng.choice([*jumps, "return n", "n += 100\n\treturn"] if rng.random() < 0.8 else ["return next()"])
            if " " in jump and jump.split()[0] in ("break", "continue"):
                self.used.add(jump.split()[1])
            p.line(f"""\
if {self.condition()} {{
	{jump}
}}""")
        elif kind <= 5:
            p.line(f"n = n*{rng.choice([3, 5])} + next()")
        elif kind <= 7:
            p.line(f"if {self.condition()} {{")
            self.body(self.inner(around), rng.randrange(1, 4))
            if rng.random() < 0.5:
                p.line(f"}} else {f'if {self.condition()} ' if rng.random() < 0.4 else ''}{{")
                self.body(self.inner(around), rng.randrange(1, 3))
            p.line("}")
        elif kind <= 11:
            self.loop(around)
        elif kind == 12:
            self.switch(around)
        elif kind == 13:
            label = p.name("B")
            at = len(p.out)
            p.line(rng.choice(["switch {\ndefault:", "select {\ndefault:", f"switch {{\ncase {self.condition()}:"]))
            self.body(self.inner(around, block=label), rng.randrange(1, 4))
            p.line("}")
            if label in self.used:
                p.out.insert(at, f"{label}:")
        elif kind == 14:
            p.line("""\
func() {
	defer func() {
		if e := recover(); e != nil {
			tr(fmt.Sprint(e))
		}
	}()""")
            p.line(f"""\
	if {self.condition()} {{
		panic(next())
	}}""")
            self.mark()
            p.line("}()")
        elif kind == 15:
            x = p.name("x")
            p.line(f"""\
defer func({x} int) {{
	n += {x}
	tr(fmt.Sprint("d", {x}, " ", n))
}}(next())""")
        else:
            p.line("select {\ncase c <- next():\n\ttr(\"sent\")\ncase x := <-nilc:\n\ttr(fmt.Sprint(x))\ndefault:" if rng.random() < 0.4
                   else f"select {{\ncase x, ok := <-{rng.choice(['closed', 'closed', 'nilc'])}:\n\ttr(fmt.Sprint(x, ok))\ndefault:")  # fmt: skip
            self.body(self.inner(around), 1)
            p.line("}")

    def loop(self, around: _Around) -> None:
        p, rng = self.p, self.p.rng
        label, i, v = p.name("L"), p.name("i"), p.name("v")
        at = len(p.out)
        n = rng.choice([1, 2, 3])
        kind = rng.randrange(9)
        is_range = kind >= 6
        if kind == 0:
            p.line(f"for {i} := 0; {i} < {n}; {i}++ {{")
        elif kind == 1:
            p.line(f"for {i} := range {n + 1} {{")
        elif kind == 2:
            p.line(f'for {i}, {v} := range []string{{"a", "b", "c"}} {{\n\ttr({v})')
        elif kind == 3:
            p.line(f"for {i} := next(); {i}%{n + 2} != 0; {i}++ {{")
        elif kind == 4:
            p.line(f"""\
{i} := 0
for {{
	if {i}++; {i} > {n} {{
		break
	}}""")
            at = len(p.out)
            p.out[-1], first = p.out[-1].split("\n", 1)[1], p.out[-1].split("\n", 1)[0]
            p.out.insert(at - 1, first)
            at = len(p.out) - 1
        elif kind == 5:
            p.line(f"for {i}, {v} := range [3]int{{1, next(), 2}} {{\n\tn += {v}")
        elif kind == 6:
            p.line(f"for {i}, {v} := range pairs({n}) {{\n\tn ^= {v}")
        elif kind == 7:
            p.line(f"for {i} := range slices.Values([]int{{1, 2, next()}}) {{")
        else:
            p.line(f"{i} := 7\nfor range upto({n + 1}) {{")
            p.out[-1], first = p.out[-1].split("\n", 1)[1], p.out[-1].split("\n", 1)[0]
            p.out.insert(len(p.out) - 1, first)
            at = len(p.out) - 1
        p.line(f"\tn += {i} & 1")
        self.body(self.inner(around, loop=label, is_range=is_range), rng.randrange(1, 5))
        p.line("}")
        if label in self.used:
            p.out.insert(at, f"{label}:")

    def switch(self, around: _Around) -> None:
        p, rng = self.p, self.p.rng
        n = rng.randrange(2, 5)
        label = p.name("B")
        at = len(p.out)
        p.line(f"switch x := next() % {n + 1}; x {{")
        order = list(range(n))
        rng.shuffle(order)
        for number, k in enumerate(order):
            p.line(f"case {k}{f', {k + 10}' if rng.random() < 0.3 else ''}:")
            self.body(self.inner(around, block=label), rng.randrange(1, 3))
            if number + 1 < n and rng.random() < 0.3:
                p.line("\tfallthrough")
        if rng.random() < 0.6:
            p.line("default:")
            self.body(self.inner(around, block=label), 1)
        p.line("}")
        if label in self.used:
            p.out.insert(at, f"{label}:")


def trees(p: Statements) -> str:
    f, g = p.name(p.prefix + "flow"), p.name(p.prefix + "tree")
    p.line(f"""\
func {g}(count int) (n int) {{
	c, d, closed := make(chan int, 2), make(chan int, 3), make(chan int, 1)
	d <- 7
	closed <- 8
	close(closed)
	var nilc chan int
	_, _, _ = c, d, nilc""")
    p.line("""\
	next := func() int {
		count = count*75 + 74
		count %= 65537
		if steps++; steps > 400 {
			panic("too long")
		}
		return count >> 3
	}
	_ = next""")
    _Tree(p, g).body(_Around(), p.rng.randrange(4, 9))
    p.line("\treturn n\n}")
    p.line(f"""\
func {f}() {{
	for k := range 6 {{
		func() {{
			defer func() {{
				if e := recover(); e != nil {{
					fmt.Print(e)
				}}
				fmt.Println()
			}}()
			steps = 0
			fmt.Print({g}(k*{p.rng.randrange(1, 999)} + 1))
		}}()
	}}
}}""")
    return f


def gotos(p: Statements) -> str:
    """A state machine of gotos, backward and forward."""
    rng = p.rng
    f, g = p.name(p.prefix + "gotos"), p.name(p.prefix + "machine")
    n = rng.randrange(3, 7)
    labels = [p.name("G") for _ in range(n)]
    p.line(f"func {g}(x uint32) (n int) {{\n\tvar y uint32 = x")
    for number, label in enumerate(labels):
        to, other = rng.choice(labels), rng.choice(labels)
        p.line(f"""\
{label}:
	tr("{number}")
	if n++; n > 25 {{
		return
	}}
	y = y*1664525 + {rng.randrange(1000)}""")
        p.line(f"""\
	if y>>{rng.randrange(8, 28)}&1 == 0 {{
		goto {to}
	}}""")
        p.line(f"""\
	for i := range 3 {{
		if y>>(i+9)&{rng.choice([3, 7])} == 1 {{
			n += i
			goto {other}
		}}
	}}""")
    for label in labels:
        p.line(f"""\
	if y == {rng.randrange(99)} {{
		goto {label}
	}}""")
    p.line("\treturn n + int(y&7)\n}")
    p.line(f"""\
func {f}() {{
	for k := range 5 {{
		fmt.Println({g}(uint32(k*{rng.randrange(99)})))
	}}
}}""")
    return f


FAMILY = [trees, trees, trees, gotos]
