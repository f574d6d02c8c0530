// Methods with type parameters of their own: calls, values, expressions, through embedding, on generic and plain types.
package main

import (
	"fmt"
	"strconv"
)

type Box[T any] struct{ v T }

func (b Box[T]) Map[U any](f func(T) U) Box[U] { return Box[U]{f(b.v)} }

func (b *Box[T]) Set[U any](u U, conv func(U) T) *Box[T] {
	b.v = conv(u)
	return b
}

type Plain struct{ n int }

func (p Plain) Pair[A, B any](a A, b B) (A, B, int) { return a, b, p.n }

func (p *Plain) Count[S ~[]E, E comparable](s S, e E) int {
	for _, x := range s {
		if x == e {
			p.n++
		}
	}
	return p.n
}

type Outer struct {
	*Plain
	Box[string]
}

type List[T any] []T

func (l List[T]) Fold[A any](a A, f func(A, T) A) A {
	for _, x := range l {
		a = f(a, x)
	}
	return a
}

func (l List[T]) Map[U any](f func(T) U) List[U] {
	return l.Fold(List[U]{}, func(acc List[U], x T) List[U] { return append(acc, f(x)) })
}

func main() {
	b := Box[int]{41}
	s := b.Map(func(i int) string { return strconv.Itoa(i + 1) })
	fmt.Printf("%T %v\n", s, s)
	b.Set("77", func(s string) int { n, _ := strconv.Atoi(s); return n })
	fmt.Println(b)
	p := Plain{3}
	fmt.Println(p.Pair("x", 2.5))
	fmt.Println(p.Count([]string{"a", "b", "a"}, "a"))
	f := p.Pair[int, bool]
	fmt.Println(f(1, true))
	g := Plain.Pair[int, string]
	fmt.Println(g(p, 1, "z"))
	h := (*Plain).Count[[]int]
	fmt.Println(h(&p, []int{1, 1}, 1))
	o := Outer{&p, Box[string]{"in"}}
	fmt.Println(o.Pair(1, 2))
	fmt.Println(o.Map(func(s string) int { return len(s) }))
	l := List[int]{1, 2, 3}
	fmt.Println(l.Fold("", func(a string, x int) string { return a + strconv.Itoa(x) }))
	fmt.Printf("%T %v\n", l.Map(func(i int) float64 { return float64(i) / 2 }), l.Map(func(i int) float64 { return float64(i) / 2 }))
	mf := l.Map[string]
	fmt.Println(mf(func(i int) string { return "s" + strconv.Itoa(i) }))
}
