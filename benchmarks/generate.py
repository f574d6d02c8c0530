"""Writes a program of some 1,000 lines that resembles what people write, and versions of it with lines changed.

    python -m benchmarks.generate [--lines N] [--version N] [--changed N]

The program is made of units, each a small task of its own with types, methods, interfaces, maps, closures, generic functions,
goroutines, errors and formatting, and a main that runs them all and prints what they computed. ``#`` in a unit's text stands for the unit's
number, ``@`` for a constant that versions change: every version but 0 has constants of its own on ``changed`` lines, spread over all units.

It keeps to a language that other implementations of Go know as well: no range over integers, type arguments written out.
"""

from __future__ import annotations

import argparse
import random

UNITS = [
    """
// ---- unit #: accounts with a history

type account# struct {
	owner   string
	balance int
	history []entry#
}

type entry# struct {
	kind   string
	amount int
}

var errFunds# = errors.New("unit #: insufficient funds")

func newAccount#(owner string) *account# {
	return &account#{owner: owner, balance: @}
}

func (a *account#) deposit(amount int) {
	a.balance += amount
	a.history = append(a.history, entry#{"deposit", amount})
}

func (a *account#) withdraw(amount int) error {
	if amount > a.balance {
		return fmt.Errorf("%s wants %d: %w", a.owner, amount, errFunds#)
	}
	a.balance -= amount
	a.history = append(a.history, entry#{"withdrawal", amount})
	return nil
}

func run#() string {
	a := newAccount#("owner#")
	refused := 0
	for i := 0; i < 40; i++ {
		if i%3 == 0 {
			a.deposit(i * @)
			continue
		}
		if err := a.withdraw(i * @); errors.Is(err, errFunds#) {
			refused++
		}
	}
	return fmt.Sprintf("%s %d %d %d", a.owner, a.balance, len(a.history), refused)
}
""",
    """
// ---- unit #: shapes behind an interface

type shape# interface {
	area() float64
	name() string
}

type rect# struct{ w, h float64 }
type disc# struct{ r float64 }
type square# struct{ rect# }

func (r rect#) area() float64 { return r.w * r.h }
func (r rect#) name() string  { return "rect" }
func (d disc#) area() float64 { return 3 * d.r * d.r }
func (d disc#) name() string  { return "disc" }
func (s square#) name() string {
	return "square of " + s.rect#.name()
}

func describe#(v any) string {
	switch x := v.(type) {
	case nil:
		return "nothing"
	case int:
		return fmt.Sprint("int ", x+@)
	case shape#:
		return x.name()
	case fmt.Stringer:
		return x.String()
	}
	return "?"
}

func run#() string {
	shapes := []shape#{rect#{@, 2}, disc#{1.5}, square#{rect#{3, 3}}}
	total := 0.0
	byName := map[string]float64{}
	for _, s := range shapes {
		total += s.area()
		byName[s.name()] += s.area()
	}
	return fmt.Sprintf("%.2f %d %s %s", total, len(byName), describe#(@), describe#(shapes[2]))
}
""",
    """
// ---- unit #: words counted and sorted

type count# struct {
	word string
	n    int
}

type byCount# []count#

func (c byCount#) Len() int      { return len(c) }
func (c byCount#) Swap(i, j int) { c[i], c[j] = c[j], c[i] }
func (c byCount#) Less(i, j int) bool {
	if c[i].n != c[j].n {
		return c[i].n > c[j].n
	}
	return c[i].word < c[j].word
}

func text#() string {
	var b strings.Builder
	words := []string{"alpha", "beta", "gamma", "delta", "unit#"}
	for i := 0; i < @0; i++ {
		b.WriteString(words[(i*@+i/7)%len(words)])
		b.WriteByte(' ')
	}
	return b.String()
}

func run#() string {
	counts := map[string]int{}
	for _, w := range strings.Fields(text#()) {
		counts[strings.ToUpper(w)]++
	}
	list := make([]count#, 0, len(counts))
	for w, n := range counts {
		list = append(list, count#{w, n + @})
	}
	sort.Sort(byCount#(list))
	parts := []string{}
	for _, c := range list {
		parts = append(parts, fmt.Sprintf("%s=%d", c.word, c.n))
	}
	return strings.Join(parts, ",")
}
""",
    """
// ---- unit #: a generic stack and functions over slices

type number# interface{ ~int | ~int64 | ~float64 }

type stack#[T any] struct{ items []T }

func (s *stack#[T]) push(v T) { s.items = append(s.items, v) }

func (s *stack#[T]) pop() (T, bool) {
	var zero T
	if len(s.items) == 0 {
		return zero, false
	}
	v := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, true
}

func sum#[T number#](list []T) T {
	var total T
	for _, v := range list {
		total += v
	}
	return total
}

func filter#[T any](list []T, keep func(T) bool) []T {
	var out []T
	for _, v := range list {
		if keep(v) {
			out = append(out, v)
		}
	}
	return out
}

func run#() string {
	s := &stack#[int]{}
	for i := 0; i < @0; i++ {
		s.push(i * @)
	}
	var got []int
	for v, ok := s.pop(); ok; v, ok = s.pop() {
		got = append(got, v)
	}
	odd := filter#[int](got, func(v int) bool { return v%2 == 1 })
	return fmt.Sprint(sum#[int](got), len(odd), sum#[float64]([]float64{1.5, @}))
}
""",
    """
// ---- unit #: workers over channels

type job# struct{ id, size int }
type result# struct{ id, value int }

func work#(j job#) result# {
	h := uint32(j.id + @)
	for i := 0; i < j.size; i++ {
		h = h*@ + uint32(i)
	}
	return result#{j.id, int(h % 1000)}
}

func run#() string {
	jobs, results := make(chan job#, 4), make(chan result#)
	var wg sync.WaitGroup
	for w := 0; w < 3; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				results <- work#(j)
			}
		}()
	}
	go func() {
		for i := 0; i < 24; i++ {
			jobs <- job#{i, i * @}
		}
		close(jobs)
		wg.Wait()
		close(results)
	}()
	total, n := 0, 0
	for r := range results {
		total += r.id * r.value
		n++
	}
	return fmt.Sprint(n, total)
}
""",
    """
// ---- unit #: a calculator by recursive descent

type parser# struct {
	text string
	at   int
}

func (p *parser#) peek() byte {
	if p.at < len(p.text) {
		return p.text[p.at]
	}
	return 0
}

func (p *parser#) number() int {
	start := p.at
	for p.peek() >= '0' && p.peek() <= '9' {
		p.at++
	}
	n, err := strconv.Atoi(p.text[start:p.at])
	if err != nil {
		panic(fmt.Sprintf("unit #: %q at %d", p.peek(), p.at))
	}
	return n
}

func (p *parser#) term() int {
	v := p.number()
	for p.peek() == '*' {
		p.at++
		v *= p.number()
	}
	return v
}

func (p *parser#) sum() int {
	v := p.term()
	for {
		switch p.peek() {
		case '+':
			p.at++
			v += p.term()
		case '-':
			p.at++
			v -= p.term()
		default:
			return v
		}
	}
}

func evaluate#(text string) (v int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("bad expression: %v", r)
		}
	}()
	p := &parser#{text: text}
	return p.sum(), nil
}

func run#() string {
	v, err := evaluate#("1+2*@-4")
	_, bad := evaluate#("@+x")
	return fmt.Sprint(v, err, bad)
}
""",
    """
// ---- unit #: closures and a cache

type step# func(int) int

func compose#(steps ...step#) step# {
	return func(v int) int {
		for _, s := range steps {
			v = s(v)
		}
		return v
	}
}

func cached#(f step#) (step#, func() int) {
	known, misses := map[int]int{}, 0
	return func(v int) int {
			if got, ok := known[v]; ok {
				return got
			}
			misses++
			known[v] = f(v)
			return known[v]
		}, func() int {
			return misses
		}
}

func run#() string {
	add := func(n int) step# { return func(v int) int { return v + n } }
	times := func(n int) step# { return func(v int) int { return v * n } }
	f, misses := cached#(compose#(add(@), times(3), func(v int) int { return v % 10@ }))
	total := 0
	for i := 0; i < 50; i++ {
		total += f(i%17 + @)
	}
	return fmt.Sprint(total, misses())
}
""",
    """
// ---- unit #: a graph and the ways through it

type node# struct {
	name string
	next []*node#
	cost int
}

type graph# struct{ nodes map[string]*node# }

func (g *graph#) node(name string) *node# {
	n, ok := g.nodes[name]
	if !ok {
		n = &node#{name: name, cost: len(g.nodes) + @}
		g.nodes[name] = n
	}
	return n
}

func (g *graph#) edge(from, to string) {
	f := g.node(from)
	f.next = append(f.next, g.node(to))
}

func (n *node#) visit(depth int, seen map[*node#]bool, f func(*node#, int)) {
	if seen[n] {
		return
	}
	seen[n] = true
	f(n, depth)
	for _, m := range n.next {
		m.visit(depth+1, seen, f)
	}
}

func run#() string {
	g := &graph#{nodes: map[string]*node#{}}
	for i := 0; i < 12; i++ {
		g.edge(fmt.Sprintf("n%d", i), fmt.Sprintf("n%d", (i*5+1)%12))
		g.edge(fmt.Sprintf("n%d", i), fmt.Sprintf("n%d", (i*7+3)%12))
	}
	order, total := []string{}, 0
	g.node("n0").visit(0, map[*node#]bool{}, func(n *node#, depth int) {
		order = append(order, n.name)
		total += n.cost*@ + depth
	})
	return fmt.Sprint(len(order), order[len(order)-1], total)
}
""",
]

