// Promotion through several levels, pointers and interfaces: shadowing by depth, ambiguity that is not used, methods of embedded interfaces, overriding, calls through nil.
package main

import "fmt"

type A struct{ x, y int }

func (a A) Name() string   { return fmt.Sprint("A", a.x) }
func (a *A) SetX(x int)    { a.x = x }
func (a A) Only() string   { return "only A" }

type B struct {
	*A
	y string
}

func (b B) Name() string { return "B(" + b.A.Name() + ")" }

type C struct {
	B
	fmt.Stringer
	z int
}

type D struct {
	A
	C
}

func (d D) String() string { return "D:" + d.C.String() }

type Str string

func (s Str) String() string { return string(s) }

type L struct{ M1; M2 }
type M1 struct{ v int }
type M2 struct{ v int }

func (M1) Both() int   { return 1 }
func (M2) Both() int   { return 2 }
func (M1) First() int  { return 1 }
func (l L) Both() int  { return l.M1.Both()*10 + l.M2.Both() }

type Namer interface{ Name() string }
type N struct{ Namer }
type Rec struct {
	*Rec
	depth int
}

func (r *Rec) Depth() int { return r.depth }

type alias = A
type Al struct{ alias }
type Gen[T any] struct{ val T }

func (g Gen[T]) Val() T { return g.val }

type HasGen struct {
	Gen[string]
	*Gen2
}
type Gen2 = Gen[int]

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

func main() {
	c := C{B: B{&A{1, 2}, "why"}, Stringer: Str("s"), z: 3}
	fmt.Println(c.x, c.y, c.z, c.Name(), c.A.Name(), c.Only(), c.String(), c.B.A.y)
	c.SetX(10)
	f := c.SetX
	f(11)
	fmt.Println(c.x, c.Name())
	d := D{A{100, 200}, c}
	fmt.Println(d.x, d.C.x, d.A.y, d.C.y, d.A.Name(), d.C.Name(), d)
	fmt.Println(d.Only())
	d.SetX(5)
	fmt.Println(d.A.x, d.C.x)
	l := L{M1{1}, M2{2}}
	fmt.Println(l.Both(), l.First(), l.M1.v+l.M2.v)
	n := N{N{N{c}}}
	fmt.Println(n.Name(), n.Namer.(N).Name())
	var i Namer = &n
	fmt.Println(i.Name())
	r := Rec{&Rec{nil, 2}, 1}
	fmt.Println(r.Depth(), r.Rec.Depth(), r.depth, r.Rec.depth)
	fmt.Println(Al{alias{7, 8}}.Name(), Al{}.alias.x)
	h := HasGen{Gen[string]{"v"}, &Gen2{4}}
	fmt.Println(h.Gen.Val(), h.Gen2.Val(), h.Gen.val)
	try(func() { var c C; _ = c.x })
	try(func() { var c C; fmt.Println(c.Name()) })
	try(func() { var c C; _ = c.Stringer.String() })
	try(func() { var n N; n.Name() })
	try(func() { var b B; b.SetX(1) })
	try(func() { var p *D; _ = p.C.z })
	type local struct {
		Namer
		A
	}
	lo := local{A: A{x: 1}}
	fmt.Println(lo.x, lo.Only())
	var e struct {
		error
		int
	}
	e.int = 3
	e.error = fmt.Errorf("wrapped %d", e.int)
	fmt.Println(e.Error(), e)
}
