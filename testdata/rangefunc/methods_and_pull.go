// Iterators from methods, method values, recursive iterators, generic adapters; iter.Pull with early stop, iter.Pull2 and panics.
package main

import (
	"fmt"
	"iter"
)

type Tree[T any] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}

func (t *Tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.l.push(yield) && yield(t.v) && t.r.push(yield)
}

func (t *Tree[T]) Backward(yield func(int, T) bool) {
	n := 0
	var walk func(*Tree[T]) bool
	walk = func(t *Tree[T]) bool {
		if t == nil {
			return true
		}
		if !walk(t.r) {
			return false
		}
		n++
		return yield(n, t.v) && walk(t.l)
	}
	walk(t)
}

func Map[A, B any](s iter.Seq[A], f func(A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		for a := range s {
			if !yield(f(a)) {
				return
			}
		}
	}
}

func Zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		next, stop := iter.Pull(b)
		defer stop()
		for x := range a {
			y, ok := next()
			if !ok || !yield(x, y) {
				return
			}
		}
	}
}

func Count() iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Print("[count done]")
		for i := 0; yield(i); i++ {
		}
	}
}

func main() {
	t := &Tree[string]{&Tree[string]{nil, nil, "a"}, &Tree[string]{&Tree[string]{nil, nil, "c"}, nil, "d"}, "b"}
	for s := range t.All() {
		fmt.Print(s, " ")
		if s == "c" {
			break
		}
	}
	for i, s := range t.Backward {
		fmt.Print(i, s, " ")
	}
	fmt.Println()
	for n, s := range Zip(Map(Count(), func(i int) float64 { return float64(i) / 2 }), t.All()) {
		fmt.Print(n, s, " ")
	}
	fmt.Println()
	next, stop := iter.Pull2(t.Backward)
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println(next())
	stop()
	n2, s2 := iter.Pull(func(yield func(int) bool) {
		yield(1)
		panic("in the iterator")
	})
	fmt.Println(n2())
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		n2()
	}()
	fmt.Println(n2())
	s2()
	var empty *Tree[int]
	for range empty.All() {
		fmt.Println("never")
	}
	for s := range (*Tree[string]).All(t) {
		defer fmt.Print(s)
	}
}
