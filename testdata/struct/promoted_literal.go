// Composite literals with promoted fields as keys (Go 1.27): several levels, order of evaluation, static data, generics, pointers.
package main

import "fmt"

type Point struct{ X, Y int }

type Named struct {
	Name string
	Tags [3]string
}

type Deep struct {
	Point
	Named
	Depth int8
}

type Outer struct {
	Deep
	Z int
	*Ref
}

type Ref struct{ N int }

type Pair[T any] struct {
	Point
	Val T
}

type Holder[T any] struct {
	Pair[T]
	Extra any
}

var static = Outer{Y: 7, Name: "static", Z: 1}

var table = []Outer{{X: 1}, {Z: 2, Depth: 3}, {Tags: [3]string{"a", "", "c"}, Ref: &Ref{4}}}

var pointers = map[string]*Deep{"p": {Name: "inner", X: 9}}

func trace(s string, n int) int {
	fmt.Println("eval", s)
	return n
}

func make2[T any](v T) Holder[T] {
	return Holder[T]{Val: v, Y: 5, Extra: v}
}

func small() (int, int) {
	p := struct{ Point }{Y: trace("y", 2), X: trace("x", 1)}
	return p.X, p.Y
}

func main() {
	o := Outer{Y: trace("Y", 1), Z: trace("Z", 2), X: trace("X", 3), Name: fmt.Sprint("n", trace("Name", 4))}
	fmt.Printf("%+v\n", o.Deep)
	fmt.Printf("%+v %d\n", static.Deep, static.Z)
	for _, t := range table {
		fmt.Printf("%+v %d %v\n", t.Deep, t.Z, t.Ref != nil)
	}
	fmt.Printf("%+v\n", *pointers["p"])
	fmt.Printf("%+v %+v\n", make2("s"), make2(1.5))
	fmt.Println(small())
	q := &Outer{Point: Point{1, 2}, Depth: 4, Named: Named{Name: "whole"}}
	fmt.Printf("%+v\n", q.Deep)
	x := 10
	fs := []func() Deep{
		func() Deep { return Deep{X: x, Y: x + 1} },
		func() Deep { x++; return Deep{Depth: int8(x), Tags: [3]string{1: fmt.Sprint(x)}} },
	}
	for _, f := range fs {
		fmt.Printf("%+v\n", f())
	}
	if d := (Deep{X: 3}); d.X == 3 {
		fmt.Println(d == Deep{X: 3}, d == Deep{Y: 3})
	}
	type local struct {
		Pair[[]int]
	}
	l := local{X: 1, Val: []int{x, x}}
	fmt.Printf("%+v\n", l)
	defer func() { fmt.Println("recovered", recover()) }()
	var p *Ref
	fmt.Println(Outer{X: 1, Y: p.N})
}
