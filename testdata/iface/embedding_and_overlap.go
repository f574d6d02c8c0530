// Interfaces that embed others with the same methods, comparable and empty interfaces, method sets of pointers and values, unexported methods, large interfaces.
package main

import "fmt"

type A interface {
	X() int
	Y() string
}
type B interface {
	Y() string
	Z() bool
}
type AB interface {
	A
	B
	fmt.Stringer
}
type Same interface {
	AB
	interface{ X() int }
	any
}

type t int

func (v t) X() int         { return int(v) }
func (v t) Y() string      { return "y" }
func (v *t) Z() bool       { *v++; return *v > 5 }
func (v t) String() string { return fmt.Sprintf("t%d", int(v)) }

type wrap struct{ AB }

func (w wrap) X() int { return -w.AB.X() }

type ptrs struct{ *t }

type private interface{ hidden() int }
type h struct{}

func (h) hidden() int { return 42 }

type pub struct{ private }

type fn func() int

func (f fn) X() int    { return f() }
func (f fn) Y() string { return "fn" }

type mapT map[string]int

func (m mapT) X() int    { return len(m) }
func (m mapT) Y() string { m["y"]++; return "map" }

func use(a A) string { return fmt.Sprint(a.X(), a.Y()) }

func main() {
	v := t(4)
	var ab AB = &v
	fmt.Println(ab.X(), ab.Y(), ab.Z(), ab.Z(), ab, v)
	var s Same = ab
	w := wrap{s}
	fmt.Println(w.X(), w, use(w), w.AB.X())
	s = w
	fmt.Println(s.X(), s.(wrap).AB == ab, A(s).X(), B(s).Z())
	var a A = v
	_, ok := a.(B)
	_, ok2 := a.(fmt.Stringer)
	fmt.Println(ok, ok2, use(v), use(&v), use(ptrs{&v}))
	_, ok3 := any(ptrs{&v}).(AB)
	fmt.Println(ok3)
	p := pub{h{}}
	fmt.Println(p.hidden(), p.private.hidden())
	_, ok4 := any(p).(private)
	fmt.Println(ok4)
	fmt.Println(use(fn(func() int { return 8 })))
	m := mapT{}
	fmt.Println(use(m), use(m), use(mapT(nil).copy()))
	as := []A{v, &v, w, fn(nil), m}
	for _, x := range as[:3] {
		switch y := x.(type) {
		case t:
			fmt.Print("t ", y, " ")
		case *t:
			fmt.Print("*t ", *y, " ")
		case AB:
			fmt.Print("AB ", y.X(), " ")
		}
	}
	fmt.Println()
	fmt.Println(as[0] == A(t(v)), as[1] == A(&v), as[2] == A(w))
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(as[4] == A(m))
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(as[3].X())
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(wrap{}.Y())
	}()
}

func (m mapT) copy() mapT {
	c := mapT{}
	for k, v := range m {
		c[k] = v
	}
	return c
}
