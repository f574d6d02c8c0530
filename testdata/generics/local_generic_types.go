// Generic types that are declared in functions: those of the same name in different functions, and those of different instances of one
// generic function, are different types.
package main

import "fmt"

type P[A any] struct{ z A }

type Box[T any] struct{ v T }

func (b Box[T]) Get() T { return b.v }

func one() any {
	type P[A any] struct{ a A }
	return P[int]{1}
}

func two(x any) any {
	type P[A any] struct {
		b A
		s string
	}
	p, ok := x.(P[int])
	fmt.Println(p, ok)
	return P[int]{2, "two"}
}

func shadowed() (any, any) {
	type P[A any] struct{ a A }
	outer := P[int]{3}
	{
		type P[A any] struct{ b A }
		inner := func() any {
			type P[A any] []A
			return P[int]{5}
		}
		fmt.Printf("%T %+v\n", inner(), inner())
		return outer, P[int]{4}
	}
}

func both[T any](x T) any {
	type P[A any] struct {
		a A
		t T
	}
	var p any = P[int]{1, x}
	_, wrong := p.(P[string])
	q, ok := p.(P[int])
	fmt.Println(q.t, ok, wrong)
	return p
}

func unused[T any](x T) any {
	type P[A any] struct{ a A }
	return P[int]{1}
}

func several[A, B any](x A, y B) any {
	type Q[K comparable] map[K]B
	return Q[string]{"a": y}
}

func linked[T any](xs ...T) any {
	type node[K any] struct {
		k    K
		v    T
		next *node[K]
	}
	type list[K any] struct{ head *node[K] }
	var l list[int]
	for i, x := range xs {
		l.head = &node[int]{i, x, l.head}
	}
	for n := l.head; n != nil; n = n.next {
		fmt.Print(n.k, ":", n.v, " ")
	}
	fmt.Println()
	return l
}

func promoted[T any](x T) interface{ Get() T } {
	type wrap[U any] struct {
		Box[T]
		u U
	}
	type plain struct{ wrap[bool] }
	return plain{wrap[bool]{Box[T]{x}, true}}
}

func name[T any](x T) string { return fmt.Sprintf("%T", x) }

func nested[T any](x T) string {
	type P[A any] struct{ a A }
	f := func() string {
		type P[B any] struct{ b []B }
		return name(P[T]{[]T{x}}) + fmt.Sprint(P[T]{[]T{x}})
	}
	return name(P[T]{x}) + " " + fmt.Sprint(P[P[T]]{P[T]{x}}) + " " + name([]map[string]P[int]{}) + " " + f()
}

func (b Box[T]) in() any {
	type M[K comparable] map[K]T
	return M[string]{"k": b.v}
}

func (b *Box[T]) Maker[U any](u U) any {
	type pair[X any] struct {
		t T
		u U
		x X
	}
	return pair[rune]{b.v, u, 'x'}
}

var first = func() any { type V[A any] struct{ a A }; return V[int]{} }()
var second = func() any { type V[A any] struct{ a A }; return V[int]{} }()

func main() {
	a := one()
	b := two(a)
	_, ok := a.(P[int])
	fmt.Println(a == any(P[int]{1}), ok, a == one(), a == b)
	fmt.Printf("%+v %+v %+v %T\n", a, b, any(P[int]{3}), a)
	c, d := shadowed()
	fmt.Printf("%T %+v %T %+v %v\n", c, c, d, d, c == d)
	x, y, z := both(1), both("s"), both(1)
	fmt.Printf("%T %T %v %v %v\n", x, y, x == y, x == z, y)
	fmt.Println(unused(1) == unused("s"), unused(1) == unused(2))
	fmt.Printf("%T %T\n", several(1, "x"), several("x", []int{1}))
	fmt.Printf("%T %T\n", linked(1, 2), linked("a", "b", "c"))
	fmt.Printf("%T %v %v\n", promoted(1), promoted(2).Get(), promoted("three").Get())
	fmt.Println(nested(1))
	fmt.Println(nested("s"))
	fmt.Printf("%T %v\n", Box[int]{3}.in(), Box[string]{"v"}.in())
	box := Box[int8]{1}
	fmt.Printf("%T %v\n", box.Maker("u"), box.Maker(1.5) == box.Maker("u"))
	fmt.Println(first == second, first == first)
}
