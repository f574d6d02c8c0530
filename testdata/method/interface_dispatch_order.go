// Methods promoted through several levels, shadowed ones, ambiguous ones that are never used, and explicit selection.
package main

import "fmt"

type A struct{ n int }

func (a A) Who() string   { return fmt.Sprint("A", a.n) }
func (a *A) Inc()         { a.n++ }
func (a A) OnlyA() string { return "onlyA" }

type B struct{ n int }

func (b B) Who() string   { return fmt.Sprint("B", b.n) }
func (b B) OnlyB() string { return "onlyB" }

type AB struct {
	A
	B
} // Who is ambiguous: not in the method set

type C struct {
	AB
	n string
}

func (c C) Who() string { return "C" + c.n + c.A.Who() + c.B.Who() }

type D struct{ *C }
type E struct {
	D
	B // depth 1: B.Who hides nothing of E's own; D.C.Who is deeper
}
type whoer interface{ Who() string }

func isWhoer(v any) string {
	if w, ok := v.(whoer); ok {
		return w.Who()
	}
	return "no"
}

func main() {
	a := A{1}
	ab := AB{a, B{2}}
	c := C{ab, "c"}
	d := D{&c}
	e := E{d, B{3}}
	for _, v := range []any{a, &a, ab, &ab, c, d, e, &e} {
		fmt.Print(isWhoer(v), " ")
	}
	fmt.Println()
	fmt.Println(ab.OnlyA(), ab.OnlyB(), ab.A.n, c.AB.B.n, d.n, e.B.n, e.D.n)
	d.Inc()
	e.Inc()
	fmt.Println(c.A.n, e.C.AB.A.n, e.OnlyA(), a.n)
	f := e.Inc
	f()
	g := (*A).Inc
	g(&c.A)
	h := E.Who
	k := D.Who
	fmt.Println(c.A.n, h(e), k(d))
	_, ok := any(e).(interface{ Inc() })
	_, ok2 := any(ab).(interface{ Inc() })
	_, ok3 := any(&ab).(interface{ Inc() })
	fmt.Println(ok, ok2, ok3)
	var i interface {
		whoer
		OnlyA() string
	} = e
	fmt.Println(i.Who(), i.OnlyA())
	type local struct {
		whoer
		fmt.Stringer
	}
	l := local{whoer: d}
	fmt.Println(l.Who(), l.Stringer == nil)
}
