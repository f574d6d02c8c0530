// Generic aliases, aliases of instances, and what %T says of them.
package main

import "fmt"

type Set[T comparable] = map[T]struct{}
type Vec[T any] = []T
type Pair[A, B any] struct {
	a A
	b B
}
type IntPair[B any] = Pair[int, B]
type Fn[A, R any] = func(A) R
type Nested[T comparable] = Set[IntPair[T]]
type P2 = IntPair[string]
type Tree[T any] struct {
	left, right *Tree[T]
	v           T
}
type IT = Tree[int]

func (p P2x) Hello() string { return "hello" }

type P2x = Named

type Named struct{ x int }

func size[T comparable](s Set[T]) int { return len(s) }
func apply[A, R any](f Fn[A, R], a A) R { return f(a) }

func first[T any](v Vec[T]) T { return v[0] }

func main() {
	s := Set[string]{"a": {}}
	fmt.Printf("%T %d\n", s, size(s))
	v := Vec[float64]{1.5}
	fmt.Printf("%T %v\n", v, first(v))
	ip := IntPair[string]{1, "x"}
	fmt.Printf("%T %v\n", ip, ip)
	fmt.Println(apply(func(i int) string { return fmt.Sprint(i * 2) }, 21))
	n := Nested[string]{P2{1, "q"}: {}}
	fmt.Printf("%T %v\n", n, n)
	t := &IT{v: 1}
	t.left = &Tree[int]{v: 2}
	fmt.Println(t.left.v)
	fmt.Println(P2x{}.Hello())
	var a any = Pair[int, string]{1, "x"}
	_, ok := a.(P2)
	fmt.Println(ok)
}
