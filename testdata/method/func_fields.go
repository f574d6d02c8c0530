// Functions in struct fields against methods; calling results of calls; method values in maps and slices; chaining.
package main

import (
	"fmt"
	"strings"
)

type op struct {
	name string
	do   func(a, b int) int
}

func (o op) Do(a, b int) string { return fmt.Sprint(o.name, "=", o.do(a, b)) }

type builder struct{ parts []string }

func (b *builder) Add(s string) *builder { b.parts = append(b.parts, s); return b }
func (b *builder) If(c bool, s string) *builder {
	if c {
		return b.Add(s)
	}
	return b
}
func (b builder) String() string { return strings.Join(b.parts, ".") }

type machine struct {
	state func(*machine) func(*machine) int
	n     int
}

func start(m *machine) func(*machine) int { m.n = 1; return middle }
func middle(m *machine) int               { m.n *= 10; return m.n + 1 }

type visitor func(int) visitor

func makeCounter() (v visitor, total *int) {
	total = new(int)
	v = func(n int) visitor { *total += n; return v }
	return
}

func main() {
	ops := map[string]op{"add": {"add", func(a, b int) int { return a + b }}, "sub": {"sub", func(a, b int) int { return a - b }}}
	fmt.Println(ops["add"].Do(3, 4), ops["sub"].do(3, 4), ops["add"].do(1, 1))
	s := (&builder{}).Add("a").If(false, "x").If(true, "b").Add("c").String()
	fmt.Println(s)
	m := &machine{state: start}
	fmt.Println(m.state(m)(m), m.n)
	v, total := makeCounter()
	v(1)(2)(3)
	fmt.Println(*total)
	tbl := []func(string) string{strings.ToUpper, strings.TrimSpace, func(s string) string { return s + s }, builder{[]string{"z"}}.with}
	x := " q "
	for _, f := range tbl {
		x = f(x)
	}
	fmt.Printf("%q\n", x)
	fs := map[string]func(...any) string{"sprint": fmt.Sprint, "sprintln": fmt.Sprintln}
	fmt.Printf("%q %q\n", fs["sprint"](1, 2), fs["sprintln"]("a", "b"))
	var o op
	func() {
		defer func() { fmt.Println(recover()) }()
		o.do(1, 2)
	}()
	p := &ops
	(*p)["mul"] = op{do: func(a, b int) int { return a * b }}
	fmt.Println((*p)["mul"].do(6, 7), func(a int) func(int) int { return func(b int) int { return a<<b | 1 } }(3)(2))
}

func (b builder) with(s string) string { return b.String() + s }