_IMPORTS = ("errors", "fmt", "sort", "strconv", "strings", "sync")


def generate(lines: int = 1000, version: int = 0, changed: int = 50, generics: bool = True) -> str:
    """A program of about ``lines`` lines; version 0 is what the others are versions of. ``generics``: with generic types and functions."""
    units = [unit for unit in UNITS if generics or "[T " not in unit]
    body: list[str] = []
    main: list[str] = []
    while len(body) + len(main) < lines - 12:
        number = str(len(main))
        body += units[len(main) % len(units)].replace("#", number).rstrip("\n").split("\n")
        main.append(f'\tfmt.Println("unit {number}:", run{number}())')
    head = [f"// Version {version} of a generated program.", "package main", "", "import (", *(f'\t"{name}"' for name in _IMPORTS), ")"]
    text = head + body + ["", "func main() {", *main, "}"]
    places = [index for index, line in enumerate(text) if "@" in line]
    assert len(places) >= changed, "too few lines that can change"
    chosen = {places[i * len(places) // changed] for i in range(changed)} if version else set()
    constants, fresh = random.Random(0), random.Random(version)
    for index in places:
        # Drawn for every line, so that versions have the others in common.
        constant = constants.randint(2, 9)
        text[index] = text[index].replace("@", str(fresh.randint(10, 99) if index in chosen else constant))
    return "\n".join(text) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description="Write a realistic program.")
    parser.add_argument("--lines", type=int, default=1000)
    parser.add_argument("--version", type=int, default=0)
    parser.add_argument("--changed", type=int, default=50)
    options = parser.parse_args()
    print(generate(options.lines, options.version, options.changed), end="")


if __name__ == "__main__":
    main()
