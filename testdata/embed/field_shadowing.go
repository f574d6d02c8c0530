// Fields and methods that shadow promoted ones at several depths; the same name as field and method at different depths; embedded by alias, pointer and instance; assignment through each.
package main

import "fmt"

type A struct{ X, Y, Z int }

func (A) Who() string   { return "A" }
func (A) Deep() string  { return "deep A" }
func (a *A) Set(n int)  { a.X = n }

type B struct {
	A
	X string
}

func (B) Who() string { return "B" }

type C struct {
	*B
	Y func() string
}

func (C) Z() string { return "method Z" }

type D struct {
	C
	Who string
}

type E struct {
	D
	A2
}
type A2 struct{ W, Q int }

func (A2) Only() int { return 2 }

type F struct {
	E
	*A2
}

type G[T any] struct {
	A
	X T
}
type H struct {
	G[bool]
	alias
}
type alias = map[string]int

func main() {
	b := B{A{1, 2, 3}, "bx"}
	fmt.Println(b.X, b.A.X, b.Y, b.Who(), b.A.Who(), b.Deep())
	b.Set(10)
	c := C{&b, func() string { return "cy" }}
	fmt.Println(c.X, c.A.X, c.Y(), c.B.Y, c.Z(), c.B.Z, c.Who())
	c.Set(20)
	d := D{c, "field Who"}
	fmt.Println(d.Who, d.C.Who(), d.X, d.A.X, d.Z(), d.Deep())
	e := E{d, A2{5, 6}}
	e.X = "changed"
	e.A.X++
	e.W++
	fmt.Println(b.X, b.A.X, e.W, e.Only(), e.Who)
	f := F{e, &A2{50, 60}}
	f.W++
	fmt.Println(f.W, f.E.W, f.E.A2.Q, f.A2.Q, f.Only(), f.Who)
	h := H{G[bool]{A{X: 1}, true}, alias{"k": 3}}
	h.alias["k"]++
	h.A.X += 5
	h.Set(7)
	fmt.Println(h.X, h.G.A.X, h.alias, h.Who(), len(h.alias))
	p := &h
	p.Y, p.X = 9, false
	q := *p
	q.Y = 0
	fmt.Println(h.Y, h.X, q.Y)
	set := f.Set
	set(1000)
	fmt.Println(b.A.X, f.A.X)
	var iface interface{ Deep() string } = f
	fmt.Println(iface.Deep())
}
