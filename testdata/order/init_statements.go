// Side effects in conditions, init and post statements, case lists, range expressions and deferred arguments happen once each and in order, with labels and continue.
package main

import "fmt"

var log []string

func n(s string, v int) int    { log = append(log, s); return v }
func b(s string, v bool) bool  { log = append(log, s); return v }
func p(s string) *int          { log = append(log, s); return new(int) }
func f(s string) func(int) int { log = append(log, s); return func(i int) int { log = append(log, s+"()"); return i } }
func m(s string) map[int]int   { log = append(log, s); return map[int]int{1: 1} }

func show(what string) { fmt.Println(what, log); log = nil }

type T struct{ x int }

func (t T) m(s string) T     { log = append(log, s); return t }
func t(s string) T           { log = append(log, s); return T{} }
func tp(s string) *T         { log = append(log, s); return &T{} }
func ss(s string) []int      { log = append(log, s); return []int{1, 2} }
func two(s string) (int, int) { log = append(log, s); return 1, 2 }

func main() {
	for i := n("init", 0); b("cond", i < 3); i += n("post", 1) {
		if i == 1 {
			continue
		}
		n("body", 0)
	}
	show("for")
	if x := n("init", 1); b("c1", x > 1) || b("c2", x < 0) {
	} else if y := n("else init", 2); b("c3", y == 2) && b("c4", true) {
		n("then", 0)
	}
	show("if")
	switch x := n("init", 5); n("tag", x) {
	case n("a", 1), n("b", 5), n("c", 6):
		n("body", 0)
		fallthrough
	case n("never", 5):
		n("fell", 0)
	}
	show("switch")
	for range ss("range") {
		n("body", 0)
	}
	for range n("range int", 2) {
	}
	show("range")
	*p("p") = n("v", 1)
	m("m")[n("k", 1)] += n("v", 2)
	m("m2")[n("k2", 1)]++
	tp("tp").x = n("x", 1)
	tp("tp2").x += n("x2", 1)
	ss("s")[n("i", 0)], *p("q") = n("v1", 1), n("v2", 2)
	show("assign")
	f("f")(f("g")(n("arg", 1)))
	f("h")(n("a1", 1) + f("k")(n("a2", 2)))
	t("t").m("m1").m("m2")
	show("calls")
	func() {
		defer f("deferred")(n("darg", 1))
		defer t("recv").m("method")
		n("body", 0)
	}()
	show("defer")
	_ = []int{n("0", 0), 3: n("3", 0), 1: n("1", 0)}
	_ = map[int]int{n("k1", 1): n("v1", 1), n("k2", 2): n("v2", 2)}
	_ = T{x: n("field", 1)}
	show("literals")
	_ = n("l", 1) < n("r", 2) == b("x", true)
	_ = b("a", false) && b("b", true) || b("c", true) && b("d", false)
	_ = -n("neg", 1) + n("mul1", 2)*n("mul2", 3)
	show("operators")
	_, _ = two("two")
	_, _, _ = n("x", 1), ss("y")[n("idx", 1)], f("z")(1)
	var c, d = n("c", 1), n("d", 2)
	_, _ = c, d
	show("multiple")
	_ = ss("base")[n("lo", 0):n("hi", 1)]
	_ = any(n("asserted", 1)).(int)
	_ = append(ss("app"), n("e1", 1), n("e2", 2))
	_ = copy(ss("dst"), ss("src"))
	_ = min(n("m1", 3), n("m2", 1), n("m3", 2))
	show("builtins")
}
