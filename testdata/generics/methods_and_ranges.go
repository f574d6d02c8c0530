// Generic methods as iterators and adapters: chained, with type parameters of their own, inferred through closures, ranged over, as method expressions with instances.
package main

import (
	"fmt"
	"strings"
)

type Seq[T any] func(yield func(T) bool)

func From[T any](xs ...T) Seq[T] {
	return func(yield func(T) bool) {
		for _, x := range xs {
			if !yield(x) {
				return
			}
		}
	}
}

func (s Seq[T]) Map[U any](f func(T) U) Seq[U] {
	return func(yield func(U) bool) {
		for x := range s {
			if !yield(f(x)) {
				return
			}
		}
	}
}

func (s Seq[T]) Filter(ok func(T) bool) Seq[T] {
	return func(yield func(T) bool) {
		for x := range s {
			if ok(x) && !yield(x) {
				return
			}
		}
	}
}

func (s Seq[T]) FlatMap[U any](f func(T) Seq[U]) Seq[U] {
	return func(yield func(U) bool) {
		for x := range s {
			for y := range f(x) {
				if !yield(y) {
					return
				}
			}
		}
	}
}

func (s Seq[T]) Reduce[A any](a A, f func(A, T) A) A {
	for x := range s {
		a = f(a, x)
	}
	return a
}

func (s Seq[T]) Zip[U any](t Seq[U]) func(func(T, U) bool) {
	return func(yield func(T, U) bool) {
		var us []U
		for u := range t {
			us = append(us, u)
		}
		i := 0
		for x := range s {
			if i == len(us) || !yield(x, us[i]) {
				return
			}
			i++
		}
	}
}

func (s Seq[T]) GroupBy[K comparable](key func(T) K) map[K][]T {
	m := map[K][]T{}
	for x := range s {
		m[key(x)] = append(m[key(x)], x)
	}
	return m
}

type Pair[A, B any] struct {
	a A
	b B
}

func (p Pair[A, B]) With[C any](c C) Triple[A, B, C] { return Triple[A, B, C]{p, c} }
func (p *Pair[A, B]) Apply[C any](f func(A, B) C) C      { return f(p.a, p.b) }

type Triple[A, B, C any] struct {
	Pair[A, B]
	c C
}

func (t Triple[A, B, C]) Put[D any](d D) Triple[A, B, D] { return Triple[A, B, D]{t.Pair, d} }

func main() {
	s := From("a", "bb", "ccc", "dd")
	n := s.Map(func(s string) int { return len(s) }).Filter(func(i int) bool { return i > 1 }).Reduce(0.5, func(a float64, i int) float64 { return a + float64(i) })
	fmt.Println(n)
	for a, b := range s.Zip(From(1, 2, 3)) {
		fmt.Print(a, b, " ")
	}
	for r := range s.FlatMap(func(s string) Seq[rune] { return From([]rune(s)...) }) {
		if r == 'd' {
			break
		}
		fmt.Print(string(r))
	}
	fmt.Println(s.GroupBy(func(s string) int { return len(s) }))
	up := s.Map[string]
	fmt.Println(up(strings.ToUpper).Reduce("", func(a, x string) string { return x + a }))
	red := Seq[string].Reduce[int]
	fmt.Println(red(s, 100, func(a int, x string) int { return a - len(x) }))
	p := Pair[int, string]{1, "x"}.With(2.5).Put(true).With([]int{1})
	fmt.Printf("%T %v\n", p, p)
	q := p.Apply(func(a int, b string) string { return fmt.Sprint(a, b, p.c) })
	fmt.Println(q)
	var ap func(func(int, string) []any) []any = (&Pair[int, string]{7, "seven"}).Apply
	fmt.Println(ap(func(i int, s string) []any { return []any{s, i} }))
	find := func(want string) (at int) {
		for x := range s {
			if x == want {
				return at
			}
			at++
		}
		return -1
	}
	fmt.Println(find("ccc"), find("zzz"))
}
