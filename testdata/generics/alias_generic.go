// Generic aliases: of generic types, of literals, nested, with constraints, reordered and unused parameters, identical to what they stand for; methods through them.
package main

import "fmt"

type Pair[A, B any] struct {
	a A
	b B
}

func (p Pair[A, B]) Flip() Pair[B, A] { return Pair[B, A]{p.b, p.a} }

type Rev[A, B any] = Pair[B, A]
type Same[T any] = Pair[T, T]
type IntTo[V any] = map[int]V
type Set[K comparable] = map[K]struct{}
type Fn[A any] = func(A) A
type Phantom[T any] = int
type Nested[T any] = Same[Set2[T]]
type Set2[T any] = []Fn[T]
type P[T any] = *T
type Vec[T ~int | ~float64] = []T

func Keys[K comparable](s Set[K]) int { return len(s) }

func AddAll[T ~int | ~float64](v Vec[T]) (t T) {
	for _, x := range v {
		t += x
	}
	return
}

func Apply[T any](f Fn[T], t T) T { return f(f(t)) }

func Deref[T any](p P[T]) T { return *p }

type Embeds struct {
	Same[string]
	IntTo[bool]
}

type Iter[T any] = interface {
	Next() (T, bool)
}

type upto struct{ n, end int }

func (u *upto) Next() (int, bool) { u.n++; return u.n, u.n <= u.end }

func Collect[T any](it Iter[T]) (out []T) {
	for {
		x, ok := it.Next()
		if !ok {
			return
		}
		out = append(out, x)
	}
}

func main() {
	var r Rev[int, string] = Pair[string, int]{"x", 1}
	fmt.Printf("%T %v %v\n", r, r, r.Flip())
	var s Same[int]
	s.a = 3
	fmt.Printf("%T %v\n", s, s.Flip())
	var i any = IntTo[string]{1: "a"}
	_, ok := i.(map[int]string)
	fmt.Println(ok, Keys(Set[string]{"a": {}}), Keys(map[int]struct{}{}))
	fmt.Println(AddAll(Vec[int]{1, 2}), AddAll([]float64{1.5, 2}))
	fmt.Println(Apply(func(x int) int { return x * x }, 3))
	var ph Phantom[map[string]bool] = 4
	fmt.Printf("%T %d\n", ph, Deref(&ph))
	var n Nested[bool]
	n.a = append(n.a, func(b bool) bool { return !b })
	fmt.Printf("%T %v\n", n, n.a[0](true))
	e := Embeds{Same[string]{"l", "r"}, IntTo[bool]{7: true}}
	fmt.Println(e.a, e.Flip(), e.IntTo[7], e.Same.b)
	fmt.Println(Collect[int](&upto{end: 3}))
	var arr [3]P[int]
	arr[1] = new(5)
	fmt.Printf("%T %d\n", arr, *arr[1])
}
