// Package-level composite literals: promoted keys, nested pointers, new with values, arrays with keys, function values, interfaces; some constant, some not, some changed in init.
package main

import "fmt"

type In struct {
	X, Y int
	Tag  string
}
type Mid struct {
	Z int8
	In
	P *In
}
type Out struct {
	a byte
	Mid
	F  func(int) int
	I  any
	bs []byte
}

func inc(n int) int { return n + 1 }
func dyn() int      { return 40 + calls }

var calls = 2

var (
	o1 = Out{X: 1, Z: 2, Tag: "t", P: &In{Y: 3}, F: inc, I: In{X: 9}, bs: []byte("bs")}
	o2 = &Out{a: 'a', Y: 5, I: &o1, F: func(i int) int { return i * 2 }}
	o3 = []Mid{{X: 1}, {Tag: "two", P: &o1.In}, {Z: int8(dyn())}}
	o4 = map[string]*Mid{"k": {Y: 7, P: new(In{X: 8})}}
	o5 = [...]Mid{2: {X: dyn()}, 0: {Tag: "zero"}}
	o6 = [2][]*In{{{1, 2, "x"}, nil}, {new(In)}}
	p1 = new(42)
	p2 = new("str")
	p3 = new(new(1.5))
	p4 = new(o1.In)
	e1 = any(Mid{X: 4})
	e2 = []any{1, "s", In{Y: 1}, &In{Y: 2}, nil, inc(3), [2]int{1, 2}}
	g1 = G[string]{V: "v", N: 3}
	g2 = &G[*In]{V: &In{X: 6}}
)

type H[T any] struct{ V T }
type G[T any] struct {
	H[T]
	N int
}

func init() {
	o1.X += 100
	*p1 *= 2
	o3[1].P.Tag = "changed"
}

func main() {
	fmt.Println(o1.X, o1.Z, o1.Tag, o1.P.Y, o1.F(1), o1.I, string(o1.bs))
	fmt.Println(o2.a, o2.Y, o2.I.(*Out).X, o2.F(4), o2.P == nil)
	fmt.Println(o3[0].X, o3[1].P == &o1.In, o3[1].Tag, o3[2].Z, *o4["k"].P, o4["k"].Y)
	fmt.Println(len(o5), o5[0].Tag, o5[2].X, *o6[0][0], o6[0][1] == nil, *o6[1][0])
	fmt.Println(*p1, *p2, **p3, *p4, e1.(Mid).X, e2[2], *e2[3].(*In), e2[5])
	fmt.Println(g1, g1.V, g2.V.X)
}
