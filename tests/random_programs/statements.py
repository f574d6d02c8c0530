"""Statements of generated programs: assignments, loops, branches, closures, recovered panics, methods through interfaces."""

from __future__ import annotations

from random_programs.expressions import Expressions
from random_programs.types import BOOL, FLOATS, INT, INTS, SCALARS, STRING, Type, Variable


class Statements(Expressions):
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
