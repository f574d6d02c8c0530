"""Programs that mix everything: functions that call each other with any arguments, any statement inside any other.

A program has types, package variables and functions f0, f1, …, each calling only those before it. What it does is fixed by the language
specification but for the order in which operands are evaluated, which is gc's; loops have few iterations, and ``fuel`` limits the calls.
"""

from __future__ import annotations

from random_programs.statements import Statements
from random_programs.types import FLOATS, INT, SCALARS, Callee, Type, Variable

# What stands once in a file, whatever the number of programs in it; needs fmt and strconv.
PRELUDE = """\
var fuel int
var kept string

func keep(x ...any) {
	if len(kept) < 300 {
		kept += fmt.Sprint(x...) + ";"
	}
}

func clamp(x float64) float64 {
	if x > -100 && x < 100 {
		return x
	}
	return 3
}

func cut(s string) string {
	if len(s) > 20 {
		return s[:9]
	}
	return s
}

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

_CALL = """
func %scall(k int) (r string) {
	fuel = 60
	%sreset()
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
"""


class Mixed(Statements):
    def declarations(self) -> tuple[str, int]:
        """The program's declarations, among them ``call(k int) string``, and how many k there are."""
        rng = self.rng
        for number in range(3):
            kinds = [*SCALARS, *self.structs]
            fields = tuple((f"{chr(97 + k)}{number}", rng.choice(kinds)) for k in range(rng.choice([1, 2, 2, 3, 6])))
            t = Type(f"{self.prefix}S{number}", "struct", fields=fields)
            self.structs.append(t)
            self.line(f"type {t.name} struct {{")
            for name, field in fields:
                self.line(f"\t{name} {field.name}")
            self.line("}")
            self._methods_of(t)
        globals_ = [Variable(f"{self.prefix}g{k}", self.random_type()) for k in range(5)]
        for v in globals_:
            self.line(f"var {v.name} {v.type.name}")
        self.line(f"func {self.prefix}reset() {{")
        for v in globals_:
            self.line(f"\t{v.name} = {self.constant(v.type)}")
        self.line('\tkept = ""')
        self.line("}\n")
        self.scopes = [globals_]
        for number in range(rng.randrange(3, 7)):
            self.function(f"{self.prefix}f{number}")
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
        self.out.append(_CALL % (self.prefix, self.prefix, shown, cases))
        return "\n".join(self.out), lists

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
